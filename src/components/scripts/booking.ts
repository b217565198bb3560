import type { Refusal } from './form.ts'

/**
 * The free times of the booking page. Where the page is a file, they are fetched and put into it; another month or day
 * comes in place of the one that is shown, so that what was typed below stays. Without this script, links lead there.
 */
let fetching: AbortController | undefined

/** A document that the server has at an address. Throws where it has none. */
async function fetched(address: string): Promise<Document> {
  fetching?.abort()
  fetching = new AbortController()
  const response = await fetch(address, { signal: fetching.signal, headers: { Accept: 'text/html' } })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

const isAborted = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

/** Puts the form into a page that is a file, or says that nobody answers. */
async function fill(place: HTMLElement): Promise<void> {
  const { slots = '', failed = '' } = place.dataset
  try {
    const form = (await fetched(slots)).querySelector('#booking')
    if (!form) throw new Error(`${slots} has no form.`)
    const added = document.importNode(form, true) as HTMLFormElement
    place.replaceWith(added)
    document.dispatchEvent(new Event('forms-added'))
    prepare()
    refreshWhenTaken(added)
  } catch (error) {
    if (isAborted(error)) return
    place.querySelector('.actions')?.remove()
    const said = place.querySelector('.booking-otherwise')
    if (said) said.textContent = failed
  }
}

/** Shows what a link of the calendar leads to. The focus goes to what was asked for. */
async function turn(link: HTMLAnchorElement): Promise<void> {
  const shown = document.querySelector<HTMLElement>('#slots')
  const said = document.querySelector<HTMLElement>('#slots-said')
  if (!shown || !said) return
  shown.setAttribute('aria-busy', 'true')
  const isDay = link.classList.contains('free-day')
  try {
    await show(link.href)
    said.className = 'visually-hidden'
    said.textContent = isDay ? '' : (document.querySelector('#month-name')?.textContent ?? '')
    const goal = document.querySelector<HTMLElement>(isDay ? '#times-day' : `#${link.id || 'month-name'}`)
    ;(goal ?? document.querySelector<HTMLElement>('#month-name'))?.focus({ preventScroll: !isDay })
  } catch (error) {
    if (isAborted(error)) return
    shown.removeAttribute('aria-busy')
    said.className = 'slots-failed'
    said.textContent = said.dataset.failed ?? ''
  }
}

/** Puts the free times that the server has at an address in place of those that are shown. */
async function show(address: string): Promise<void> {
  const next = (await fetched(address)).querySelector('#slots')
  if (!next) throw new Error(`${address} has no free times.`)
  document.querySelector('#slots')?.replaceWith(document.importNode(next, true))
  prepare()
}

/** Where somebody was quicker, shows what is free now, of the same day if any is. */
function refreshWhenTaken(form: HTMLFormElement): void {
  form.addEventListener('form-refused', async (event) => {
    const day = form.querySelector<HTMLAnchorElement>('#slots a[aria-current]')
    if ((event as CustomEvent<Refusal>).detail.error !== 'slot-taken' || !day) return
    await show(day.href).catch(() => {})
  })
}

/** Tells the visitor's own time where it is another, and the form which zone that is. */
function prepare(): void {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zoneField = document.querySelector<HTMLInputElement>('#booking input[name=timezone]')
  if (zoneField && own) zoneField.value = own
  const { zone, locale, yourTime = '' } = document.querySelector<HTMLElement>('#slots')?.dataset ?? {}
  for (const time of document.querySelectorAll<HTMLTimeElement>('#slots .clocks time')) {
    const moment = new Date(time.dateTime)
    const dayIn = (timeZone?: string) => moment.toLocaleDateString(locale, { timeZone, weekday: 'short' })
    const clockIn = (timeZone?: string) =>
      moment.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const note = time.nextElementSibling
    if (!note || (dayIn() === dayIn(zone) && clockIn() === clockIn(zone))) continue
    const told = dayIn() === dayIn(zone) ? clockIn() : `${dayIn()} ${clockIn()}`
    note.textContent = yourTime.replace('{time}', told)
    const choice = time.closest('label')?.querySelector('input')
    if (choice) choice.ariaLabel = `${choice.ariaLabel}, ${note.textContent}`
  }
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#slots a') : null
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  void turn(link)
})

prepare()
const shown = document.querySelector<HTMLFormElement>('#booking:is(form)')
if (shown) refreshWhenTaken(shown)
const place = document.querySelector<HTMLElement>('.booking-place')
if (place) void fill(place)
