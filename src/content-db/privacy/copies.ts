import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Copies of a database that were made before migrations, oldest first: what is erased stays in them. */
export function copiesOf(databasePath: string): string[] {
  const folder = join(dirname(databasePath), 'backups')
  return namesIn(folder)
    .sort()
    .map((name) => join(folder, name))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
