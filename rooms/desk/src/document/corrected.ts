// Claims of a text that was corrected since: a quotation stays on its text, and whoever reads it is
// told where the same place reads otherwise now. Source: intake.md 4; decision 0083.
import type { Claim } from '@tumen/claim'
import type { Desk } from '../operation.ts'
import { currentText, MovedText } from './text.ts'

type Placed = Pick<Claim, 'id' | 'doc' | 'layer' | 'quote'>

/** Words of an older text, and what stands in their place today. */
interface Corrected {
  said: string
  now: string
}

/** What reads otherwise today where a claim has its words; nothing where all is as it was. */
export async function correctedWords(desk: Desk, claim: Placed): Promise<Corrected[]> {
  return (await movedFor(desk, claim))?.changesOf(claim.layer, claim.quote) ?? []
}

/** Ids of the claims whose place in their text reads otherwise today. */
export async function correctedClaims(
  desk: Desk,
  claims: readonly Placed[],
): Promise<ReadonlySet<string>> {
  const docs = [...new Set(claims.map(({ doc }) => doc))]
  const layers = docs.length === 0 ? [] : await desk.ledger.read.textLayersOf(docs)
  const corrected = new Set(layers.map(({ row }) => row.document))
  const found = new Set<string>()
  const books = new Map<string, MovedText | undefined>()
  for (const claim of claims) {
    const { id, doc, layer, quote } = claim
    if (!corrected.has(doc) && layer === undefined) continue
    if (!books.has(doc)) books.set(doc, await movedFor(desk, claim))
    const changes = (await books.get(doc)?.changesOf(layer, quote)) ?? []
    if (changes.length > 0) found.add(id)
  }
  return found
}

/** The text of its document as it is read today. */
async function movedFor(desk: Desk, { doc }: Placed): Promise<MovedText | undefined> {
  const document = await desk.ledger.read.document(doc)
  return document && new MovedText(desk, doc, await currentText(desk, document.row))
}
