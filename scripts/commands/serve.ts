import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { Command } from 'commander'
import { type Config, readConfig } from '../../src/config.ts'
import { languageCodes } from '../../src/languages.ts'
import { startServer } from '../../src/server.ts'
import { homeUrl } from '../../src/site/urls.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { outputDirectories } from './build.ts'

export const serveCommand = new Command('serve')
  .description('serve the built site at HOST and PORT')
  .option('--out <folder>', 'the folder that was built to', 'dist')
  .action(async ({ out }: { out: string }, command: Command) => {
    await serve(createReporter(command.optsWithGlobals()), { out })
  })

/** Serves a built site until SIGTERM or SIGINT; open requests are finished first. */
export async function serve(reporter: Reporter, { out }: { readonly out: string }): Promise<void> {
  const config = readConfig()
  const output = outputDirectories(out)
  if (!existsSync(output.site)) {
    console.error(`There is no site at ${out}/. Build it with \`npx magnetiq build\`.`)
    process.exitCode = 1
    return
  }
  const server = await startServer(config, output, console.error).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (server instanceof Error) {
    console.error(whyNotListening(server, config))
    process.exitCode = 1
    return
  }
  const { port } = server.http.address() as AddressInfo
  const origin = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  const addresses = languageCodes.map((code) => origin + homeUrl(code))
  reporter.result(
    { ok: true, addresses },
    ['Serving', ...addresses.map((address) => `  ${address}`)].join('\n'),
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => server.close().then(() => process.exit(0)))
  }
}

function whyNotListening(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another.`
  if (error.code === 'EACCES') return `Port ${port} may not be used by this user. Set PORT to one above 1023.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine.`
  throw error
}
