// linkage.evaluate: how well a linkage finds what is known: against persons that somebody knows,
// or against the pairs that people read for calibration. Source: linkage.md 11.
import { linkageEvaluate } from '@tumen/contract'
import { evaluatePairs, evaluatePersons, labelScores, type PairScore } from '@tumen/linkage'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { bitsAt, type LinkageBook, openLinkage } from './book.ts'
import { calibrationLabels } from './calibration-label.ts'
import { resolveBook } from './resolve-book.ts'

export const evaluateLinkage = implement(linkageEvaluate, async (desk, { run, truth }) => {
  const book = await openLinkage(desk, run)
  const { modelHash, engine, seed } = book.run.row
  const head = { modelHash, engine, seed }
  if (truth === undefined) return { from: 'judgements' as const, ...head, labels: labelsOf(book) }
  return { from: 'truth' as const, ...head, labels: [], ...scoresOf(book, truth) }
})

function labelsOf({ run, judged, pairs, mentions }: LinkageBook) {
  const ids = mentions.map(({ row }) => row.id)
  return labelScores(calibrationLabels({ run: run.row.id, judged, pairs, ids }))
}

/** Scores over the mentions whose person is known. */
function scoresOf(book: LinkageBook, truth: readonly { mention: string; person: string }[]) {
  const { mentions, numbers, pairs, model, calibration } = book
  const persons = new Map<string, number>()
  const person = new Int32Array(mentions.length).fill(-1)
  for (const one of truth) {
    const at = numbers.get(one.mention)
    if (at === undefined) throw new Refusal('unknown-mention', 'truth')
    if (!persons.has(one.person)) persons.set(one.person, persons.size)
    person[at] = persons.get(one.person) as number
  }
  // Of whom nobody knows who they are, each is a person of their own and in no true pair.
  const own = person.map((known, n) => (known === -1 ? persons.size + n : known))
  const { root } = resolveBook(book, bitsAt(model.threshold, calibration))
  const { truePairs, blockingRecall, at, best } = evaluatePairs(pairs, { person: own })
  const known = [...own.keys()].filter((n) => person[n] !== -1)
  const found = evaluatePersons(
    Int32Array.from(known, (n) => root[n] as number),
    Int32Array.from(known, (n) => own[n] as number),
  )
  return {
    pairs: {
      ...{ truePairs, blockingRecall, at: [...at] },
      ...(Number.isFinite(best.threshold) && { best }),
    },
    persons: { ...found, pairs: plain(found.pairs), bCubed: plain(found.bCubed) },
  }
}

function plain({ precision, recall, f1 }: PairScore): PairScore {
  return { precision, recall, f1 }
}
