/** What is wrong with a field of a form. */
export type FieldErrorCode = 'required' | 'invalid' | 'email' | 'too-long' | 'choice' | 'unknown'

/** What is wrong, by the names of fields. */
export type FieldErrors = Readonly<Record<string, FieldErrorCode>>

/** What became of a form that a visitor sent. */
export type FormOutcome =
  | {
      readonly ok: true
      /** Names the lead to its visitor. The same form sent again gives the same. */
      readonly reference: string
      /** Where the lead stands, where that is worth telling: `registered` or `waiting`, say. */
      readonly status?: string
      /** Whether a row was written now: mail may wait for the worker. */
      readonly isNew: boolean
    }
  | { readonly ok: false; readonly code: 'invalid'; readonly fields: FieldErrors }
  | {
      readonly ok: false
      readonly code: 'full' | 'closed' | 'slot-taken'
      /** Which sentence tells the visitor why, where there are several. */
      readonly reason?: string
    }
