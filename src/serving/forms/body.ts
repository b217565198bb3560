import type { IncomingMessage, ServerResponse } from 'node:http'

/** Bytes of the largest form. */
export const largestBody = 64 * 1024

/** The body of a request, or why there is none: it is too large, or its client went away. */
export type Body =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: 'large' | 'gone' }

/** Reads the body of a request as far as it may go. One that says that it is larger is not read at all. */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  most = largestBody,
): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > most)
    return Promise.resolve({ ok: false, code: 'large' })
  // Clients with much to send ask first.
  if (/100-continue/i.test(request.headers.expect ?? '')) response.writeContinue()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) {
        request.pause().removeAllListeners('data')
        resolve({ ok: false, code: 'large' })
      } else chunks.push(chunk)
    })
    request.on('end', () =>
      resolve({ ok: true, bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks) }),
    )
    request.on('close', () => resolve({ ok: false, code: 'gone' }))
    request.on('error', () => resolve({ ok: false, code: 'gone' }))
  })
}

/** Milliseconds and bytes for which a client that is refused may go on sending. */
const [longestLinger, mostDiscarded] = [1_000, 1_000_000]

/**
 * Ends the connection after an answer whose request was not read. A client that is still sending would not read an
 * answer that comes with a reset, so what it sends is thrown away for a moment.
 */
export function closeAfter(request: IncomingMessage, response: ServerResponse, last?: string): void {
  if (last) response.write(last)
  else response.flushHeaders()
  let discarded = 0
  const end = () => {
    clearTimeout(timer)
    response.end()
    response.once('finish', () => request.socket.destroySoon())
  }
  const timer = setTimeout(end, longestLinger)
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > mostDiscarded) end()
  })
  request.once('end', end)
  request.once('close', () => clearTimeout(timer))
  request.resume()
}
