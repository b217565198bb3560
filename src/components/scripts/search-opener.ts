/**
 * Opens the search over the page, with `/`, with Ctrl+K or ⌘K, or by its link. Where the page has a search box already,
 * that is where the keys lead; where the search cannot be loaded, the link leads to its page as it always does.
 */
const link = document.querySelector<HTMLAnchorElement>('.search-link')
const box = document.querySelector<HTMLInputElement>('main .search-form input')

if (link) {
  link.setAttribute('aria-keyshortcuts', '/ Control+K')
  document.addEventListener('keydown', (event) => {
    if (!asksForSearch(event)) return
    event.preventDefault()
    open(link)
  })
  link.addEventListener('click', (event) => {
    if (box || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(link)
  })
}

function open(way: HTMLAnchorElement): void {
  if (box) {
    box.focus()
    box.select()
    return
  }
  import('./search-dialog.ts').then(
    ({ openSearch }) => openSearch(way),
    () => location.assign(way.href),
  )
}

function asksForSearch({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return false
  if (key === 'k' && (ctrlKey || metaKey) && !altKey) return true
  const isTyping = target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  return key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping
}
