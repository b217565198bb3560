import type { IncomingMessage, ServerResponse } from 'node:http'

/** One line of the log: what happened, and nothing that tells who it was. */
export interface LogEntry {
  /** UTC, ISO 8601. */
  readonly time: string
  readonly level: 'info' | 'error'
  readonly event: 'request' | 'error'
  /** The id of the request, as its answer carries it in `X-Request-Id`. */
  readonly request?: string
  readonly [more: string]: unknown
}

/** Takes lines of the log. */
export type Log = (entry: LogEntry) => void

/** Writes entries as lines of JSON, those of one turn of the event loop at once. */
export function jsonLines(write: (text: string) => void): Log {
  let lines = ''
  const flush = () => {
    const text = lines
    lines = ''
    write(text)
  }
  return (entry) => {
    if (lines === '') setImmediate(flush)
    lines += `${JSON.stringify(entry)}\n`
  }
}

const paths = new WeakMap<IncomingMessage, string>()

/** Lets the log name the path of a request: one that the site itself has, and that no visitor chose. */
export function namePath(request: IncomingMessage, path: string): void {
  paths.set(request, path)
}

/** Logs a request once it is answered or given up. Addresses, queries and unknown paths may tell of persons: they stay out. */
export function logRequest(log: Log, request: IncomingMessage, response: ServerResponse, id: string): void {
  const start = performance.now()
  const { method } = request
  response.once('close', () => {
    log({
      time: new Date().toISOString(),
      level: 'info',
      event: 'request',
      request: id,
      method,
      path: paths.get(request) ?? null,
      status: response.headersSent ? response.statusCode : null,
      milliseconds: Math.round((performance.now() - start) * 10) / 10,
      ...(response.writableFinished ? {} : { cut: true }),
    })
  })
}

/** An error as an entry: what it is and where, with e-mail addresses taken out of what it says. */
export function errorEntry(error: unknown, id?: string): LogEntry {
  return {
    time: new Date().toISOString(),
    level: 'error',
    event: 'error',
    ...(id ? { request: id } : {}),
    ...described(error),
  }
}

function described(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutPersons(String(error)) }
  const { name, cause } = error
  const { code } = error as NodeJS.ErrnoException
  return {
    name,
    ...(code ? { code } : {}),
    message: withoutPersons(error.message),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: described(cause) }),
  }
}

/** A text with everything that looks like an e-mail address replaced. */
const withoutPersons = (text: string) => text.replace(/[^\s"'<>(),;:=]+@[^\s"'<>(),;:]+/g, '(address)')
