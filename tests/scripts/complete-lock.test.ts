import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingPlatforms } from '../../scripts/complete-lock.ts'

test('the lock file names the packages of every platform, or `npm ci` fails everywhere: run `node scripts/complete-lock.ts`', () => {
  expect(missingPlatforms(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([])
})

test('a platform that npm left out is added with its system, processor and C library', () => {
  const lock = {
    packages: {
      'node_modules/tool': {
        version: '2.0.0',
        optionalDependencies: { '@tool/linux-x64-musl': '2.0.0', '@tool/win32-arm64': '2.0.0' },
      },
      'node_modules/@tool/win32-arm64': { version: '1.0.0' },
    },
  }
  expect(missingPlatforms(lock)).toEqual([
    [
      'node_modules/@tool/linux-x64-musl',
      { version: '2.0.0', cpu: ['x64'], libc: ['musl'], optional: true, os: ['linux'] },
    ],
    [
      'node_modules/tool/node_modules/@tool/win32-arm64',
      { version: '2.0.0', cpu: ['arm64'], optional: true, os: ['win32'] },
    ],
  ])
})
