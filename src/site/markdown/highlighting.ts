import highlighter from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import http from 'highlight.js/lib/languages/http'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import matlab from 'highlight.js/lib/languages/matlab'
import nginx from 'highlight.js/lib/languages/nginx'
import php from 'highlight.js/lib/languages/php'
import powershell from 'highlight.js/lib/languages/powershell'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scss from 'highlight.js/lib/languages/scss'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { escapeHtml } from './html.ts'

const grammars = {
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  go,
  http,
  ini,
  java,
  javascript,
  json,
  kotlin,
  makefile,
  markdown,
  matlab,
  nginx,
  php,
  powershell,
  python,
  r,
  ruby,
  rust,
  scss,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml,
}
for (const [name, grammar] of Object.entries(grammars)) highlighter.registerLanguage(name, grammar)

// Grammars are regular expressions of many authors, some quadratic in a word or a block: what is longer is plain text.
const longest = 10_000
const longLine = /^.{1000}/m
// Both languages of a page mostly show the same code, and are rendered one after the other.
const remembered = 256
const memory = new Map<string, string>()

/** The language that the classes of a `<code>` name, if its name is one: `language-js` is `js`. */
export function languageOfCode(classes: readonly (string | number)[]): string | undefined {
  const name = classes.find((each) => String(each).startsWith('language-'))
  return /^language-([\w+#-]{1,30})$/.exec(String(name ?? ''))?.[1]?.toLowerCase()
}

/** Code as HTML with the class names of highlight.js; of a language that it does not know, or long, as plain text. */
export function highlight(code: string, language: string): string {
  if (code.length > longest || longLine.test(code) || !highlighter.getLanguage(language))
    return escapeHtml(code)
  const key = `${language}\n${code}`
  const known = memory.get(key)
  if (known !== undefined) return known
  const { value } = highlighter.highlight(code, { language, ignoreIllegals: true })
  const oldest = memory.size < remembered ? undefined : memory.keys().next().value
  if (oldest !== undefined) memory.delete(oldest)
  memory.set(key, value)
  return value
}
