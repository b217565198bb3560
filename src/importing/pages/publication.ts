import type { LoadedText } from '../load-text.ts'

/** When a text says it was published, by its front matter or its file's name; UTC. */
export const publicationTime = ({ fields, source }: LoadedText): string | undefined =>
  fields.publishedAt ?? (source.date ? `${source.date} 00:00:00` : undefined)

/** Whether a text is a draft, by its front matter or its folder. */
export const isDraft = ({ fields, source }: LoadedText): boolean => fields.isDraft || source.draft

/** Whether visitors see the page of a text at a moment. */
export function isVisibleAt(text: LoadedText | undefined, now: string): boolean {
  if (!text || isDraft(text)) return false
  const withdrawn = text.fields.withdrawnAt
  return (publicationTime(text) ?? now) <= now && (withdrawn === undefined || withdrawn > now)
}
