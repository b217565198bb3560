import type { Language } from '../../languages.ts'

/**
 * The language that every row must have. Throws where a list has none or several, or names one twice:
 * views would fall back to different languages, or to none.
 */
export function sourceOf(languages: readonly Language[]): Language {
  const [source, another] = languages.filter(({ fallback }) => fallback === null)
  if (!source || another) {
    throw new Error('src/languages.ts: exactly one language must have the fallback null.')
  }
  const codes = languages.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice) throw new Error(`src/languages.ts: "${twice}" is listed twice.`)
  return source
}
