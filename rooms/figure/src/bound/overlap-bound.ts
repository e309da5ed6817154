// Bounds that follow from overlapping statements (rule F81): "90 from March to September, 20 of
// them from July" gives 70 before. A linear programme finds them; a bound is told only with whole
// multipliers that prove it, so that everybody can check the sum by hand.
import { actsBelow, isPointAct } from '@tumen/claim'
import type { Derivation, Mark, ScopeRelation } from '../reckon/answer.ts'
import type { Entry, RelatedScope } from '../scope/entry.ts'
import type { Question } from '../scope/question.ts'
import { relateGroup } from '../scope/scope.ts'
import {
  hasExclusion,
  highOf,
  idsOf,
  marksOf,
  type OriginValue,
  statingEntries,
  valuesByOrigin,
} from '../scope/value.ts'
import { solveProgramme } from './linear-programme.ts'
import { type CellTable, cutCells, entriesByScope } from './overlap-cell.ts'

/** One line of the programme: at least or at most so many cases in these cells. */
interface Line {
  scope: RelatedScope
  side: 'least' | 'most'
  /** As stated; what is published is made of these. */
  stated: number | null
  /** The end of V: whether all can be true is decided by these. */
  allowed: number
  /** Whether the number is stated about, odd or nearly. */
  inexact: boolean
  entries: Entry[]
  values: OriginValue[]
  cells: readonly number[]
}

/** A bound with the lines that prove it. */
export interface OverlapBound {
  value: number
  marks: Mark[]
  from: Derivation
  /** For each line used: the origins that state at least this much. */
  origins: number[][]
}

/** What overlaps prove: bounds of the asked scope, or statements that cannot all be true. */
export interface OverlapBounds {
  low?: OverlapBound
  high?: OverlapBound
  /** The bounds with rounded numbers among them: never told, only that there are better ones. */
  rounded: { low: number | null; high: number | null }
  /** A smallest set of statements that cannot all be true, with their V. */
  impossible?: { claims: string[]; low: number; high: number | null }[]
}

const NO_BOUNDS = { low: null, high: null }

/** Beyond so many scopes nothing is tried: the tableau would grow too large. */
export const MOST_SCOPES = 60

/** Whether bounds from overlaps can be asked for at all: point acts over a period. */
export function isBoundable(question: Question): boolean {
  if (question.event !== undefined || question.at !== undefined) return false
  const below = actsBelow(question.act)
  return isPointAct(question.act) || (below.length > 0 && below.every(isPointAct))
}

/**
 * What overlapping statements prove about the asked scope. `entries` are the claims that count,
 * of any place and period.
 */
export function boundFromOverlaps(question: Question, entries: readonly Entry[]): OverlapBounds {
  const usable = entries.filter((entry) => isUsable(entry, question))
  const groups = entriesByScope(usable)
  if (groups.size === 0 || groups.size > MOST_SCOPES) return { rounded: NO_BOUNDS }
  const table = cutCells(question, [...groups.keys()])
  const lines = [...groups].flatMap(([scope, group], n) =>
    linesOf(group, {
      scope,
      relation: relateGroup(question, scope),
      cells: table.inScope[n] ?? [],
    }),
  )
  if (!isPossible(lines, table)) {
    return { rounded: NO_BOUNDS, impossible: smallestImpossible(lines, table) }
  }
  const exact = lines.filter((line) => !line.inexact && line.stated !== null)
  const low = prove(exact, table, 'low')
  const high = prove(exact, table, 'high')
  const rounded = {
    low: prove(lines, table, 'low')?.value ?? null,
    high: prove(lines, table, 'high')?.value ?? null,
  }
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    rounded,
  }
}

/** A claim without a period says nothing of one that is asked; lists are counted by their names. */
function isUsable({ claim, scope, words }: Entry, question: Question): boolean {
  if (claim.listed !== undefined) return false
  if (!words.precise || scope.uncertain || scope.month !== undefined) return false
  // A way is no region of places and days, into which all is cut here.
  if (scope.through !== undefined) return false
  if (scope.whole !== undefined || (scope.period === undefined && hasPeriod(question))) return false
  if (scope.places.length === 0 && question.place !== undefined) return false
  const relation = relateGroup(question, scope)
  return relation !== 'overlap' && relation !== 'disjoint'
}

function hasPeriod({ from, to }: Question): boolean {
  return from !== undefined || to !== undefined
}

/** A floor where the group is the asked one or a part of it, a ceiling where it holds it whole. */
function linesOf(
  entries: Entry[],
  { scope, relation, cells }: Pick<Line, 'scope' | 'cells'> & { relation: ScopeRelation },
): Line[] {
  const values = valuesByOrigin(entries)
  if (hasExclusion(values)) return []
  const isIncident = scope.event !== undefined || scope.partOf !== undefined
  const lines: Line[] = []
  if (relation !== 'super') {
    const floors = values.flatMap(({ floor }) => (floor === null ? [] : [floor]))
    const stated = floors.length === 0 ? null : Math.min(...floors)
    const allowed = Math.min(...values.map(({ low }) => low))
    const told = stated === null ? [] : statingEntries(values, 'floor', stated)
    if (allowed > 0)
      lines.push({ scope, side: 'least', stated, allowed, ...asTold(told, values), cells })
  }
  if (relation !== 'sub' && !isIncident) {
    const stated = highOf(values)
    const allowed = Math.max(...values.map(({ high }) => high))
    const told = stated === null ? [] : statingEntries(values, 'ceiling', stated)
    if (Number.isFinite(allowed))
      lines.push({ scope, side: 'most', stated, allowed, ...asTold(told, values), cells })
  }
  return lines
}

const ROUNDED: readonly Mark[] = ['about', 'odd', 'nearly']

function asTold(
  told: Entry[],
  values: OriginValue[],
): Pick<Line, 'entries' | 'values' | 'inexact'> {
  const entries = told.length > 0 ? told : values.flatMap((value) => value.entries)
  const inexact = entries.some(({ words }) => words.marks.some((mark) => ROUNDED.includes(mark)))
  return { entries, values, inexact }
}

function signOf(line: Line): number {
  return line.side === 'most' ? 1 : -1
}

function rowsOf(lines: readonly Line[]): number[][] {
  return lines.map((line) => line.cells.map((cell) => signOf(line) * cell))
}

function isPossible(lines: readonly Line[], table: CellTable): boolean {
  const goal = table.asked.map(() => 0)
  const limits = lines.map((line) => signOf(line) * line.allowed)
  return solveProgramme({ rows: rowsOf(lines), limits, goal }).status !== 'infeasible'
}

/** Takes away every scope without which the rest still cannot be true. */
function smallestImpossible(
  lines: readonly Line[],
  table: CellTable,
): NonNullable<OverlapBounds['impossible']> {
  let kept = [...lines]
  for (const { scope } of lines) {
    const rest = kept.filter((line) => line.scope !== scope)
    if (rest.length < kept.length && !isPossible(rest, table)) kept = rest
  }
  const byScope = new Map(kept.map((line) => [line.scope, line.values]))
  return [...byScope.values()].map((values) => {
    const high = Math.max(...values.map((value) => value.high))
    return {
      claims: idsOf(values.flatMap((value) => value.entries)),
      low: Math.min(...values.map((value) => value.low)),
      high: Number.isFinite(high) ? high : null,
    }
  })
}

/** The best bound whose multipliers are 0 or 1, proved again in whole numbers. */
function prove(
  lines: readonly Line[],
  table: CellTable,
  end: 'low' | 'high',
): OverlapBound | undefined {
  const numberOf = (line: Line) => (line.inexact ? line.allowed : (line.stated ?? line.allowed))
  const sign = end === 'high' ? 1 : -1
  const goal = table.asked.map((cell) => sign * cell)
  const rows = rowsOf(lines)
  const limits = lines.map((line) => signOf(line) * numberOf(line))
  const solved = solveProgramme({ rows, limits, goal })
  if (solved.status !== 'optimal') return undefined
  const multipliers = solved.multipliers.map(Math.round)
  if (multipliers.some((one) => one !== 0 && one !== 1)) return undefined
  const isProof = goal.every(
    (wanted, cell) =>
      multipliers.reduce((sum, one, n) => sum + one * (rows[n]?.[cell] as number), 0) >= wanted,
  )
  const value = sign * multipliers.reduce((sum, one, n) => sum + one * (limits[n] as number), 0)
  if (!isProof || value <= 0) return undefined
  return told(
    value,
    end,
    lines.filter((_, n) => multipliers[n] === 1),
  )
}

/** Lines of the bound's own side are added, those of the other side taken away. */
function told(value: number, end: 'low' | 'high', lines: readonly Line[]): OverlapBound {
  const own = end === 'low' ? 'least' : 'most'
  const parts = lines.map((line) => ({
    value: line.stated ?? line.allowed,
    marks: marksOf(line.entries),
    claims: idsOf(line.entries),
    ...(line.side === own ? {} : { subtracted: true as const }),
  }))
  parts.sort((a, b) => Number('subtracted' in a) - Number('subtracted' in b))
  const isStrict = parts.some(({ marks }) => marks.includes('strict'))
  return {
    value,
    marks: isStrict ? ['strict'] : [],
    from: { rule: 'overlaps', parts },
    origins: lines.map((line) => originsBehind(line)),
  }
}

function originsBehind({ side, stated, values }: Line): number[] {
  const behind = values.filter(({ floor, ceiling }) =>
    side === 'least'
      ? floor !== null && floor >= (stated ?? 0)
      : ceiling !== null && ceiling <= (stated ?? Infinity),
  )
  return (behind.length > 0 ? behind : values).map(({ origin }) => origin)
}
