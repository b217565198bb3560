import { landingPage } from './visit.ts'

/** What the server says of a form that it does not take. */
export interface Refusal {
  readonly error?: string
  readonly fields?: Readonly<Record<string, { readonly message: string }>>
  readonly message?: string
}

/** The key of a form, and when it may be used: what is sent sooner is taken for a robot's. */
interface Key {
  readonly key: string
  readonly from: number
}

/** Sends forms without leaving the page, which says in its own place what is wrong. Without it, they go all the same. */
const taken = new WeakSet<HTMLFormElement>()

function takeOverAll(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action^="/api/"]')) takeOver(form)
}

takeOverAll()
// Other scripts say so when they have put forms into the page.
document.addEventListener('forms-added', takeOverAll)

function takeOver(form: HTMLFormElement): void {
  if (taken.has(form)) return
  taken.add(form)
  let key: Promise<Key | undefined> | undefined
  let isSending = false
  // The server speaks the language of the page, and says the same to everybody.
  form.noValidate = true
  const begin = () => {
    key ??= fetchKey(form)
  }
  form.addEventListener('focusin', begin)
  // Back from the next page, this is another form.
  addEventListener('pageshow', () => {
    key = undefined
    isSending = false
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (isSending) return
    isSending = true
    begin()
    form.setAttribute('aria-busy', 'true')
    await completed(form, key)
    const refusal = await send(form)
    form.removeAttribute('aria-busy')
    if (!refusal) return
    isSending = false
    show(form, refusal)
    form.dispatchEvent(new CustomEvent('form-refused', { detail: refusal }))
  })
}

async function fetchKey({ action }: HTMLFormElement): Promise<Key | undefined> {
  try {
    const { key, seconds } = await (await fetch(new URL('/api/form-key', action))).json()
    return { key, from: Date.now() + seconds * 1000 }
  } catch {
    // Without a key the form is served by who sends it.
    return undefined
  }
}

/** Adds to a form what nobody types. */
async function completed(form: HTMLFormElement, key: Promise<Key | undefined> | undefined): Promise<void> {
  const known = await key
  const landing = landingPage()
  const carried = new URLSearchParams(landing.split('?')[1])
  if (known) {
    await new Promise((resolve) => setTimeout(resolve, known.from - Date.now()))
    setField(form, 'form_key', known.key)
  }
  setField(form, 'landing_page', landing)
  for (const [name, value] of carried) if (name.startsWith('utm_')) setField(form, name, value)
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const known = form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)
  const field = known ?? form.appendChild(document.createElement('input'))
  Object.assign(field, { type: 'hidden', name, value })
}

/** Sends a form and goes on where it was taken; gives what is wrong where it was not. */
async function send(form: HTMLFormElement): Promise<Refusal | undefined> {
  try {
    const body = new URLSearchParams(new FormData(form) as never)
    const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body })
    const next = answer.headers.get('Location')
    if (next) location.assign(next)
    else return (await answer.json()) as Refusal
  } catch {
    // It may have arrived or not: sent again, it is the same form, and the browser says what it has to say.
    form.submit()
  }
  return undefined
}

function show(form: HTMLFormElement, { fields = {}, message }: Refusal): void {
  for (const old of form.querySelectorAll('.error, .problems > *')) old.remove()
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    field.removeAttribute('aria-describedby')
  }
  const box = form.querySelector<HTMLElement>('.problems') as HTMLElement
  const names = Object.entries(fields)
  const { one = '', other = '', refused = '' } = box.dataset
  const counted = (names.length === 1 ? one : other).replace('{count}', String(names.length))
  box.append(element('p', message ? refused : counted, 'problems-title'))
  if (message) box.append(element('p', message))
  const list = element('ul')
  for (const [name, error] of names) list.append(problem(form, name, error.message))
  if (names.length > 0) box.append(list)
  box.hidden = false
  box.focus()
}

/** Marks a field, and gives the entry that leads to it. */
function problem(form: HTMLFormElement, name: string, message: string): HTMLElement {
  const entry = element('li')
  const field = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]:not([type="hidden"])`)
  if (!field) {
    entry.textContent = message
    return entry
  }
  const error = element('span', message, 'error')
  error.id = `${name}-error`
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', error.id)
  ;(field.closest('fieldset, .field') ?? field).append(error)
  const caption = field.closest('fieldset')?.querySelector('legend') ?? field.labels?.[0]
  const link = element('a', `${caption?.firstChild?.textContent?.trim()}: ${message}`) as HTMLAnchorElement
  link.href = `#${field.id}`
  link.addEventListener('click', () => field.focus())
  entry.append(link)
  return entry
}

function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}
