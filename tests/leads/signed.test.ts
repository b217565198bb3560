import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { issueFormKey, readFormKey } from '../../src/leads/form-key.ts'
import { isReference, newReference } from '../../src/leads/reference.ts'
import { readSecret } from '../../src/leads/secret.ts'
import { signer } from '../../src/leads/signed.ts'
import { test } from '../support/database.ts'

const now = new Date('2026-06-01T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const ours = signer(Buffer.alloc(32, 1))

describe('a token', () => {
  test('says what was signed, in letters that an address can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (data) => {
        const token = ours.sign('thanks', data)
        expect(token).toMatch(/^[\w.-]+$/)
        expect(ours.read('thanks', token, now)).toEqual({ ok: true, data })
      }),
    )
  })

  test('holds until its end', () => {
    const token = ours.sign('download', 'x', later(60))
    expect(ours.read('download', token, later(59))).toEqual({ ok: true, data: 'x' })
    expect(ours.read('download', token, later(60))).toEqual({ ok: false, code: 'expired' })
  })

  test('is worth nothing for another purpose, or from another installation', () => {
    const token = ours.sign('registration', 'x')
    expect(ours.read('booking', token, now)).toEqual({ ok: false, code: 'forged' })
    expect(signer(Buffer.alloc(32, 2)).read('registration', token, now)).toEqual({
      ok: false,
      code: 'forged',
    })
  })

  test('that was changed anywhere is forged', () => {
    const token = ours.sign('registration', 'registration', later(60))
    for (let index = 0; index < token.length; index++) {
      const letter = token[index] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, index) + letter + token.slice(index + 1)
      // The last letter of base64 has bits that say nothing.
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'))) continue
      expect(ours.read('registration', changed, now)).toEqual({ ok: false, code: 'forged' })
    }
    for (const odd of ['', '.', '..', 'a.b.c', 'x'.repeat(5000)]) {
      expect(ours.read('registration', odd, now)).toEqual({ ok: false, code: 'forged' })
    }
  })
})

describe('the key of a form', () => {
  test('tells its age, and forms apart', () => {
    const [one, other] = [issueFormKey(ours, now), issueFormKey(ours, now)]
    expect(one).not.toBe(other)
    expect(readFormKey(ours, one, later(5))).toEqual({ id: expect.stringMatching(/^[\w-]{22}$/), age: 5 })
    expect(readFormKey(ours, one, now)?.id).not.toBe(readFormKey(ours, other, now)?.id)
  })

  test('that is forged, or a day old, is none', () => {
    expect(readFormKey(ours, 'x', now)).toBe(null)
    expect(readFormKey(ours, issueFormKey(ours, now), later(86_400))).toBe(null)
  })
})

describe('the secret', () => {
  test('is made once, for its owner alone', ({ folder }) => {
    const secret = readSecret(join(folder, 'data'))
    expect(secret).toHaveLength(32)
    expect(readSecret(join(folder, 'data'))).toEqual(secret)
    const path = join(folder, 'data/secret')
    expect(readFileSync(path)).toEqual(secret)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('that was damaged is told of', ({ folder }) => {
    writeFileSync(join(folder, 'secret'), 'short')
    expect(() => readSecret(folder)).toThrow(/must have 32 bytes and has 5/)
  })
})

test('references are random and can be told from other texts', () => {
  const references = Array.from({ length: 1000 }, newReference)
  expect(new Set(references).size).toBe(1000)
  expect(references.every(isReference)).toBe(true)
  expect(new Set(references.join('')).size).toBe(32)
  for (const odd of ['', 'abc', `${references[0]}A`, String(references[0]).toLowerCase()]) {
    expect(isReference(odd)).toBe(false)
  }
})
