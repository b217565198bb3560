import { languageCodes } from '../languages.ts'
import { icons, icoPath, svgIconPath } from '../site/icons.ts'
import { searchUrl } from '../site/urls.ts'

/** HTTP headers by name. */
export type HttpHeaders = Readonly<Record<string, string>>

/** Headers for the paths that a pattern names: one path, or with `*` at its end all that begin so. */
interface HeaderRule {
  readonly pattern: string
  readonly headers: HttpHeaders
}

/** The headers that an answer with a file of the site carries. A later rule replaces what an earlier one said. */
export function headersFor(path: string, siteUrl: string): HttpHeaders {
  const matching = headerRules(siteUrl).filter(({ pattern }) => matches(path, pattern))
  return Object.assign({}, ...matching.map(({ headers }) => headers))
}

/**
 * The same rules as the file `_headers`, which some static hosts read. They add up what several rules say of a
 * header, so that a rule first takes away (`! Name`) what it replaces.
 */
export function headersFile(siteUrl: string): string {
  const rules = headerRules(siteUrl)
  const blocks = rules.map(({ pattern, headers }, index) => {
    const said = new Set(
      rules
        .slice(0, index)
        .flatMap((rule) => (covers(rule.pattern, pattern) ? Object.keys(rule.headers) : [])),
    )
    const lines = Object.entries(headers).flatMap(([name, value]) => [
      ...(said.has(name) ? [`  ! ${name}`] : []),
      `  ${name}: ${value}`,
    ])
    return [pattern, ...lines].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}

function headerRules(siteUrl: string): HeaderRule[] {
  const isEncrypted = siteUrl.startsWith('https:')
  const searchCode = { 'Content-Security-Policy': contentPolicy(isEncrypted, "'self' 'wasm-unsafe-eval'") }
  return [
    {
      pattern: '/*',
      headers: {
        'Content-Security-Policy': contentPolicy(isEncrypted),
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        ...(isEncrypted ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
        'X-Content-Type-Options': 'nosniff',
        // Asked for anew each time, answered with 304 while it is the same: an edit is seen at once.
        'Cache-Control': 'public, max-age=0, must-revalidate',
      },
    },
    // The search runs on WebAssembly, in the page and in a worker, which obeys the headers of its own file.
    ...languageCodes.map((code) => ({ pattern: `${searchUrl(code)}*`, headers: searchCode })),
    { pattern: '/pagefind/*', headers: searchCode },
    { pattern: '/pagefind/fragment/*', headers: { 'Cache-Control': forever } },
    { pattern: '/pagefind/index/*', headers: { 'Cache-Control': forever } },
    { pattern: '/pagefind/words/*', headers: { 'Cache-Control': forever } },
    { pattern: '/_assets/*', headers: { 'Cache-Control': forever } },
    {
      pattern: '/media/*',
      // An SVG that is opened by itself is a document: it may do nothing.
      headers: {
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'Cache-Control': forever,
      },
    },
    {
      pattern: '/files/*',
      // Browsers show a PDF with a viewer of their own, which a stricter policy would lock out.
      headers: { 'Content-Security-Policy': "frame-ancestors 'none'", 'Cache-Control': forever },
    },
    ...[svgIconPath, icoPath, ...icons.map(({ path }) => path)].map((pattern) => ({
      pattern,
      headers: { 'Cache-Control': 'public, max-age=86400' },
    })),
    { pattern: '/api/*', headers: { 'Cache-Control': 'no-store' } },
  ]
}

/** For files that are named by the hash of their content. */
const forever = 'public, max-age=31536000, immutable'

const unusedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
]

function contentPolicy(isEncrypted: boolean, scripts = "'self'"): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isEncrypted ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

const matches = (path: string, pattern: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern

/** Whether each path that the second pattern names is named by the first one too. */
const covers = (wide: string, narrow: string) => matches(narrow.replace(/\*$/, ''), wide)
