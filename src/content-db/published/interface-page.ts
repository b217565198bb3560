import type { LanguageCode } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { type Frame, loadFrame } from './frame.ts'

/** A page that is only interface: booking, search, thanks, not found. */
export interface InterfacePage {
  readonly frame: Frame
  readonly kind: 'interface'
}

/** What pages show that have no content of their own. */
export async function loadInterfacePage(edition: Edition, language: LanguageCode): Promise<InterfacePage> {
  return { frame: await loadFrame(edition, language), kind: 'interface' }
}
