// A part of a workbook as events: elements by their local names, and the text inside them. No
// document type is read, so nothing can be expanded. Source: XML 1.0; ECMA-376 part 1.
import { SaxesParser } from 'saxes'

/** Attributes by their names as written. */
export type Attributes = Readonly<Record<string, string>>

/** What is told while a part is read. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** A part that is no well-formed XML, or that declares a document type. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

/** A part in which one tag, text or remark is longer than any that software writes. */
export class XmlTooLong extends Error {
  override readonly name = 'XmlTooLong'
}

/** Signs of a part that the parser may hold back, counted before any escape is read. */
export const MOST_HELD = 1_048_576

/** Reads a part from its pieces; throws an XmlError or XmlTooLong. */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  reader: XmlReader,
  mostHeld = MOST_HELD,
): Promise<void> {
  const parser = new SaxesParser()
  // The parser keeps a tag, text or remark until its end: without this, all of a hostile part.
  let held = 0
  const told = () => {
    held = 0
  }
  const refuse = () => {
    throw new XmlError('not read')
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    told()
    reader.open?.(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    told()
    reader.close?.(localName(name))
  })
  for (const event of ['text', 'cdata'] as const)
    parser.on(event, (text) => {
      told()
      reader.text?.(text)
    })
  parser.on('comment', told)
  parser.on('processinginstruction', told)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of pieces) {
      const text = decoder.decode(piece, { stream: true })
      held += text.length
      if (held > mostHeld) throw new XmlTooLong('not read')
      parser.write(text)
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw isEncodingError(error) ? new XmlError('not UTF-8') : error
  }
}

function isEncodingError(error: unknown): boolean {
  const code = error instanceof TypeError ? (error as { code?: string }).code : undefined
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
