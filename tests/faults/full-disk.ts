import { type Figure, figure } from './figure.ts'
import { connections, post, registrationOf } from './posting.ts'
import { startServer } from './server-process.ts'
import { damageOf, openWebinar, projectRoot, query, type Workplace } from './workplace.ts'

/**
 * Lets the database have no more space, and later some again. What cannot be written is refused honestly and leaves no
 * half of itself; afterwards forms are taken again by the same process.
 */
export async function fullDisk(place: Workplace, { posts }: { posts: number }): Promise<Figure> {
  const wrong: string[] = []
  const server = await startServer(place, {
    node: ['--import', `${projectRoot}/tests/faults/processes/space.ts`],
  })
  const agent = connections(10)
  const send = async (name: string) =>
    Promise.all(
      Array.from({ length: posts }, async (_, index) => {
        // Words that fill pages.
        const fields = {
          ...registrationOf(`${name}-${index}`, openWebinar),
          company: 'x'.repeat(190),
          utm_term: 'y'.repeat(190),
        }
        const end = await post(server.origin, '/api/registrations', fields, agent)
        return { email: fields.email, status: end.kind === 'answer' ? end.status : 0 }
      }),
    )
  const told = async (signal: 'SIGUSR2' | 'SIGHUP') => {
    process.kill(server.pid, signal)
    // The signal is heard before the next request is.
    await (await fetch(`${server.origin}/en/`)).text()
  }
  const before = await send('before')
  await told('SIGUSR2')
  const full = await send('full')
  await told('SIGHUP')
  const after = await send('after')
  await server.end('SIGTERM')
  agent.destroy()

  const stored = new Set(
    query<{ email: string }>(place.databasePath, 'SELECT email FROM webinar_registrations').map(
      ({ email }) => email,
    ),
  )
  const halves = query<{ id: number }>(
    place.databasePath,
    `SELECT id FROM webinar_registrations AS registration WHERE NOT EXISTS
     (SELECT 1 FROM outgoing_mail WHERE lead_kind = 'registration' AND lead_id = registration.id)`,
  )
  if (halves.length > 0) wrong.push(`${halves.length} registrations without their mail`)
  const refused = full.filter(({ status }) => status === 503)
  if (refused.length === 0) wrong.push('nothing was refused')
  for (const { email, status } of [...before, ...after])
    if (status !== 201) wrong.push(`${email} was answered with ${status}`)
  for (const { email, status } of full)
    if (![201, 503].includes(status)) wrong.push(`${email} was answered with ${status}`)
  for (const { email, status } of [...before, ...full, ...after]) {
    if (stored.has(email) !== (status === 201))
      wrong.push(`${email} was answered with ${status} and is ${stored.has(email) ? '' : 'not '}stored`)
  }
  wrong.push(...damageOf(place.databasePath))
  const said = `${posts} posts with no space left: ${refused.length} told to try again, ${full.length - refused.length} still fitted, none half stored; all ${posts} taken before and after, by the same process`
  return figure('disk full', said, wrong)
}
