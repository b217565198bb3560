import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, resolve, sep } from 'node:path'
import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import { downloadWithFile } from '../content-db/leads/downloads.ts'
import { isLanguageCode, type LanguageCode } from '../languages.ts'
import type { Signer } from '../leads/signed.ts'
import { headersFor } from '../publishing/headers.ts'
import { downloadGoneUrl, downloadLinkUrl } from '../site/urls.ts'
import { setHeaders } from './answers.ts'
import { attachment } from './content-disposition.ts'
import type { RequestTarget } from './request-target.ts'
import { sendFile } from './send-file.ts'

/** What files behind a form are served with. */
export interface DownloadServing {
  readonly db: GroupCommit
  readonly signer: Signer
  readonly now: () => Date
  readonly siteUrl: string
  /** Where the media library keeps its files. */
  readonly mediaDirectory: string
  readonly languageOf: (request: IncomingMessage) => LanguageCode
  /** Shows the page that says that a link opens nothing any more. */
  readonly showGone: (path: string, locals: GoneLocals) => Promise<void>
}

/** What that page is given. */
export interface GoneLocals {
  readonly gone: {
    readonly status: number
    /** The whitepaper whose link has expired; null where the link is none. */
    readonly whitepaper: string | null
  }
}

/**
 * Sends the file of a whitepaper to whoever has a signed link to it, in parts where those are asked for. To fetch it counts
 * nothing: mail programs look at links before their readers do. Undefined for every other address.
 */
export function sendDownload(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: RequestTarget,
  serving: DownloadServing,
): Promise<void> | undefined {
  const start = downloadLinkUrl('')
  if (!pathname.startsWith(start) || !(request.method === 'GET' || request.method === 'HEAD'))
    return undefined
  // A name may follow, for people to read.
  const [token = '', _name, ...more] = pathname.slice(start.length).split('/')
  return answer(request, response, more.length === 0 ? token : '', serving)
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  { db, signer, now, siteUrl, mediaDirectory, languageOf, showGone }: DownloadServing,
): Promise<void> {
  const opened = signer.read('download', token, now())
  // One that has expired still says what it was for.
  const known = opened.ok ? opened : signer.read('download', token, new Date(0))
  const found = known.ok
    ? db.read((leads) => leads.first(downloadWithFile({ reference: known.data })))
    : undefined
  if (!opened.ok || !found || found.quarantine_reason !== null) {
    const language = found && isLanguageCode(found.language) ? found.language : languageOf(request)
    const status = found && !opened.ok ? 410 : 404
    const gone = { status, whitepaper: found?.slug ?? null }
    return showGone(downloadGoneUrl(language), { gone })
  }
  const path = resolve(mediaDirectory, found.file_path)
  if (!path.startsWith(join(mediaDirectory, sep))) {
    throw new Error(`media_files: ${found.filename} lies outside of the media library.`)
  }
  const handle = await open(path)
  const { size } = await handle.stat()
  setHeaders(response, {
    ...headersFor(downloadLinkUrl(''), siteUrl),
    'Cache-Control': 'no-store',
    'Content-Disposition': attachment(found.original_filename),
    'X-Robots-Tag': 'noindex',
  })
  await sendFile(request, response, {
    kind: 'file',
    path,
    handle,
    size,
    tag: `"${found.file_hash.slice(0, 27)}"`,
  })
}
