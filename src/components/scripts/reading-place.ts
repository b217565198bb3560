/** Marks in the contents beside a long text which of its sections is being read. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('nav.contents a')]
const sections = links.flatMap(
  (link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? [],
)

if (sections.length > 0) {
  const mark = () => {
    const line = innerHeight / 3
    const current = sections.findLastIndex((section) => section.getBoundingClientRect().top < line)
    for (const [index, link] of links.entries()) {
      if (index === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }
  // A heading passes the line, or the end of the page is reached: nothing else changes the answer.
  const watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' })
  for (const section of sections) watch.observe(section)
}
