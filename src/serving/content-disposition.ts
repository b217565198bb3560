/**
 * A Content-Disposition that saves a file under a name (RFC 6266). Names with other letters than ASCII's stand there twice:
 * as old clients read them, and in full (RFC 8187).
 */
export function attachment(name: string): string {
  // Neither may lead out of the folder of downloads.
  const safe = name.replace(/[/\\\p{Cc}]/gu, '_').replace(/^\.+/, '_')
  const plain = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\x20-\x7e]|["%]/g, '_')
  const said = `attachment; filename="${plain}"`
  return plain === safe ? said : `${said}; filename*=UTF-8''${encoded(safe)}`
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
