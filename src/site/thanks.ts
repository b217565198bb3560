/** What a thank-you page tells one visitor alone. */
export interface Thanks {
  /** Names the lead. */
  readonly reference: string
  /** The place on the waiting list; null for who has a seat, or where there is no such list. */
  readonly place: number | null
  /** The appointment that was asked for: its start and end, UTC, and the visitor's zone. */
  readonly appointment?: { readonly start: string; readonly end: string; readonly zone: string }
  /** The file that was asked for. */
  readonly download?: { readonly href: string; readonly fileName: string; readonly size: number }
}
