/** How a command tells what it does: to a person at a terminal, to a log, or to a machine. */
export interface Reporter {
  /** A step that begins. */
  step(text: string): void
  /** How far a step is. A bar on a terminal, a line at each quarter elsewhere. */
  progress(label: string, done: number, total: number): void
  warn(text: string): void
  /** What came out: the object for machines, the text for people. Ends the report. */
  result(outcome: object, text: string): void
  /** What went wrong and what to do, likewise; the process ends with status 1. */
  failure(outcome: object, text: string): void
}

interface Output {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

/**
 * Makes a reporter. With `json`, the result alone goes to standard output, as one line of JSON; everything said on
 * the way goes to standard error, so that a pipe carries nothing but results.
 */
export function createReporter(
  { json = false }: { json?: boolean | undefined } = {},
  out: Output = process.stdout,
  log: Output = process.stderr,
): Reporter {
  let barShown = false
  let quarter = ''
  const clearBar = () => {
    if (barShown) log.write('\r\u001b[2K')
    barShown = false
  }
  const line = (text: string) => {
    clearBar()
    log.write(`${text}\n`)
  }
  return {
    step: (text) => {
      if (!json) line(text)
    },
    warn: (text) => line(text),
    progress(label, done, total) {
      if (json || total === 0) return
      if (log.isTTY) {
        if (done === total) return line(`  ${label}: ${total}`)
        const filled = Math.round((24 * done) / total)
        log.write(`\r\u001b[2K  ${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${total} ${label}`)
        barShown = true
        return
      }
      const reached = `${label} ${Math.floor((4 * done) / total)}`
      if (reached !== quarter) line(`  ${label}: ${done} of ${total}`)
      quarter = reached
    },
    result(outcome, text) {
      clearBar()
      if (json) out.write(`${JSON.stringify(outcome)}\n`)
      else if (text) out.write(`${text}\n`)
    },
    failure(outcome, text) {
      process.exitCode = 1
      if (json) out.write(`${JSON.stringify(outcome)}\n`)
      else line(text)
    },
  }
}
