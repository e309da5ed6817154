// A document as a reader is given it: its text with what is known of it from outside.
import { type Agent, type EvidenceDocument, given } from '@tumen/claim'
import type { SourceText } from '@tumen/reading'
import { secondReport } from '../document/doubt.ts'
import { currentText } from '../document/text.ts'
import type { Remembered } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** The longest text that is read, in UTF-16 code units: some hundreds of pages. */
export const MOST_UNITS = 2_500_000

/** The text of a document to be read; refuses one that is too long. */
export async function readableSource(
  desk: Remembered,
  stored: EvidenceDocument,
): Promise<SourceText> {
  const { document, text } = await currentText(desk, stored)
  if (text.length > MOST_UNITS)
    throw new Refusal('text-too-long', 'document', [{ limit: MOST_UNITS, units: text.length }])
  return sourceOf(document, text, await publisherOf(desk, document))
}

async function publisherOf(desk: Remembered, { publisher }: EvidenceDocument) {
  return publisher === undefined ? undefined : (await desk.ledger.read.agent(publisher))?.row
}

function sourceOf(document: EvidenceDocument, text: string, publisher?: Agent): SourceText {
  const { language, title, published, covers, boilerplate } = document
  const name = publisher && nameIn(publisher, language)
  return {
    text,
    language,
    title,
    ...given({ publisher: name }),
    published: { earliest: published.earliest, latest: published.latest },
    ...given({ covers, second: secondReport(text) }),
    boilerplate,
  }
}

/** What a speaker is called in the language of a text, else in any. */
function nameIn({ name = {} }: Agent, language: string): string | undefined {
  const tags = [language, language.slice(0, 2), 'und', 'en', ...Object.keys(name)]
  const tag = tags.find((one) => Object.hasOwn(name, one))
  return tag === undefined ? undefined : name[tag]
}
