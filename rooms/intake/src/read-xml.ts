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

/** Reads a part from its pieces; throws an XmlError. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser()
  const refuse = () => {
    throw new XmlError('not read')
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => reader.open?.(localName(name), attributes))
  parser.on('closetag', ({ name }) => reader.close?.(localName(name)))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }))
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
