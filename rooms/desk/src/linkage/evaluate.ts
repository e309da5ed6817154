// linkage.evaluate: how well a linkage finds what is known: against persons that somebody knows,
// or against the pairs that people read for calibration. Source: linkage.md 11.
import { evaluatePairs, evaluatePersons, labelScores, type PairScore } from '@tumen/linkage'
import { z } from 'zod'
import { referenceSchema } from '../claim/schema.ts'
import { operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { bitsAt, type LinkageBook, openLinkage } from './book.ts'
import { calibrationLabels } from './calibration-label.ts'
import { resolveBook } from './resolve-book.ts'

const MOST_TRUE = 1_000_000

const scoreFields = { precision: z.number(), recall: z.number(), f1: z.number() }
const scoreSchema = z.object(scoreFields)
const atSchema = z.object({ threshold: z.number().describe('bits'), ...scoreFields })

const labelSchema = z.object({
  threshold: z.number().describe('bits'),
  truePositives: z.int(),
  falsePositives: z.int(),
  falseNegatives: z.int(),
  trueNegatives: z.int(),
  ...scoreFields,
  specificity: z.number(),
  negativePredictiveValue: z.number(),
  accuracy: z.number(),
  f2: z.number(),
  f05: z.number(),
  p4: z.number(),
  phi: z.number(),
})

export const evaluateLinkage = operation({
  name: 'linkage.evaluate',
  summary: 'Tells how well a linkage finds known persons, or the pairs that people read.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    truth: z
      .array(z.strictObject({ mention: referenceSchema, person: z.string().min(1).max(200) }))
      .max(MOST_TRUE)
      .optional()
      .describe('who is truly behind each mention; default what people read for calibration'),
  }),
  output: z.object({
    from: z.enum(['truth', 'judgements']),
    modelHash: z.string(),
    engine: z.string(),
    seed: z.string(),
    labels: z.array(labelSchema).describe('at the weight of each judged pair; of judgements'),
    pairs: z
      .object({
        truePairs: z.int(),
        blockingRecall: z.number().describe('share of the true pairs that were kept'),
        at: z.array(atSchema).describe('at P .5, .9, .95 and .99'),
        best: atSchema.exactOptional(),
      })
      .exactOptional(),
    persons: z
      .object({ pairs: scoreSchema, bCubed: scoreSchema, found: z.int(), true: z.int() })
      .exactOptional(),
  }),
  changes: false,
  long: true,
  async run(desk, { run, truth }) {
    const book = await openLinkage(desk, run)
    const { modelHash, engine, seed } = book.run.row
    const head = { modelHash, engine, seed }
    if (truth === undefined) return { from: 'judgements' as const, ...head, labels: labelsOf(book) }
    return { from: 'truth' as const, ...head, labels: [], ...scoresOf(book, truth) }
  },
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
