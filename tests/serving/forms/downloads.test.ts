import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { pdf, test } from './served-leads.ts'

const wish = (email: string, changes: Readonly<Record<string, string>> = {}) => ({
  first_name: 'Ada',
  last_name: 'Byron',
  email,
  whitepaper: 'black-start',
  language: 'en',
  ...changes,
})

const linkIn = (html: string) => /href="(\/api\/downloads\/[^"]+)"/.exec(html)?.[1] ?? ''

describe('a whitepaper that is given for a name', () => {
  test('is nowhere in the site, neither by its name nor by its bytes', async ({ site, get, rows }) => {
    const files = globSync('**/*', { cwd: site.output.site, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(20)
    for (const { parentPath, name } of files) {
      expect(name).not.toBe('black-start.pdf')
      expect(readFileSync(join(parentPath, name)).includes(pdf.subarray(0, 24))).toBe(name === 'rotors.pdf')
    }
    const [file] = rows("SELECT file_path, file_hash FROM media_files WHERE filename = 'black-start.pdf'")
    const guesses = [
      '/media/black-start.pdf',
      `/media/${file?.file_path}`,
      `/files/${String(file?.file_hash).slice(0, 20)}/black-start.pdf`,
      '/data/media/black-start.pdf',
      '/api/downloads/black-start.pdf',
    ]
    for (const path of guesses)
      expect({ path, status: (await get(path)).status }).toEqual({ path, status: 404 })
  })

  test('is linked on the page that thanks, without a script, and comes under its name', async ({
    send,
    get,
    rows,
  }) => {
    const { status, headers } = await send('/api/downloads', wish('ada@engines.example'))
    expect(status).toBe(303)
    const thanks = await get(String(headers.location))
    expect(thanks).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    const link = linkIn(thanks.text)
    expect(link).toMatch(/\/black-start\.pdf$/)
    const file = await get(link)
    expect(file.status).toBe(200)
    expect(file.body.equals(pdf)).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="Schwarzstart fur Grossen.pdf"; filename*=UTF-8''Schwarzstart%20f%C3%BCr%20Gr%C3%B6%C3%9Fen.pdf`,
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'x-robots-tag': 'noindex',
    })
    expect(rows("SELECT kind FROM outgoing_mail WHERE recipient = 'ada@engines.example'")).toEqual([
      { kind: 'download-link' },
    ])
  })

  test('comes in parts, and to fetch it counts nothing', async ({ send, get, rows }) => {
    const { headers } = await send('/api/downloads', wish('grace@engines.example'))
    const before = rows('SELECT download_count FROM whitepapers')
    const link = linkIn((await get(String(headers.location))).text)
    const part = await get(link, { range: 'bytes=9-24' })
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': `bytes 9-24/${pdf.length}` } })
    expect(part.body.equals(pdf.subarray(9, 25))).toBe(true)
    expect((await get(link, { range: `bytes=${pdf.length}-` })).status).toBe(416)
    expect(rows('SELECT download_count FROM whitepapers')).toEqual(before)
  })

  test('is counted once for each who asks, however many do at once', async ({ send, rows }) => {
    const count = () =>
      Number(rows("SELECT download_count AS n FROM whitepapers WHERE slug = 'black-start'")[0]?.n)
    const before = count()
    const emails = Array.from({ length: 30 }, (_, index) => `p${index % 15}@engines.example`)
    await Promise.all(emails.map((email) => send('/api/downloads', wish(email))))
    expect(count()).toBe(before + 15)
  })

  test('shows its form again, in its language, with what is wrong', async ({ send, rows }) => {
    const before = rows('SELECT id FROM whitepaper_downloads').length
    const answer = await send('/api/downloads', wish('nobody', { language: 'de', company: 'Werk "Süd"' }))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('<html lang="de"')
    expect(answer.text).toContain('value="Werk &quot;Süd&quot;"')
    expect(answer.text).toMatch(/id="email"[^>]*aria-invalid="true"/)
    expect(answer.text).toContain('name="whitepaper" value="black-start"')
    expect(rows('SELECT id FROM whitepaper_downloads')).toHaveLength(before)
  })
})

describe('a link', () => {
  test('that has expired says so, and leads to where one gets another', async ({ send, get, sign, rows }) => {
    await send('/api/downloads', wish('mary@engines.example', { language: 'de' }))
    const [row] = rows("SELECT reference FROM whitepaper_downloads WHERE email = 'mary@engines.example'")
    const expired = sign('download', row?.reference, new Date('2026-01-01T00:00:00Z'))
    const answer = await get(`/api/downloads/${expired}`)
    expect(answer).toMatchObject({ status: 410, headers: { 'cache-control': 'no-store' } })
    expect(answer.text).toContain('Dieser Link ist abgelaufen')
    expect(answer.text).toContain('href="/de/whitepapers/black-start/"')
  })

  test.for(['forged', 'booking', 'nobody', 'quarantined', 'extra'])(
    'that is none opens nothing: %s',
    async (kind, { send, get, sign, site, rows }) => {
      await send('/api/downloads', wish('jane@engines.example'))
      const [row] = rows("SELECT reference FROM whitepaper_downloads WHERE email = 'jane@engines.example'")
      const token = sign('download', row?.reference)
      const quarantine = (reason: string | null) =>
        site.database.sqlite
          .prepare(
            "UPDATE whitepaper_downloads SET quarantine_reason = ? WHERE email = 'jane@engines.example'",
          )
          .run(reason)
      if (kind === 'quarantined') quarantine('trap')
      const path = {
        forged: `${token.slice(0, -3)}AAA`,
        booking: sign('booking', row?.reference),
        nobody: sign('download', 'A'.repeat(26)),
        quarantined: token,
        extra: `${token}/black-start.pdf/../../secret`,
      }[kind]
      const { status, body } = await get(`/api/downloads/${path}`)
      if (kind === 'quarantined') quarantine(null)
      expect(status).toBe(404)
      expect(body.includes(pdf)).toBe(false)
    },
  )
})

test('a whitepaper that everybody may have is linked on its page', async ({ get }) => {
  const { text } = await get('/en/whitepapers/rotors/')
  const [, link = ''] = /href="(\/files\/[^"]+rotors\.pdf)"/.exec(text) ?? []
  expect((await get(link)).status).toBe(200)
})
