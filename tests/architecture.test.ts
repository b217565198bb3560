import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '../src/languages.ts'
import { type Import, parse, projectRoot, type SourceFile, sourceFiles } from './support/source-files.ts'

const files = sourceFiles('src')

/** The layers, from the top down; what is in none of them is a folder that the design does not know. */
const layers = {
  pages: ['pages', 'middleware.ts', 'server.ts', 'serving'],
  components: ['components'],
  domain: ['leads', 'editorial', 'publishing', 'media', 'mail', 'accounts', 'importing'],
  site: ['site'],
  'content-db': ['content-db'],
  ground: ['languages.ts', 'config.ts'],
} as const
type Layer = keyof typeof layers

/** What each layer may import of the ones below it. */
const below: Record<Layer, readonly string[]> = {
  pages: ['pages', 'components', 'domain', 'site', 'content-db', 'languages.ts', 'config.ts'],
  components: ['components', 'site', 'languages.ts'],
  domain: ['domain', 'site', 'content-db', 'languages.ts', 'config.ts'],
  site: ['site', 'languages.ts', 'config.ts'],
  'content-db': ['content-db', 'languages.ts', 'config.ts'],
  ground: [],
}

/** The folder or file directly below src/ that a path of the project lies in. */
const part = (path: string) => path.split('/')[1] ?? ''

const layerOf = (path: string): Layer | undefined =>
  (Object.keys(layers) as Layer[]).find((layer) => (layers[layer] as readonly string[]).includes(part(path)))

const isOwn = ({ target }: Import) => target.startsWith('src/')
const isPackage = (name: string) => (imported: Import) =>
  imported.target === name || imported.target.startsWith(`${name}/`)

/** Why a file may not import something; undefined where it may. */
function objection(path: string, imported: Import): string | undefined {
  const [from, to] = [layerOf(path), layerOf(imported.target)]
  if (!from || !to) return `belongs to no layer: ${from ? imported.target : path}`
  if (from === 'components' && to === 'content-db') {
    return imported.typeOnly ? undefined : 'components know content-db as types only'
  }
  if (path.startsWith('src/pages/[lang]/') && to === 'content-db') {
    const published = imported.target.startsWith('src/content-db/published/')
    return published ? undefined : 'pages/[lang] reach content-db/published only'
  }
  if (from === 'domain' && to === 'domain' && part(path) !== part(imported.target)) {
    const isInside = imported.target.split('/').length > 3
    return isInside ? `${part(path)} reaches into the insides of ${part(imported.target)}` : undefined
  }
  const allowed = below[from].includes(to === 'ground' ? part(imported.target) : to)
  return allowed ? undefined : `${from} may not import ${to}`
}

/** Every import of these files to which a rule objects, as a line to read. */
const objections = (
  checked: readonly SourceFile[],
  rule: (file: SourceFile, imported: Import) => string | undefined,
) =>
  checked.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const reason = rule(file, imported)
      return reason ? [`${file.path} imports ${imported.target}: ${reason}`] : []
    }),
  )

describe('imports', () => {
  test('point downwards only', () => {
    expect(files.length).toBeGreaterThan(30)
    const line = (file: SourceFile, imported: Import) =>
      isOwn(imported) ? objection(file.path, imported) : undefined
    expect(objections(files, line)).toEqual([])
  })

  test('of the project stay in the project: src knows nothing of scripts, tests and benchmarks', () => {
    const outside = (_: SourceFile, { target }: Import) =>
      /^(\.\.|scripts|tests|benchmarks|migrations|data|dist)(\/|$)/.test(target)
        ? 'outside of src'
        : undefined
    expect(objections(files, outside)).toEqual([])
  })

  test('name files that are there', () => {
    const known = new Set(
      globSync('src/**/*', { cwd: projectRoot }).map((path) => path.replaceAll('\\', '/')),
    )
    const missing = (_: SourceFile, imported: Import) =>
      isOwn(imported) && !known.has(imported.target) ? 'there is no such file' : undefined
    expect(objections(files, missing)).toEqual([])
  })

  test.each(['kysely', 'better-sqlite3'])('of %s are in content-db alone', (name) => {
    const users = files.filter(({ imports }) => imports.some(isPackage(name))).map(({ path }) => path)
    expect(users.length).toBeGreaterThan(0)
    expect(users.filter((path) => part(path) !== 'content-db')).toEqual([])
  })

  test('of better-sqlite3 are in files that name SQLite', () => {
    const users = files.filter(({ imports }) => imports.some(isPackage('better-sqlite3')))
    expect(users.map(({ path }) => path).filter((path) => !path.endsWith('.sqlite.ts'))).toEqual([])
  })

  test('of Astro are, below the components, in publishing alone', () => {
    const astro = (file: SourceFile, imported: Import) =>
      layerOf(file.path) === 'domain' && part(file.path) !== 'publishing' && isPackage('astro')(imported)
        ? 'publishing alone calls Astro'
        : undefined
    expect(objections(files, astro)).toEqual([])
  })

  test.each<[string, string, string | undefined]>([
    ['src/components/ui/a.ts', 'import { x } from "../../content-db/tables.ts"', 'types only'],
    ['src/components/ui/a.ts', 'import { type X } from "../../content-db/tables.ts"', undefined],
    ['src/components/ui/a.ts', 'const y: import("../../content-db/tables.ts").Y = 1', undefined],
    ['src/components/ui/a.ts', 'import "../../publishing/build.ts"', 'components may not import domain'],
    ['src/components/ui/a.astro', '---\nimport x from "../../config.ts"\n---\n<p/>', 'may not import ground'],
    ['src/components/ui/a.astro', '<script>import "../../mail/send.ts"</script>', 'may not import domain'],
    ['src/pages/[lang]/a.ts', 'import type { X } from "../../content-db/tables.ts"', 'published only'],
    ['src/pages/[lang]/a.ts', 'export * from "../../content-db/published/page.ts"', undefined],
    ['src/pages/admin/a.ts', 'import { x } from "../../content-db/tables.ts"', undefined],
    ['src/site/a.ts', 'import type { X } from "../content-db/tables.ts"', 'site may not import content-db'],
    ['src/site/a.ts', 'const x = await import("../components/ui/a.ts")', 'site may not import components'],
    ['src/content-db/a.ts', 'import { x } from "../site/urls.ts"', 'content-db may not import site'],
    ['src/content-db/a.ts', 'import { x } from "../languages.ts"', undefined],
    ['src/config.ts', 'import { x } from "./languages.ts"', 'ground may not import ground'],
    ['src/mail/a.ts', 'import { x } from "../leads/registration.ts"', undefined],
    ['src/mail/a.ts', 'import { x } from "../leads/rules/deadline.ts"', 'insides of leads'],
    ['src/odds/a.ts', 'import { x } from "../config.ts"', 'belongs to no layer'],
  ])('%s with %j is judged', (path, text, reason) => {
    const { imports } = parse(path, text)
    expect(imports).toHaveLength(1)
    const judged = objection(path, imports[0] as Import)
    if (reason) expect(judged).toContain(reason)
    else expect(judged).toBeUndefined()
  })
})

describe('the environment', () => {
  const readers = (checked: readonly SourceFile[]) =>
    checked.filter(
      ({ imports, accesses, markup }) =>
        accesses.some((access) => /^(globalThis\.)?process\.env$/.test(access)) ||
        imports.some(({ target }) => /^(node:)?process$/.test(target)) ||
        /\bprocess\b/.test(markup),
    )

  test('is read in src/config.ts alone', () => {
    expect(readers(files).map(({ path }) => path)).toEqual(['src/config.ts'])
  })

  test.each([
    'process.env.PORT',
    `process['env']['PORT']`,
    'const { env } = process',
    'const { env: surroundings } = process',
    `import { env } from 'node:process'`,
    'globalThis.process.env',
  ])('is seen to be read by %s', (text) => {
    expect(readers([parse('src/site/a.ts', text)])).toHaveLength(1)
    expect(readers([parse('src/site/a.ts', `// ${text}`)])).toHaveLength(0)
  })
})

describe('what only SQLite can do', () => {
  const spoken =
    /\bjson_(extract|each|valid|type|tree|array|object)\b|\bfts5\b|\bPRAGMA\b|\bpragma_|CREATE\s+(TEMP\s+)?TRIGGER|CREATE\s+VIRTUAL|\bVACUUM\b|\bsqlite_(schema|master|version)\b|\bMATCH\b|\bGLOB\b|\bbm25\b/

  const speaks = ({ strings, accesses }: SourceFile) =>
    strings.some((text) => spoken.test(text)) || accesses.some((access) => access.endsWith('.pragma'))

  test('is in migrations and in files that say so in their name', () => {
    const names = files.filter(speaks).map(({ path }) => path)
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((path) => !/^src\/content-db\/.*\.sqlite\.ts$/.test(path))).toEqual([])
  })

  test.each(["sql`json_extract(title, '$.x')`", 'db.pragma("x")', "'PRAGMA x'", '`USING fts5(x)`'])(
    'is seen in %s',
    (text) => {
      expect(speaks(parse('src/content-db/a.ts', text))).toBe(true)
      expect(speaks(parse('src/content-db/a.ts', `/* ${text} */`))).toBe(false)
    },
  )
})

describe('names', () => {
  const paths = ['src', 'scripts', 'tests', 'benchmarks', 'migrations']
    .flatMap((folder) => globSync(`${folder}/**/*`, { cwd: projectRoot }))
    .map((path) => path.replaceAll('\\', '/'))

  test('are nouns of what is there: no utils, helpers, common or manager', () => {
    const empty = /^(utils?|helpers?|commons?|managers?|misc|shared)(\.|$)/i
    expect(paths.filter((path) => empty.test(basename(path)))).toEqual([])
    expect(paths.filter((path) => /(util|helper|manager)s?(\.[a-z.]+)?$/i.test(basename(path)))).toEqual([])
  })

  test('of code are kebab-case, of Astro components as their tag is written', () => {
    const code = files.map(({ path }) => path).filter((path) => !path.startsWith('src/pages/'))
    const wrong = code.filter((path) =>
      path.startsWith('src/components/') && path.endsWith('.astro')
        ? !/^[A-Z][A-Za-z0-9]*\.astro$/.test(basename(path))
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.sqlite)?\.(ts|mjs|astro)$/.test(basename(path)),
    )
    expect(wrong).toEqual([])
  })

  test('of folders are the ones that the design knows', () => {
    expect(
      [...new Set(files.map(({ path }) => part(path)))].filter((name) => !layerOf(`src/${name}`)),
    ).toEqual([])
  })
})

test('no file only passes on what others export', () => {
  const barrels = files.filter(({ isBarrel }) => isBarrel).map(({ path }) => path)
  expect(barrels).toEqual([])
  const named = files.map(({ path }) => path).filter((path) => /(^|\/)index\.[mc]?[jt]s$/.test(path))
  expect(named.filter((path) => !path.startsWith('src/pages/'))).toEqual([])
  expect(parse('src/site/a.ts', `export * from './b.ts'\nexport { c } from './c.ts'`).isBarrel).toBe(true)
})

describe('languages', () => {
  const names = languages.flatMap(({ code, locale, name }) => [code, locale, name] as string[])
  const inMarkup = new RegExp(`["'\`](${names.join('|')})["'\`]`)
  const namers = (checked: readonly SourceFile[]) =>
    checked.filter(
      ({ strings, markup }) => strings.some((text) => names.includes(text)) || inMarkup.test(markup),
    )

  test('are named in src/languages.ts alone', () => {
    expect(namers(files).map(({ path }) => path)).toEqual(['src/languages.ts'])
  })

  test.each([
    ['src/site/a.ts', `const x = 'de'`],
    ['src/site/a.ts', 'const x = `en`'],
    ['src/site/a.ts', `const x = { 'de-DE': 1 }`],
    ['src/pages/a.astro', `---\nconst x = 'de'\n---\n<p></p>`],
    ['src/pages/a.astro', '<html lang="en"></html>'],
  ])('are seen to be named in %s by %j', (path, text) => {
    expect(namers([parse(path, text)])).toHaveLength(1)
  })
})
