// Takes the picture of a page away at once when Esc is pressed, or b where keys are on: whoever
// cannot bear it, or has somebody at the shoulder, does not look for a button.

const picture = document.querySelector<HTMLElement>('[data-picture]')
const said = document.querySelector<HTMLElement>('[data-picture-hidden]')
const note = picture?.querySelector<HTMLElement>('[data-picture-key]')
if (note) note.hidden = false

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
}

function hides(event: KeyboardEvent): boolean {
  if (event.key === 'Escape') return true
  if (picture?.dataset.keys === undefined || isTyping(event.target)) return false
  // The key of b, whichever script the keyboard writes.
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  return isPlain && (event.key.toLowerCase() === 'b' || event.code === 'KeyB')
}

function hide(event: KeyboardEvent): void {
  if (!picture?.isConnected || !hides(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  picture.querySelector('img')?.removeAttribute('src')
  picture.remove()
  if (said) said.textContent = said.dataset.pictureHidden ?? ''
}

// Before every other key of the page.
addEventListener('keydown', hide, { capture: true })

export {}
