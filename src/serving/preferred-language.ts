import { isLanguageCode, type LanguageCode, sourceLanguage } from '../languages.ts'

/**
 * The language of the site that an Accept-Language header asks for first (RFC 9110, 12.5.4), by the primary part of
 * each tag: de-AT is served German. The source language where none of the site's is wanted.
 */
export function preferredLanguage(header: string | undefined): LanguageCode {
  const wanted = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((entry, position) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return {
        code: tag.trim().toLowerCase().split('-')[0],
        quality: quality ? Number(quality) : 1,
        position,
      }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
  return wanted.map(({ code }) => code).find(isLanguageCode) ?? sourceLanguage
}
