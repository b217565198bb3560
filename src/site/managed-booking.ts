/** A booking as its visitor sees it through the link of a mail. */
export interface ManagedBooking {
  /** What signs for its visitor; forms send it back. */
  readonly token: string
  readonly status: 'pending' | 'confirmed' | 'completed' | 'cancelled' | 'no_show'
  readonly type: string
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly start: string
  readonly end: string
  /** The visitor's zone. */
  readonly zone: string
  readonly subject: string | null
  readonly meetingUrl: string | null
  /** Whether it can still be moved and cancelled. */
  readonly isOpen: boolean
}
