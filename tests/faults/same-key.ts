import { type Figure, figure } from './figure.ts'
import { connections, formKey, post, registrationOf } from './posting.ts'
import type { ServerProcess } from './server-process.ts'
import { openWebinar, query, type Workplace } from './workplace.ts'

/** Sends the same form many times at once: it is one row, and everybody hears the same. */
export async function sameKey(
  place: Workplace,
  servers: readonly ServerProcess[],
  { rounds, times = 20 }: { rounds: number; times?: number },
): Promise<Figure> {
  const wrong: string[] = []
  const agents = servers.map(() => connections(times))
  for (let round = 0; round < rounds; round++) {
    const key = await formKey(servers[0]?.origin ?? '')
    const person = `same-${round}`
    const ends = await Promise.all(
      Array.from({ length: times }, (_, index) => {
        const at = index % servers.length
        const fields = { ...registrationOf(person, openWebinar), form_key: key }
        return post(servers[at]?.origin ?? '', '/api/registrations', fields, agents[at])
      }),
    )
    const answers = new Set(
      ends.map((end) => (end.kind === 'answer' ? `${end.status} ${end.body.reference}` : end.kind)),
    )
    if (answers.size !== 1 || ![...answers][0]?.startsWith('201 '))
      wrong.push(`round ${round}: ${[...answers].join(', ')}`)
  }
  const doubled = query<{ email: string; leads: number; mails: number }>(
    place.databasePath,
    `SELECT email, count(*) AS leads,
       (SELECT count(*) FROM outgoing_mail WHERE recipient = registration.email AND kind = 'registration-confirmed') AS mails
     FROM webinar_registrations AS registration WHERE email LIKE 'same-%' GROUP BY lower(email)`,
  )
  if (doubled.length !== rounds) wrong.push(`${doubled.length} people for ${rounds} rounds`)
  for (const { email, leads, mails } of doubled) {
    if (leads !== 1 || mails !== 1) wrong.push(`${email}: ${leads} rows, ${mails} mails`)
  }
  for (const agent of agents) agent.destroy()
  return figure(
    'the same form',
    `${rounds} rounds of ${times} at once: one row, one mail, one answer each`,
    wrong,
  )
}
