// A test that knows the answer: the members of one list are a population of known size, seen by the
// other lists. Source: Binette & Steorts (2022).

import { chapman, pairOf } from './closed-form/closed-form.ts'
import { chooseModel, noModel, type Selection } from './log-linear/method.ts'
import { profileInterval } from './log-linear/profile.ts'
import { examine } from './report/examine.ts'
import { type Finding, finding } from './report/finding.ts'
import { type CaptureTable, conditionOn, listSizes } from './table/capture-table.ts'

/** One list as the population. */
export interface SelfTest {
  list: string
  known: number
  /** Nothing where the other lists cannot tell; `findings` then say why. */
  estimate?: number
  findings?: Finding[]
  low?: number
  high?: number
  /** Whether the known size lies in the interval. */
  holds?: boolean
}

const PREVENTS = ['R1', 'R2', 'R4']

/** The test for every list; two remaining lists are estimated after Chapman. */
export function selfTest(
  table: CaptureTable,
  options: { selection?: Selection; level?: number } = {},
): SelfTest[] {
  const sizes = listSizes(table)
  return table.lists.map((list, j) => {
    const known = sizes[j] as number
    const inner = conditionOn(table, j)
    const found = estimateWithin(inner, options)
    if (Array.isArray(found)) return { list, known, findings: found }
    const { estimate, low, high } = found
    const holds = low <= known && (high === undefined || known <= high)
    return { list, known, estimate, low, ...(high !== undefined && { high }), holds }
  })
}

/** The estimate, or the findings that withhold it: never none of both. */
function estimateWithin(
  table: CaptureTable,
  { selection, level = 0.95 }: { selection?: Selection; level?: number },
): { estimate: number; low: number; high?: number } | Finding[] {
  const reasons = examine(table).filter(({ code, kind }) => {
    return PREVENTS.includes(code) && kind !== 'two_lists'
  })
  if (reasons.length > 0) return reasons
  if (table.lists.length === 2) return chapman(pairOf(table, 0, 1), level)
  const chosen = chooseModel(table, selection)
  if (chosen === undefined) return [noModel()]
  const { low, high } = profileInterval(table, chosen.model, level)
  return { estimate: chosen.estimate, low, ...(high !== undefined && { high }) }
}

/** The warning when more than half of the lists that can be tested are missed. */
export function selfTestFinding(tests: readonly SelfTest[]): Finding | undefined {
  const tested = tests.filter(({ holds }) => holds !== undefined)
  const missed = tested.filter(({ holds }) => holds === false).length
  if (missed * 2 <= tested.length) return undefined
  return finding('W6', 'self_test', { values: { missed, tested: tested.length } })
}
