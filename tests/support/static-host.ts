import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

/** Serves a folder as a host of plain files does, at an origin of its own. */
export async function serveFolder(folder: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const files = sirv(folder, { dev: true })
  const http = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
