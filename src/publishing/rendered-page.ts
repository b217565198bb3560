import { createHash } from 'node:crypto'
import { problemsIn, type TextProblem } from '../site/content-problems.ts'
import { type OgImage, ogImageIn } from '../site/og-image/og-image.ts'
import { type OutputReferences, referencesIn } from './output-references.ts'

/** A page as it came out of Astro, and what is noted of it. */
export interface RenderedPage {
  readonly status: number
  readonly headers: [string, string][]
  readonly body: Uint8Array<ArrayBuffer>
  readonly sha256: string
  readonly references: OutputReferences
  readonly problems: readonly TextProblem[]
  readonly ogImage: OgImage | null
}

/** Reads a response whole and notes what the publisher wants to know of it. */
export async function readPage(response: Response): Promise<RenderedPage> {
  const body = new Uint8Array(await response.arrayBuffer())
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false
  return {
    status: response.status,
    headers: [...response.headers],
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    references: isHtml ? referencesIn(new TextDecoder().decode(body)) : { links: [], media: [] },
    problems: problemsIn(response.headers),
    ogImage: ogImageIn(response.headers),
  }
}
