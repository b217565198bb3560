import { openGroupCommit } from '../../../src/content-db/group-commit.sqlite.ts'
import { book } from '../../../src/leads/booking.ts'
import { fieldsWith, postWith } from '../../support/bookings.ts'

/** Asks for slots, each for as many people at once as told, and prints what became of each. */
export interface BookTask {
  readonly path: string
  readonly name: string
  readonly starts: readonly string[]
  readonly people: number
}

const { path, name, starts, people } = JSON.parse(process.argv[2] ?? '') as BookTask

const leads = openGroupCommit(path, 60_000)
const codes: string[] = []
for (const preferred_date of starts) {
  const asked = Array.from({ length: people }, (_, index) =>
    leads.inOneCommit((db) =>
      book(db, postWith(), fieldsWith({ preferred_date, email: `${name}.${index}@engines.example` })),
    ),
  )
  for (const outcome of await Promise.all(asked)) codes.push(outcome.ok ? 'booked' : outcome.code)
}
await leads.close()
console.log(JSON.stringify(codes))
