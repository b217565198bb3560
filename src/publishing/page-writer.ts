import { mkdir, writeFile } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes the file of a page. */
export type PageWriter = (path: string, body: Uint8Array) => Promise<void>

/** The file below the output of the page at the path of a URL. Hosts of static files look for `404.html`. */
export function fileOfPage(path: string): string {
  const plain = decodeURI(path)
  if (plain === '/404/') return '404.html'
  return plain.endsWith('/') ? `${plain.slice(1)}index.html` : plain.slice(1)
}

/** The function that writes pages below a folder. It takes Node's calls as they are: promises cost as much again. */
export function pageWriter(outputDir: string): PageWriter {
  const made = new Set<string>()
  return (path, body) =>
    new Promise((resolve, reject) => {
      const file = join(outputDir, fileOfPage(path))
      const folder = dirname(file)
      const done = (error: Error | null) => (error ? reject(error) : resolve())
      const write = () => writeFile(file, body, done)
      if (made.has(folder)) return write()
      mkdir(folder, { recursive: true }, (error) => {
        if (error) return reject(error)
        made.add(folder)
        write()
      })
    })
}
