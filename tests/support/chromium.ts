import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** The environment variables that decide which browser is found. */
export interface Environment {
  readonly CHROME_PATH?: string | undefined
  readonly PATH?: string | undefined
}

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'headless_shell',
  'chrome.exe',
  'msedge',
]

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
]

/**
 * The Chromium to test with: `CHROME_PATH`, else an installed Chrome or Chromium, else the one that Playwright has
 * downloaded. Throws where there is none, with what to do.
 */
export function findChromium({ CHROME_PATH: wanted, PATH: path = '' }: Environment = process.env): string {
  if (wanted) {
    if (isExecutable(wanted)) return wanted
    throw new Error(
      `CHROME_PATH is ${wanted}, which cannot be run. Point it to a Chrome or Chromium, or unset it.`,
    )
  }
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...installed, ...places, chromium.executablePath()].find(isExecutable)
  if (found) return found
  throw new Error(
    'No Chromium found. Run `npx playwright-core install --with-deps chromium` or `apt-get install chromium`, or set CHROME_PATH.',
  )
}

/** Switches of a Chromium that tests: no request of its own. */
export const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium to test with, without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: switches })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
