import { describe, expect } from 'vitest'
import { type MailKind, mailKinds } from '../../src/content-db/leads/outgoing-mail.ts'
import type { LeadTables } from '../../src/content-db/leads/tables.ts'
import { bookingRow, consentRow, downloadRow, registrationRow } from '../support/leads.ts'
import { mediaRow, texts, whitepaperRow } from '../support/rows.ts'
import { type TestRoom, test } from './mail-room.ts'
import { siteUrl } from './mail-world.ts'

const changes: Partial<Record<MailKind, (room: TestRoom) => Promise<unknown>>> = {
  'registration-waiting': ({ db }) =>
    db.updateTable('webinar_registrations').set({ status: 'waiting' }).execute(),
  'registration-cancelled': ({ db }) =>
    db.updateTable('webinar_registrations').set({ status: 'cancelled' }).execute(),
  'registration-recording': ({ db }) =>
    db.updateTable('webinars').set({ recording_url: 'https://video.example.com/1' }).execute(),
  'webinar-changed': ({ db }) =>
    db
      .updateTable('webinar_registrations')
      .set({ told_schedule: '2027-01-13 14:00:00 45 Europe/Berlin x' })
      .execute(),
  'webinar-cancelled': ({ db }) => db.updateTable('webinars').set({ status: 'cancelled' }).execute(),
  'booking-confirmed': ({ db }) =>
    db
      .updateTable('bookings')
      .set({ status: 'confirmed', meeting_url: 'https://meet.example.com/b' })
      .execute(),
  'booking-cancelled': ({ db }) => db.updateTable('bookings').set({ status: 'cancelled' }).execute(),
}

const occasions: Partial<Record<MailKind, string>> = {
  'registration-reminder': 'day:2027-01-14 14:00:00',
  'webinar-changed': '1',
  'booking-moved': '1',
}

const leadKindOf = (kind: MailKind): LeadTables['outgoing_mail']['lead_kind'] =>
  kind === 'consent-confirm'
    ? 'consent'
    : kind.startsWith('download')
      ? 'download'
      : kind.startsWith('booking')
        ? 'booking'
        : 'registration'

/** Stores one lead of each kind, about the webinar that is told. */
async function storeLeads({ db }: TestRoom, webinar: number, person: object = {}): Promise<void> {
  await db
    .insertInto('admin_users')
    .values({
      id: 1,
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: 'Winkler',
      language: 'de',
      timezone: 'America/New_York',
    })
    .execute()
  await db
    .insertInto('media_files')
    .values(mediaRow({ id: 1, filename: 'paper.pdf' }))
    .execute()
  const paper = {
    id: 1,
    slug: 'black-start',
    file_id: 1,
    title: texts({ en: 'Black start', de: 'Schwarzstart' }),
  }
  await db.insertInto('whitepapers').values(whitepaperRow(paper)).execute()
  await db
    .insertInto('webinar_registrations')
    .values(registrationRow({ ...person, webinar_id: webinar }))
    .execute()
  await db.insertInto('whitepaper_downloads').values(downloadRow(person)).execute()
  const booking = {
    assigned_to: 1,
    subject: 'Flywheel for a rail yard',
    message: 'First line\nsecond line',
    company: 'Bahn AG',
    sequence: 1,
  }
  await db
    .insertInto('bookings')
    .values(bookingRow({ ...booking, ...person }))
    .execute()
  await db.insertInto('consents').values(consentRow()).execute()
}

const visible = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

describe.for(['en', 'de'] as const)('in %s', (language) => {
  test.for(mailKinds)('%s is a mail', async (kind, { room, server }) => {
    await storeLeads(room, 1)
    await changes[kind]?.(room)
    await room.promise({ kind, leadKind: leadKindOf(kind), occasion: occasions[kind] ?? '', language })
    await room.round()
    expect(room.errors).toEqual([])
    const [mail] = await server.read()
    const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value
    expect({ subject: mail?.subject, text: mail?.text }).toMatchSnapshot()
    expect(mail?.to).toEqual([{ name: '', address: 'jana@example.com' }])
    expect(mail?.from).toEqual({ name: 'Voltaic Systems', address: 'hello@voltaic.example' })
    expect(mail?.messageId).toMatch(/^<[\w-]+@www\.voltaic\.example>$/)
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(header('content-language')).toBe(language)
    expect(mail?.html).toContain(`<html lang="${language}">`)
    expect(mail?.html).not.toMatch(/<script|<img|<link|url\(|undefined|\{\w+\}/)
    expect(mail?.text).not.toMatch(/undefined|null|\{\w+\}|<\w/)
    // Both forms say the same and lead to the same places.
    const shown = visible(mail?.html ?? '')
    for (const line of (mail?.text ?? '').split('\n')) {
      const words = line
        .replace(/^> |^-- $|:$/, '')
        .replace(/https?:\S+/, '')
        .replace(/^[^:]{1,40}: /, '')
        .trim()
      if (words) expect(shown).toContain(words)
    }
    const addresses = (mail?.text ?? '').match(/https?:\/\/\S+/g) ?? []
    for (const address of addresses) expect(mail?.html).toContain(address.replaceAll('&', '&amp;'))
  })
})

test('an appointment that moves names the staff their own time', async ({ room, server }) => {
  await storeLeads(room, 1)
  await room.promise({ kind: 'booking-assigned', leadKind: 'booking', language: 'en' })
  await room.promise({ kind: 'booking-cancelled', leadKind: 'booking', occasion: 'staff:2', language: 'de' })
  await room.round()
  const [assigned, passedOn] = await server.read()
  expect(assigned?.text).toContain('09:00')
  expect(assigned?.text).toContain('> First line\n> second line')
  expect(passedOn?.subject).toBe('Nicht mehr bei Ihnen: Jana Vogel')
})

test('a title that falls back says in German which language it speaks', async ({ room, server }) => {
  await storeLeads(room, 2)
  await room.promise({ language: 'de' })
  await room.round()
  const [mail] = await server.read()
  expect(mail?.subject).toBe('Sie sind angemeldet: Keeping it cold')
  expect(mail?.html).toContain(
    '<span lang="en">Keeping it cold</span> <span class="soft" style="font-weight:400;color:#4a4f58">(auf Englisch)</span>',
  )
  expect(mail?.text).toContain('Webinar: Keeping it cold [auf Englisch]')
  expect(mail?.attachments[0]?.content).toContain('SUMMARY;LANGUAGE=en:Keeping it cold')
})

test('news can be refused by one click in a mail program, and nothing else can', async ({ room, server }) => {
  await storeLeads(room, 1)
  await room.promise({ kind: 'consent-confirm', leadKind: 'consent' })
  await room.promise({})
  await room.round()
  const [news, other] = await server.read()
  const headers = new Map(news?.headers.map(({ key, value }) => [key, value]))
  expect(headers.get('list-unsubscribe')).toBe(`<${siteUrl}/api/consents/withdraw?token=consent-1>`)
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(other?.headers.map(({ key }) => key)).not.toContain('list-unsubscribe')
})

test('answers go where the settings say', async ({ room, server }) => {
  await storeLeads(room, 1)
  const value = JSON.stringify({
    from_name: 'Vögel, "Ada"',
    from_address: 'from@example.com',
    reply_to: 'reply@example.com',
  })
  await room.db.insertInto('system_settings').values({ key: 'mail', value, type: 'json' }).execute()
  await room.promise({})
  await room.round()
  const [mail] = await server.read()
  expect(mail?.from).toEqual({ name: 'Vögel, Ada', address: 'from@example.com' })
  expect(mail?.replyTo?.[0]?.address).toBe('reply@example.com')
  expect(server.mails[0]?.from).toBe('from@example.com')
})

test('the calendar file has its line ends', async ({ room, server }) => {
  await storeLeads(room, 1)
  await room.promise({})
  await room.round()
  const { source = '' } = server.mails[0] ?? {}
  const [, encoded = ''] = /name=invite\.ics.*?\r\n\r\n(.*?)\r\n--/s.exec(source) ?? []
  const file = Buffer.from(encoded, 'base64').toString()
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n.*END:VCALENDAR\r\n$/s)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

describe('a hostile visitor', () => {
  const hostile = {
    headers: 'Jana\r\nBcc: everybody@example.com\r\n\r\n<h1>Hello</h1>',
    markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
    quotes: '" onmouseover="alert(1)" x="',
    link: 'Win https://evil.example/',
    domain: 'visit evil.example now',
    backwards: 'Jana\u202egnp.exe\u0000\u0007',
    placeholders: '{title} {site}',
    endless: 'A'.repeat(5_000),
  }

  /** The tags of HTML, their attributes without values. */
  const tagsOf = (html: string) => html.replaceAll(/="[^"]*"/g, '').match(/<[a-z!/][^>]*>/gi) ?? []
  const ourTag =
    /^<(!doctype html|\/?(html|head|meta|title|style|body|div|p|a|h1|dl|dt|dd|span|br|blockquote)( (lang|charset|name|content|class|style|href|role))*)>$/

  test.for(Object.entries(hostile))('puts %s into no mail', async ([, name], { room, server }) => {
    const person = { first_name: name, last_name: name, email: 'jana@example.com' }
    await storeLeads(room, 1, { ...person })
    await room.db.updateTable('bookings').set({ subject: name, message: name, company: name }).execute()
    await room.db.updateTable('consents').set({ wording: name }).execute()
    for (const kind of [
      'registration-confirmed',
      'download-link',
      'booking-received',
      'booking-assigned',
      'consent-confirm',
    ] as const) {
      await room.promise({ kind, leadKind: leadKindOf(kind) })
    }
    await room.round()
    expect(room.errors).toEqual([])
    expect(server.mails).toHaveLength(5)
    for (const [index, mail] of (await server.read()).entries()) {
      expect(server.mails[index]?.to).toEqual(['jana@example.com'])
      const headers = mail.headers.map(({ key }) => key)
      expect(headers).not.toContain('bcc')
      expect(new Set(headers).size).toBe(headers.length)
      for (const tag of tagsOf(mail.html ?? '')) expect(tag).toMatch(ourTag)
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/[\p{Cf}--\u00ad]|(?!\n)\p{Cc}/v)
      expect(mail.subject?.length).toBeLessThan(400)
    }
  })

  test.for(['link', 'domain', 'markup', 'endless'] as const)(
    'is not greeted by a name that is none: %s',
    async (kind, { room, server }) => {
      await storeLeads(room, 1, { first_name: hostile[kind], last_name: 'x' })
      await room.promise({})
      await room.round()
      const [mail] = await server.read()
      expect(mail?.text).toContain('\n\nHello,\n\n')
      expect(mail?.text).not.toContain('evil.example')
    },
  )

  test('with a meeting’s address that is no web address gives nobody a link', async ({ room, server }) => {
    await storeLeads(room, 1)
    await room.db.updateTable('webinars').set({ meeting_url: 'javascript:alert(1)' }).execute()
    await room.promise({})
    await room.round()
    expect(server.mails[0]?.source).not.toContain('javascript')
  })
})
