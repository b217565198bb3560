import type { ServerResponse } from 'node:http'

/** Sends a client to another address, for a while also the next time it asks. */
export function redirectTo(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { Location: location, 'Cache-Control': 'public, max-age=300' }).end()
}

/** Answers with a sentence where there is no page to show. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(`${sentence}\n`)
}

/** Sets headers that go with whatever is answered. */
export function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
