import { once } from 'node:events'
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, vi } from 'vitest'
import { test as base } from '../support/database.ts'
import { type ServedSite, serveOutput, writeFiles } from '../support/hand-made-site.ts'
import { ask, sendBytes } from '../support/http.ts'

/** More than a connection holds on its way. */
const large = 'x'.repeat(30_000_000)

const test = base.extend('site', async ({ folder, migrated }, { onCleanup }) => {
  writeFiles(folder, { 'site/en/index.html': 'home', 'site/files/large.pdf': large })
  const output = { site: join(folder, 'site'), work: join(folder, 'work') }
  const served = await serveOutput(output, migrated)
  onCleanup(() => served.server.http.closeAllConnections())
  return served
})

const opened = async ({ origin }: ServedSite) => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

test('a request whose head does not come is cut off', async ({ site }) => {
  site.server.http.headersTimeout = 300
  const said = await sendBytes(site.origin, 'GET /en/ HTTP/1.1\r\nHost: a\r\nX-Slow: ')
  expect(said).toMatch(/^HTTP\/1\.1 408 /)
})

test('a form that does not come to its end is cut off', async ({ site }) => {
  site.server.http.requestTimeout = 300
  site.server.http.keepAliveTimeout = 1
  const head = 'POST /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n'
  expect(await sendBytes(site.origin, `${head}first_name=`)).toMatch(/^HTTP\/1\.1 405 /)
})

test('a connection on which nothing moves is closed', async ({ site }) => {
  const { http } = site.server
  expect(http.timeout).toBeGreaterThan(0)
  http.setTimeout(200)
  const socket = await opened(site)
  socket.pause().write('GET /files/large.pdf HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(http, 'request')
  const connections = promisify(http.getConnections.bind(http))
  await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 20_000 })
  socket.destroy()
  expect(site.errors).toEqual([])
})

test('a visitor who leaves in the middle of a file is no error', async ({ site }) => {
  const socket = await opened(site)
  socket.write('GET /files/large.pdf HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'data')
  socket.destroy()
  expect(await ask(site.origin, '/en/')).toMatchObject({ status: 200 })
  expect(site.errors).toEqual([])
})

test('a server that closes sends what it has begun, and answers nobody else', async ({ site }) => {
  const agent = new Agent({ keepAlive: true })
  await ask(site.origin, '/en/', { agent })
  const socket = await opened(site)
  let received = 0
  socket.on('data', (chunk) => {
    received += chunk.length
  })
  socket.write('GET /files/large.pdf HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'data')
  const ended = once(socket, 'close')
  const closing = site.server.close()
  expect(received).toBeLessThan(large.length)
  const refused = () => expect(ask(site.origin, '/en/')).rejects.toThrow(/ECONNREFUSED/)
  await vi.waitFor(refused, { timeout: 20_000 })
  await Promise.all([closing, ended])
  expect(received).toBeGreaterThan(large.length)
  expect(site.errors).toEqual([])
  agent.destroy()
})

test('a connection that was taken and has not asked yet is heard before a server closes', async ({
  site,
}) => {
  const agent = new Agent({ keepAlive: true })
  await ask(site.origin, '/en/', { agent })
  const silent = await opened(site)
  const closing = site.server.close()
  await vi.waitFor(() => expect(ask(site.origin, '/en/')).rejects.toThrow(/ECONNREFUSED/), {
    timeout: 20_000,
  })
  let said = ''
  silent.setEncoding('latin1').on('data', (text: string) => {
    said += text
  })
  silent.write('GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(silent, 'close')
  expect(said).toMatch(/^HTTP\/1\.1 200 [\s\S]*Connection: close[\s\S]*home$/)
  await closing
  agent.destroy()
})
