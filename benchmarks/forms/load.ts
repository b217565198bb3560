import { connect } from 'node:net'

/** Posts registrations over kept connections for a while, each of a new person, and prints what came back as JSON. */
const [, , origin = '', connections = '50', seconds = '3', name = 'load'] = process.argv
const { hostname, port } = new URL(origin)
const end = performance.now() + Number(seconds) * 1000
const latencies: number[] = []
let [sent, refused] = [0, 0]

function form(): string {
  const person = `${name}-${sent++}`
  const body = `webinar=inertia&first_name=Person&last_name=${person}&email=${person}%40example.org&company=Example&language=en`
  const head = `POST /api/registrations HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`
  return head + body
}

function open(): Promise<void> {
  return new Promise((resolve, reject) => {
    let [answer, begun] = ['', 0]
    const post = () => {
      answer = ''
      begun = performance.now()
      socket.write(form())
    }
    const socket = connect(Number(port), hostname, post).setNoDelay().setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      answer += chunk
      const head = answer.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? Number.NaN)
      if (head < 0 || Number.isNaN(length) || answer.length < head + 4 + length) return
      if (answer.startsWith('HTTP/1.1 201')) latencies.push(performance.now() - begun)
      else refused++
      if (performance.now() < end) post()
      else {
        socket.destroy()
        resolve()
      }
    })
    socket.on('error', reject)
  })
}

const started = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, open))
const took = (performance.now() - started) / 1000
const sorted = latencies.toSorted((a, b) => a - b)
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
console.log(
  JSON.stringify({
    perSecond: sorted.length / took,
    p50: at(0.5),
    p99: at(0.99),
    taken: sorted.length,
    refused,
  }),
)
