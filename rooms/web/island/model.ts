// Says how far the language model is with the document of this page, without loading the page:
// whoever decides about proposals meanwhile is not disturbed. Without this there is a link.

const EVERY_MS = 2000
/** An unattended page stops asking after ten minutes, so that its session can end. */
let looks = 300

/** A page of ours as markup; our policy lets no text be made into some. */
function page(address: string): Promise<Document | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('GET', address)
    request.responseType = 'document'
    request.addEventListener('loadend', () => resolve(request.responseXML))
    request.send()
  })
}

async function look(): Promise<void> {
  const note = document.querySelector<HTMLElement>('[data-model]')
  const address = note?.dataset.model
  if (!note || !address || looks-- <= 0) return
  const fresh = (await page(address))?.querySelector<HTMLElement>('[data-model]')
  // Nobody loses the button that is being pressed.
  if (fresh && !note.contains(document.activeElement)) note.replaceWith(fresh)
  setTimeout(() => void look(), EVERY_MS)
}

setTimeout(() => void look(), EVERY_MS)
