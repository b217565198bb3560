import { afterEach, expect, test } from 'vitest'
import { createReporter } from '../../scripts/terminal.ts'

/** Something that is written to, and all that was. */
function output(isTTY: boolean) {
  const said = { text: '', isTTY, write: (text: string) => (said.text += text) }
  return said
}

/** A reporter, and what it says to standard output and to standard error. */
function reporting({ json = false, isTTY = false } = {}) {
  const [out, log] = [output(isTTY), output(isTTY)]
  return { reporter: createReporter({ json }, out, log), out, log }
}

/** What stands on a terminal after everything was written to it. */
const screen = (text: string) =>
  text.split('\n').map((line) => line.slice(line.lastIndexOf('\r\u001b[2K') + 1).replace('\u001b[2K', ''))

afterEach(() => {
  process.exitCode = undefined
})

test('elsewhere than on a terminal, progress is a line at each quarter', () => {
  const { reporter, log, out } = reporting()
  for (let done = 1; done <= 100; done++) reporter.progress('pages', done, 100)
  expect(log.text.trimEnd().split('\n')).toEqual([
    '  pages: 1 of 100',
    '  pages: 25 of 100',
    '  pages: 50 of 100',
    '  pages: 75 of 100',
    '  pages: 100 of 100',
  ])
  expect(log.text + out.text).not.toContain('\u001b')
  expect(out.text).toBe('')
})

test('two things that progress one after the other have lines of their own', () => {
  const { reporter, log } = reporting()
  for (const label of ['pictures', 'papers']) reporter.progress(label, 2, 2)
  expect(log.text).toBe('  pictures: 2 of 2\n  papers: 2 of 2\n')
})

test('on a terminal, progress is a bar that grows in its line and ends as a sentence', () => {
  const { reporter, log } = reporting({ isTTY: true })
  const filled = () => screen(log.text).at(-1)?.match(/█/g)?.length ?? 0
  const widths = [1, 50, 99].map((done) => {
    reporter.progress('pages', done, 100)
    expect(screen(log.text)).toHaveLength(1)
    return filled()
  })
  expect(widths).toEqual([0, 12, 24])
  reporter.progress('pages', 100, 100)
  expect(screen(log.text)).toEqual(['  pages: 100', ''])
})

test('what is said while a bar is shown takes its place', () => {
  const { reporter, log, out } = reporting({ isTTY: true })
  reporter.progress('pages', 1, 3)
  reporter.step('Making the search index …')
  reporter.progress('files', 1, 3)
  reporter.result({ ok: true }, 'Built.')
  expect(screen(log.text)).toEqual(['Making the search index …', ''])
  expect(out.text).toBe('Built.\n')
})

test('of nothing there is no progress', () => {
  for (const isTTY of [true, false]) {
    const { reporter, log } = reporting({ isTTY })
    reporter.progress('pages', 0, 0)
    expect(log.text).toBe('')
  }
})

test('a machine gets one line of JSON and nothing else, people’s warnings aside', () => {
  const { reporter, out, log } = reporting({ json: true })
  reporter.step('Rendering …')
  reporter.progress('pages', 1, 2)
  reporter.warn('Worth mending: a link')
  reporter.result({ ok: true, text: 'two\nlines' }, 'Built.')
  expect(out.text).toBe('{"ok":true,"text":"two\\nlines"}\n')
  expect(log.text).toBe('Worth mending: a link\n')
  expect(process.exitCode).toBeUndefined()
})

test('a failure is said to standard error, or is the JSON, and decides the status', () => {
  const people = reporting()
  people.reporter.failure({ ok: false, code: 'busy' }, 'Another build is running.')
  expect([people.out.text, people.log.text]).toEqual(['', 'Another build is running.\n'])
  expect(process.exitCode).toBe(1)
  const machine = reporting({ json: true })
  machine.reporter.failure({ ok: false, code: 'busy' }, 'Another build is running.')
  expect([machine.out.text, machine.log.text]).toEqual(['{"ok":false,"code":"busy"}\n', ''])
})
