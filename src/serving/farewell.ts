import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

/** Milliseconds for which open requests may go on when the server closes. */
const longestFarewell = 10_000

/** Milliseconds for which a connection may be open without having said anything, when the server closes. */
const longestSilence = 1_000

/** Milliseconds between two looks for connections that may be closed, and for which one is quiet before it is. */
const pause = 20

/** Turns of the event loop that bring no connection before the server stops listening, and turns in all. */
const [quietTurns, mostTurns] = [2, 500]

/** The connections of a server, and what is asked on them. */
export interface Connections {
  /** Takes no more connections, answers what was asked on those that are open, and closes them. */
  finish(): Promise<void>
}

/**
 * Keeps account of a server's connections from its start. Node counts a connection as idle that was accepted and
 * whose first request has not been read yet, and cuts it when the server closes: here it is heard first.
 */
export function connectionsOf(http: Server): Connections {
  const open = new Map<Socket, { asked: number; answering: number; quietSince: number }>()
  let isClosing = false
  let taken = 0

  http.on('connection', (socket: Socket) => {
    taken++
    open.set(socket, { asked: 0, answering: 0, quietSince: performance.now() })
    socket.once('close', () => open.delete(socket))
  })

  function hear({ socket }: IncomingMessage, response: ServerResponse): void {
    const connection = open.get(socket)
    if (!connection) return
    connection.asked++
    connection.answering++
    if (isClosing) response.setHeader('Connection', 'close')
    response.once('close', () => {
      connection.answering--
      connection.quietSince = performance.now()
    })
  }
  // Before whoever answers: headers cannot be added afterwards.
  http.prependListener('request', hear)
  http.prependListener('checkContinue', hear)

  function closeQuiet(): void {
    const now = performance.now()
    for (const [socket, { asked, answering, quietSince }] of open) {
      if (answering === 0 && now - quietSince > (asked > 0 ? pause : longestSilence)) socket.destroySoon()
    }
  }

  /**
   * Takes the connections that wait: each turn of the event loop takes one, and those that are left would be cut. A turn
   * that took long says nothing, as others came meanwhile.
   */
  async function takeWhatWaits(): Promise<void> {
    for (let turn = 0, quiet = 0; turn < mostTurns && quiet < quietTurns; turn++) {
      const [known, begun] = [taken, performance.now()]
      await new Promise(setImmediate)
      quiet = taken > known || performance.now() - begun > 1 ? 0 : quiet + 1
    }
  }

  return {
    async finish() {
      isClosing = true
      await takeWhatWaits()
      // Node's own method for HTTP would cut connections first.
      const closed = new Promise((resolve) => NetServer.prototype.close.call(http, resolve))
      const letGo = setInterval(closeQuiet, pause)
      const giveUp = setTimeout(() => http.closeAllConnections(), longestFarewell)
      await closed
      clearInterval(letGo)
      clearTimeout(giveUp)
      // What remains of Node's own: a timer that looks for slow requests.
      http.close()
    },
  }
}
