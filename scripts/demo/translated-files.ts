import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { languageCodes, sourceLanguage } from '../../src/languages.ts'
import { type DemoFile, readDemoFiles } from './front-matter.ts'

/** A demonstration row: the facts and text of the source language, and the texts of all languages. */
export interface TranslatedFile<F, T> {
  readonly slug: string
  readonly facts: F
  /** The texts of a field by language. */
  readonly texts: (field: keyof T) => Record<string, string | undefined>
  /** The body by language. */
  readonly body: Record<string, string | undefined>
}

/** Reads `<directory>/<language>/<slug>.md` of every language and puts the files of a slug together. */
export async function readTranslatedFiles<F extends object, T extends object>(
  directory: string,
  facts: z.ZodType<F>,
  texts: z.ZodType<T>,
): Promise<TranslatedFile<F, T>[]> {
  const translations = new Map<string, DemoFile<T>[]>()
  for (const code of languageCodes.filter(
    (code) => code !== sourceLanguage && existsSync(join(directory, code)),
  )) {
    translations.set(code, await readDemoFiles(join(directory, code), texts))
  }
  const sources = await readDemoFiles(join(directory, sourceLanguage), facts)
  return sources.map((source) => {
    const found = [...translations].flatMap(([code, files]): [string, DemoFile<T>][] => {
      const file = files.find(({ slug }) => slug === source.slug)
      return file ? [[code, file]] : []
    })
    return {
      slug: source.slug,
      facts: source.facts,
      texts: (field) => ({
        [sourceLanguage]: (source.facts as unknown as T)[field] as string | undefined,
        ...Object.fromEntries(found.map(([code, file]) => [code, file.facts[field] as string | undefined])),
      }),
      body: {
        [sourceLanguage]: source.body,
        ...Object.fromEntries(found.map(([code, file]) => [code, file.body])),
      },
    }
  })
}
