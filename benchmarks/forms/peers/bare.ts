import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openCommits } from './commits.ts'
import { read } from './registering.ts'

/** A bare node:http server that takes registrations: nothing but validation and statements. */
const [, , databasePath = '', commits = ''] = process.argv
const db = openCommits(databasePath, commits === 'shared')

const http = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const work = read(Buffer.concat(chunks).toString())
    const { status, body } = typeof work === 'function' ? await db.inOneCommit(work) : work
    const text = JSON.stringify(body)
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    })
    response.end(text)
  })
})
http.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`))
