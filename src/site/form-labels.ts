import type { TextKey } from './words.ts'

/** A text field that forms share. */
interface TextField {
  readonly name: string
  readonly label: TextKey
  readonly type: 'text' | 'email' | 'tel'
  readonly autocomplete: string
  readonly required: boolean
  /** Characters. */
  readonly max: number
}

const field = (
  name: string,
  label: TextKey,
  autocomplete: string,
  max: number,
  { type = 'text', required = false }: Partial<Pick<TextField, 'type' | 'required'>> = {},
): TextField => ({ name, label, type, autocomplete, required, max })

/** Who is writing: the fields that all three forms share, named as their columns are. */
export const personFields: readonly TextField[] = [
  field('first_name', 'form.firstName', 'given-name', 100, { required: true }),
  field('last_name', 'form.lastName', 'family-name', 100, { required: true }),
  field('email', 'form.email', 'email', 254, { type: 'email', required: true }),
  field('company', 'form.company', 'organization', 200),
  field('job_title', 'form.jobTitle', 'organization-title', 200),
  field('phone', 'form.phone', 'tel', 50, { type: 'tel' }),
]

const others: Readonly<Record<string, TextKey>> = {
  booking_type: 'form.bookingType',
  preferred_date: 'form.preferredDate',
  subject: 'form.subject',
  message: 'form.message',
}

/** What a field is called where something is wrong with it; undefined for one that nobody sees. */
export const labelOf = (name: string): TextKey | undefined =>
  personFields.find((candidate) => candidate.name === name)?.label ?? others[name]
