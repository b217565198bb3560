import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { codeParts } from './code-parts.ts'

/** A page to render. */
export interface PageOrder {
  /** Path of its URL. */
  readonly path: string
  /** The file of its route. */
  readonly component: string
}

/** A page that the site has. */
export interface PagePath extends PageOrder {
  /** Digest of everything that it shows; undefined where its route does not say. */
  readonly cacheKey: string | undefined
}

/** The bundled code of the pages, ready to render for the edition that is set. */
export interface PageBundle {
  /** Every page of the site, once. */
  paths(): Promise<PagePath[]>
  /** Renders a page. Rejects with what rendering threw. */
  render(page: PageOrder): Promise<Response>
}

/** What of a route of Astro's is needed here. */
interface Route {
  readonly component: string
  readonly type: string
}

/**
 * Opens the code of the pages in a folder of bundled code, for URLs of an origin. This is what Astro's own prerenderer
 * does; that one cannot be had in a thread, nor without bundling first. `setInternals`, `setOptions` and
 * `resolveStreaming` are Astro's own affair: a test fails where another version of it has others.
 */
export async function openPageBundle(directory: string, origin: string): Promise<PageBundle> {
  const folder = join(directory, codeParts.prerender)
  const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry.'))
  if (!entry) throw new Error(`${folder} has no prerender-entry.`)
  const { app, manifest } = await import(pathToFileURL(join(folder, entry)).href)
  const styles: [string, unknown][] = JSON.parse(readFileSync(join(directory, codeParts.styles), 'utf8'))
  app.setInternals({
    pagesByKeys: new Map(styles.map(([key, sheets]) => [key, { styles: sheets }])),
    entrySpecifierToBundleMap: new Map(),
  })
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } })
  // A page is wanted whole: streams of its pieces would only be put together again.
  app.resolveStreaming = () => false
  const routes = new Map<string, Route>(
    manifest.routes.map(({ routeData }: { routeData: Route }) => [routeData.component, routeData]),
  )
  return {
    async paths() {
      const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js')
      // Node keeps a bundle that this process has opened before, and Astro keeps in it the paths that it had then.
      app.routeCache.clearAll()
      const pages = new Map<string, PagePath>()
      for (const { pathname, route, cacheKey } of await new StaticPaths(app).getAll()) {
        const path = encodeURI(route.type === 'page' ? pathname.replace(/\/?$/, '/') : pathname)
        // Where two routes have the same path, Astro's order of routes decides.
        if (!pages.has(path)) pages.set(path, { path, component: route.component, cacheKey })
      }
      return [...pages.values()]
    },
    render: ({ path, component }) =>
      app.render(new Request(origin + path), { routeData: routes.get(component) }),
  }
}
