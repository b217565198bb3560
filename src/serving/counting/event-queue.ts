import type { GroupCommit } from '../../content-db/group-commit.sqlite.ts'
import {
  type AnalyticsEvent,
  countFreeDownload,
  insertEvent,
} from '../../content-db/leads/analytics-events.ts'

/** Events that wait to be written. */
export interface EventQueue {
  /** Takes an event, or leaves it out where too many wait. */
  add(event: AnalyticsEvent): void
  /** Writes what waits, and takes no more. */
  close(): Promise<void>
}

/** Events that wait at most. More come from nobody's visitors. */
const most = 5_000

/** Writes events together, a moment after the first of them: nobody waits for a count. */
export function eventQueue(
  db: GroupCommit,
  onError: (error: unknown) => void,
  milliseconds = 1_000,
): EventQueue {
  let waiting: AnalyticsEvent[] = []
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  function write(): void {
    const events = waiting
    ;[waiting, timer] = [[], undefined]
    if (events.length === 0) return
    writing = db
      .inOneCommit((leads) => {
        for (const event of events) {
          leads.run(insertEvent(event))
          if (event.event_type === 'download') leads.run(countFreeDownload({ slug: event.event_label ?? '' }))
        }
      })
      .catch(onError)
  }

  return {
    add(event) {
      if (waiting.length >= most) return
      waiting.push(event)
      timer ??= setTimeout(write, milliseconds).unref()
    },
    async close() {
      clearTimeout(timer)
      write()
      await writing
    },
  }
}
