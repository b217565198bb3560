import { createHash } from 'node:crypto'
import { problemsIn, type TextProblem } from '../site/content-problems.ts'
import { type OgImage, ogImageIn } from '../site/og-image/og-image.ts'
import { type OutputReferences, referencesIn } from './output-references.ts'
import type { PageBundle, PageOrder } from './page-bundle.ts'
import type { PageWriter } from './page-writer.ts'

/** What is noted of a page that has been rendered and written. */
export interface MadePage {
  /** HTTP: 200, or 404 for the page that says so. */
  readonly status: number
  /** Of its file. */
  readonly sha256: string
  readonly references: OutputReferences
  readonly problems: readonly TextProblem[]
  readonly ogImage: OgImage | null
}

/** Renders a page, writes its file, and notes what the publisher wants to know of it. */
export async function makePage(bundle: PageBundle, order: PageOrder, write: PageWriter): Promise<MadePage> {
  const response = await bundle.render(order)
  const { status, headers } = response
  if (status !== 200 && status !== 404) throw new Error(`${order.path} answers with the status ${status}.`)
  const body = new Uint8Array(await response.arrayBuffer())
  const written = write(order.path, body)
  const isHtml = headers.get('content-type')?.startsWith('text/html') ?? false
  const page = {
    status,
    sha256: createHash('sha256').update(body).digest('hex'),
    references: isHtml ? referencesIn(new TextDecoder().decode(body)) : { links: [], media: [] },
    problems: problemsIn(headers),
    ogImage: ogImageIn(headers),
  }
  await written
  return page
}
