// What the island of proposals does with the document around its list.

/** What is marked in the text is marked as its item says. */
export function markAs(item: HTMLElement): void {
  const { number = '', state = '', mark = '' } = item.dataset
  const name = CSS.escape(number)
  for (const one of document.querySelectorAll(`.reading mark[data-claims~="${name}"]`)) {
    const others = [...one.classList].filter((other) => other.startsWith('state-'))
    one.classList.remove(...others)
    one.classList.add(`state-${state}`)
  }
  for (const one of document.querySelectorAll<HTMLElement>(`.reading a[data-number="${name}"]`)) {
    one.title = mark
    one.ariaLabel = mark
  }
}

/** Posts a form and reads the answer as markup; our policy lets no text be made into some. */
export function post(address: string, body: URLSearchParams): Promise<Document | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.responseType = 'document'
    request.addEventListener('loadend', () => resolve(request.responseXML))
    request.send(body)
  })
}
