import { parentPort, workerData } from 'node:worker_threads'
import { indexLanguage, type LanguageJob } from './language-index.ts'

/** A thread that indexes the pages of a language: it tells each page with a `null`, and ends with what it indexed. */
const indexed = await indexLanguage(workerData as LanguageJob, () => parentPort?.postMessage(null))
parentPort?.postMessage(indexed)
