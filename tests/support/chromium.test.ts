import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findChromium } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'magnetiq-chromium-'))
afterAll(() => rmSync(folder, { recursive: true }))

const browser = join(folder, 'chromium')
writeFileSync(browser, '#!/bin/sh\n')
chmodSync(browser, 0o755)

test('CHROME_PATH comes first', () => {
  expect(findChromium({ CHROME_PATH: browser, PATH: '/usr/bin' })).toBe(browser)
})

test('a CHROME_PATH that cannot be run is an error, not a reason to take another browser', () => {
  expect(() => findChromium({ CHROME_PATH: join(folder, 'none'), PATH: folder })).toThrow(
    /CHROME_PATH is .*none/,
  )
})

test('an installed browser is found by the folders in PATH', () => {
  expect(findChromium({ PATH: `/nonexistent:${folder}` })).toBe(browser)
})
