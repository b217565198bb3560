import { join } from 'node:path'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import { insertMediaFile } from '../../src/content-db/media/media-files.ts'
import { sourceLanguage } from '../../src/languages.ts'
import { type StoredFile, storeFile } from '../../src/media/store.ts'
import { pageThumbnail } from './drawing/page-thumbnail.ts'
import { makePaper } from './drawing/paper.ts'
import { drawings, drawPictures } from './drawing/pictures.ts'
import { type DemoFile, readDemoFiles, readDemoYaml } from './front-matter.ts'
import { dayFrom } from './schedule.ts'
import { type People, paperFacts, pictures, publisherSetting, terms, whitepaperFacts } from './shapes.ts'

type Texts = Readonly<Record<string, string>>

/** A file of the demonstration's media library: its bytes stored, its row still to be written. */
export interface LibraryFile {
  readonly fileName: string
  readonly stored: StoredFile
  readonly folder: string
  readonly title: Texts
  readonly alt: Texts | null
}

export interface LibraryJob {
  /** The folder of the demonstration content. */
  readonly demo: string
  readonly mediaDirectory: string
  readonly cast: People
  /** Day that the PDFs are dated to. */
  readonly date: Date
  readonly onProgress: (label: string, done: number, total: number) => void
}

/** Draws the pictures, sets the PDFs with their covers, and stores all of them. */
export async function makeLibrary(job: LibraryJob): Promise<LibraryFile[]> {
  return [...(await makePictures(job)), ...(await makePapers(job))]
}

/** Writes the rows of the library and gives their ids by file name. */
export async function storeLibrary(
  db: WritingDb,
  files: readonly LibraryFile[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const { fileName, stored, folder, title, alt } of files) {
    const id = await insertMediaFile(db, {
      ...stored,
      filename: fileName,
      image_metadata: stored.image_metadata ? JSON.stringify(stored.image_metadata) : null,
      folder,
      title: JSON.stringify(title),
      alt_text: alt && JSON.stringify(alt),
    })
    ids.set(fileName, id)
  }
  return ids
}

async function makePictures({ demo, mediaDirectory, cast, onProgress }: LibraryJob): Promise<LibraryFile[]> {
  const described = await readDemoYaml(join(demo, 'pictures.yaml'), pictures)
  const total = Object.keys(drawings).length + Object.keys(cast).length
  const files: LibraryFile[] = []
  for await (const { fileName, bytes } of drawPictures(Object.keys(cast))) {
    const person = cast[fileName.replace(/^portrait-|\.png$/g, '')]
    const name = person && { [sourceLanguage]: `${person.first_name} ${person.last_name}` }
    const { title, alt } = described[fileName] ?? { title: name, alt: name }
    if (!title) throw new Error(`pictures.yaml says nothing of ${fileName}.`)
    const stored = await store(mediaDirectory, bytes, fileName)
    files.push({ fileName, stored, folder: person ? '/people' : '/drawings', title, alt: alt ?? null })
    onProgress('pictures drawn', files.length, total)
  }
  return files
}

async function makePapers({
  demo,
  mediaDirectory,
  cast,
  date,
  onProgress,
}: LibraryJob): Promise<LibraryFile[]> {
  const papers = await readDemoFiles(join(demo, 'papers'), paperFacts)
  const whitepapers = await readDemoFiles(join(demo, 'whitepapers', sourceLanguage), whitepaperFacts)
  const named = await readDemoYaml(join(demo, 'terms.yaml'), terms)
  const nameOfCategory = (key: string, language: string) => named.category?.[key]?.[language] ?? key
  const publisher = (await readDemoYaml(join(demo, 'settings.yaml'), publisherSetting)).company.legal_name
  const files: LibraryFile[] = []
  for (const [index, { slug, facts, body }] of papers.entries()) {
    const whitepaper = whitepapers.find((candidate) => candidate.slug === slug)
    if (!whitepaper) throw new Error(`papers/${slug}.md belongs to no whitepaper.`)
    const pdf = await makePaper({
      ...facts,
      markdown: body,
      category: {
        key: whitepaper.facts.category,
        name: nameOfCategory(whitepaper.facts.category, facts.language),
      },
      seed: slug,
      authors: [nameOf(whitepaper, cast)],
      publisher,
      date: dayFrom(date, whitepaper.facts.published),
    })
    const title = { [sourceLanguage]: facts.title }
    const [document, cover] = [`${slug}.pdf`, `${slug}-cover.png`]
    const folder = '/whitepapers'
    files.push({
      fileName: document,
      stored: await store(mediaDirectory, pdf, document),
      folder,
      title,
      alt: null,
    })
    const picture = await store(mediaDirectory, await pageThumbnail(pdf), cover)
    files.push({ fileName: cover, stored: picture, folder, title, alt: title })
    onProgress('papers set', index + 1, papers.length)
  }
  return files
}

function nameOf({ slug, facts }: DemoFile<{ author: string }>, cast: People): string {
  const author = cast[facts.author]
  if (!author) throw new Error(`people.yaml has no ${facts.author}, who wrote ${slug}.`)
  return `${author.first_name} ${author.last_name}`
}

async function store(directory: string, bytes: Uint8Array, fileName: string): Promise<StoredFile> {
  const outcome = await storeFile(directory, bytes, fileName)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.file
}
