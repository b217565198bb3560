const remembered = new WeakMap<object, Map<string, Promise<string>>>()

/** HTML that is made once for each object and name; each time anew while somebody works on the site's code. */
export function rememberedHtml(of: object, name: string, make: () => Promise<string>): Promise<string> {
  if (import.meta.env?.DEV) return make()
  const names = remembered.get(of) ?? new Map<string, Promise<string>>()
  remembered.set(of, names)
  const html = names.get(name) ?? make()
  names.set(name, html)
  return html
}
