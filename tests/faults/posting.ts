import { Agent, request } from 'node:http'

/** What became of a post. */
export type PostEnd =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: Record<string, unknown>
      readonly milliseconds: number
    }
  /** Nobody listened: the request was never taken. */
  | { readonly kind: 'refused' }
  /** The connection ended without an answer. */
  | { readonly kind: 'cut'; readonly code: string; readonly milliseconds: number }

/** Posts form fields as a program does, and tells how that ended. */
export function post(
  origin: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  agent?: Agent,
): Promise<PostEnd> {
  const body = new URLSearchParams(fields).toString()
  const started = performance.now()
  return new Promise((resolve) => {
    const asking = request(
      `${origin}${path}`,
      {
        method: 'POST',
        ...(agent ? { agent } : {}),
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('error', (error: NodeJS.ErrnoException) =>
          resolve({ kind: 'cut', code: error.code ?? '', milliseconds: performance.now() - started }),
        )
        response.on('end', () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            body: parsed(text),
            milliseconds: performance.now() - started,
          }),
        )
      },
    )
    asking.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'ECONNREFUSED'
          ? { kind: 'refused' }
          : { kind: 'cut', code: error.code ?? '', milliseconds: performance.now() - started },
      ),
    )
    asking.end(body)
  })
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return { text }
  }
}

/** Connections that are kept, for a number of posts at once. */
export const connections = (most: number) => new Agent({ keepAlive: true, maxSockets: most })

/** A registration of a person that nobody else is. */
export const registrationOf = (person: string, webinar: string) => ({
  webinar,
  first_name: 'Person',
  last_name: person,
  email: `${person}@example.org`,
  language: 'en',
})

/** The key of a form, as the page's script fetches it. */
export async function formKey(origin: string): Promise<string> {
  const answer = (await (await fetch(`${origin}/api/form-key`)).json()) as { key: string }
  return answer.key
}
