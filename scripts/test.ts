import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'

/** Runs everything that proves the project, one thing after the other, and ends with "N passed, N failed". */
const root = join(import.meta.dirname, '..')
process.chdir(root)
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const filters = process.argv.slice(2)
let [passed, failed] = [0, 0]

if (filters.length === 0) {
  check('Formatting and lint', [bin('biome'), 'ci', '.'])
  check('Formatting of templates', [bin('prettier'), '--check', '--log-level', 'warn', 'src/**/*.astro'])
  check('Types', [bin('astro'), 'check', '--minimumSeverity', 'warning'])
}
const browser = ensureChromium()
if (browser.ok) runTests(browser.path)
else {
  console.error(browser.message)
  failed++
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function check(name: string, [command = '', ...args]: string[]): void {
  console.log(`\n${name}`)
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment() })
  if (status === 0) passed++
  else failed++
}

function runTests(chromePath: string): void {
  console.log('\nTests')
  mkdirSync('.tmp', { recursive: true })
  const report = join('.tmp', `test-report-${process.pid}.json`)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  const { status } = spawnSync(bin('vitest'), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment(), CHROME_PATH: chromePath },
  })
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    failed += numFailedTests
    rmSync(report)
  }
  // A run that fails without a failed test (a file that cannot be loaded, an unhandled rejection) has failed.
  if (status !== 0 && failed === 0) failed++
}

/** Astro goes to the background where it believes that no person watches; tests must see it end. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
}
