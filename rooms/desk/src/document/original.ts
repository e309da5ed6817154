// What a confirmed reprint or excerpt repeats is not read twice: what its original says in the same
// words is read there, and only what is new is proposed. Source: reader.md 5.
import { type DocumentRelationKind, type EvidenceDocument, fold } from '@tumen/claim'
import type { Call, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { titleOf } from './proposals.ts'
import type { ShownProposal } from './reading-work.ts'
import { documentRelations, relationsAt } from './state.ts'
import { currentText } from './text.ts'

/** Kinds of copies that repeat words of their original. */
const COPIES: ReadonlySet<DocumentRelationKind> = new Set(['reprint_of', 'excerpt_of'])

/** What an original says in the same words: which one, and how many proposals are read there. */
export interface Repeated {
  original: ReturnType<typeof titleOf>
  proposals: number
}

/**
 * The proposals of a document without those whose words stand in an original that somebody has
 * confirmed, that the asker may read, and that is not decided about here already.
 */
export async function withoutRepeated(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
  { all, isDecided }: { all: readonly ShownProposal[]; isDecided: (key: string) => boolean },
): Promise<{ own: ShownProposal[]; repeated: Repeated[] }> {
  const relations = relationsAt(await documentRelations(desk), '9999-12-31').filter(
    ({ from, kind }) => from === document.id && COPIES.has(kind),
  )
  let own = [...all]
  const repeated: Repeated[] = []
  for (const { to } of relations) {
    const original = await desk.ledger.read.document(to)
    if (!original || !canRead(call.actor, objectOf(original))) continue
    const words = squeezed((await currentText(desk, original.row)).text)
    const isOwn = ({ proposal: { key, quote } }: ShownProposal) =>
      isDecided(key) || !quote.every(({ text }) => words.includes(squeezed(text)))
    const left = own.filter(isOwn)
    if (left.length < own.length)
      repeated.push({ original: titleOf(original), proposals: own.length - left.length })
    own = left
  }
  return { own, repeated }
}

/** Line breaks of a copy are no other words. */
function squeezed(text: string): string {
  return fold(text).replace(/\s+/gu, ' ').trim()
}
