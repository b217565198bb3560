import { describe, expect } from 'vitest'
import { promiseWhatIsDue } from '../../src/mail/sweep.ts'
import { storeRegistrations } from '../support/leads.ts'
import { later, makeRoom, prepare, type TestRoom, test as withServer } from './mail-room.ts'

const test = withServer.extend('mute', async ({ database }): Promise<TestRoom> => {
  await prepare(database)
  return makeRoom(database, null)
})

const startsAt = '2027-01-14 14:00:00'
const told = `${startsAt} 45 Europe/Berlin https://meet.example.com/inertia?pwd=1&x=2`
const asked = { send_reminder: 1, send_recording: 1, told_schedule: told }

const promises = async ({ db }: TestRoom) => {
  const rows = await db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()
  return rows.map(({ kind, occasion, recipient }) => `${kind} ${occasion} ${recipient}`)
}

/** Looks at the clock at a moment, twice: what was promised is not promised again. */
async function sweepAt(room: TestRoom, moment: string): Promise<string[]> {
  room.at = moment
  await promiseWhatIsDue(room.db, room.leads, moment)
  const once = await promises(room)
  await promiseWhatIsDue(room.db, room.leads, moment)
  expect(await promises(room)).toEqual(once)
  return once
}

describe('reminders', () => {
  const [day, hour] = [`registration-reminder day:${startsAt}`, `registration-reminder hour:${startsAt}`]

  test('come a day and an hour before, to those who asked', async ({ mute }) => {
    await storeRegistrations(mute.db, asked, { ...asked, send_reminder: 0 })
    expect(await sweepAt(mute, later(startsAt, -24 * 60 - 1))).toEqual([])
    expect(await sweepAt(mute, later(startsAt, -24 * 60))).toEqual([`${day} person1@example.com`])
    expect(await sweepAt(mute, later(startsAt, -61))).toHaveLength(1)
    expect(await sweepAt(mute, later(startsAt, -60))).toEqual([
      `${day} person1@example.com`,
      `${hour} person1@example.com`,
    ])
    expect(await sweepAt(mute, startsAt)).toHaveLength(2)
  })

  test('leave out who waits, was cancelled, is in quarantine or was erased', async ({ mute }) => {
    await storeRegistrations(
      mute.db,
      { ...asked, status: 'waiting' },
      { ...asked, status: 'cancelled' },
      { ...asked, quarantine_reason: 'trap' },
      { ...asked, email: 'erased-4' },
      { ...asked, send_reminder: 0 },
    )
    await mute.db.updateTable('webinars').set({ max_participants: 1 }).where('id', '=', 1).execute()
    expect(await sweepAt(mute, later(startsAt, -50))).toEqual([])
  })

  test('leave out who registered after they were due', async ({ mute }) => {
    const lastMinute = { registered_at: later(startsAt, -30) }
    const lastDay = { registered_at: later(startsAt, -23 * 60) }
    await storeRegistrations(mute.db, { ...asked, ...lastMinute }, { ...asked, ...lastDay })
    expect(await sweepAt(mute, later(startsAt, -22 * 60))).toEqual([])
    expect(await sweepAt(mute, later(startsAt, -20))).toEqual([`${hour} person2@example.com`])
  })

  test('that are late are dropped, not sent', async ({ room, server }) => {
    await storeRegistrations(room.db, asked)
    await sweepAt(room, later(startsAt, -24 * 60))
    room.at = later(startsAt, -110)
    await room.round()
    expect(server.mails).toEqual([])
    expect(await sweepAt(room, later(startsAt, -100))).toHaveLength(1)
  })

  test('of a day that nobody was there to send are not made up for', async ({ mute }) => {
    await storeRegistrations(mute.db, asked)
    expect(await sweepAt(mute, later(startsAt, -100))).toEqual([])
  })

  test('come again for a webinar that was moved, and the old ones do not', async ({ room, server }) => {
    await storeRegistrations(room.db, asked)
    await sweepAt(room, later(startsAt, -24 * 60))
    const moved = later(startsAt, 7 * 24 * 60)
    await room.db.updateTable('webinars').set({ scheduled_at: moved }).where('id', '=', 1).execute()
    await sweepAt(room, later(startsAt, -23 * 60))
    await room.round()
    expect((await server.read()).map(({ subject }) => subject)).toEqual(['Changed: Inertia'])
    await sweepAt(room, later(moved, -60))
    await room.round()
    expect((await server.read()).map(({ subject }) => subject)).toEqual([
      'Changed: Inertia',
      'Soon: Inertia, 15:00 CET',
    ])
  })
})

describe('the recording', () => {
  const over = later(startsAt, 45)

  test('is sent when it is there and the webinar is over, to those who asked', async ({ mute }) => {
    await storeRegistrations(mute.db, asked, { ...asked, send_recording: 0 })
    expect(await sweepAt(mute, over)).toEqual([])
    const recording = { recording_url: 'https://video.example.com/1' }
    await mute.db.updateTable('webinars').set(recording).where('id', '=', 1).execute()
    expect(await sweepAt(mute, later(over, -1))).toEqual([])
    expect(await sweepAt(mute, over)).toEqual(['registration-recording  person1@example.com'])
  })

  test('of long ago is sent to nobody', async ({ mute }) => {
    await storeRegistrations(mute.db, asked)
    const recording = { recording_url: 'https://video.example.com/1', status: 'completed' as const }
    await mute.db.updateTable('webinars').set(recording).where('id', '=', 1).execute()
    expect(await sweepAt(mute, later(startsAt, 61 * 24 * 60))).toEqual([])
  })
})

describe('a webinar that changes', () => {
  const before = later(startsAt, -5 * 24 * 60)

  test('tells those who know it otherwise, with a higher sequence', async ({ room, server }) => {
    await storeRegistrations(room.db, asked, { ...asked, status: 'cancelled' }, { told_schedule: null })
    expect(await sweepAt(room, before)).toEqual([])
    const moved = later(startsAt, 60)
    await room.db.updateTable('webinars').set({ scheduled_at: moved }).where('id', '=', 1).execute()
    expect(await sweepAt(room, before)).toEqual(['webinar-changed 1 person1@example.com'])
    await room.round()
    const [mail] = await server.read()
    expect(mail?.text).toContain('When: Thursday, 14 January 2027, 16:00 – 16:45 CET')
    expect(mail?.text).toContain('Before: Thursday, 14 January 2027, 15:00 – 15:45 CET')
    const calendar = mail?.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
    expect(calendar?.content).toContain('METHOD:REQUEST')
    expect(calendar?.content).toContain('SEQUENCE:1\n')
    expect(calendar?.content).toContain('DTSTART:20270114T150000Z')
    // Told once.
    expect(await sweepAt(room, before)).toHaveLength(1)
  })

  test('twice before the mail is written tells the last state only', async ({ room, server }) => {
    await storeRegistrations(room.db, asked)
    for (const minutes of [60, 120]) {
      const moved = later(startsAt, minutes)
      await room.db.updateTable('webinars').set({ scheduled_at: moved }).where('id', '=', 1).execute()
      await sweepAt(room, before)
    }
    await room.round()
    const mails = await server.read()
    expect(mails.map(({ text }) => /When: .*/.exec(text ?? '')?.[0])).toEqual([
      'When: Thursday, 14 January 2027, 17:00 – 17:45 CET',
    ])
  })

  test('and back before the mail is written tells nobody', async ({ room, server }) => {
    await storeRegistrations(room.db, asked)
    for (const minutes of [60, 0]) {
      const moved = later(startsAt, minutes)
      await room.db.updateTable('webinars').set({ scheduled_at: moved }).where('id', '=', 1).execute()
      await sweepAt(room, before)
    }
    await room.round()
    expect(server.mails).toEqual([])
  })

  test('gets a link to join: everybody has it', async ({ room, server }) => {
    await storeRegistrations(room.db, { ...asked, webinar_id: 2, told_schedule: null })
    await room.promise({})
    await room.round()
    const meeting = { meeting_url: 'https://meet.example.com/cold' }
    await room.db.updateTable('webinars').set(meeting).where('id', '=', 2).execute()
    await sweepAt(room, before)
    await room.round()
    const [first, second] = await server.read()
    expect(first?.text).toContain('We send you the link to join as soon as it is set.')
    expect(second?.text).toContain('Join the meeting:\nhttps://meet.example.com/cold')
    expect(second?.text).not.toContain('Before:')
  })

  test.for([
    ['is cancelled', { status: 'cancelled' as const }],
    ['is deleted', { deleted_at: '2027-01-06 08:00:00' }],
  ] as const)(
    'and %s: its registrants are told, and their calendars',
    async ([, change], { room, server }) => {
      await storeRegistrations(room.db, asked, { ...asked, status: 'waiting' })
      await room.db
        .updateTable('webinars')
        .set({ ...change, max_participants: 1 })
        .where('id', '=', 1)
        .execute()
      expect(await sweepAt(room, before)).toEqual([
        'webinar-cancelled 1 person1@example.com',
        'webinar-cancelled 1 person2@example.com',
      ])
      await room.round()
      const [seated, waiting] = await server.read()
      expect(seated?.subject).toBe('Cancelled: Inertia')
      const calendar = seated?.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
      expect(calendar?.content).toContain('METHOD:CANCEL')
      expect(calendar?.content).toContain('SEQUENCE:1\n')
      expect(waiting?.attachments).toEqual([])
      // Neither reminders nor a second word.
      expect(await sweepAt(room, later(startsAt, -30))).toHaveLength(2)
    },
  )

  test('that takes place after all says so', async ({ room, server }) => {
    await storeRegistrations(room.db, asked)
    for (const status of ['cancelled', 'scheduled'] as const) {
      await room.db.updateTable('webinars').set({ status }).where('id', '=', 1).execute()
      await sweepAt(room, before)
      await room.round()
    }
    const [, back] = await server.read()
    expect(back?.text).toContain('The webinar takes place after all.')
    expect(back?.attachments[0]?.content).toContain('SEQUENCE:2')
  })

  test('after it was over tells nobody', async ({ mute }) => {
    await storeRegistrations(mute.db, asked)
    await mute.db.updateTable('webinars').set({ status: 'cancelled' }).where('id', '=', 1).execute()
    expect(await sweepAt(mute, later(startsAt, 1))).toEqual([])
  })

  test('tells hundreds at once', async ({ mute }) => {
    await storeRegistrations(mute.db, ...Array.from({ length: 300 }, () => asked))
    await mute.db.updateTable('webinars').set({ duration_minutes: 60 }).where('id', '=', 1).execute()
    expect(await sweepAt(mute, before)).toHaveLength(300)
  })
})

describe('the waiting list', () => {
  test('moves up in its order when seats are added', async ({ room, server }) => {
    const waiting = { status: 'waiting' as const, send_reminder: 1 }
    await room.db.updateTable('webinars').set({ max_participants: 1 }).where('id', '=', 1).execute()
    await storeRegistrations(
      room.db,
      asked,
      { ...waiting, registered_at: '2027-01-03 09:00:00' },
      { ...waiting, registered_at: '2027-01-03 08:00:00' },
      { ...waiting, registered_at: '2027-01-03 07:00:00', quarantine_reason: 'trap' },
      { ...waiting, registered_at: '2027-01-03 08:30:00' },
    )
    expect(await sweepAt(room, room.at)).toEqual([])
    await room.db.updateTable('webinars').set({ max_participants: 3 }).where('id', '=', 1).execute()
    expect(await sweepAt(room, room.at)).toEqual([
      'registration-moved-up  person3@example.com',
      'registration-moved-up  person5@example.com',
    ])
    await room.round()
    const [mail] = await server.read()
    expect(mail?.subject).toBe('A seat for you: Inertia')
    expect(mail?.attachments[0]?.content).toContain('METHOD:REQUEST')
  })
})
