import node from '@astrojs/node'
import { defineConfig, passthroughImageService } from 'astro/config'
import { readConfig } from './src/config.ts'

const config = readConfig()

export default defineConfig({
  site: config.siteUrl,
  output: 'static',
  // Only what needs an answer of its own (search without scripts, later the forms) is rendered on demand.
  adapter: node({ mode: 'middleware' }),
  trailingSlash: 'always',
  session: false,
  // Pictures come from the media library, whose derivatives the publisher makes.
  image: { service: passthroughImageService() },
  build: {
    format: 'directory',
    concurrency: 16,
    // The Content-Security-Policy allows neither inline styles nor inline scripts.
    inlineStylesheets: 'never',
    assets: '_assets',
  },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  server: { host: config.host, port: config.port },
})
