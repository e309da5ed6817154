// Deciding about proposals without leaving the page. The keys go with the focus: a, e, x and u
// press the buttons of the one that has it, and 1 to 9 the chips of its first question without an
// answer. A form that decides is sent here, and the pieces that come back replace the item and the
// counts; then the next open one is looked at. Without this each card has its buttons and its form.

import { markAs, post } from './proposal/piece.ts'

const list = document.querySelector<HTMLElement>('.proposals-read')

/** The questions of a card that have no answer yet. */
function openQuestions(item: Element): Element[] {
  const all = [...item.querySelectorAll('[data-question]')]
  return all.filter((one) => !one.querySelector('input:checked'))
}

/** Says something to whoever hears the page. */
function tell(words: string): void {
  const told = document.querySelector('[data-told]')
  if (told) told.textContent = words
}

// Keys are shown only where something listens to them.
if (document.querySelector('.key-legend')) document.documentElement.classList.add('has-keys')

/** The numbers of the items that were decided here and still are, the last one last. */
let decidedNumbers: readonly string[] = []

function lastDecided(): Element | null | undefined {
  const last = decidedNumbers.at(-1)
  if (last === undefined) return undefined
  return list?.querySelector(`li[data-number="${CSS.escape(last)}"]`)
}

function undoOf(item: Element | null | undefined): HTMLElement | null | undefined {
  return item?.querySelector<HTMLElement>('.proposal-done form[action="/undo"] button')
}

/** Gives the keys to the buttons of one item, and takes them from all others. */
function giveKeys(item: Element): void {
  for (const one of list?.querySelectorAll('[data-key]') ?? []) one.removeAttribute('data-key')
  for (const one of list?.querySelectorAll('.current') ?? []) one.classList.remove('current')
  for (const one of list?.querySelectorAll('[data-current]') ?? [])
    one.removeAttribute('data-current')
  item.setAttribute('data-current', 'true')
  const [open] = openQuestions(item)
  for (const one of item.querySelectorAll<HTMLElement>('[data-act]'))
    one.dataset.key = one.dataset.act ?? ''
  for (const one of open?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])
    one.dataset.key = one.dataset.chip ?? ''
  // Whoever has just decided undoes that, though the next one is looked at.
  const undo = undoOf(item) ?? undoOf(lastDecided())
  const nothing = item.querySelector<HTMLElement>('[data-act="u"]')
  if (undo) {
    nothing?.removeAttribute('data-key')
    undo.dataset.key = 'u'
  }
  for (const one of list?.querySelectorAll<HTMLElement>('[data-nothing]') ?? []) one.hidden = true
  item.querySelector('.claim-card')?.classList.add('current')
}

/** Brings an item to the top of its column, so that its words and its buttons are seen. */
function bringUp(item: Element): void {
  const column = item.closest('.reader-claims')
  if (!column || column.scrollHeight <= column.clientHeight) return
  column.scrollTop += item.getBoundingClientRect().top - column.getBoundingClientRect().top
}

/** Brings the column with the cards into view whole, where it stays beside the text. */
function showColumn(item: Element): void {
  const column = item.closest('.reader-claims')
  if (!column || getComputedStyle(column).position !== 'sticky') return
  // A browser does not scroll to what is sticky by itself.
  const below = column.getBoundingClientRect().bottom - innerHeight
  if (below > 0) scrollBy({ top: below, behavior: 'instant' })
}

const itemOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('.proposals-read li[data-number]') : null

list?.addEventListener('focusin', ({ target }) => {
  const item = itemOf(target)
  if (!item) return
  giveKeys(item)
  // A mouse must find what it presses where it was.
  if (!(target instanceof Element && target.matches('.claim-number:focus-visible'))) return
  bringUp(item)
  // j and k bring the row to the top of the window after its number has the focus.
  requestAnimationFrame(() => showColumn(item))
})

list?.addEventListener('change', ({ target }) => {
  const item = itemOf(target)
  if (item) giveKeys(item)
  if (item instanceof HTMLElement) void look(item)
  // What was wrong is said no longer of what stands there now.
  const own = target instanceof Element && target.closest('[data-question], .change-field')
  for (const one of own ? own.querySelectorAll('.wrong') : []) one.remove()
  item?.querySelector('form > [role="alert"]')?.remove()
  if (!(target instanceof HTMLInputElement) || target.value !== 'something-else') return
  target
    .closest('[data-question]')
    ?.querySelector<HTMLElement>('.chip-other :is(input, select)')
    ?.focus()
})

/** Shows what the keys do next on a card: its first open question, else the decision. */
function showNext(item: Element | null): void {
  const [open] = item ? openQuestions(item) : []
  // The buttons are in view at all times; what stands above them is to be seen with them.
  const next = open ?? item?.querySelector('.proposal-why')
  next?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (item) showColumn(item)
}

// A digit would answer the next question unseen. Not for a mouse, whose clicks are its own: what it
// presses would move away from under it. Something else leads to its field.
list?.addEventListener('click', ({ target, isTrusted }) => {
  if (isTrusted || !(target instanceof HTMLInputElement) || target.type !== 'radio') return
  if (target.value === 'something-else') return
  target.closest('[data-question]')?.classList.add('answered')
  showNext(itemOf(target))
})

// One line says what the keys have answered; a hand that comes back finds all answers there.
list?.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element) target.closest('.answered')?.classList.remove('answered')
})

/** Goes to the first open question of a card, and says in words that it is still open. */
function showOpen(question: Element): void {
  for (const one of list?.querySelectorAll('.still-open') ?? []) one.remove()
  const words = list?.dataset.stillOpen ?? ''
  const legend = question.querySelector('legend')
  const said = document.createElement('p')
  said.className = 'wrong still-open'
  said.textContent = words
  legend?.after(said)
  const within = question.closest('details')
  if (within) within.open = true
  tell(`${legend?.textContent ?? ''} ${words}`)
  question.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
  question.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}

// A card with an open question is not accepted: what is open is shown instead.
list?.addEventListener('click', (event) => {
  const { target } = event
  if (!(target instanceof Element) || !target.matches('[data-act="a"]')) return
  const item = itemOf(target)
  const [open] = item ? openQuestions(item) : []
  if (!open) return
  event.preventDefault()
  showOpen(open)
})

// A key that can do nothing says so.
list?.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || !target.matches('[data-act="u"]')) return
  const said = itemOf(target)?.querySelector<HTMLElement>('[data-nothing]')
  if (!said) return
  said.hidden = false
  said.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  tell(said.textContent)
})

/** The field in which somebody was last: what was typed there gives the focus to the card. */
let lastField: Element | null = null

list?.addEventListener('focusin', ({ target }) => {
  const field = target instanceof Element ? target.closest('.proposal-change') : null
  if (field) lastField = field
})

/** Whether the key that is pressed goes backwards. */
let isShifted = false
document.addEventListener(
  'keydown',
  ({ shiftKey }) => {
    isShifted = shiftKey
  },
  true,
)

/** Goes to the next field of a card, behind the one that was changed last; Enter then opens it. */
list?.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || !target.matches('[data-act="f"]')) return
  const item = itemOf(target)
  const fields = [...(item?.querySelectorAll<HTMLElement>('.proposal-change > summary') ?? [])]
  const here = fields.findIndex(({ parentElement }) => parentElement === lastField)
  const before = here < 1 ? fields.length - 1 : here - 1
  const next = fields[isShifted ? before : (here + 1) % fields.length]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (item) giveFieldKeys(item, fields)
})

// The digit of a field leads into it.
list?.addEventListener('click', (event) => {
  const { target, isTrusted } = event
  const field = target instanceof Element && target.closest('.proposal-change > summary')
  if (isTrusted || !field) return
  event.preventDefault()
  enter(field)
})

/** Opens a field, also where it is open already, so that what is typed stands in it. */
function enter(summary: Element): void {
  const field = summary.closest<HTMLDetailsElement>('.proposal-change')
  if (!field) return
  field.open = true
  field.querySelector<HTMLElement>('input, select')?.focus()
}

// Whoever has typed an answer goes on with the keys: Enter to the next question, and where none is
// left to the decision; Escape back to the card.
list?.addEventListener('keydown', (event) => {
  const { target, key } = event
  const item = itemOf(target)
  if (!item || !(target instanceof HTMLElement) || !target.matches('input[type="text"], select'))
    return
  if (event.isComposing || event.keyCode === 229) return
  if (key !== 'Escape' && key !== 'Enter') return
  event.preventDefault()
  // What was typed is shown in the card first; it is accepted by its own key.
  item.querySelector<HTMLElement>('.claim-number')?.focus({ preventScroll: true })
  showNext(item)
})

// On a chip Enter chooses it, and sends nothing: a browser would press the first button of the
// form, and accept the card with what its person was about to change.
list?.addEventListener('keydown', (event) => {
  const { target, key } = event
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type !== 'radio') return
  event.preventDefault()
  target.click()
  // Something else leads on to its field.
  if (document.activeElement !== target) return
  itemOf(target)?.querySelector<HTMLElement>('.claim-number')?.focus({ preventScroll: true })
})

// Enter leads into a field at once, also where it is open already: letters that are typed beside it
// would press the keys of the card.
list?.addEventListener('keydown', (event) => {
  const { target, key } = event
  if (key !== 'Enter' || !(target instanceof Element)) return
  if (!target.matches('.proposal-change > summary')) return
  event.preventDefault()
  enter(target)
})

// Whoever opens a field begins to type in it.
list?.addEventListener(
  'toggle',
  ({ target }) => {
    if (
      target instanceof HTMLDetailsElement &&
      target.open &&
      target.contains(document.activeElement)
    )
      target.querySelector<HTMLElement>('input, select')?.focus()
  },
  true,
)

/** Gives the digits to the fields of a card, until the focus goes on. */
function giveFieldKeys(item: Element, fields: readonly HTMLElement[]): void {
  for (const one of item.querySelectorAll('[data-chip]')) one.removeAttribute('data-key')
  for (const [n, field] of fields.slice(0, 9).entries()) field.dataset.key = String(n + 1)
}

/** Looks at an item: its number has the focus, and all of it is seen. */
function lookAt(item: Element): void {
  const within = item.closest('details')
  if (within) within.open = true
  item.querySelector<HTMLElement>('.claim-number')?.focus({ preventScroll: true })
  giveKeys(item)
  bringUp(item)
  item.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  showColumn(item)
}

// Whoever has just decided sees the next one whole.
const next = list?.querySelector('[autofocus]')?.closest('li')
if (next) lookAt(next)
const marked = list?.querySelector('li[data-current]')
if (marked) giveKeys(marked)

/** The open item after this one, else the first; numbers come before what is only stated. */
function nextOpen(item: Element): Element | undefined {
  const all = [...(list?.querySelectorAll('li[data-number]') ?? [])]
  const isOpen = (one: Element) => one.getAttribute('data-state') === 'open'
  return all.slice(all.indexOf(item) + 1).find(isOpen) ?? all.find(isOpen)
}

/** The field of a card that was refused. */
function wrongField(item: Element): HTMLElement | null | undefined {
  const wrong = item.querySelector('.change-field .wrong, .chips .wrong')
  const around = wrong?.closest('.change-field, .chips')
  const sort = around?.querySelector<HTMLSelectElement>('[data-sort]')
  if (sort && sort.value === '') return sort
  return around?.querySelector<HTMLElement>(
    '.chip-other :is(input, select), :is(input, select):not([type="radio"])',
  )
}

/** What keys had answered stays one line on a card that was refused. */
function keepFolded(item: Element, fresh: Element): void {
  for (const one of item.querySelectorAll('.answered input:checked')) {
    const name = CSS.escape(one.getAttribute('name') ?? '')
    fresh
      .querySelector(`input[name="${name}"]:checked`)
      ?.closest('[data-question]')
      ?.classList.add('answered')
  }
}

/** Whoever has decided the last one sees that it was the last, and where to go. */
function showEnd(): void {
  const end = document.querySelector<HTMLElement>('.proposal-end')
  // Cards beyond those of this page, or another part of the text.
  if (end?.dataset.next) {
    location.assign(end.dataset.next)
    return
  }
  end?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (end?.textContent)
    tell(`${document.querySelector('[data-told]')?.textContent} ${end.textContent}`)
}

/** What was said on the cards that were decided here, by their numbers. */
const saidOn = new Map<string, readonly [name: string, value: FormDataEntryValue][]>()

function hiddenField(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  return field
}

/** A decision that is undone keeps what its person had said on the card. */
function sayAgain(item: HTMLElement): void {
  for (const [name, value] of saidOn.get(item.dataset.number ?? '') ?? []) {
    const all = item.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)
    // What shows only after it was asked about is said along.
    if (all.length === 0) item.querySelector('form')?.append(hiddenField(name, String(value)))
    for (const one of all) {
      if (one.type === 'radio') one.checked = one.value === value
      else if (one.type !== 'hidden' && one.type !== 'submit') one.value = String(value)
      if (one.type !== 'radio' && one.value === '') continue
      const field = one.closest<HTMLDetailsElement>('.proposal-change')
      if (field && (one.type !== 'radio' || one.checked)) field.open = true
    }
  }
  for (const one of item.querySelectorAll('[data-question]:has(input:checked)'))
    one.classList.add('answered')
}

/** Takes over what came back; false where it does not hold the item. */
function takePieces(pieces: Document | null, item: HTMLElement): boolean {
  const number = CSS.escape(item.dataset.number ?? '')
  const fresh = pieces?.querySelector<HTMLElement>(`li[data-number="${number}"]`)
  if (!fresh) return false
  keepFolded(item, fresh)
  item.replaceWith(fresh)
  if (fresh.dataset.state === 'open' && item.dataset.state !== 'open') sayAgain(fresh)
  if (pieces && fresh.dataset.state !== 'open') takeOthers(pieces, fresh.dataset.number ?? '')
  for (const part of ['.proposal-head', '.proposal-end']) {
    const one = pieces?.querySelector(part)
    if (one) document.querySelector(part)?.replaceWith(one)
  }
  markAs(fresh)
  tell(fresh.querySelector('.proposal-done p, [role="alert"]')?.textContent ?? '')
  const isOpen = fresh.dataset.state === 'open'
  decidedNumbers = decidedNumbers.filter((one) => one !== fresh.dataset.number)
  if (!isOpen) decidedNumbers = [...decidedNumbers, fresh.dataset.number ?? '']
  const following = isOpen ? fresh : nextOpen(fresh)
  lookAt(following ?? fresh)
  if (!following) showEnd()
  if (isOpen) wrongField(fresh)?.focus()
  return true
}

let isSending = false

/** Forms that could not be sent here: they go the plain way. */
const plain = new WeakSet<HTMLFormElement>()

/** What a form says, sent for the pieces of the page that it changes. */
function piecesFor(form: HTMLFormElement, by: HTMLElement | null, deed?: string) {
  const data = new FormData(form, by)
  data.set('pieces', 'yes')
  data.set('from', list?.dataset.from ?? '0')
  if (deed !== undefined) data.set('do', deed)
  return post(
    form.action,
    new URLSearchParams([...data].map(([name, value]) => [name, String(value)])),
  )
}

/** Counts the answers on cards, so that an older answer of the server shows nothing. */
let looks = 0

/** Shows a card with what was said on it so far, before anybody decides. */
async function look(item: HTMLElement, isTold = true): Promise<void> {
  const form = item.querySelector<HTMLFormElement>('form[data-decide]')
  if (!form || item.dataset.state !== 'open' || isSending) return
  looks += 1
  const mine = looks
  const pieces = await piecesFor(form, null, 'look')
  const fresh = pieces?.querySelector(`li[data-number="${CSS.escape(item.dataset.number ?? '')}"]`)
  if (!fresh || mine !== looks || isSending) return
  const before = openQuestions(item).length
  for (const value of item.querySelectorAll<HTMLElement>('[data-value]')) {
    const said = fresh.querySelector(`[data-value="${CSS.escape(value.dataset.value ?? '')}"]`)
    if (!said || said.textContent === value.textContent) continue
    value.replaceChildren(...said.childNodes)
    if (isTold && value.dataset.value === 'gist') tell(value.textContent)
  }
  // A question may have come up: its digits are given, unless somebody is in a field.
  if (!item.hasAttribute('data-current') || document.activeElement?.matches(FIELD)) return
  const isAsked = openQuestions(item).length > before
  if (!document.activeElement?.matches('summary')) giveKeys(item)
  if (isAsked) showNext(item)
}

/** What somebody types or chooses in. */
const FIELD = 'input[type="text"], select, textarea'

/** Whether somebody has said something on a card. */
function isTouched(item: Element): boolean {
  return [...item.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].some(
    (one) =>
      one instanceof HTMLSelectElement || one.type === 'text'
        ? one.value !== ''
        : one.type === 'radio' && one.checked,
  )
}

/** Shows other open cards anew whom a decision concerns, unless somebody is at work on them. */
function takeOthers(pieces: Document, own: string): void {
  for (const fresh of pieces.querySelectorAll<HTMLElement>('li[data-number]')) {
    const { number = '' } = fresh.dataset
    const item = list?.querySelector(`li[data-number="${CSS.escape(number)}"]`)
    if (number !== own && item?.matches('[data-state="open"]') && !isTouched(item))
      item.replaceWith(fresh)
  }
}

async function send(form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  const item = form.closest<HTMLElement>('li[data-number]')
  if (item?.dataset.state === 'open') saidOn.set(item.dataset.number ?? '', [...new FormData(form)])
  const pieces = await piecesFor(form, by)
  if (item && takePieces(pieces, item)) return
  // What could not be sent here goes the plain way, which says what is wrong.
  plain.add(form)
  if (by instanceof HTMLButtonElement) form.requestSubmit(by)
  else form.requestSubmit()
}

list?.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  if (plain.has(form) || !form.matches('[data-decide], .proposal-done form')) return
  // What leads to a page of its own goes the plain way.
  if (event.submitter?.hasAttribute('formaction')) return
  event.preventDefault()
  if (isSending) return
  isSending = true
  const { number = '' } = form.closest<HTMLElement>('li[data-number]')?.dataset ?? {}
  void send(form, event.submitter).finally(() => {
    isSending = false
    // What was refused came back as it was read; it shows again what was said on it.
    const refused = list?.querySelector<HTMLElement>(
      `li[data-number="${CSS.escape(number)}"][data-state="open"]`,
    )
    if (refused) void look(refused, false)
  })
})
