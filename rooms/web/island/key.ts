// Keys for hands that stay on the keyboard. A page marks what they reach: `data-row` an item of a
// list, `data-undo` and `data-edit` the buttons of u and e, `data-key="y"` a button of its own.
// Never while somebody types, and never while Hangul or Hanzi are being composed.
// Source: desk.md section 12.

const GO_WITHIN_MS = 2000
const dialog = document.querySelector<HTMLDialogElement>('dialog#keys')
let goUntil = 0

document.addEventListener('keydown', (event) => {
  // 229: an input method is at work, also where `isComposing` does not say so.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return send(event)
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  const key = letterOf(event)
  // A key that is held down would decide one after the other, unseen.
  if (event.repeat && !moves(key)) return
  if (dialog?.open ? shut(key) : press(key, event.timeStamp)) event.preventDefault()
})

/** Whether a key only moves on this page: j and k, unless they press a button here. */
function moves(key: string): boolean {
  return (key === 'j' || key === 'k') && !document.querySelector(`[data-key="${key}"]`)
}

/** While the keys are shown, the key that shows them closes them, and no other does anything. */
function shut(key: string): boolean {
  if (key === '?') dialog?.close()
  return key === '?'
}

/** The letter on the key, also when the keyboard writes another script. */
function letterOf({ key, code }: KeyboardEvent): string {
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase()
  return key.length === 1 && code.startsWith('Key') ? code.slice(3).toLowerCase() : ''
}

/** Does what a key says; whether it said anything. */
function press(key: string, now: number): boolean {
  const isGoing = now < goUntil
  goUntil = 0
  if (isGoing) return click(`#keys a[data-go="${CSS.escape(key)}"]`)
  if (/^[a-z0-9]$/.test(key) && click(`[data-key="${key}"]`)) return true
  const does = DOES[key]
  return does === undefined ? false : does(now)
}

const DOES: Readonly<Record<string, (now: number) => boolean>> = {
  '?': openHelp,
  '/': () => focusSearch() || click('#keys a[data-go="s"]'),
  g: (now) => {
    goUntil = now + GO_WITHIN_MS
    return true
  },
  j: () => move(1),
  k: () => move(-1),
  u: () => click('[data-undo]'),
  e: () => click('[data-edit]'),
}

function click(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.click()
  return found !== null
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  field?.focus()
  return field !== null
}

/** Takes the focus to the next or previous row; Enter then opens its link by itself. */
function move(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const row = rowAfter(rows, step)
  if (!row) return rows.length > 0
  const within = row.closest('details')
  if (within) within.open = true
  const target = row.querySelector<HTMLElement>('a[href], button, input') ?? row
  if (target === row) row.tabIndex = -1
  target.focus({ preventScroll: true })
  // At once: a key that is pressed during a scroll would be followed from where the page was.
  // What is higher than the window is read from its beginning, also on the way back.
  const block = row.offsetHeight > innerHeight ? 'start' : 'nearest'
  row.scrollIntoView({ block, behavior: 'instant' })
  return true
}

/** The next or previous row of the one that has the focus or, without it, that is marked. */
function rowAfter(rows: readonly HTMLElement[], step: 1 | -1): HTMLElement | undefined {
  const focused = rows.findIndex((row) => row.contains(document.activeElement))
  const marked = rows.findIndex((row) => row.hasAttribute('data-current'))
  const here = focused === -1 ? marked : focused
  if (here === -1) return step === 1 ? rows[0] : rows.at(-1)
  const next = rows[here + step]
  if (step === -1) return next
  // What is decided already is passed over on the way to what is open.
  const isOpen = ({ dataset: { state } }: HTMLElement) => state === undefined || state === 'open'
  return rows.slice(here + 1).find(isOpen) ?? next
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('textarea, select')) return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'submit'].includes(target.type)
  )
}

/** Sends the form in which somebody is, by the button that it would be sent by. */
function send(event: KeyboardEvent): void {
  const form = (event.target as Element | null)?.closest('form')
  if (!form || form.method === 'dialog') return
  event.preventDefault()
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button.send') ?? undefined)
}

function openHelp(): boolean {
  if (!dialog) return false
  listOwnKeys(dialog)
  dialog.showModal()
  return true
}

/** The keys that this page alone has, by the words on their buttons. */
function listOwnKeys(help: HTMLDialogElement): void {
  const section = help.querySelector<HTMLElement>('[data-own]')
  const list = section?.querySelector('ul')
  const own = [...document.querySelectorAll<HTMLElement>('[data-key]')]
  if (!section || !list) return
  section.hidden = own.length === 0
  list.replaceChildren(...own.map(keyItem))
}

function keyItem(button: HTMLElement): HTMLLIElement {
  const item = document.createElement('li')
  const key = document.createElement('kbd')
  key.textContent = button.dataset.key ?? ''
  item.append(key, ` ${button.dataset.keyName ?? button.textContent}`)
  return item
}

document.querySelector('a[data-keys]')?.addEventListener('click', (event) => {
  const { ctrlKey, metaKey, shiftKey } = event as MouseEvent
  if (!ctrlKey && !metaKey && !shiftKey && openHelp()) event.preventDefault()
})
