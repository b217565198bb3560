import highlighter from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import go from 'highlight.js/lib/languages/go'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import python from 'highlight.js/lib/languages/python'
import rust from 'highlight.js/lib/languages/rust'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import yaml from 'highlight.js/lib/languages/yaml'

const grammars = { bash, c, cpp, go, java, javascript, json, python, rust, sql, typescript, yaml }
for (const [name, grammar] of Object.entries(grammars)) highlighter.registerLanguage(name, grammar)

// Both languages of a page show the same code. Magnetiq remembers what it has highlighted, so the peers may as well.
const memory = new Map()

/** Code as HTML with class names. */
export function highlight(code, language) {
  const key = `${language}\n${code}`
  const known = memory.get(key)
  if (known !== undefined) return known
  const { value } = highlighter.highlight(code, { language, ignoreIllegals: true })
  memory.set(key, value)
  return value
}

/** The words of a heading as they stand in an id. */
export function slugOf(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replace(/ +/g, '-')
}
