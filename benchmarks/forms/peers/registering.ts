import type { LeadsDb } from '../../../src/content-db/group-commit.sqlite.ts'
import type { Post } from '../../../src/leads/post.ts'
import { register, registrationFields } from '../../../src/leads/registration.ts'

/** What a peer answers with. */
export interface PeerAnswer {
  readonly status: number
  readonly body: object
}

/** Reads a form, validates it as Magnetiq does, and gives the same statements to run; or the answer, where it is refused. */
export function read(body: string): ((db: LeadsDb) => PeerAnswer) | PeerAnswer {
  const parsed = registrationFields.safeParse(Object.fromEntries(new URLSearchParams(body)), {
    reportInput: true,
  })
  if (!parsed.success) return { status: 422, body: { error: 'invalid' } }
  return (db) => {
    const outcome = register(db, surroundings(), parsed.data, 100)
    if (outcome.ok) return { status: 201, body: { reference: outcome.reference, status: outcome.status } }
    return { status: outcome.code === 'invalid' ? 422 : 409, body: { error: outcome.code } }
  }
}

const wording = { text: 'I have read how my data are used.', version: '0123456789abcdef' }

function surroundings(): Post {
  const at = new Date().toISOString().slice(0, 19).replace('T', ' ')
  return {
    at,
    asOf: at,
    language: 'en',
    formKey: null,
    suspicion: null,
    pagePath: '/en/webinars/inertia/',
    ipAddress: '127.0.0.1',
    userAgent: null,
    wordings: { privacyNotice: null, marketing: wording },
    isCounted: true,
  }
}
