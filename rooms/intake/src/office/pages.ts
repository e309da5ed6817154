// Texts that follow each other as one, and where each of them begins in it.

/** A text of several pages. */
export interface PagedText {
  text: string
  /** Where each page begins (UTF-16 code units); one without words begins where words end. */
  pages: number[]
}

/** Pages in their order, in NFC, an empty line between. */
export function joinPages(texts: readonly string[]): PagedText {
  const pages: number[] = []
  const joined: string[] = []
  let length = 0
  const add = (words: string) => {
    joined.push(words)
    length += words.length
  }
  for (const text of texts.map((one) => one.normalize('NFC'))) {
    if (text !== '' && length > 0) add('\n\n')
    pages.push(length)
    add(text)
  }
  return { text: joined.join(''), pages }
}
