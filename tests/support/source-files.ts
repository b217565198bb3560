import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

/** The folder that holds `src/`. */
export const projectRoot = resolve(import.meta.dirname, '../..')

/** What a file imports: a package by its name, a file of the project by its path from the root. */
export interface Import {
  readonly target: string
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean
}

/** A TypeScript file or the scripts of an Astro file, parsed. */
export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string
  readonly imports: readonly Import[]
  /** Every string, without its quotes, and every fixed part of a template. */
  readonly strings: readonly string[]
  /** Every `a.b` and `a['b']`, as `a.b`. */
  readonly accesses: readonly string[]
  /** Whether it does nothing but pass on what other files export. */
  readonly isBarrel: boolean
  /** What an Astro file holds beside its scripts; empty for other files. */
  readonly markup: string
}

/** Every TypeScript and Astro file below a folder of the project. */
export function sourceFiles(folder: string): SourceFile[] {
  return globSync(`${folder}/**/*.{ts,mts,mjs,js,astro}`, { cwd: projectRoot })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => parse(path, readFileSync(join(projectRoot, path), 'utf8')))
}

/** Parses the text of a file that stands, or would stand, at a path from the root. */
export function parse(path: string, text: string): SourceFile {
  const { scripts, markup } = path.endsWith('.astro') ? scriptsOf(text) : { scripts: [text], markup: '' }
  const imports: Import[] = []
  const strings: string[] = []
  const accesses: string[] = []
  const statements: ts.Statement[] = []
  for (const script of scripts) {
    const tree = ts.createSourceFile(`${path}.ts`, script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX)
    statements.push(...tree.statements)
    const visit = (node: ts.Node): void => {
      const found = importOf(node)
      if (found) imports.push({ ...found, target: resolved(path, found.target) })
      else if (isText(node) && !isSpecifier(node)) strings.push(node.text)
      accesses.push(...accessOf(node))
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  const isBarrel =
    statements.length > 0 && statements.every((node) => ts.isExportDeclaration(node) && node.moduleSpecifier)
  return { path, imports, strings, accesses, isBarrel, markup }
}

/** The frontmatter and the `<script>` elements of an Astro file, and what is left without them. */
function scriptsOf(text: string): { scripts: string[]; markup: string } {
  const frontmatter = /^\s*---\r?\n(.*?)\r?\n---\s*$/ms.exec(text)
  const rest = frontmatter ? text.slice(frontmatter.index + frontmatter[0].length) : text
  const elements = [...rest.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script ?? '')
  return {
    scripts: [frontmatter?.[1] ?? '', ...elements],
    markup: rest.replaceAll(/<script\b[^>]*>.*?<\/script>|<!--.*?-->|\{\s*\/\*.*?\*\/\s*\}/gs, ''),
  }
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    return { target: textOf(node.moduleSpecifier), typeOnly: importsTypesOnly(node.importClause) }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { target: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { target: textOf(node.argument.literal), typeOnly: true }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments
    return specifier && { target: textOf(specifier), typeOnly: false }
  }
  return undefined
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    !clause.name &&
    !!names &&
    ts.isNamedImports(names) &&
    names.elements.every(({ isTypeOnly }) => isTypeOnly)
  )
}

/** A relative import as a path from the root; Vite's `?raw` and the like are left out. */
function resolved(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const target = resolve(projectRoot, dirname(path), specifier.replace(/\?.*$/, ''))
  return relative(projectRoot, target).replaceAll('\\', '/')
}

const textOf = (node: ts.Node) => (ts.isStringLiteralLike(node) ? node.text : node.getText())

const isText = (node: ts.Node) =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node) ||
  ts.isJsxText(node)

const isSpecifier = (node: ts.Node) =>
  ts.isImportDeclaration(node.parent) ||
  ts.isExportDeclaration(node.parent) ||
  (ts.isLiteralTypeNode(node.parent) && ts.isImportTypeNode(node.parent.parent))

function accessOf(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) return [`${node.expression.getText()}.${node.name.text}`]
  if (ts.isElementAccessExpression(node)) {
    return [`${node.expression.getText()}.${textOf(node.argumentExpression)}`]
  }
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
    const from = node.initializer.getText()
    return node.name.elements.map(({ propertyName, name }) => `${from}.${(propertyName ?? name).getText()}`)
  }
  return []
}
