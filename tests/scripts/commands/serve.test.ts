import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import { writeFiles } from '../../support/hand-made-site.ts'
import { ask } from '../../support/http.ts'
import { endOf } from '../../support/process.ts'
import { type CommandSurroundings, startCommand } from '../../support/project-copy.ts'
import { test as base } from '../../support/typed-commands.ts'

const large = 'x'.repeat(20_000_000)

/** A built site in the project, and a server of it that says where it is. */
const test = base
  .extend('built', { scope: 'file' }, ({ project }) => {
    writeFiles(join(project, 'dist'), {
      _headers: '',
      'en/index.html': 'home',
      'de/index.html': 'Startseite',
      'files/large.pdf': large,
    })
    return project
  })
  .extend('served', ({ built, folder, database }, { onCleanup }) => {
    expect(database.path).toBe(join(folder, 'magnetiq.db'))
    return async ({ env, ...surroundings }: CommandSurroundings = {}) => {
      const child = startCommand(built, ['serve', '--json'], {
        env: { DATA_DIR: folder, PORT: '0', ...env },
        ...surroundings,
      })
      onCleanup(() => void child.kill('SIGKILL'))
      const ending = endOf(child)
      const [line] = (await Promise.race([
        once(child.stdout, 'data'),
        ending.then((end) => [end.stdout + end.stderr]),
      ])) as [string]
      return { child, ending, addresses: (JSON.parse(line) as { addresses: string[] }).addresses }
    }
  })

/** Expects that a server ended as it was told, and logged requests and nothing else. */
function expectGoodEnd({ code, signal, stderr }: Awaited<ReturnType<typeof endOf>>): void {
  expect({ code, signal }).toEqual({ code: 0, signal: null })
  const lines = stderr.split('\n').filter(Boolean)
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'request' })
}

test('says in one line where the site is, and serves it there', async ({ served }) => {
  const { addresses, child, ending } = await served()
  expect(addresses).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/en\/$/),
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/de\/$/),
  ])
  const [english = '', german = ''] = addresses
  expect(await (await fetch(english)).text()).toBe('home')
  const answer = await fetch(german)
  expect(await answer.text()).toBe('Startseite')
  expect(answer.headers.has('strict-transport-security')).toBe(false)
  child.kill('SIGTERM')
  expectGoodEnd(await ending)
})

test('listens where HOST says, with the headers of SITE_URL', async ({ served }) => {
  const { addresses } = await served({ env: { HOST: '127.0.0.2', SITE_URL: 'https://www.voltaic.example' } })
  expect(addresses[0]).toMatch(/^http:\/\/127\.0\.0\.2:\d+\/en\/$/)
  const { headers } = await ask(addresses[0] ?? '', '/en/')
  expect(headers).toHaveProperty('strict-transport-security')
})

test.for(['SIGTERM', 'SIGINT'] as const)(
  '%s, and more of them, let an open request finish',
  async (signal, { served }) => {
    const { addresses, child, ending } = await served()
    const socket = connect(Number(new URL(addresses[0] ?? '').port), '127.0.0.1')
    let received = 0
    socket.on('data', (chunk) => {
      received += chunk.length
    })
    socket.write('GET /files/large.pdf HTTP/1.1\r\nHost: a\r\n\r\n')
    await once(socket, 'data')
    socket.pause()
    child.kill(signal)
    await refused(addresses[0] ?? '')
    child.kill(signal)
    socket.resume()
    await once(socket, 'close')
    expect(received).toBeGreaterThan(large.length)
    expectGoodEnd(await ending)
  },
)

test('says that a port is taken, and by which variable to take another', async ({
  magnetiq,
  built,
  database,
}) => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(existsSync(database.path) && existsSync(built)).toBe(true)
  const { code, stdout, stderr } = await magnetiq(['serve'], { env: { PORT: String(port) } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(`Port ${port} is taken. Stop what uses it, or set PORT to another.\n`)
  other.close()
})

test('says that an address is not of this machine, and that nothing was built', async ({
  magnetiq,
  built,
  database,
}) => {
  expect(existsSync(database.path) && existsSync(built)).toBe(true)
  const elsewhere = await magnetiq(['serve'], { env: { HOST: '192.0.2.1' } })
  expect(elsewhere).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('HOST 192.0.2.1 is no address'),
  })
  const unbuilt = await magnetiq(['serve', '--out', 'never-built'])
  expect(unbuilt).toMatchObject({ code: 1, stdout: '' })
  expect(unbuilt.stderr).toBe('There is no site at never-built/. Build it with `npx magnetiq build`.\n')
})

/** Waits until nobody listens at an address. */
async function refused(address: string): Promise<void> {
  for (;;) {
    try {
      await ask(address, '/en/', { agent: false })
    } catch {
      return
    }
  }
}
