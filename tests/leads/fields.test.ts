import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  carriedText,
  emailAddress,
  fieldErrors,
  optionalText,
  requiredText,
  tick,
} from '../../src/leads/fields.ts'
import { parseFormSettings } from '../../src/leads/form-settings.ts'
import { suspicionOf } from '../../src/leads/suspicion.ts'

const form = z.object({
  name: requiredText(5),
  company: optionalText(5),
  email: emailAddress,
  kind: z.enum(['a', 'b']).default('a'),
  news: tick,
  campaign: carriedText(5),
})
const whole = { name: 'Ada', email: 'ada@example.com' }
const read = (fields: object) => {
  const parsed = form.safeParse({ ...whole, ...fields }, { reportInput: true })
  return parsed.success ? parsed.data : fieldErrors(parsed.error)
}

describe('a field', () => {
  test('that may be left out is null, and a box that was not ticked is 0', () => {
    expect(read({})).toEqual({ ...whole, company: null, kind: 'a', news: 0, campaign: null })
  })

  test.each([
    ['1', 1],
    ['on', 1],
    ['yes', 1],
    ['0', 0],
    ['false', 0],
    ['off', 0],
  ])('ticked with %j counts as %i', (news, flag) => {
    expect(read({ news })).toMatchObject({ news: flag })
  })

  test.each<[object, object]>([
    [{ name: undefined }, { name: 'required' }],
    [{ name: '' }, { name: 'required' }],
    [{ name: 'Adelheid' }, { name: 'too-long' }],
    [{ name: ['Ada'] }, { name: 'invalid' }],
    [{ company: 'Voltaic' }, { company: 'too-long' }],
    [{ company: {} }, { company: 'invalid' }],
    [{ kind: 'c' }, { kind: 'choice' }],
    [
      { email: undefined, name: '' },
      { email: 'required', name: 'required' },
    ],
  ])('in %j is wrong: %j', (fields, errors) => {
    expect(read(fields)).toEqual(errors)
  })

  test('that nobody typed is cut or left out, never an error', () => {
    expect(read({ campaign: 'spring-2026' })).toMatchObject({ campaign: 'sprin' })
    expect(read({ campaign: ['a', 'b'] })).toMatchObject({ campaign: null })
  })
})

describe('an e-mail address', () => {
  test.each([
    ['ada@example.com', 'ada@example.com'],
    ['Ada.Winkler+news@mail.example.co.uk', 'Ada.Winkler+news@mail.example.co.uk'],
    ['ada@müller.example', 'ada@xn--mller-kva.example'],
    ["o'neil@example.museum", "o'neil@example.museum"],
  ])('%s is taken', (email, stored) => {
    expect(read({ email })).toMatchObject({ email: stored })
  })

  test.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@@example.com',
    'ada example.com',
    'ada@exa mple.com',
    'ada@-example.com',
    'ada@example-.com',
    'ada@192.0.2.1',
    'Ada <ada@example.com>',
    'ada@example.com,b@example.com',
    `${'a'.repeat(65)}@example.com`,
    'ada@example..com',
  ])('%s is none', (email) => {
    expect(read({ email })).toEqual({ email: 'email' })
  })
})

describe('suspicion', () => {
  const arrival = {
    raw: { first_name: 'Ada', last_name: 'Winkler' },
    key: null,
    minimumSeconds: 2,
    isTooMany: false,
  }

  test('falls on nobody for having no key, or one that is old enough', () => {
    expect(suspicionOf(arrival)).toBe(null)
    expect(suspicionOf({ ...arrival, key: { id: 'x', age: 2 } })).toBe(null)
  })

  test('falls on what fills the trap, comes too fast, has a link for a name, or is too much', () => {
    expect(suspicionOf({ ...arrival, raw: { website: 'x' } })).toBe('trap')
    expect(suspicionOf({ ...arrival, key: { id: 'x', age: 1.9 } })).toBe('too-fast')
    expect(suspicionOf({ ...arrival, raw: { last_name: 'http://x' } })).toBe('link-in-name')
    expect(suspicionOf({ ...arrival, isTooMany: true })).toBe('too-many')
  })
})

describe('the setting of the forms', () => {
  test('has a value for what it leaves out', () => {
    const usual = parseFormSettings(null)
    expect(usual.message).toBeUndefined()
    expect(parseFormSettings('{"waiting_list": 3}').settings).toEqual({ ...usual.settings, waiting_list: 3 })
  })

  test.each(['nonsense', '[]', '{"client_minutes": 0}', '{"waiting_list": -1}'])(
    '%s cannot be used, and why is said',
    (value) => {
      const { settings, message } = parseFormSettings(value)
      expect(settings).toEqual(parseFormSettings(null).settings)
      expect(message).toMatch(/^system_settings, forms: /)
    },
  )
})
