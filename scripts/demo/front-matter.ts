import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { sourceLanguage } from '../../src/languages.ts'

/** A demonstration file: its slug, what its front matter says, and the text below. */
export interface DemoFile<T> {
  readonly slug: string
  readonly facts: T
  readonly body: string
}

/** Reads the Markdown files of a folder, nested ones included, in the order of their slugs. */
export async function readDemoFiles<T>(directory: string, schema: z.ZodType<T>): Promise<DemoFile<T>[]> {
  const names = await readdir(directory, { recursive: true })
  const slugs = names
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll('\\', '/').slice(0, -3))
  return Promise.all(
    slugs.sort().map(async (slug) => {
      const text = await readFile(join(directory, `${slug}.md`), 'utf8')
      const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
      const parsed = schema.safeParse(parse(head))
      if (!parsed.success) throw new Error(`${directory}/${slug}.md: ${parsed.error.message}`)
      return { slug, facts: parsed.data, body: body.trim() }
    }),
  )
}

/** Reads a YAML file. */
export async function readDemoYaml<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parse(await readFile(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.message}`)
  return parsed.data
}

/** Texts by language as the database stores them, or null where the source language has none. */
export function translatable(texts: Readonly<Record<string, string | undefined>>): string | null {
  const entries = Object.entries(texts).filter(([, text]) => text?.trim())
  return texts[sourceLanguage]?.trim() ? JSON.stringify(Object.fromEntries(entries)) : null
}
