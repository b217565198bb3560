import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, figure } from './figure.ts'
import { connections, formKey, post, registrationOf } from './posting.ts'
import { startServer } from './server-process.ts'
import { damageOf, openWebinar, query, type Workplace } from './workplace.ts'

/**
 * Kills the server again and again while forms are posted. Every reference that a visitor was given is one row,
 * afterwards and after every restart; a form whose answer was lost and that is sent again is one row as well.
 */
export async function killed(place: Workplace, { cycles }: { cycles: number }): Promise<Figure> {
  const acknowledged = new Map<string, string>()
  const wrong: string[] = []
  let unanswered: Readonly<Record<string, string>>[] = []
  let again = 0
  for (let cycle = 0; cycle < cycles; cycle++) {
    const server = await startServer(place)
    const agent = connections(8)
    const keep = async (fields: Readonly<Record<string, string>>) => {
      const end = await post(server.origin, '/api/registrations', fields, agent)
      const { email = '' } = fields
      if (end.kind !== 'answer') lost.push(fields)
      else if (end.status !== 201) wrong.push(`${email} was answered with ${end.status}`)
      else acknowledged.set(email, String(end.body.reference))
    }
    const lost: Readonly<Record<string, string>>[] = []
    again += unanswered.length
    await Promise.all(unanswered.map(keep))
    let isAlive = true
    const key = await formKey(server.origin)
    const posters = Array.from({ length: 8 }, async (_, poster) => {
      for (let count = 0; isAlive; count++) {
        const fields = registrationOf(`kill-${cycle}-${poster}-${count}`, openWebinar)
        await keep(poster === 0 && count === 0 ? { ...fields, form_key: key } : fields)
      }
    })
    await sleep(20 + Math.random() * 180)
    const killing = server.end('SIGKILL')
    isAlive = false
    await Promise.all([killing, ...posters])
    agent.destroy()
    unanswered = lost
    if (cycle % 20 === 19 || cycle === cycles - 1) wrong.push(...damageOf(place.databasePath))
  }
  const rows = query<{ email: string; reference: string; count: number }>(
    place.databasePath,
    'SELECT email, max(reference) AS reference, count(*) AS count FROM webinar_registrations GROUP BY lower(email)',
  )
  const stored = new Map(rows.map((row) => [row.email, row]))
  for (const { email, count } of rows) if (count > 1) wrong.push(`${email} has ${count} rows`)
  for (const [email, reference] of acknowledged) {
    if (stored.get(email)?.reference !== reference) wrong.push(`${email}: ${reference} is not stored`)
  }
  const said = `${cycles} kills, ${acknowledged.size} references acknowledged, ${again} forms sent again, each one row; integrity_check and foreign_key_check clean`
  return figure('kill -9 under load', said, wrong)
}
