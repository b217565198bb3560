import fastify from 'fastify'
import { openCommits } from './commits.ts'
import { read } from './registering.ts'

/** Fastify with the same validation and the same statements. */
const [, , databasePath = '', commits = ''] = process.argv
const db = openCommits(databasePath, commits === 'shared')

const app = fastify()
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, body),
)
app.post('/api/registrations', async (request, reply) => {
  const work = read(String(request.body))
  const { status, body } = typeof work === 'function' ? await db.inOneCommit(work) : work
  return reply.code(status).send(body)
})
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
