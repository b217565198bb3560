import type { ImportEntry, ImportReport, Notice, NoticeCode } from './report.ts'

/** What each kind of notice is about, for one and for several. */
const headings: Readonly<Record<NoticeCode, readonly [one: string, several: string]>> = {
  'template-tag': ['template tag was left out', 'template tags were left out'],
  component: ['component was left out', 'components were left out'],
  html: ['piece of HTML that pages do not show', 'pieces of HTML that pages do not show'],
  'picture-missing': ['picture was not found', 'pictures were not found'],
  'picture-remote': ['picture on another site was left out', 'pictures on other sites were left out'],
  'picture-unusable': ['picture cannot be used', 'pictures cannot be used'],
  'picture-unplaced': [
    'title picture is in the media library only',
    'title pictures are in the media library only',
  ],
  'link-dead': ['link leads nowhere and became its text', 'links lead nowhere and became their text'],
  'anchor-dead': ['link leads to a heading that is not there', 'links lead to headings that are not there'],
  field: ['field of front matter was left out', 'fields of front matter were left out'],
  language: ['translation was left out', 'translations were left out'],
  'changed-by-hand': [
    'page was replaced that somebody had changed',
    'pages were replaced that somebody had changed',
  ],
}

/** Examples of each kind; the whole list is for machines. */
const shown = 4

/** The report as a person reads it at a terminal: what happened to each page, what stayed out, what to look at. */
export function reportText(report: ImportReport): string {
  const { entries, counts, newMedia, skipped, vanished, dryRun } = report
  const pages = entries.filter(({ status }) => status === 'added' || status === 'updated').map(pageLine)
  const failed = entries.flatMap(({ failure }) =>
    failure ? [`  ${failure.file}:${failure.line}  ${failure.message}`] : [],
  )
  const total = counts.added + counts.updated + counts.unchanged
  const summary = [
    `${total} ${total === 1 ? 'page' : 'pages'}: ${counts.added} added, ${counts.updated} updated, ${counts.unchanged} unchanged.`,
    ...(newMedia > 0 ? [`${newMedia} new ${newMedia === 1 ? 'file' : 'files'} in the media library.`] : []),
    ...(dryRun ? ['This was a dry run; nothing was written.'] : []),
  ].join(' ')
  return [
    ...pages,
    // What was said of a page when it went in is not said again.
    ...noticeLines(entries.flatMap(({ status, notices }) => (status === 'unchanged' ? [] : notices))),
    ...section(
      'Passed over:',
      skipped.map(({ file, reason }) => `  ${file}  ${reason}`),
    ),
    ...section(
      'Without a file now, left as they are:',
      vanished.map((slug) => `  /${slug}`),
    ),
    ...(failed.length > 0 ? [`Not imported (${failed.length}):`, ...failed] : []),
    summary,
  ].join('\n')
}

const pageLine = ({ status, slug, languages }: ImportEntry) =>
  `  ${status.padEnd(8)} /${slug}  ${languages.join(', ')}`

function noticeLines(notices: readonly Notice[]): string[] {
  return (Object.keys(headings) as NoticeCode[]).flatMap((code) => {
    const of = notices.filter((notice) => notice.code === code)
    const [one, several] = headings[code]
    return section(
      `${of.length} ${of.length === 1 ? one : several}:`,
      of.map(({ file, line, message }) => `  ${file}:${line}  ${message}`),
    )
  })
}

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length > shown ? [`  and ${lines.length - shown} more; --json names them all`] : []
  return [heading, ...lines.slice(0, shown), ...more]
}
