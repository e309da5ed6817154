// The texts in which imported claims count. A text that was corrected by hand has another name in
// every workspace, and does not leave with claims: where the words of a claim stand decides.
import { type EvidenceDocument, given } from '@tumen/claim'
import { currentText, FIRST_TEXT, type ReadText, textNamed } from '../document/text.ts'
import type { Call, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import type { ReadClaim } from './import-check.ts'

/**
 * Claims of corrected texts, each with the name of a text here: the one that it names, or the
 * newest in which all of its words stand where it says. One without such a text stays as it was.
 */
export async function withTextsHere(
  desk: Desk,
  { actor }: Pick<Call, 'actor'>,
  claims: readonly ReadClaim[],
): Promise<ReadClaim[]> {
  const readable = new Map<string, EvidenceDocument | undefined>()
  const settled: ReadClaim[] = []
  for (const one of claims) {
    const { doc, layer } = one.claim
    if (layer !== undefined && !readable.has(doc)) {
      const found = await desk.ledger.read.document(doc)
      readable.set(doc, found && canRead(actor, objectOf(found)) ? found.row : undefined)
    }
    const document = layer === undefined ? undefined : readable.get(doc)
    settled.push(document ? await withTextHere(desk, document, one) : one)
  }
  return settled
}

async function withTextHere(
  desk: Desk,
  document: EvidenceDocument,
  one: ReadClaim,
): Promise<ReadClaim> {
  const { layer: said, ...claim } = one.claim
  const layers = await desk.ledger.read.textLayersOf([document.id])
  if (layers.some(({ row }) => row.id === said)) return one
  const settledIn = ({ layer }: ReadText) => ({ ...one, claim: { ...claim, ...given({ layer }) } })
  const newest = await currentText(desk, document)
  if (isQuotedIn(newest, one)) return settledIn(newest)
  for (const name of [FIRST_TEXT, ...layers.map(({ row }) => row.id)].slice(0, -1).reverse()) {
    const older = await textNamed(desk, document, name)
    if (older && isQuotedIn(older, one)) return settledIn(older)
  }
  return one
}

function isQuotedIn({ text }: ReadText, { claim: { quote } }: ReadClaim): boolean {
  return quote.length > 0 && quote.every((one) => text.slice(one.start, one.end) === one.text)
}
