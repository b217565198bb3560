import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { byteRange } from './byte-range.ts'
import { bestEncoding, compressed, type Encoding, isCompressible } from './compression.ts'
import { contentType } from './content-types.ts'
import type { SiteFile } from './site-files.ts'

/**
 * Answers a GET or HEAD with a file, as far as the client does not have it yet, and closes it. With a status of its
 * own, such as 404, the whole file is the answer.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: SiteFile,
  status = 200,
): Promise<void> {
  try {
    const type = contentType(file.path)
    const isSmaller = isCompressible(type, file.size)
    const encoding =
      isSmaller && !request.headers.range ? bestEncoding(request.headers['accept-encoding']) : undefined
    if (isSmaller) response.setHeader('Vary', 'Accept-Encoding')
    if (status === 200) {
      // Compressed, it is the same to a reader and not the same bytes.
      response.setHeader('ETag', encoding ? `W/${file.tag}` : file.tag)
      response.setHeader('Accept-Ranges', 'bytes')
      if (knows(request.headers['if-none-match'], file.tag)) {
        response.writeHead(304).end()
        return
      }
    }
    response.setHeader('Content-Type', type)
    if (encoding) await sendCompressed(request, response, file, encoding, status)
    else await send(request, response, file, status)
  } finally {
    await file.handle.close()
  }
}

async function sendCompressed(
  request: IncomingMessage,
  response: ServerResponse,
  file: SiteFile,
  encoding: Encoding,
  status: number,
): Promise<void> {
  const content = await compressed(file, encoding)
  response.writeHead(status, { 'Content-Encoding': encoding, 'Content-Length': content.length })
  response.end(request.method === 'HEAD' ? undefined : content)
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, size, tag }: SiteFile,
  status: number,
): Promise<void> {
  const { range: wanted, 'if-range': unless } = request.headers
  const isPart = status === 200 && request.method === 'GET' && (unless === undefined || unless === tag)
  const range = isPart ? byteRange(wanted, size) : undefined
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  response.writeHead(range ? 206 : status, {
    'Content-Length': end - start + 1,
    ...(range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}),
  })
  if (request.method === 'HEAD' || size === 0) {
    response.end()
    return
  }
  await pipeline(handle.createReadStream({ start, end, autoClose: false }), response).catch(passOverLeaving)
}

/** A client that goes away before the end is no error of ours. */
function passOverLeaving(error: NodeJS.ErrnoException): void {
  if (
    !['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ECONNRESET', 'EPIPE'].includes(
      error.code ?? '',
    )
  )
    throw error
}

/** Whether a client's If-None-Match names a tag; proxies that compress mark tags as weak. */
function knows(header: string | undefined, tag: string): boolean {
  const known = header?.split(',').map((entry) => entry.trim().replace(/^W\//, '')) ?? []
  return known.includes(tag) || known.includes('*')
}
