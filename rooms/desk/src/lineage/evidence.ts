// The reasons for a relation of two documents, with their words: rows keep offsets only, and the
// words are read from the two texts for people who may read both.

import type { LineageEvidence, LineageSignName } from '@tumen/claim'
import type { lineageEvidenceSchema } from '@tumen/contract'
import type { z } from 'zod'
import type { Desk } from '../operation.ts'

export type WordedEvidence = z.output<typeof lineageEvidenceSchema>

/** A pair of documents and what is said to speak for a relation of the two. */
interface Pair {
  from: string
  to: string
  evidence?: readonly LineageEvidence[]
}

/** Units of a quotation that are shown. */
const MOST_UNITS = 300

/** Signs of which a row keeps the phrase only: whom it names stands beside it. */
const NAMING: ReadonlySet<string> = new Set<LineageSignName>(['credit', 'attribution'])

/** Units beside a phrase that are shown, within its line. */
const AROUND = 40

/** The words beside a stretch of a text, as far as its line goes and no word is cut. */
function widened(text: string, { start, end }: { start: number; end: number }) {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  const line = before.lastIndexOf('\n') + 1
  const isWhole = line > 0 || start <= AROUND
  const rest = after.indexOf('\n')
  const isEnd = rest >= 0 || end + AROUND >= text.length
  const first = isWhole ? line : before.search(/\s/) + 1
  const last = isEnd ? rest : after.lastIndexOf(' ')
  return {
    start: start - before.length + first,
    end: end + (last < 0 ? after.length : last),
  }
}

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
      const isNaming = NAMING.has(one.sign)
      const own = await this.#span(from, one.from, isNaming)
      const other = await this.#span(to, one.to, isNaming)
      worded.push({
        sign: one.sign,
        ...(own ? { from: own } : {}),
        ...(other ? { to: other } : {}),
      })
    }
    return worded
  }

  async #span(id: string, range: LineageEvidence['from'], isNaming: boolean) {
    if (!range) return undefined
    const whole = await this.#textOf(id)
    if (whole === undefined) return undefined
    const { start, end } = isNaming ? widened(whole, range) : range
    const text = whole.slice(start, Math.min(end, start + MOST_UNITS))
    return { start, end: start + text.length, text }
  }

  #textOf(id: string): Promise<string | undefined> {
    const known = this.#texts.get(id) ?? this.#desk.ledger.read.documentText(id)
    this.#texts.set(id, known)
    return known
  }
}
