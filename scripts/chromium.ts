import { spawnSync } from 'node:child_process'
import { findChromium } from '../tests/support/chromium.ts'

/** A Chromium to test with, or what to do to have one. */
export type ChromiumOutcome =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string }

/** Finds a Chromium, or installs one: Playwright's, else Debian's package. */
export function ensureChromium(): ChromiumOutcome {
  const found = find()
  if (found.ok || process.env.CHROME_PATH) return found
  console.log('No Chromium found: installing one for the browser tests …')
  for (const [command, ...args] of installers()) {
    spawnSync(command as string, args, { stdio: 'ignore', timeout: 300_000 })
    const installed = find()
    if (installed.ok) return installed
  }
  return {
    ok: false,
    message: 'No Chromium could be installed. Install Chrome or Chromium and set CHROME_PATH to it.',
  }
}

function installers(): string[][] {
  const playwright = ['npx', 'playwright-core', 'install', 'chromium-headless-shell']
  const isRoot = process.getuid?.() === 0
  const apt = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  return [playwright, [...apt, 'update'], [...apt, 'install', '-y', 'chromium']]
}

function find(): ChromiumOutcome {
  try {
    return { ok: true, path: findChromium() }
  } catch (error) {
    return { ok: false, message: (error as Error).message }
  }
}
