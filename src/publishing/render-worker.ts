import { parentPort, workerData } from 'node:worker_threads'
import { openForReading } from '../content-db/connection.sqlite.ts'
import { setEdition } from './current-edition.ts'
import { makePage } from './made-page.ts'
import { openPageBundle } from './page-bundle.ts'
import { pageWriter } from './page-writer.ts'
import type { RenderAnswer, ThreadOrder, WorkerSetup } from './render-workers.ts'

/** A thread that makes pages, on a connection of its own. */
const { databasePath, asOf, siteUrl, codeDirectory, outputDir } = workerData as WorkerSetup
setEdition({ db: openForReading(databasePath), asOf, siteUrl, withoutDigests: true })
const bundle = await openPageBundle(codeDirectory, siteUrl)
const write = pageWriter(outputDir)

parentPort?.on('message', async ({ id, order }: ThreadOrder) => {
  const answer: RenderAnswer = await makePage(bundle, order, write).then(
    (page) => ({ id, page }),
    (error: unknown) => ({ id, error }),
  )
  parentPort?.postMessage(answer)
})
parentPort?.postMessage('ready')
