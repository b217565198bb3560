import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import { sendFile } from '../../src/serving/send-file.ts'
import { siteFiles } from '../../src/serving/site-files.ts'
import { test } from '../support/database.ts'
import { writeFiles } from '../support/hand-made-site.ts'

test('a visitor who has left before the file is there is no error', async ({ folder }) => {
  writeFiles(folder, { 'site/files/paper.pdf': 'x'.repeat(100_000) })
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET /files/paper.pdf HTTP/1.1\r\nHost: a\r\n\r\n')
  const [request, response] = await once(server, 'request')
  socket.destroy()
  await once(response, 'close')

  const file = await siteFiles(join(folder, 'site'))('/files/paper.pdf')
  if (file?.kind !== 'file') throw new Error('The file was not found.')
  await sendFile(request, response, file)
  expect(response.destroyed).toBe(true)
  await expect(file.handle.stat()).rejects.toThrow(/closed/)
  server.close()
})
