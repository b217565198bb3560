import type { SearchTexts } from '../../site/search-texts.ts'
import { countText } from './search-count.ts'
import { filled } from './search-entry.ts'
import { groupsOf } from './search-groups.ts'
import { loadIndex, matchesOf } from './search-index.ts'

/** Milliseconds after the last key before an answer is looked for. */
const pause = 150

const section = document.querySelector<HTMLElement>('.search-results')
const form = document.querySelector<HTMLFormElement>('main .search-form')
if (section && form) answerIn(section, form)

/**
 * Answers while a visitor types. Where the index cannot be loaded, the form is sent as if there were no script:
 * a server answers it, or the page that comes back says that the search cannot be loaded.
 */
function answerIn(list: HTMLElement, box: HTMLFormElement): void {
  const texts: SearchTexts = JSON.parse(list.dataset.texts ?? '{}')
  const limit = Number(list.dataset.limit)
  const input = box.elements.namedItem('q') as HTMLInputElement
  const status = list.querySelector('[role=status]') as HTMLElement
  const groups = list.querySelector('.groups') as HTMLElement
  const more = list.querySelector('.groups + p') as HTMLElement
  const { content: shape } = list.querySelector('template') as HTMLTemplateElement
  let turn = 0
  let waiting = 0

  const answer = async () => {
    clearTimeout(waiting)
    const mine = ++turn
    const query = input.value.trim()
    const matches = query ? await matchesOf(query) : []
    const found = await Promise.all(matches.slice(0, limit).map((match) => match.data()))
    if (mine !== turn) return
    groups.replaceChildren(...groupsOf(found, texts, shape))
    more.hidden = matches.length <= limit
    status.textContent = query
      ? filled(countText(texts, matches.length), { count: matches.length, query })
      : texts.hint
    history.replaceState(null, '', query ? `?${new URLSearchParams({ q: query })}` : location.pathname)
  }

  box.addEventListener('submit', (event) => {
    event.preventDefault()
    answer().catch(() => box.submit())
  })
  // Not before somebody wants to search: the index weighs more than the page.
  input.addEventListener('focus', () => void loadIndex().catch(() => {}), { once: true })
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => void answer().catch(() => {}), pause)
  })

  const asked = new URLSearchParams(location.search).get('q')
  if (asked && list.dataset.answered === undefined) {
    input.value = asked
    // No server has answered, or the answer would be here: there is nobody to send the form to.
    answer().catch(() => {
      status.textContent = texts.failed
    })
  }
}
