// Hands on a pair of records: w opens the note and goes into it, Escape leaves it, an arrow passes
// over the pair, and a pair is sent once, however often a key is pressed while the next one comes.
// The letters of the answers themselves are the island `key`'s. Source: desk.md P16.

const form = document.querySelector<HTMLFormElement>('form[data-pair]')
const note = form?.querySelector<HTMLDetailsElement>('details')
const words = note?.querySelector('textarea')
let isSent = false

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('textarea, input, select')
}

/** Opens the note and puts the cursor into it. */
function openNote(): void {
  if (!note || !words) return
  note.open = true
  words.focus()
}

document.addEventListener('keydown', (event) => {
  // 229: an input method is at work, also where `isComposing` does not say so.
  if (!form || event.isComposing || event.keyCode === 229) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape' && event.target === words) words?.blur()
  if (isTyping(event.target) || event.repeat || document.querySelector('dialog[open]')) return
  if (event.key === 'ArrowRight' || event.key === 'ArrowDown') {
    const next = form.querySelector<HTMLAnchorElement>('a[data-next]')
    if (!next) return
    event.preventDefault()
    next.click()
  }
})

const opener = form?.querySelector('summary[data-note]')
opener?.addEventListener('click', (event) => {
  // Whoever stands on it, or points at it, opens and closes it as anywhere else.
  if (document.activeElement === opener || (event as MouseEvent).detail > 0) return
  event.preventDefault()
  openNote()
})

form?.addEventListener('submit', (event) => {
  if (isSent) event.preventDefault()
  isSent = true
})
// The page comes back from the browser's memory as it was left: sent.
addEventListener('pageshow', () => {
  isSent = false
})

export {}
