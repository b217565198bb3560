import type { Root } from 'mdast'
import PDFDocument from 'pdfkit'
import { markdownToMdast } from 'satteri'
import { type LanguageCode, languageOf } from '../../../src/languages.ts'
import { drawBlocks } from './paper/blocks.ts'
import { drawCover } from './paper/cover.ts'
import { newFlow } from './paper/flow.ts'
import { page } from './paper/layout.ts'
import { loadTypefaces, registerTypefaces } from './paper/typefaces.ts'

/** What a whitepaper's PDF is made of. */
export interface Paper {
  /** The paper's slug: its field grows from it. */
  readonly seed: string
  readonly title: string
  readonly subtitle: string
  /** Plain Markdown: ## and ### headings, paragraphs, lists, tables, quotes, bold and italic. */
  readonly markdown: string
  readonly language: LanguageCode
  /** The category's key, which has its ground, and its name in the paper's language. */
  readonly category: { readonly key: string; readonly name: string }
  readonly authors: readonly string[]
  readonly publisher: string
  /** `YYYY-MM-DD`; shown on the cover and written into the file. */
  readonly date: string
}

/**
 * A paper as PDF: a cover, then its text, with bookmarks, structure for screen readers and its fonts inside. The same
 * paper gives the same bytes. Throws where the Markdown holds what papers are not written with.
 */
export async function makePaper(paper: Paper): Promise<Buffer> {
  const typefaces = await loadTypefaces()
  const created = new Date(`${paper.date}T00:00:00Z`)
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    lang: paper.language,
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    info: {
      Title: paper.title,
      Author: paper.authors.join(', '),
      Subject: paper.subtitle,
      Creator: paper.publisher,
      Producer: paper.publisher,
      CreationDate: created,
      ModDate: created,
    },
  })
  const bytes = collect(document)
  registerTypefaces(document, typefaces)
  const structure = document.struct('Document')
  document.addStructure(structure)
  const date = new Intl.DateTimeFormat(languageOf(paper.language).locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  drawCover(document, paper, structure, date.format(created))
  const flow = newFlow(document, [paper.title, paper.publisher])
  drawBlocks(flow, markdownToMdast(paper.markdown) as Root, structure)
  structure.end()
  document.end()
  return bytes
}

function collect(document: PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}
