import type { Server } from 'node:http'

/** Milliseconds for which open requests may go on when the server closes. */
const longestFarewell = 10_000

/** Takes no more requests and finishes the open ones. */
export async function finishRequests(http: Server): Promise<void> {
  // A connection whose last answer has gone out would be kept for the next request of a browser.
  const letGo = setInterval(() => http.closeIdleConnections(), 20)
  const giveUp = setTimeout(() => http.closeAllConnections(), longestFarewell)
  await new Promise((resolve) => http.close(resolve))
  clearInterval(letGo)
  clearTimeout(giveUp)
}
