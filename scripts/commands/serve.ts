import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { relative } from 'node:path'
import { Command } from 'commander'
import { type Config, readConfig } from '../../src/config.ts'
import { languageCodes } from '../../src/languages.ts'
import { startDailyRetention } from '../../src/leads/daily-retention.ts'
import { mendOutput, type OutputDirectories } from '../../src/publishing/output-directory.ts'
import { type RunningServer, startServer } from '../../src/server.ts'
import { errorEntry, jsonLines } from '../../src/serving/log.ts'
import { homeUrl } from '../../src/site/urls.ts'
import { outputFolder } from '../output-folder.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { typedPath } from '../typed-paths.ts'
import { databaseIsReady } from './ready-database.ts'

export const serveCommand = new Command('serve')
  .description('serve the built site at HOST and PORT')
  .option('--out <folder>', 'the folder that was built to', 'dist')
  .addHelpText(
    'after',
    `
A build that finishes meanwhile is served from then on. SIGTERM and Ctrl+C let open requests finish first.`,
  )
  .action(async ({ out }: { out: string }, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const folder = outputFolder(command.getOptionValueSource('out') === 'cli' ? typedPath(out) : out)
    if (!folder.ok) return reporter.failure(folder, folder.message)
    if (databaseIsReady(reporter)) await serve(reporter, folder.output)
  })

/** Serves a built site until SIGTERM or SIGINT; open requests are finished first. */
export async function serve(reporter: Reporter, output: OutputDirectories): Promise<void> {
  const config = readConfig()
  await mendOutput(output)
  if (!existsSync(output.site)) {
    const message = `There is no site at ${relative('', output.site)}/. Build it with \`npx magnetiq build\`.`
    return reporter.failure({ ok: false, code: 'not-built', message }, message)
  }
  let server: RunningServer
  try {
    const log = jsonLines((lines) => process.stderr.write(lines))
    server = await startServer(config, output, (error, request) => log(errorEntry(error, request)), log)
  } catch (error) {
    const message = whyNotListening(error as NodeJS.ErrnoException, config)
    if (!message) throw error
    return reporter.failure({ ok: false, code: 'not-listening', message }, message)
  }
  const retention = startDailyRetention({
    databasePath: config.databasePath,
    now: () => new Date(),
    onRetained: (rows) => {
      const gone = Object.entries(rows).filter(([, count]) => count > 0)
      if (gone.length === 0) return
      const told = gone.map(([what, count]) => `${count} of ${what}`).join(', ')
      reporter.step(`Removed what had been kept for long enough: ${told}.`)
    },
    onError: console.error,
  })
  // Before it is told that the server is there: whoever waits for that may end it at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Not once: a terminal sends Ctrl+C to everybody, and whoever started this process passes it on.
    process.on(signal, () => Promise.all([server.close(), retention.stop()]).then(() => process.exit(0)))
  }
  if (!config.smtpUrl) {
    reporter.step(
      'SMTP_URL is not set: mail is written and kept, not sent. `npx magnetiq mail list` shows it.',
    )
  }
  const { port } = server.http.address() as AddressInfo
  const origin = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  const addresses = languageCodes.map((code) => origin + homeUrl(code))
  reporter.result(
    { ok: true, addresses },
    ['Serving', ...addresses.map((address) => `  ${address}`)].join('\n'),
  )
}

function whyNotListening(error: NodeJS.ErrnoException, { host, port }: Config): string | undefined {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another.`
  if (error.code === 'EACCES') return `Port ${port} may not be used by this user. Set PORT to one above 1023.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for every network.`
  return undefined
}
