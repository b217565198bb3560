/** What bundled code consists of, in its folder. */
export const codeParts = {
  /** What browsers load. */
  client: 'client',
  /** What answers on demand. */
  server: 'server',
  /** What pages are rendered with. */
  prerender: 'prerender',
  /** The style sheets of each page, by Astro's key of it. */
  styles: 'styles.json',
} as const
