// The keys of a proposal go with the focus: a, e, x and u press the buttons of the one that has
// it. And of several at once: how many are chosen, and a button that chooses those that ask
// nothing. Without this each card has its buttons.

const list = document.querySelector<HTMLElement>('.proposals-read')
const bulk = document.querySelector<HTMLFormElement>('#chosen')

/** Gives the keys to the buttons of one item, and takes them from all others. */
function giveKeys(item: Element): void {
  for (const one of list?.querySelectorAll('[data-key]') ?? []) one.removeAttribute('data-key')
  for (const one of list?.querySelectorAll('.current') ?? []) one.classList.remove('current')
  for (const one of item.querySelectorAll<HTMLElement>('[data-act]'))
    one.dataset.key = one.dataset.act ?? ''
  const undo = item.querySelector<HTMLElement>('.proposal-done form[action="/undo"] button')
  if (undo) undo.dataset.key = 'u'
  item.querySelector('.claim-card')?.classList.add('current')
}

/** Brings an item to the top of its column, so that its words and its buttons are seen. */
function bringUp(item: Element): void {
  const column = item.closest('.reader-claims')
  if (!column || column.scrollHeight <= column.clientHeight) return
  column.scrollTop += item.getBoundingClientRect().top - column.getBoundingClientRect().top
}

list?.addEventListener('focusin', ({ target }) => {
  const item = target instanceof Element ? target.closest('.proposals-read > li') : null
  if (!item) return
  giveKeys(item)
  // A mouse must find what it presses where it was.
  if (target instanceof Element && target.matches('.claim-number:focus-visible')) bringUp(item)
})

// Whoever has just decided sees the next one whole.
const next = list?.querySelector('[autofocus]')?.closest('li')
if (next) {
  bringUp(next)
  next.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[form="chosen"]')]
}

/** Says how many are chosen, in the words that came with the page. */
function sayChosen(): void {
  const place = bulk?.querySelector<HTMLElement>('[data-chosen]')
  if (!place) return
  const n = boxes().filter(({ checked }) => checked).length
  const pattern = n === 1 ? place.dataset.one : place.dataset.many
  place.textContent = n === 0 ? '' : (pattern ?? '').replace('#', String(n))
}

const choose = bulk?.querySelector<HTMLButtonElement>('[data-choose]')
if (choose) choose.hidden = !boxes().some(({ dataset }) => dataset.clear !== undefined)
choose?.addEventListener('click', () => {
  for (const box of boxes()) if (box.dataset.clear !== undefined) box.checked = true
  sayChosen()
})
list?.addEventListener('change', sayChosen)
sayChosen()

export {}
