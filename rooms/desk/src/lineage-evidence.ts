// What speaks for a relation of two documents, with its words: rows keep offsets only, and the
// words are read from the two texts for whoever may read both.
import { LINEAGE_SIGNS, type LineageEvidence } from '@tumen/claim'
import { z } from 'zod'
import { spanSchema } from './claim-schema.ts'
import type { Desk } from './operation.ts'

/** Evidence as an answer holds it. */
export const evidenceSchema = z
  .array(
    z.object({
      sign: z.enum(LINEAGE_SIGNS),
      from: spanSchema.exactOptional().describe('in the dependent document'),
      to: spanSchema.exactOptional().describe('in the document that it depends on'),
    }),
  )
  .describe('what speaks for it, with its words')
export type WordedEvidence = z.output<typeof evidenceSchema>

/** A pair of documents and what is said to speak for a relation of the two. */
interface Pair {
  from: string
  to: string
  evidence?: readonly LineageEvidence[]
}

/** Units of a quotation that are shown. */
const MOST_UNITS = 300

/** Reads the words of evidence; each text once, however many pairs name it. */
export class EvidenceWords {
  readonly #desk: Desk
  readonly #texts = new Map<string, Promise<string | undefined>>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** The evidence of a pair that the asker may read. */
  async of({ from, to, evidence = [] }: Pair): Promise<WordedEvidence> {
    const worded: WordedEvidence = []
    for (const one of evidence) {
      const [own, other] = [await this.#span(from, one.from), await this.#span(to, one.to)]
      worded.push({
        sign: one.sign,
        ...(own ? { from: own } : {}),
        ...(other ? { to: other } : {}),
      })
    }
    return worded
  }

  async #span(id: string, range: LineageEvidence['from']) {
    if (!range) return undefined
    const { start } = range
    const end = Math.min(range.end, start + MOST_UNITS)
    const text = (await this.#textOf(id))?.slice(start, end)
    return text === undefined ? undefined : { start, end: start + text.length, text }
  }

  #textOf(id: string): Promise<string | undefined> {
    const known = this.#texts.get(id) ?? this.#desk.ledger.read.documentText(id)
    this.#texts.set(id, known)
    return known
  }
}
