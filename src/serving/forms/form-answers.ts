import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whether a client wants JSON: it says so, or it speaks JSON and does not say that it reads anything else. */
export function wantsJson({ headers }: IncomingMessage): boolean {
  const { accept } = headers
  if (accept !== undefined && accept !== '*/*') return /\bapplication\/json\b/i.test(accept)
  return /^application\/json\b/i.test(headers['content-type'] ?? '')
}

/** Answers with JSON. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  write(response, status, 'application/json', JSON.stringify(body), headers)
  response.end()
}

/** Says why a request is not even read as a form, in JSON or in a sentence, and ends as it is told. */
export function refuseForm(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
  end = () => {
    response.end()
  },
): void {
  if (wantsJson(request))
    write(response, status, 'application/json', JSON.stringify({ error: code, message }))
  else write(response, status, 'text/plain; charset=utf-8', `${message}\n`)
  end()
}

function write(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(text)
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  })
  response.write(bytes)
}
