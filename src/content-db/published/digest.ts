import { createHash } from 'node:crypto'
import type { Frame } from './frame.ts'

const frames = new WeakMap<Frame, string>()

/**
 * Names what a loader returned: two equal digests, made by the same code, mean the same HTML.
 * The frame, shared by every page, counts through a digest of its own.
 */
export function digestOf(data: { readonly frame: Frame }): string {
  const frame = frames.get(data.frame) ?? hash(JSON.stringify(data.frame))
  frames.set(data.frame, frame)
  return hash(JSON.stringify({ ...data, frame }))
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
