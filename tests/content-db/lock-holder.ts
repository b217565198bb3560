import { once } from 'node:events'
import { join } from 'node:path'
import { endOf, startProcess } from '../support/process.ts'

/** Another process that holds the write lock of a database until it is told to let go. */
export async function holdLock(databasePath: string): Promise<{ letGo: () => Promise<void> }> {
  const child = startProcess(join(import.meta.dirname, 'processes/hold-lock.ts'), databasePath)
  const ending = endOf(child)
  const [said] = await Promise.race([once(child.stdout, 'data'), ending.then(({ stderr }) => [stderr])])
  if (String(said).trim() !== 'held') throw new Error(`The lock is not held: ${said}`)
  return {
    letGo: async () => {
      child.stdin.write('go\n')
      const { code, stderr } = await ending
      if (code !== 0) throw new Error(`The process that held the lock failed: ${stderr}`)
    },
  }
}
