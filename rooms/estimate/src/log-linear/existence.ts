// Whether the maximum of the likelihood exists and is the only one. Iterations "converge" also
// where it does not, to 10¹¹ persons; so both are tested by themselves. Only which cells are empty
// matters.
// Source: Fienberg & Rinaldo (2012); Chan, Silverman & Vincent (2021).

import { rankOf } from '../number/matrix-rank.ts'
import { isFeasible, type Programme } from '../number/simplex.ts'
import { sumSupersets } from '../number/superset-sum.ts'
import type { Model } from './model.ts'

/** 0: exists and is identified; 1: no maximum; 2: not identified; 3: both. */
export type ExistenceCode = 0 | 1 | 2 | 3

/** Tests tables over `width` lists, and remembers what it has tested. */
export interface ExistenceTest {
  /** `counts` by mask; cell 0 is ignored. */
  codeOf(counts: Float64Array, model: Model): ExistenceCode
}

/** A test with a memory of its own. */
export function createExistenceTest(width: number): ExistenceTest {
  const known = new Map<string, ExistenceCode>()
  const size = 1 << width
  const support = new Float64Array(size)
  const margins = new Float64Array(size)
  function codeOf(counts: Float64Array, model: Model): ExistenceCode {
    for (let mask = 0; mask < size; mask++)
      support[mask] = mask > 0 && (counts[mask] as number) > 0 ? 1 : 0
    const key = keyOf(support, model)
    const before = known.get(key)
    if (before !== undefined) return before
    margins.set(support)
    sumSupersets(margins)
    const code = test(support, margins, model)
    known.set(key, code)
    return code
  }
  return { codeOf }
}

function keyOf(support: Float64Array, model: Model): string {
  let key = ''
  for (let mask = 1; mask < support.length; mask += 15) {
    let word = 0
    for (let bit = 0; bit < 15 && mask + bit < support.length; bit++)
      word |= (support[mask + bit] as number) << bit
    key += String.fromCharCode(word)
  }
  return key + String.fromCharCode(...model)
}

function test(support: Float64Array, margins: Float64Array, model: Model): ExistenceCode {
  const terms = model.filter((term) => term === 0 || (margins[term] as number) > 0)
  const gone = model.filter((term) => term !== 0 && (margins[term] as number) === 0)
  const cells: number[] = []
  for (let mask = 1; mask < support.length; mask++)
    if (!gone.some((term) => (mask & term) === term)) cells.push(mask)
  const exists = cells.every((mask) => support[mask] === 1) || hasPositive(terms, cells, margins)
  const design = Array.from(terms, (term) => cells.map((mask) => ((mask & term) === term ? 1 : 0)))
  const isIdentified = rankOf(design) === terms.length
  if (exists) return isIdentified ? 0 : 2
  return isIdentified ? 1 : 3
}

// Whether some table with the same margins has no empty cell: x = u + s, u ≥ 0, as large an s as
// can be.
function hasPositive(terms: Int32Array, cells: readonly number[], margins: Float64Array): boolean {
  const rows = Array.from(terms, (term) => {
    const row = Float64Array.from([...cells, 0], (mask) => ((mask & term) === term ? 1 : 0))
    row[cells.length] = cells.reduce((sum, mask) => sum + ((mask & term) === term ? 1 : 0), 0)
    return row
  })
  const limits = Float64Array.from(terms, (term) => margins[term] as number)
  const programme: Programme = { rows, limits, goal: cells.length }
  return isFeasible(programme)
}
