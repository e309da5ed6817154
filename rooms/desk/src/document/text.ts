// Which text of a document counts, and where words of an older one stand in it. A text that was
// corrected by hand is one more: nothing moves the offsets of what was quoted. Decision 0083.
import {
  type Claim,
  type CorrectedText,
  type EvidenceDocument,
  given,
  type KeptText,
  keptRange,
  keptText,
  rangeAfter,
  type Span,
  type TextLayer,
} from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import { wholeSigns } from './words-around.ts'

type Read = Pick<Desk, 'ledger'>
type Range = Pick<Span, 'start' | 'end'>

/** The name of the text as it was first made, which has no row of its own. */
export const FIRST_TEXT = 'first'

/** A text of a document, and the document as that text shows it. */
export interface ReadText {
  document: EvidenceDocument
  text: string
  /** The correction that made it; absent: the text as it was first made. */
  layer?: string
}

/** The newest correction of a document; nothing where its text is as it was first made. */
export async function newestLayer(
  { ledger }: Read,
  document: string,
  countedAt?: string,
): Promise<Stored<CorrectedText> | undefined> {
  return (await ledger.read.textLayersOf([document], countedAt)).at(-1)
}

/** The text of a document that is read today. */
export async function currentText(desk: Read, document: EvidenceDocument): Promise<ReadText> {
  const newest = await newestLayer(desk, document.id)
  if (newest) return correctedBy(desk, document, newest.row)
  return { document, text: (await desk.ledger.read.documentText(document.id)) ?? '' }
}

/** A text of a document by its name; nothing where the document has none of this name. */
export async function textNamed(
  desk: Read,
  document: EvidenceDocument,
  name: string | undefined,
): Promise<ReadText | undefined> {
  const { read } = desk.ledger
  if (name === undefined || name === FIRST_TEXT)
    return { document, text: (await read.documentText(document.id)) ?? '' }
  const layers = await read.textLayersOf([document.id])
  const found = layers.find(({ row }) => row.id === name)
  return found && correctedBy(desk, document, found.row)
}

async function correctedBy(
  { ledger }: Read,
  document: EvidenceDocument,
  { id, textHash, layer }: CorrectedText,
): Promise<ReadText> {
  const text = (await ledger.read.layerText(id)) ?? ''
  const shown = { ...document, textHash, layer }
  if (document.boilerplate.length === 0) return { document: shown, text, layer: id }
  const kept = keptText((await ledger.read.documentText(document.id)) ?? '', text)
  const boilerplate = document.boilerplate.flatMap((span) => {
    const range = keptRange(kept, span)
    return range ? [{ ...span, ...range }] : []
  })
  return { document: { ...shown, boilerplate }, text, layer: id }
}

/** The text in which a claim counts its offsets; an instant at which is asked what was undone. */
export async function textOfClaim(
  { ledger: { read } }: Read,
  { doc, layer }: Pick<Claim, 'doc' | 'layer'>,
  countedAt?: string,
): Promise<string> {
  const text = layer === undefined ? read.documentText(doc, countedAt) : read.layerText(layer)
  return (await text) ?? ''
}

/** Where pages and lines begin in the text of each of these claims. */
export async function layersOfClaims(
  { ledger }: Read,
  claims: readonly Pick<Claim, 'doc' | 'layer'>[],
): Promise<(claim: Pick<Claim, 'layer'>, document?: EvidenceDocument) => TextLayer | undefined> {
  const docs = new Set(claims.flatMap(({ doc, layer }) => (layer === undefined ? [] : [doc])))
  const rows = docs.size === 0 ? [] : await ledger.read.textLayersOf([...docs])
  const layers = new Map(rows.map(({ row }) => [row.id, row.layer]))
  return ({ layer }, document) => (layer === undefined ? document?.layer : layers.get(layer))
}

/** Most of what is told to stand in the place of something, and of a line around it. */
const MOST_NOW = 20_000
const AROUND = 300

/** The line in which a range stands, or as much of it as is near. */
function lineAround(text: string, { start, end }: Range): Range {
  const near = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  const line = near.length - (near.lastIndexOf('\n') + 1)
  const rest = after.includes('\n') ? after.indexOf('\n') : after.length
  return { start: start - line, end: end + rest }
}

/** Breaks between words are no other words. */
function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Finds ranges of older texts of a document in the one that is shown. */
export class MovedText {
  readonly #desk: Read
  readonly #doc: string
  readonly #shown: { text: string; layer?: string }
  readonly #kept = new Map<string, { text: string; kept: readonly KeptText[] }>()

  constructor(desk: Read, doc: string, shown: { text: string; layer?: string }) {
    this.#desk = desk
    this.#doc = doc
    this.#shown = shown
  }

  /**
   * Where a range of the text with this name stands in the shown one: where its words stayed, and
   * stand there once. Nothing else is sure to be the same words.
   */
  async rangeOf(layer: string | undefined, { start, end }: Range): Promise<Range | undefined> {
    const { text, layer: shown } = this.#shown
    if (layer === shown) return { start, end }
    const from = await this.#keptOf(layer)
    const range = keptRange(from.kept, { start, end })
    const words = from.text.slice(start, end)
    const isOnce = text.indexOf(words) === text.lastIndexOf(words)
    return range && isOnce ? range : undefined
  }

  /** The same of all pieces of a quotation; nothing where one of them is not found. */
  async rangesOf<R extends Range>(
    layer: string | undefined,
    pieces: readonly R[],
  ): Promise<R[] | undefined> {
    const found: R[] = []
    for (const piece of pieces) {
      const range = await this.rangeOf(layer, piece)
      if (!range) return undefined
      found.push({ ...piece, ...range })
    }
    return found
  }

  /**
   * What stands today where pieces of the text with this name stood, of each that reads otherwise,
   * by itself or with the line around it: a word beside a quotation can turn it round.
   */
  async changesOf(
    layer: string | undefined,
    pieces: readonly Range[],
  ): Promise<{ said: string; now: string }[]> {
    const { text, layer: shown } = this.#shown
    if (layer === shown) return []
    const { text: before, kept } = await this.#keptOf(layer)
    return pieces.flatMap((piece) => {
      for (const range of [piece, lineAround(before, piece)]) {
        const at = rangeAfter(kept, range, text.length, range !== piece)
        const said = before.slice(range.start, range.end)
        const now = wholeSigns(text.slice(at.start, Math.min(at.end, at.start + MOST_NOW)))
        if (squeezed(said) !== squeezed(now)) return [{ said, now }]
      }
      return []
    })
  }

  async #keptOf(layer: string | undefined) {
    const name = layer ?? FIRST_TEXT
    const known = this.#kept.get(name)
    if (known) return known
    const text = await textOfClaim(this.#desk, { doc: this.#doc, ...given({ layer }) })
    const made = { text, kept: keptText(text, this.#shown.text) }
    this.#kept.set(name, made)
    return made
  }
}
