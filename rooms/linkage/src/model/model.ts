// The model of a linkage: prepared columns, comparisons with their levels, blocking rules, prior
// and training. `model/read.ts` reads the file format tumen-linkage-model/1 into it.
// Source: Fellegi & Sunter 1969; the reference on linkage, section 3.
import { type Condition, columnsOf } from './condition.ts'

export const MODEL_FORMAT = 'tumen-linkage-model/1'
export const LINK_TYPES = ['dedupe', 'link', 'link_and_dedupe'] as const

/** Within lists, between lists, or both. */
export type LinkType = (typeof LINK_TYPES)[number]

/** A column that is made once, at loading. `of` names what it is made of. */
export type PrepareStep = { readonly column: string; readonly of: readonly string[] } & (
  | { readonly op: 'trim_to_null' | 'lower' | 'known' | 'sex' | 'partial_date' }
  | { readonly op: 'prefix'; readonly length: number }
  | { readonly op: 'join'; readonly with: string }
  | { readonly op: 'match'; readonly pattern: string; readonly group: number }
  | { readonly op: 'day_number'; readonly format: string; readonly origin: string }
  | { readonly op: 'person_name'; readonly keys: string }
  | { readonly op: 'birth_year'; readonly counting: AgeCounting }
  | { readonly op: 'cast'; readonly to: 'number' | 'text' }
)

export const AGE_COUNTINGS = ['korean', 'international', 'unstated'] as const

/** How the age was counted that a birth year is made of; `of` is then the age and its year. */
export type AgeCounting = (typeof AGE_COUNTINGS)[number]

/** How common the value is changes the weight of agreeing on it. */
export interface TermFrequency {
  readonly column: string
  readonly weight: number
  readonly minimum: number
}

/** One level of agreement; the first whose condition is true holds. */
export interface Level {
  readonly when: Condition
  readonly label: string
  /** The share of matches at this level, where it is known. */
  readonly m?: number
  /** The share of chance pairs at this level, where it is known. */
  readonly u?: number
  readonly tf?: TermFrequency
  readonly fixM: boolean
  readonly fixU: boolean
}

/** Frequency of values that can be read in several ways, at some levels (names.md 12). */
export interface SoftFrequency {
  readonly levels: readonly number[]
  readonly weight: number
  readonly floor: number
}

/** How one thing is compared: the null level first, the rest from most to least agreement. */
export interface Comparison {
  readonly name: string
  readonly levels: readonly Level[]
  readonly comparator?: string
  readonly softTf?: SoftFrequency
}

/** Which pairs are found: equality of columns, a further condition, or a condition alone. */
export interface PairRule {
  readonly on: readonly string[]
  readonly and?: Condition
}

/** A rule of blocking with its name. */
export interface BlockingRule extends PairRule {
  readonly name: string
}

/** How likely two records in scope are one person. */
export type Prior =
  | { readonly probability: number }
  | {
      readonly rules: readonly PairRule[]
      readonly recall: number
      readonly band: readonly [number, number]
    }

/** A pass of EM over the pairs of a rule. */
export interface TrainingRule extends PairRule {
  readonly maxPairs: number
}

export interface Training {
  readonly uPairs: number
  readonly exactFromDictionaries: boolean
  readonly em: readonly TrainingRule[]
  readonly convergence: number
  readonly iterations: number
}

/** A model of how the records of lists are compared and linked. */
export interface LinkageModel {
  readonly name: string
  readonly link: LinkType
  /** The column with the id of a mention. */
  readonly id: string
  /** The column that names the list of a mention; else each file is one list. */
  readonly list?: string
  readonly prepare: readonly PrepareStep[]
  readonly comparisons: readonly Comparison[]
  readonly blocking: readonly BlockingRule[]
  readonly blockingFamilies?: {
    readonly withName: readonly number[]
    readonly withoutName: readonly number[]
  }
  readonly prior: Prior
  readonly training?: Training
  readonly constraints: readonly string[]
  readonly threshold: number
}

/** How many levels a comparison has without the null level. */
export function levelCount(comparison: Comparison): number {
  return comparison.levels.length - 1
}

/** The columns that a comparison reads in its conditions. */
export function comparisonColumns(comparison: Comparison): string[] {
  return [...new Set(comparison.levels.flatMap((level) => columnsOf(level.when)))]
}

/** The columns of lists that a column is made of, itself if it is not prepared. */
export function sourcesOf(model: Pick<LinkageModel, 'prepare'>, column: string): string[] {
  return stepsFor(model, [column]).sources
}

/** The steps that some columns need, in order, and the columns of lists that all is made of. */
export function stepsFor(
  model: Pick<LinkageModel, 'prepare'>,
  columns: readonly string[],
): { steps: PrepareStep[]; sources: string[] } {
  let names = new Set(columns)
  const steps: PrepareStep[] = []
  for (const step of model.prepare.toReversed()) {
    if (!names.delete(step.column)) continue
    names = new Set([...names, ...step.of])
    steps.unshift(step)
  }
  return { steps, sources: [...names] }
}

/** The keys of names by which a rule joins: `name_key.surname` is the part surname of name_key. */
export function keyPartOf(column: string): { keys: string; part: string } | undefined {
  const [keys, part, ...more] = column.split('.')
  const isKey = keys !== undefined && part !== undefined && more.length === 0
  return isKey && (KEY_PARTS as readonly string[]).includes(part) ? { keys, part } : undefined
}

export const KEY_PARTS = ['surname', 'given', 'syllable_1', 'syllable_2'] as const
