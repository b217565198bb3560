import { join } from 'node:path'
import { Command, Option } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { databaseReadiness, type Readiness } from '../../src/content-db/health.sqlite.ts'
import { type ImportOutcome, importPages } from '../../src/importing/import-pages.ts'
import { reportText } from '../../src/importing/report-text.ts'
import type { SourceFolder } from '../../src/importing/source/collect.ts'
import { isLanguageCode, languageCodes, sourceLanguage } from '../../src/languages.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { typedPath } from '../typed-paths.ts'

interface Options {
  readonly from?: readonly SourceFolder[]
  readonly images?: string
  readonly slugPrefix?: string
  readonly dryRun?: boolean
}

/** Status where some files stayed out, and where the command itself cannot be used. */
const someFailed = 1
const misused = 2

export const importCommand: Command = new Command('import')
  .description('bring Markdown files into the database as pages, with their pictures and links')
  .addOption(new Option('--kind <kind>', 'what the files are').choices(['page']).default('page'))
  .option(
    '--from <language=folder>',
    `a folder of texts and their language (${languageCodes.join(', ')}); once for each language`,
    addFolder,
  )
  .option('--images <folder>', 'the pictures that texts name by paths such as /assets/images/x.png')
  .option('--slug-prefix <prefix>', 'put the pages below an address, such as guides')
  .option('--dry-run', 'say what would happen and write nothing')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : misused))
  .addHelpText(
    'after',
    `
Files of one page have the same path in each folder (en/legal.md, de/legal.md), or a language in their name
(legal.md, legal.${languageCodes.at(-1)}.md). Front matter may be YAML, TOML, JSON or none: title, description, date, draft, order,
tags, slug and their cousins are understood. Pictures go into the media library; links between the files lead to
their pages; template tags, shortcodes and components become Markdown or are left out, and the report says where.

A second run touches only pages whose files have changed. Pages whose files are gone stay, and are named.

Examples:
  npx magnetiq import --from en=docs/en --from de=docs/de --slug-prefix guides --dry-run
  npx magnetiq import --from en=_posts --images assets/images --slug-prefix news           Jekyll
  npx magnetiq import --from en=content --images static                                     Hugo
  npx magnetiq import --from en=docs --from de=i18n/de/docusaurus-plugin-content-docs/current --images static
  npx magnetiq import --from en=src/content/docs --from de=src/content/docs/de --images src/assets

Ends with status 0 when every file went in, 1 when some could not be read (the rest went in), 2 when the command
was not understood.`,
  )
  .action(async (options: Options, command: Command) => {
    const { from } = options
    if (!from) {
      command.error(`error: say what to import, such as --from ${sourceLanguage}=content/${sourceLanguage}`, {
        exitCode: misused,
      })
    }
    const reporter = createReporter(command.optsWithGlobals())
    const outcome = await importInto(reporter, { ...options, from })
    reporter.result(outcome, outcome.ok ? reportText(outcome.report) : outcome.message)
    if (!outcome.ok) process.exitCode = misused
    else if (outcome.report.counts.failed > 0) process.exitCode = someFailed
  })

/** Imports into the database of the configuration. */
async function importInto(
  reporter: Reporter,
  { from, images, slugPrefix, dryRun }: Options & { readonly from: readonly SourceFolder[] },
): Promise<ImportOutcome | Exclude<Readiness, { ok: true }>> {
  const { databasePath, dataDir } = readConfig()
  const readiness = databaseReadiness(databasePath, 'migrations')
  if (!readiness.ok) return readiness
  const db = openForWriting(databasePath)
  try {
    return await importPages({
      db,
      mediaDirectory: join(dataDir, 'media'),
      folders: from,
      imagesFolder: images && typedPath(images),
      slugPrefix,
      dryRun,
      now: utcTime(new Date()),
      onStep: reporter.step,
      onProgress: reporter.progress,
    })
  } finally {
    await db.destroy()
  }
}

function addFolder(value: string, folders: readonly SourceFolder[] = []): SourceFolder[] {
  const [, language, path] = /^([^=]+)=(.+)$/s.exec(value) ?? []
  if (!path || !isLanguageCode(language)) {
    importCommand.error(
      `error: --from ${value}: write a language and a folder, such as ${sourceLanguage}=content (languages: ${languageCodes.join(', ')})`,
      { exitCode: misused },
    )
  }
  return [...folders, { language, path: typedPath(path) }]
}
