// Runs a script of the project with the project's own Node and dependencies, on a machine that may have neither.
// Plain JavaScript for old versions of Node: everything else is started by the Node that this brings.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockFile = join(root, 'package-lock.json')
const stampFile = join(root, 'node_modules', '.magnetiq-installed')
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Runs a script and leaves with its exit status. */
export function run(script, args) {
  install()
  const child = spawn(ownNode, [join(root, script), ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** Installs what package-lock.json says, unless that is what was installed last. */
function install() {
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return
  say('Installing the dependencies, among them Node 24 (npm package "node") …')
  // Node itself is among those that npm leaves out where NODE_ENV says production.
  const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const node = spawnSync(ownNode, ['--version'], { encoding: 'utf8' })
  const trouble = troubleWith(npm, node)
  if (trouble) {
    say(trouble)
    process.exit(1)
  }
  writeFileSync(stampFile, digest)
  say(`Running with Node ${node.stdout.trim()} of the project; this machine's own is ${process.version}.`)
}

/** What kept npm from installing, or its Node from running, and what to do; undefined where nothing did. */
function troubleWith(npm, node) {
  if (npm.error)
    return `npm cannot be run (${npm.error.code}). Install Node with npm, from version 20 on, and try again.`
  if (npm.status !== 0)
    return 'npm could not install the dependencies. Mend what it says above and try again.'
  if (!existsSync(ownNode)) {
    return 'npm did not bring Node 24: its install scripts may be switched off. Run `npm ci --ignore-scripts=false` and try again.'
  }
  if (node.status === 0) return undefined
  return `The Node that npm brought cannot be run here (${ownNode}). Install Node 24 yourself and type \`node scripts/magnetiq.ts\`.`
}

const say = (text) => process.stderr.write(`${text}\n`)

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv[2], process.argv.slice(3))
