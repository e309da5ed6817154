// A linkage with everything that persons are made of: its mentions by number, its pairs, what
// people said, what must stay apart, and the weight from which pairs are joined.
// Source: linkage.md 9 and 12.1.
import type { LinkageRun, Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import {
  type Calibration,
  calibrate,
  calibratedProbability,
  type FoundPairs,
  type LinkageModel,
  type MentionFacts,
  type MentionPair,
} from '@tumen/linkage'
import type { Desk } from '../operation.ts'
import { calibrationLabels } from './calibration-label.ts'
import { impossiblePairs } from './impossible-pair.ts'
import { type JudgedPairs, judgedPairs } from './judged-pair.ts'
import { keptModel } from './model.ts'
import { findLinkage, type KeptLearning, learningOf, mentionsOfRun } from './stored-run.ts'

/** A linkage as the operations on persons read it. */
export interface LinkageBook {
  run: Stored<LinkageRun>
  model: LinkageModel
  learning: KeptLearning
  /** In the order of their ids; their places are their numbers. */
  mentions: readonly Stored<Mention>[]
  numbers: ReadonlyMap<string, number>
  /** The place of each mention's list among the lists of the run. */
  list: Int32Array
  pairs: FoundPairs
  judged: JudgedPairs
  same: MentionPair[]
  different: MentionPair[]
  possible: MentionPair[]
  impossible: MentionPair[]
  facts: MentionFacts
  calibration: Calibration
}

/** Everything of a run; refuses one that is not there. */
export async function openLinkage(desk: Desk, id: string): Promise<LinkageBook> {
  const run = await findLinkage(desk, id)
  const model = keptModel(run.row.model)
  const mentions = await mentionsOfRun(desk, run)
  const ids = mentions.map(({ row }) => row.id)
  const numbers = new Map(ids.map((one, n) => [one, n]))
  const judged = await judgedPairs(desk)
  const pairs = await pairsOf(desk, id, numbers)
  const facts = await factsOf(desk, model, mentions)
  const isAsked = model.constraints.includes('impossible')
  return {
    ...{ run, model, learning: learningOf(run), mentions, numbers, judged, pairs, facts },
    list: Int32Array.from(mentions, ({ row }) => run.row.lists.indexOf(row.list)),
    ...verdictsOf(judged, numbers),
    impossible: isAsked ? await impossiblePairs(desk, mentions, pairs) : [],
    calibration: calibrate(calibrationLabels({ run: id, judged, pairs, ids }), bandOf(model)),
  }
}

async function pairsOf(
  desk: Desk,
  id: string,
  numbers: ReadonlyMap<string, number>,
): Promise<FoundPairs> {
  const stored = await desk.ledger.read.linkagePairs(id)
  const rows = stored.map(({ row }) => row)
  const numberOf = (mention: string) => numbers.get(mention) as number
  return {
    a: Int32Array.from(rows, ({ a, b }) => Math.min(numberOf(a), numberOf(b))),
    b: Int32Array.from(rows, ({ a, b }) => Math.max(numberOf(a), numberOf(b))),
    w: Float64Array.from(rows, ({ millibits }) => millibits / 1000),
    rules: Int32Array.from(rows, ({ rules }) => rules),
  }
}

/** The verdicts in force on pairs of these mentions, by their numbers. */
export function verdictsOf(judged: JudgedPairs, numbers: ReadonlyMap<string, number>) {
  const found = { same: [], different: [], possible: [] } as {
    [verdict in 'same' | 'different' | 'possible']: MentionPair[]
  }
  for (const { a, b, verdict } of judged.held.values()) {
    const [x, y] = [numbers.get(a), numbers.get(b)]
    if (x !== undefined && y !== undefined) found[verdict].push([x, y])
  }
  return found
}

/** What is known of mentions that keeps some of them apart, as far as the settings ask for it. */
export async function factsOf(
  desk: Desk,
  { constraints }: Pick<LinkageModel, 'constraints'>,
  mentions: readonly Stored<Mention>[],
): Promise<MentionFacts> {
  const alone = new Map<string, boolean>()
  for (const { row } of await desk.ledger.read.rows('list_declaration'))
    alone.set(row.list, row.duplicates === 'none')
  const declared = [...alone].flatMap(([list, isAlone]) => (isAlone ? [list] : []))
  const sexes = mentions.map(({ row }) => (row.sex === undefined ? 0 : row.sex === 'f' ? 1 : 2))
  return {
    ...(constraints.includes('one_record_per_list') && {
      list: Int32Array.from(mentions, ({ row }) => declared.indexOf(row.list)),
    }),
    ...(constraints.includes('sex') && { sex: Uint8Array.from(sexes) }),
  }
}

/** The band of the assumed recall of sure pairs; without one nothing is in doubt. */
function bandOf({ prior }: LinkageModel): readonly [number, number] {
  return 'band' in prior ? prior.band : [1, 1]
}

/** The weight in bits at which the calibrated probability is as asked. */
export function bitsAt(probability: number, { alpha, beta }: Calibration): number {
  return (Math.log(probability / (1 - probability)) - alpha) / (beta * Math.LN2)
}

/** The calibrated probability of a weight. */
export function probabilityAt(weight: number, calibration: Calibration): number {
  return calibratedProbability(weight, calibration)
}
