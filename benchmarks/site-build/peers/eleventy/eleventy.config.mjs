import { readFileSync } from 'node:fs'
import process from 'node:process'
import markdownIt from 'markdown-it'
import { highlight, slugOf } from '../code.mjs'

/** Eleventy with markdown-it and a layout in JavaScript, its fastest template language. */
export default function configure(eleventyConfig) {
  const markdown = markdownIt({
    typographer: true,
    highlight: (code, language) =>
      `<pre><code class="language-${language}">${highlight(code, language)}</code></pre>`,
  })
  markdown.core.ruler.push('heading-ids', ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'heading_open') token.attrSet('id', slugOf(tokens[index + 1].content))
    }
  })
  eleventyConfig.setLibrary('md', markdown)
  eleventyConfig.setUseGitIgnore(false)
  eleventyConfig.addGlobalData('site', JSON.parse(readFileSync(process.env.SITE_DATA, 'utf8')))
  eleventyConfig.addGlobalData('layout', 'page.11ty.mjs')
  eleventyConfig.addGlobalData(
    'permalink',
    () =>
      ({ page }) =>
        `${page.filePathStem.replace(/\/_index$/, '')}/index.html`,
  )
  return {
    markdownTemplateEngine: false,
    templateFormats: ['md'],
    dir: {
      input: process.env.SITE_CONTENT,
      layouts: process.env.SITE_LAYOUTS,
      output: process.env.SITE_OUTPUT,
    },
  }
}
