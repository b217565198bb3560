import type { SearchTexts } from '../../site/search-texts.ts'
import { countText } from './search-count.ts'
import { filled } from './search-entry.ts'
import { groupsOf } from './search-groups.ts'
import { loadIndex, matchesOf } from './search-index.ts'

/** Milliseconds after the last key before an answer is looked for. */
const pause = 120

/** The best matches that are looked at, and how many of a kind are shown. */
const [looked, shownOfKind] = [20, 5]

/** What the page of the search knows: its words, and the empty shape of a result. */
interface Equipment {
  readonly texts: SearchTexts
  readonly shape: DocumentFragment
}

let dialog: HTMLDialogElement | undefined

/** Opens the search over the page. `way` is the link to the search page, which says in words what is here. */
export function openSearch(way: HTMLAnchorElement): void {
  dialog ??= makeDialog(way)
  dialog.showModal()
  dialog.querySelector('input')?.select()
}

function makeDialog(way: HTMLAnchorElement): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.className = 'search-dialog'
  made.setAttribute('aria-label', way.dataset.label ?? '')
  made.setAttribute('closedby', 'any')
  made.innerHTML = `<form class="search-form" role="search" method="get"><div>
    <input name="q" type="search" maxlength="200" autocomplete="off" autofocus>
    <button class="close" type="button"></button></div></form>
    <div class="search-results"><p role="status"></p><div class="groups"></div><p class="more" hidden><a></a></p></div>`
  const part = <T extends Element>(selector: string) => made.querySelector<T>(selector) as T
  const input = part<HTMLInputElement>('input')
  input.setAttribute('aria-label', way.dataset.label ?? '')
  input.placeholder = way.dataset.example ?? ''
  part<HTMLFormElement>('form').action = way.href
  const close = part<HTMLButtonElement>('button')
  close.textContent = way.dataset.close ?? ''
  close.addEventListener('click', () => made.close())
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close()
  })
  made.addEventListener('keydown', moveBetweenResults)
  // In a box of this kind, browsers take the first Escape for emptying it.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    made.close()
  })
  document.body.append(made)
  answerIn(made, input, way.href)
  return made
}

/** Answers while a visitor types. Enter sends the words to the page of the search, which shows all that is found. */
function answerIn(made: HTMLDialogElement, input: HTMLInputElement, page: string): void {
  const status = made.querySelector('[role=status]') as HTMLElement
  const groups = made.querySelector('.groups') as HTMLElement
  const more = made.querySelector('.more') as HTMLElement
  const equipped = equipmentOf(page)
  let turn = 0
  let waiting = 0

  const answer = async () => {
    const mine = ++turn
    const query = input.value.trim()
    const [{ texts, shape }, matches] = await Promise.all([equipped, query ? matchesOf(query) : []])
    const found = await Promise.all(matches.slice(0, looked).map((match) => match.data()))
    if (mine !== turn) return
    status.textContent = query
      ? filled(countText(texts, matches.length), { count: matches.length, query })
      : texts.hint
    groups.replaceChildren(...groupsOf(found, texts, shape, shownOfKind))
    more.hidden = matches.length === 0
    const all = more.firstElementChild as HTMLAnchorElement
    all.href = `${page}?${new URLSearchParams({ q: query })}`
    all.textContent = texts.all
  }
  // Without index or shape the form still leads to the page of the search.
  const tryAnswer = () => answer().catch(() => {})

  loadIndex().catch(() => {})
  tryAnswer()
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(tryAnswer, pause)
  })
}

async function equipmentOf(page: string): Promise<Equipment> {
  const answer = await fetch(page)
  const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const results = parsed.querySelector<HTMLElement>('.search-results')
  const template = results?.querySelector('template')
  if (!results || !template) throw new Error(`${page} has no room for results.`)
  return {
    texts: JSON.parse(results.dataset.texts ?? '{}'),
    shape: document.importNode(template.content, true),
  }
}

/** The arrow keys go from result to result, and up again into the box. */
function moveBetweenResults(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.currentTarget instanceof Element)) return
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input, .search-result a, .more:not([hidden]) a'),
  ]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
