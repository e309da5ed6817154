// Two lists and something that is known of each person, such as the day or the age: the lists need
// be independent only among persons who are alike in it. Chances come by logistic regression,
// on other persons than those they are used for; the estimate stays right if one of the chances is
// a little wrong. Source: Das, Kennedy & Jewell (2023).
import { power } from '../number/elementary.ts'
import { chanceOf, fitLogistic } from '../number/logistic.ts'
import { normalQuantile } from '../number/normal.ts'
import { randomStream, STREAM } from '../number/random-stream.ts'
import { type Finding, finding } from '../report/finding.ts'

/** A person who is seen: on which lists, and what is known of them, as numbers. */
export interface SeenPerson {
  first: boolean
  second: boolean
  known: readonly number[]
}

export interface CovariateOptions {
  /** Persons are split into so many folds; 1 uses all for all. */
  folds?: number
  seed?: bigint
  level?: number
}

/** All persons, given that the lists are independent among those who are alike. */
export interface CovariateEstimate {
  persons: number
  estimate: number
  standardError: number
  low: number
  high: number
  /** Without the correction: the chances put in as they are. */
  plugIn: number
}

/** No chance to be on both lists is taken for less. */
const LEAST_BOTH = 0.005

/** The estimate from two lists with covariates; a finding where there is none. */
export function covariateEstimate(
  seen: readonly SeenPerson[],
  options: CovariateOptions = {},
): CovariateEstimate | Finding {
  const { folds = 5, seed = 1n, level = 0.95 } = options
  const persons = seen.length
  const missing = gapIn(seen)
  if (missing) return missing
  const fold = foldsOf(persons, folds, seed)
  const values = new Float64Array(persons)
  let plugIn = 0
  for (let own = 0; own < folds; own++) {
    const others = folds === 1 ? seen : seen.filter((_, i) => fold[i] !== own)
    const chances = chancesFrom(others)
    if (chances === undefined) return finding('R3', 'not_converged', { about: 'covariates' })
    for (const [i, person] of seen.entries()) {
      if (fold[i] !== own) continue
      const { first, second, both } = chances(person.known)
      plugIn += (first * second) / both
      const [y1, y2] = [person.first ? 1 : 0, person.second ? 1 : 0]
      values[i] = ((first * second) / both) * (y1 / first + y2 / second - (y1 * y2) / both)
    }
  }
  const found = intervalOf(values, level)
  // Chances that fit badly can ask for fewer persons than were seen: that is no answer.
  if (!(found.estimate >= persons)) return finding('R3', 'not_identified', { about: 'covariates' })
  return { ...found, plugIn }
}

function gapIn(seen: readonly SeenPerson[]): Finding | undefined {
  if (seen.length < 10)
    return finding('R1', 'too_few_persons', { values: { persons: seen.length, least: 10 } })
  const both = seen.filter(({ first, second }) => first && second).length
  return both === 0 ? finding('R2', 'no_overlap') : undefined
}

// The fold of each person: as equal as can be, by chance.
function foldsOf(persons: number, folds: number, seed: bigint): Int32Array {
  const stream = randomStream(seed, [STREAM.fold])
  const fold = Int32Array.from({ length: persons }, (_, i) => i % folds)
  for (let i = persons - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1))
    const own = fold[i] as number
    fold[i] = fold[j] as number
    fold[j] = own
  }
  return fold
}

type Chances = (known: readonly number[]) => { first: number; second: number; both: number }

// The chances of a seen person to be on each list and on both, kept where they can be true.
function chancesFrom(seen: readonly SeenPerson[]): Chances | undefined {
  const rows = seen.map(({ known }) => known)
  const answers: ((one: SeenPerson) => boolean)[] = [
    ({ first }) => first,
    ({ second }) => second,
    ({ first, second }) => first && second,
  ]
  const [one, two, both] = answers.map((answer) => fitLogistic(rows, seen.map(answer)))
  if (one === undefined || two === undefined || both === undefined) return undefined
  return (known) => {
    const q12 = Math.max(chanceOf(both, known), LEAST_BOTH)
    const q1 = Math.min(Math.max(q12, chanceOf(one, known)), 1)
    const q2 = Math.max(q12 / q1, Math.min(chanceOf(two, known), 1 + q12 - q1, 1))
    return { first: q1, second: q2, both: q12 }
  }
}

function intervalOf(values: Float64Array, level: number): Omit<CovariateEstimate, 'plugIn'> {
  const persons = values.length
  const mean = values.reduce((sum, one) => sum + one, 0) / persons
  const squares = values.reduce((sum, one) => sum + power(one - mean, 2), 0)
  const estimate = persons * mean
  const variance = (persons * squares) / (persons - 1) + estimate * (estimate / persons - 1)
  const standardError = Math.sqrt(Math.max(variance, 0))
  const reach = normalQuantile((1 + level) / 2) * standardError
  return {
    persons,
    estimate,
    standardError,
    low: Math.max(persons, estimate - reach),
    high: estimate + reach,
  }
}
