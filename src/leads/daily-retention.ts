import { openForWriting } from '../content-db/connection.sqlite.ts'
import { emptyLogOf } from '../content-db/privacy/overwriting.sqlite.ts'
import { readRetentionRecord, writeRetentionRecord } from '../content-db/privacy/retention-record.ts'
import { applyRetention, type Retained } from './retention.ts'

/** Milliseconds between two looks whether another day has begun. */
const usualInterval = 15 * 60_000

/** Milliseconds for which readers may keep the log from being emptied; the next day empties it, too. */
const patienceForLog = 1_000

/** Applies retention unless it has been applied on this day (UTC) already; null where it has. */
export async function retainOncePerDay(databasePath: string, now: Date): Promise<Retained | null> {
  const day = now.toISOString().slice(0, 10)
  const db = openForWriting(databasePath)
  try {
    if ((await readRetentionRecord(db)) === day) return null
    const retained = await applyRetention(db, now)
    // After the work: a process that dies in between begins again when it starts.
    await writeRetentionRecord(db, day)
    await emptyLogOf(databasePath, patienceForLog)
    return retained
  } finally {
    await db.destroy()
  }
}

/** What keeps retention going. */
export interface DailyRetention {
  /** Ends it; a run that has begun is finished first. */
  stop(): Promise<void>
}

/** Applies retention once a day, at once where today's is due, as long as the process lives. */
export function startDailyRetention({
  databasePath,
  now,
  onRetained,
  onError,
  interval = usualInterval,
}: {
  readonly databasePath: string
  readonly now: () => Date
  readonly onRetained: (retained: Retained) => void
  readonly onError: (error: unknown) => void
  readonly interval?: number
}): DailyRetention {
  let running = Promise.resolve()
  const look = () => {
    running = running
      .then(() => retainOncePerDay(databasePath, now()))
      .then((retained) => retained && onRetained(retained))
      .catch(onError) as Promise<void>
  }
  look()
  const timer = setInterval(look, interval)
  // Nothing of its own: a process that has nothing else to do may end.
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
