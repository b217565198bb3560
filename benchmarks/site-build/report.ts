import type { Comparison } from './comparison.ts'
import { hugoRows } from './contenders/hugo.ts'
import type { Surroundings } from './surroundings.ts'
import { aimedSize, type Verdict } from './verdicts.ts'

/** What the figures depend on. */
export function heading(
  { processors, memory, node, fileSystem, memoryMeasured }: Surroundings,
  folder: string,
): string {
  return [
    `${processors}, ${memory} of memory, Node ${node}`,
    `Files are below ${folder} (${fileSystem}), the same for all. Memory: ${memoryMeasured}.`,
    'A cold build starts with an empty output; the peers make neither search index nor feeds nor sitemaps.',
  ].join('\n')
}

const columns = ['', 'wall', 'ms/page', 'CPU', 'peak memory', 'wall : Hugo', 'memory : Hugo'] as const

/** The medians of a size as a table for people. */
export function table({ htmlPages, rows, contenders }: Comparison, rounds: number): string {
  const hugo = rows[hugoRows.cold]
  const body = Object.entries(rows).map(([name, { seconds, cpuSeconds, peakBytes }]) => [
    name,
    `${seconds.toFixed(2)} s`,
    ((seconds * 1000) / htmlPages).toFixed(2),
    cpuSeconds === null ? '–' : `${cpuSeconds.toFixed(1)} s`,
    peakBytes === null ? '–' : `${(peakBytes / 1e6).toFixed(0)} MB`,
    hugo ? (seconds / hugo.seconds).toFixed(2) : '–',
    hugo?.peakBytes && peakBytes ? (peakBytes / hugo.peakBytes).toFixed(2) : '–',
  ])
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...body.map((cells) => cells[index]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!)))
      .join('  ')
  const own = contenders[0]?.pages.beyond ?? 0
  return [
    `\n${htmlPages.toLocaleString('en')} pages (Magnetiq makes ${own} of its own beside them), medians of ${rounds} rounds`,
    contenders.map(({ name, version }) => `${name} ${version}`).join(', '),
    line(columns),
    ...body.map(line),
  ].join('\n')
}

/** The aims, each with what came of it. */
export function verdictLines(verdicts: readonly Verdict[], largest: number): string {
  const size = largest.toLocaleString('en')
  const head =
    largest === aimedSize
      ? `\nAims at ${size} pages:`
      : `\nAims, here at ${size} pages (they are set for ${aimedSize.toLocaleString('en')}):`
  const mark = { true: 'reached ', false: 'MISSED  ', null: 'unknown ' }
  return [
    head,
    ...verdicts.map(({ aim, reached, measured }) => `  ${mark[`${reached}`]} ${aim}: ${measured}`),
  ].join('\n')
}
