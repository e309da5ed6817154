// Reads a model file, format tumen-linkage-model/1: everything that is wrong with it is found at
// once, each with its place. Source: the reference on linkage, sections 3 and 15.

import type { LinkageFinding } from '../finding.ts'
import { checkModel } from './check.ts'
import { type Condition, readCondition } from './condition.ts'
import { JsonReader } from './json-reader.ts'
import {
  AGE_COUNTINGS,
  type BlockingRule,
  type Comparison,
  type Level,
  LINK_TYPES,
  type LinkageModel,
  MODEL_FORMAT,
  type PairRule,
  type PrepareStep,
  type Prior,
  type SoftFrequency,
  type TermFrequency,
  type Training,
} from './model.ts'

const POSITIVE = [1, 1e9] as const
const SHARE = [0, 1] as const

/** A model, or why there is none. */
export interface ReadModel {
  readonly model?: LinkageModel
  readonly findings: readonly LinkageFinding[]
}

/** Reads a parsed model file. There is a model exactly when there is no finding. */
export function readModel(file: unknown): ReadModel {
  const findings: LinkageFinding[] = []
  const from = new JsonReader(file, '', findings)
  from.word('format', [MODEL_FORMAT])
  const list = from.maybeText('list')
  const families = from.has('blocking_families') ? readFamilies(from) : undefined
  const training = from.has('training') ? readTraining(from.object('training')) : undefined
  const model: LinkageModel = {
    name: from.text('name'),
    link: from.has('link') ? from.word('link', LINK_TYPES) : 'link_and_dedupe',
    id: from.text('id'),
    ...(list === undefined ? {} : { list }),
    prepare: from.objects('prepare').map(readStep),
    comparisons: from.objects('comparisons').map(readComparison),
    blocking: from.objects('blocking').map(readBlocking),
    ...(families ? { blockingFamilies: families } : {}),
    prior: readPrior(from.object('prior')),
    ...(training ? { training } : {}),
    constraints: from.texts('constraints'),
    threshold: from.maybeNumber('threshold', SHARE) ?? 0.5,
  }
  const isImported = from.maybeText('imported') !== undefined
  from.end()
  findings.push(...checkModel(model, isImported))
  return findings.length === 0 ? { model, findings } : { findings }
}

function readFamilies(from: JsonReader): NonNullable<LinkageModel['blockingFamilies']> {
  const families = from.object('blocking_families')
  const read = {
    withName: families.numbers('with_name'),
    withoutName: families.numbers('without_name'),
  }
  families.end()
  return read
}

const OPERATIONS = [
  'trim_to_null',
  'lower',
  'known',
  'sex',
  'partial_date',
  'prefix',
  'join',
  'match',
  'day_number',
  'person_name',
  'birth_year',
  'cast',
] as const

function readStep(from: JsonReader): PrepareStep {
  const column = from.text('column')
  const op = from.word('op', OPERATIONS)
  const step = stepOf(from, { column, of: sources(from, op) }, op)
  from.end()
  return step
}

function sources(from: JsonReader, op: (typeof OPERATIONS)[number]): readonly string[] {
  if (op === 'join') return from.texts('of')
  return op === 'birth_year' ? [from.text('age'), from.text('on')] : [from.text('of')]
}

function stepOf(
  from: JsonReader,
  base: { column: string; of: readonly string[] },
  op: (typeof OPERATIONS)[number],
): PrepareStep {
  switch (op) {
    case 'prefix':
      return { ...base, op, length: from.number('length', POSITIVE) }
    case 'join':
      return { ...base, op, with: String(from.raw('with') ?? '') }
    case 'match':
      return { ...base, op, pattern: from.text('pattern'), group: from.number('group', [0, 9]) }
    case 'day_number':
      return { ...base, op, format: from.text('format'), origin: from.text('origin') }
    case 'person_name':
      return { ...base, op, keys: from.text('keys') }
    case 'birth_year':
      return { ...base, op, counting: from.word('counting', AGE_COUNTINGS) }
    case 'cast':
      return { ...base, op, to: from.word('to', ['number', 'text']) }
    default:
      return { ...base, op }
  }
}

function readComparison(from: JsonReader): Comparison {
  const comparator = from.maybeText('comparator')
  const softTf = from.has('soft_tf') ? readSoft(from.object('soft_tf')) : undefined
  const comparison = {
    name: from.text('name'),
    levels: from.objects('levels').map(readLevel),
    ...(comparator === undefined ? {} : { comparator }),
    ...(softTf ? { softTf } : {}),
  }
  from.end()
  return comparison
}

function readSoft(from: JsonReader): SoftFrequency {
  const soft = {
    levels: from.numbers('levels'),
    weight: from.number('weight', SHARE),
    floor: from.number('floor', SHARE),
  }
  from.end()
  return soft
}

function readLevel(from: JsonReader): Level {
  const m = from.maybeNumber('m')
  const u = from.maybeNumber('u')
  for (const [key, value] of [
    ['m', m],
    ['u', u],
  ] as const) {
    if (value !== undefined && !(value > 0 && value < 1)) from.note('probability_out_of_range', key)
  }
  const level = {
    when: readCondition(from.object('when')),
    label: from.text('label'),
    ...(m === undefined ? {} : { m }),
    ...(u === undefined ? {} : { u }),
    ...(from.has('tf') ? { tf: readTf(from.object('tf')) } : {}),
    fixM: from.flag('fix_m'),
    fixU: from.flag('fix_u'),
  }
  from.end()
  return level
}

function readTf(from: JsonReader): TermFrequency {
  const tf = {
    column: from.text('column'),
    weight: from.number('weight', SHARE),
    minimum: from.number('minimum', SHARE),
  }
  from.end()
  return tf
}

/** The parts of a rule; `and` beside `on`, or `when` alone. */
function ruleParts(from: JsonReader): PairRule {
  const key = from.has('on') ? 'and' : 'when'
  const on = from.texts('on')
  const and: Condition | undefined = from.has(key) ? readCondition(from.object(key)) : undefined
  if (on.length === 0 && !and) from.note('value_wrong', 'on')
  return { on, ...(and ? { and } : {}) }
}

function readRule(from: JsonReader): PairRule {
  const rule = ruleParts(from)
  from.end()
  return rule
}

function readBlocking(from: JsonReader): BlockingRule {
  const rule = { name: from.text('name'), ...ruleParts(from) }
  from.end()
  return rule
}

function readPrior(from: JsonReader): Prior {
  const prior = from.has('probability') ? { probability: readOpenShare(from) } : readRecall(from)
  from.end()
  return prior
}

function readOpenShare(from: JsonReader): number {
  const probability = from.number('probability')
  if (!(probability > 0 && probability < 1)) from.note('probability_out_of_range', 'probability')
  return probability
}

function readRecall(from: JsonReader): Prior {
  const [low = 0, high = 0] = from.numbers('band')
  const recall = from.number('recall')
  if (!(recall > 0 && recall <= 1)) from.note('probability_out_of_range', 'recall')
  if (!(low > 0 && low <= recall && recall <= high && high <= 1)) from.note('value_wrong', 'band')
  return { rules: from.objects('rules').map(readRule), recall, band: [low, high] }
}

function readTraining(from: JsonReader): Training {
  const u = from.object('u')
  from.word('combine', ['log_odds_mean'])
  const training = {
    uPairs: u.number('pairs', POSITIVE),
    exactFromDictionaries: u.flag('exact_from_dictionaries'),
    em: from.objects('em').map((one) => {
      const rule = { ...ruleParts(one), maxPairs: one.number('max_pairs', POSITIVE) }
      one.end()
      return rule
    }),
    convergence: from.number('convergence', SHARE),
    iterations: from.number('iterations', POSITIVE),
  }
  u.end()
  from.end()
  return training
}
