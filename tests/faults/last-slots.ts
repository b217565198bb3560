import { type Figure, figure } from './figure.ts'
import { connections, type PostEnd, post } from './posting.ts'
import type { ServerProcess } from './server-process.ts'
import { query, type Workplace } from './workplace.ts'

/** Books the same slot for many at once, through several servers of one database: one of them has it. */
export async function lastSlots(
  place: Workplace,
  servers: readonly ServerProcess[],
  { rounds, posts = 200 }: { rounds: number; posts?: number },
): Promise<Figure> {
  const wrong: string[] = []
  const agents = servers.map(() => connections(posts))
  const slots = slotsAhead(rounds)
  let refused = 0
  for (const [round, slot] of slots.entries()) {
    const ends = await Promise.all(
      Array.from({ length: posts }, (_, index) => {
        const at = index % servers.length
        const person = `slot-${round}-${index}`
        const fields = {
          first_name: 'Person',
          last_name: person,
          email: `${person}@example.org`,
          language: 'en',
        }
        const booking = { ...fields, booking_type: 'consultation', preferred_date: slot, timezone: 'UTC' }
        return post(servers[at]?.origin ?? '', '/api/bookings', booking, agents[at])
      }),
    )
    const of = (status: number) =>
      ends.filter((end: PostEnd) => end.kind === 'answer' && end.status === status).length
    const [stored] = query<{ count: number }>(
      place.databasePath,
      "SELECT count(*) AS count FROM bookings WHERE preferred_date = ? AND status IN ('pending', 'confirmed')",
      slot.replace('T', ' ').replace('Z', ''),
    )
    refused += of(409)
    if (of(201) !== 1 || stored?.count !== 1 || of(409) !== posts - 1) {
      const [odd] = ends.filter((end) => end.kind !== 'answer' || ![201, 409].includes(end.status))
      wrong.push(
        `${slot}: ${of(201)} heard of a booking, ${stored?.count} have it${odd ? `, ${JSON.stringify(odd)}` : ''}`,
      )
    }
  }
  for (const agent of agents) agent.destroy()
  const said = `${slots.length} slots of one person, ${posts} posts for each to ${servers.length} processes: one has it (${refused} were told that it is taken)`
  return figure('last slots', said, wrong)
}

/** Half hours of working days from next week on, in the middle of the day whatever the zone's clocks do. */
function slotsAhead(count: number): string[] {
  const slots: string[] = []
  for (let day = 7; slots.length < count; day++) {
    const date = new Date(Date.now() + day * 86_400_000)
    if ([0, 6].includes(date.getUTCDay())) continue
    for (const time of ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30']) {
      if (slots.length < count) slots.push(`${date.toISOString().slice(0, 10)}T${time}:00Z`)
    }
  }
  return slots
}
