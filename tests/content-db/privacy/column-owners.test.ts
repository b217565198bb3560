import { expect } from 'vitest'
import { columnOwners } from '../../../src/content-db/privacy/column-owners.ts'
import { test } from '../../support/database.ts'
import { columnNames, namesOf } from '../table-columns.ts'

test('every column of every table is said to tell of somebody, or of nobody', ({ database: { sqlite } }) => {
  const there = Object.fromEntries(
    namesOf(sqlite, 'table').map((table) => [table, columnNames(sqlite, table).sort()]),
  )
  const said = Object.fromEntries(
    Object.entries(columnOwners).map(([table, columns]) => [table, Object.keys(columns).sort()]),
  )
  expect(said).toEqual(there)
})
