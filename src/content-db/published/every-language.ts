import { languageCodes } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { type Frame, loadFrame } from './frame.ts'

/** What a page shows that speaks every language at once: the choice of a language, and the 404 page of last resort. */
export interface EveryLanguage {
  readonly kind: 'every-language'
  /** The source language first. */
  readonly frames: readonly Frame[]
}

/** Reads what a page shows that speaks every language. */
export async function loadEveryLanguage(edition: Edition): Promise<EveryLanguage> {
  return {
    kind: 'every-language',
    frames: await Promise.all(languageCodes.map((code) => loadFrame(edition, code))),
  }
}
