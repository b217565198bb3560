import { DatabaseBusyError } from '../content-db/busy.sqlite.ts'
import { utcTime } from '../publishing/open-edition.ts'
import { type MailRoom, mailRound, type RoundOutcome, type Stopping } from './round.ts'
import { promiseWhatIsDue } from './sweep.ts'

/** Writes and sends mail for as long as a server runs. */
export interface MailWorker {
  /** Says that mail was promised. */
  wake(): void
  /** Finishes the mail in hand, or breaks it off after a while; afterwards nothing is touched any more. */
  close(): Promise<void>
}

/** Milliseconds between two looks at the clock, between attempts at a server that cannot be reached, and to the end. */
const [usualPause, longestPause, farewell] = [20_000, 600_000, 8_000]

/** Starts the worker. What it meets and does not expect goes to `onError` of the room; it goes on. */
export function startMailWorker(room: MailRoom, pause = usualPause): MailWorker {
  const [enough, atOnce] = [new AbortController(), new AbortController()]
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isWanted = false
  let failures = 0

  async function run(): Promise<void> {
    clearTimeout(timer)
    do {
      isWanted = false
      const outcome = await roundOf(room, { enough: enough.signal, atOnce: atOnce.signal })
      if (outcome.ok) failures = 0
      else if (failures++ === 0) room.onError(new Error(`No mail can be handed over: ${outcome.message}`))
    } while (isWanted && failures === 0 && !enough.signal.aborted)
    running = undefined
    if (enough.signal.aborted) return
    timer = setTimeout(start, Math.min(longestPause, pause * 2 ** failures))
    timer.unref()
  }

  function start(): void {
    running ??= run()
  }

  start()
  return {
    wake() {
      isWanted = true
      // A server that cannot be reached is not asked at each new promise.
      if (failures === 0 && !enough.signal.aborted) start()
    },
    async close() {
      enough.abort()
      clearTimeout(timer)
      const breakOff = setTimeout(() => atOnce.abort(), farewell)
      await running
      clearTimeout(breakOff)
      room.postbox?.close()
    },
  }
}

async function roundOf(room: MailRoom, stopping: Stopping): Promise<RoundOutcome> {
  try {
    await promiseWhatIsDue(room.db, room.leads, utcTime(room.now()))
    return await mailRound(room, stopping)
  } catch (error) {
    // Another process has the lock: it will have let go when the clock is looked at again.
    if (!(error instanceof DatabaseBusyError)) room.onError(error)
    return { ok: true }
  }
}
