/** What a request asks for. */
export interface RequestTarget {
  /** Percent-encoded, with one slash between its parts and no `.` and `..`. */
  readonly pathname: string
  /** `?a=b` or nothing. */
  readonly search: string
}

const longest = 8_000

/** Reads the target of a request line; undefined where it cannot be the address of anything. */
export function requestTarget(target: string): RequestTarget | undefined {
  if (target.length > longest) return undefined
  // A proxy may write the whole address, whose host is none of our business.
  const url = target.startsWith('/') ? URL.parse(`http://site.invalid${target}`) : URL.parse(target)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  // Browsers take a Location that starts with two slashes to another host, and a backslash for a slash.
  const pathname = url.pathname.replace(/\/{2,}/g, '/')
  const decoded = decodedPath(pathname)
  return decoded === undefined || /\p{Cc}/u.test(decoded) ? undefined : { pathname, search: url.search }
}

/** A path with its percent-encoding read; undefined where that cannot be read. */
export function decodedPath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
