// Shows which words a card stands for and which card belongs to words: whatever is pointed at or
// has the focus lights up on the other side as well. Without this the numbers are links.

const text = document.querySelector<HTMLElement>('.reader [data-reading]')
const cards = document.querySelector<HTMLElement>('.reader-cards')

/** The numbers of the claims that an element belongs to. */
function numbersAt(target: EventTarget | null): string[] {
  if (!(target instanceof Element)) return []
  const found = target.closest<HTMLElement>('[data-claims], [data-number]')
  const numbers = found?.dataset.claims ?? found?.dataset.number
  return numbers === undefined ? [] : numbers.split(' ')
}

function light(numbers: readonly string[]): void {
  for (const one of document.querySelectorAll('.reader .near')) one.classList.remove('near')
  for (const number of numbers) {
    const own = `[data-number="${CSS.escape(number)}"], [data-claims~="${CSS.escape(number)}"]`
    for (const one of document.querySelectorAll(`.reader :is(${own})`)) one.classList.add('near')
  }
}

/** Scrolls the other column, never the page under somebody's hands. */
function bringNear(selector: string, within: HTMLElement | null): void {
  const found = within?.querySelector<HTMLElement>(selector)
  const frame = found?.closest<HTMLElement>('.reader-claims')
  if (!found || !frame || frame.scrollHeight <= frame.clientHeight) return
  const [inner, outer] = [found.getBoundingClientRect(), frame.getBoundingClientRect()]
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom
}

function follow(event: Event): void {
  const numbers = numbersAt(event.target)
  light(numbers.length > 0 ? numbers : numbersAt(document.activeElement))
  const [first] = numbers
  if (first === undefined) return
  const isInText = event.target instanceof Node && text?.contains(event.target)
  if (isInText) bringNear(`[data-number="${CSS.escape(first)}"]`, cards)
}

for (const column of [text, cards]) {
  column?.addEventListener('pointerover', follow)
  column?.addEventListener('focusin', follow)
  column?.addEventListener('pointerleave', () => light(numbersAt(document.activeElement)))
}

/** Whether the text stands beside the cards, and not above them. */
function isBeside(): boolean {
  if (!text || !cards) return false
  return cards.getBoundingClientRect().top < text.getBoundingClientRect().bottom
}

// j and k go from claim to claim: the words come into view with the card. Not for a mouse: what
// it presses would move away from under it; nor where the text stands above the cards. At once: the
// card that is brought up then would stop a scroll that is on its way.
cards?.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof Element) || !target.matches(':focus-visible') || !isBeside()) return
  const [number] = numbersAt(target)
  const mark = number === undefined ? null : document.querySelector(`#mark-${CSS.escape(number)}`)
  mark?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
})

// Whoever comes for one claim begins at its words.
if (location.hash === '')
  document
    .querySelector('.reader mark.current')
    ?.scrollIntoView({ block: 'center', behavior: 'instant' })

export {}
