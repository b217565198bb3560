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
  response.end(begin(response, status, 'application/json', JSON.stringify(body), headers))
}

/** Says why a request is not even read as a form, in JSON or in a sentence; `end` sends its last bytes. */
export function refuseForm(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
  end = (last: string) => {
    response.end(last)
  },
): void {
  if (wantsJson(request)) {
    end(begin(response, status, 'application/json', JSON.stringify({ error: code, message })))
  } else end(begin(response, status, 'text/plain; charset=utf-8', `${message}\n`))
}

/** Writes the head of an answer, and gives what follows it. Head and text leave together, as one string. */
function begin(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  })
  return text
}
