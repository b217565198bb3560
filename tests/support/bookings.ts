import { type BookingFields, bookingFields } from '../../src/leads/booking.ts'
import type { Post } from '../../src/leads/post.ts'

/** A Tuesday, eight in the morning in Berlin; slots are offered from the next day on. */
export const bookedAt = '2026-12-01 07:00:00'

/** Appointments of half an hour by two people, from nine to eleven on working days in Berlin. */
export const bookingSetting = {
  zone: 'Europe/Berlin',
  duration_minutes: 30,
  notice_hours: 24,
  horizon_days: 60,
  opening_hours: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['09:00-11:00']]),
  ),
  holidays: ['12-24/01-01'],
  staff: [{ email: 'mara@voltaic.example' }, { email: 'jon@voltaic.example' }],
}

/** The people of the setting, as rows. */
export const bookingStaff = [
  { id: 1, email: 'mara@voltaic.example', first_name: 'Mara', last_name: 'Lindt', language: 'de' },
  { id: 2, email: 'Jon@voltaic.example', first_name: 'Jon', last_name: 'Abel', language: 'en' },
] as const

/** What comes with a form, and what a test says otherwise. */
export const postWith = (changes: Partial<Post> = {}): Post => ({
  at: bookedAt,
  asOf: bookedAt,
  language: 'en',
  formKey: null,
  suspicion: null,
  pagePath: '/en/booking/',
  ipAddress: '192.0.2.7',
  userAgent: 'test',
  wordings: {
    privacyNotice: { text: 'How we handle what you send is written in our privacy notice.', version: '1' },
    marketing: { text: 'Send me news.', version: '1' },
  },
  isCounted: true,
  ...changes,
})

/** The fields of a form that asks for a slot. */
export const fieldsWith = (changes: Readonly<Record<string, string>> = {}): BookingFields =>
  bookingFields.parse({
    first_name: 'Ada',
    last_name: 'Byron',
    email: 'ada@engines.example',
    booking_type: 'consultation',
    preferred_date: '2026-12-08T08:30:00Z',
    ...changes,
  })
