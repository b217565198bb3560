import { type LanguageCode, languageOf } from '../languages.ts'

/** The size of a file in the unit that suits it, such as "1.4 MB" or „1,4 MB“. */
export function fileSizeIn(bytes: number, language: LanguageCode): string {
  const [unit, divisor] = bytes < 1_000_000 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
  const digits = bytes < 10_000_000 && unit === 'megabyte' ? 1 : 0
  const format = new Intl.NumberFormat(languageOf(language).locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  })
  return format.format(Math.max(bytes / divisor, 1))
}
