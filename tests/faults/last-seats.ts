import { type Figure, figure } from './figure.ts'
import { connections, type PostEnd, post, registrationOf } from './posting.ts'
import type { ServerProcess } from './server-process.ts'
import { addWebinar, query, type Workplace } from './workplace.ts'

/** Registers many at once for few seats, through several servers of one database: none is given twice, none is left. */
export async function lastSeats(
  place: Workplace,
  servers: readonly ServerProcess[],
  { rounds, posts = 200, seats = 10 }: { rounds: number; posts?: number; seats?: number },
): Promise<Figure> {
  const wrong: string[] = []
  const agents = servers.map(() => connections(posts))
  let refused = 0
  for (let round = 0; round < rounds; round++) {
    const webinar = addWebinar(place.databasePath, `seats-${round}`, seats)
    const ends = await Promise.all(
      Array.from({ length: posts }, (_, index) => {
        const at = index % servers.length
        return post(
          servers[at]?.origin ?? '',
          '/api/registrations',
          registrationOf(`seat-${round}-${index}`, webinar),
          agents[at],
        )
      }),
    )
    const counts: Partial<Record<string, PostEnd[]>> = Object.groupBy(ends, (end) =>
      end.kind === 'answer' ? `${end.status} ${end.body.status ?? ''}` : end.kind,
    )
    const of = (kind: string) => counts[kind]?.length ?? 0
    refused += of('409 ')
    const [stored] = query<{ count: number }>(
      place.databasePath,
      `SELECT count(*) AS count FROM webinar_registrations JOIN webinars ON webinars.id = webinar_id
       WHERE slug = ? AND webinar_registrations.status = 'registered'`,
      webinar,
    )
    if (of('201 registered') !== seats || stored?.count !== seats) {
      wrong.push(`round ${round}: ${of('201 registered')} heard of a seat, ${stored?.count} have one`)
    }
    if (of('201 registered') + of('201 waiting') + of('409 ') !== posts) {
      wrong.push(
        `round ${round}: ${JSON.stringify(Object.fromEntries(Object.entries(counts).map(([kind, list]) => [kind, list?.length])))}`,
      )
    }
  }
  for (const agent of agents) agent.destroy()
  const said = `${rounds} rounds of ${posts} posts to ${servers.length} processes: exactly ${seats} seats each time (${refused} were told that it is full)`
  return figure('last seats', said, wrong)
}
