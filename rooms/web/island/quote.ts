// Words selected in the text fill the form, and what is understood of the form is shown while
// somebody types: the page's own check, fetched and put in place. Offsets are those of the stored
// text. Never while Hangul or Hanzi are being composed. Nothing is kept anywhere but in the page.

const WAIT_MS = 350
const pane = document.querySelector<HTMLElement>('[data-text], [data-reading]')
const link = document.querySelector<HTMLAnchorElement>('a[data-quote]')
const form = document.querySelector<HTMLFormElement>('form[data-preview]')

interface Chosen {
  start: number
  words: string
}

function paragraphs(): HTMLElement[] {
  return [...(pane?.querySelectorAll<HTMLElement>('[data-offset]') ?? [])]
}

function offsetOf(paragraph: HTMLElement): number {
  return Number(paragraph.dataset.offset)
}

/** The parts of a paragraph that are text of the document: the numbers of claims are not. */
function textNodes(paragraph: HTMLElement): Text[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('[data-label]')) nodes.push(node as Text)
  return nodes
}

function wordsOf(paragraph: HTMLElement): string {
  return textNodes(paragraph)
    .map(({ data }) => data)
    .join('')
}

/** How much text of a paragraph lies before a point in it. */
function unitsBefore(paragraph: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(paragraph, 0)
  before.setEnd(node, offset)
  let units = 0
  for (const text of textNodes(paragraph)) {
    if (text === node) return units + offset
    if (!before.intersectsNode(text)) break
    units += text.length
  }
  return units
}

/** The selected words with their place in the stored text, without spaces around them. */
function chosenWords(): Chosen | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const inside = paragraphs().filter((one) => range.intersectsNode(one))
  let words = ''
  let start: number | undefined
  let end = 0
  for (const paragraph of inside) {
    const holds = (node: Node) => paragraph.contains(node)
    const { startContainer, endContainer, startOffset, endOffset } = range
    const all = wordsOf(paragraph)
    const from = holds(startContainer) ? unitsBefore(paragraph, startContainer, startOffset) : 0
    const to = holds(endContainer) ? unitsBefore(paragraph, endContainer, endOffset) : all.length
    if (from >= to) continue
    const at = offsetOf(paragraph) + from
    // Between paragraphs the text has line ends and nothing that shows.
    if (start !== undefined) words += '\n'.repeat(Math.max(1, at - end))
    start ??= at
    words += all.slice(from, to)
    end = at + (to - from)
  }
  if (start === undefined || words.trim() === '') return undefined
  const blank = words.length - words.trimStart().length
  return { start: start + blank, words: words.trim() }
}

/** The stretches of the page that show units `start` to `end` of the stored text. */
function rangesOf(start: number, end: number): Range[] {
  return paragraphs().flatMap((paragraph) => {
    let at = offsetOf(paragraph)
    return textNodes(paragraph).flatMap((text) => {
      const from = Math.max(0, start - at)
      const to = Math.min(text.length, end - at)
      at += text.length
      if (from >= to) return []
      const range = document.createRange()
      range.setStart(text, from)
      range.setEnd(text, to)
      return [range]
    })
  })
}

/** Marks the words of the quotation in the text, without touching its markup. */
function markWords(spans: string): void {
  for (const mark of pane?.querySelectorAll('mark.chosen') ?? []) mark.classList.remove('chosen')
  if (!('highlights' in CSS)) return
  const ranges = spans.split(' ').flatMap((span) => {
    const [start, end] = span.split('-').map(Number)
    return start === undefined || end === undefined ? [] : rangesOf(start, end)
  })
  CSS.highlights.set('chosen-words', new Highlight(...ranges))
}

function fieldNamed<T extends HTMLElement>(name: string): T | undefined {
  return (form?.querySelector<T>(`[name="${name}"]`) ?? undefined) as T | undefined
}

let isForPiece = false
let lastTaken = ''
let wantsNumber = false

/** Puts the selected words into the form; the place in the text goes with the first piece. */
function takeWords(): boolean {
  const chosen = chosenWords()
  const quote = fieldNamed<HTMLTextAreaElement>('quote')
  if (!chosen || !quote) return false
  const target = isForPiece ? emptyPiece() : quote
  if (!target) return false
  isForPiece = false
  lastTaken = keyOf(chosen)
  target.value = chosen.words
  if (target === quote) {
    setHidden('offset', String(chosen.start))
    setHidden('offsetFor', chosen.words)
    wantsNumber = true
  }
  target.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

function keyOf(chosen: Chosen | undefined): string {
  return chosen === undefined ? '' : `${chosen.start} ${chosen.words}`
}

function setHidden(name: string, value: string): void {
  const field = fieldNamed<HTMLInputElement>(name)
  if (field) field.value = value
}

/** The first piece that holds nothing; another one is made when all are filled. */
function emptyPiece(): HTMLTextAreaElement | undefined {
  const group = form?.querySelector<HTMLDetailsElement>('[data-pieces]')
  if (!group) return undefined
  group.open = true
  const pieces = [...group.querySelectorAll<HTMLTextAreaElement>('textarea')]
  const empty = pieces.find(({ value }) => value.trim() === '')
  const last = pieces.at(-1)?.closest<HTMLElement>('.field')
  if (empty || !last) return empty
  const copy = last.cloneNode(true) as HTMLElement
  const area = copy.querySelector('textarea')
  const label = copy.querySelector('label')
  if (!area || !label) return undefined
  const name = `piece${pieces.length + 1}`
  Object.assign(area, { id: name, name, value: '' })
  label.htmlFor = name
  last.after(copy)
  return area
}

/** The button after which the next words that are selected become a further piece. */
function addPieceButton(): void {
  const group = form?.querySelector<HTMLElement>('[data-pieces]')
  const label = group?.dataset.more
  if (!group || !label) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.setAttribute('aria-pressed', 'false')
  button.addEventListener('click', () => {
    isForPiece = !isForPiece
    // Words that are selected already are meant, unless they were taken before.
    if (isForPiece && keyOf(chosenWords()) !== lastTaken) takeWords()
    button.setAttribute('aria-pressed', String(isForPiece))
  })
  form?.addEventListener('input', () => button.setAttribute('aria-pressed', String(isForPiece)))
  group.append(button)
}

let waiting: ReturnType<typeof setTimeout> | undefined
let asked: XMLHttpRequest | undefined

function askSoon(delay = WAIT_MS): void {
  clearTimeout(waiting)
  // An answer to what the form said before would take back what has been chosen since.
  asked?.abort()
  waiting = setTimeout(ask, delay)
}

/** Asks what the form means; the answer is a page of ours, which the browser reads unrun. */
function ask(): void {
  if (!form) return
  const request = new XMLHttpRequest()
  asked = request
  request.open('POST', form.dataset.preview ?? '')
  request.responseType = 'document'
  request.addEventListener('load', () => {
    const section = request.responseXML?.getElementById('understood')
    if (request === asked && section) show(section)
  })
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'step' ? [[name, value]] : [],
  )
  request.send(new URLSearchParams(fields))
}

/** Puts what was understood in its place, and leaves the focus where it was. */
function show(section: HTMLElement): void {
  const place = form?.querySelector('[data-understood]')
  const old = place?.querySelector('#understood')
  if (!place || !form) return
  const fresh = document.importNode(section, true)
  if (!old?.isEqualNode(fresh)) {
    const focused = document.activeElement
    const id = focused && place.contains(focused) ? focused.id : ''
    place.replaceChildren(fresh)
    if (id !== '') document.getElementById(id)?.focus()
  }
  markWords(section.dataset.spans ?? '')
  fillNumber(section.dataset.number)
}

/** A number is filled in once after words were selected, and only where nobody has said one. */
function fillNumber(words: string | undefined): void {
  if (!wantsNumber) return
  wantsNumber = false
  const others = ['op', 'value', 'low', 'high', 'vague']
  const isSaid = others.some((name) => (fieldNamed<HTMLInputElement>(name)?.value ?? '') !== '')
  const field = fieldNamed<HTMLInputElement>('number')
  if (!field || isSaid || words === undefined) return
  if (field.value !== '' && field.dataset.filled !== field.value) return
  field.value = words
  field.dataset.filled = words
  askSoon(0)
}

/** Enter records also from a list of choices, unless the list is open and Enter chooses in it. */
function sendFromLists(): void {
  let open: EventTarget | null = null
  form?.addEventListener('pointerdown', ({ target }) => {
    open = target
  })
  for (const kind of ['change', 'focusout'])
    form?.addEventListener(kind, () => {
      open = null
    })
  form?.addEventListener('keydown', (event) => {
    const { target, key, altKey, ctrlKey, metaKey } = event
    if (!(target instanceof HTMLSelectElement)) return
    if (key === ' ' || key === 'F4' || altKey) open = target
    if (key !== 'Enter' || altKey || ctrlKey || metaKey || open === target) return
    event.preventDefault()
    form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]'))
  })
}

/** Brings the words that are marked into view, inside the pane alone. */
function showMarked(): void {
  const mark = pane?.querySelector<HTMLElement>('mark.chosen, mark.current')
  if (!pane || !mark) return
  const above = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top
  pane.scrollTop += above - pane.clientHeight / 3
}

/** Where a text is only read, the link that records begins with the words that are selected. */
function leadTo(address: HTMLAnchorElement): void {
  const set = (chosen: Chosen | undefined) => {
    const { start, words } = chosen ?? { start: 0, words: '' }
    address.search = chosen ? `?from=${start}&to=${start + words.length}` : ''
  }
  document.addEventListener('selectionchange', () => {
    const chosen = chosenWords()
    if (chosen) set(chosen)
    // A press on the link itself may end the selection before the link is followed.
    else setTimeout(() => set(chosenWords()), 1000)
  })
}

if (pane && link) leadTo(link)
if (pane && form) {
  addPieceButton()
  sendFromLists()
  showMarked()
  pane.addEventListener('pointerup', () => setTimeout(takeWords))
  const take = pane.querySelector<HTMLButtonElement>('[data-take]')
  take?.addEventListener('click', () => {
    if (takeWords()) fieldNamed('act')?.focus()
  })
  if (take) take.hidden = false
  for (const kind of ['input', 'change', 'compositionend'])
    form.addEventListener(kind, (event) => {
      if (!(event as InputEvent).isComposing) askSoon()
    })
}

export {}
