import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { openForReading } from '../content-db/connection.sqlite.ts'
import { setEdition } from './current-edition.ts'
import { pageWriter } from './page-writer.ts'
import type { RenderAnswer, RenderOrder, WorkerSetup } from './render-workers.ts'
import { readPage } from './rendered-page.ts'

/** A thread that renders pages with the bundle that Astro made, on a connection of its own. */
const { bundle, databasePath, asOf, siteUrl, styles, outputDir } = workerData as WorkerSetup
const write = pageWriter(outputDir)
setEdition({ db: openForReading(databasePath), asOf, siteUrl, withoutDigests: true })

const { app, manifest } = await import(pathToFileURL(bundle).href)
// What Astro's own prerenderer hands over in the main thread, as far as it can leave it: the style sheets of each page.
app.setInternals({
  pagesByKeys: new Map(styles.map(([key, sheets]) => [key, { styles: sheets }])),
  entrySpecifierToBundleMap: new Map(),
})
app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } })
const routes = new Map(
  manifest.routes.map(({ routeData }: { routeData: { component: string } }) => [
    routeData.component,
    routeData,
  ]),
)

parentPort?.on('message', async ({ id, url, component }: RenderOrder) => {
  try {
    const page = await readPage(await app.render(new Request(url), { routeData: routes.get(component) }))
    const isWritten = page.status === 200 && write(new URL(url).pathname, page.body)
    const answer: RenderAnswer = { id, page: isWritten ? { ...page, body: null } : page }
    parentPort?.postMessage(answer, isWritten ? [] : [page.body.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, error } satisfies RenderAnswer)
  }
})
parentPort?.postMessage('ready')
