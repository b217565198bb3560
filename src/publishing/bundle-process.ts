import { cpSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type AstroIntegration, build } from 'astro'
import { declareMode } from '../config.ts'
import { codeParts } from './code-parts.ts'

/**
 * A process that has Astro bundle the code of the site into a folder, and render nothing with it. The bundle that pages
 * are rendered with, which Astro removes when it has rendered, stays there as well, with the style sheets of each page.
 */
const [root = '', directory = ''] = process.argv.slice(2)

let keepBundle = () => {}
let builtPages: ReadonlyMap<string, { readonly styles: readonly unknown[] }> = new Map()
const bundling: AstroIntegration = {
  name: 'magnetiq:bundling',
  hooks: {
    'astro:build:start': ({ setPrerenderer }) => {
      keepBundle = () =>
        setPrerenderer(() => ({
          name: 'magnetiq:bundling',
          async getStaticPaths() {
            // Its assets are moved to what browsers load as soon as this is done.
            cpSync(join(directory, 'server', '.prerender'), join(directory, codeParts.prerender), {
              recursive: true,
              filter: (path) => basename(path) !== '_assets',
            })
            return []
          },
          async render() {
            throw new Error('A process that bundles code was asked to render a page.')
          },
        }))
    },
    // Not earlier: where a prerenderer is set before the bundles are configured, Astro expects it to bring a
    // bundle of its own and leaves out the one that the default prerenderer renders with.
    'astro:build:setup': ({ pages }) => {
      keepBundle()
      builtPages = pages
    },
  },
}
declareMode('production')
await build({ root, outDir: directory, logLevel: 'error', integrations: [bundling] })
const styles = [...builtPages].map(([key, page]) => [key, page.styles])
writeFileSync(join(directory, codeParts.styles), JSON.stringify(styles))
