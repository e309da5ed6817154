// The two-phase simplex method with Bland's rule, as far as existence needs it: is there a solution
// of Ax = b, x ≥ 0, in which one variable is greater than zero?
// Source: Chvátal, Linear Programming (1983), chapters 3 and 8.

const TINY = 1e-9

/** Rows of A, the right side b ≥ 0, and the column of the variable to be made greater than zero. */
export interface Programme {
  rows: readonly Float64Array[]
  limits: Float64Array
  goal: number
}

interface Tableau {
  lines: Float64Array[]
  basis: Int32Array
  /** Columns of A; the helpers and the right side follow. */
  own: number
  width: number
}

/** Whether the goal can be made greater than zero. */
export function isFeasible(programme: Programme): boolean {
  const tableau = startOf(programme)
  const cost = firstCost(tableau)
  climb(tableau, cost, tableau.width - 1)
  // The helpers cannot all be driven out: b is no sum of columns at all.
  if ((cost[tableau.width - 1] as number) > 1e-7) return false
  dropHelpers(tableau)
  const second = secondCost(tableau, programme.goal)
  climb(tableau, second, tableau.own)
  // A line of costs ends in what has been gained, with its sign turned.
  return -(second[tableau.width - 1] as number) > TINY
}

function startOf({ rows, limits }: Programme): Tableau {
  const own = rows[0]?.length ?? 0
  const width = own + rows.length + 1
  const lines = rows.map((row, i) => {
    const line = new Float64Array(width)
    line.set(row)
    line[own + i] = 1
    line[width - 1] = limits[i] as number
    return line
  })
  return { lines, basis: Int32Array.from(rows, (_, i) => own + i), own, width }
}

// Phase one: the sum of the helpers, as what is still to be gained by each column.
function firstCost({ lines, own, width }: Tableau): Float64Array {
  const cost = new Float64Array(width)
  for (const line of lines)
    for (let j = 0; j < width; j++) cost[j] = (cost[j] as number) + (line[j] as number)
  cost.fill(0, own, width - 1)
  return cost
}

// Phase two: the goal, reduced by the basis.
function secondCost({ lines, basis, width }: Tableau, goal: number): Float64Array {
  const cost = new Float64Array(width)
  cost[goal] = 1
  const at = basis.indexOf(goal)
  if (at >= 0) reduce(cost, lines[at] as Float64Array, goal)
  return cost
}

// Pivots while some column still gains; the smallest such column, and row, by Bland's rule.
function climb(tableau: Tableau, cost: Float64Array, columns: number): void {
  for (;;) {
    let enter = 0
    while (enter < columns && (cost[enter] as number) <= TINY) enter++
    if (enter === columns) return
    const leave = leaving(tableau, enter)
    if (leave < 0) return
    pivot(tableau, leave, enter)
    reduce(cost, tableau.lines[leave] as Float64Array, enter)
  }
}

function leaving({ lines, basis, width }: Tableau, enter: number): number {
  let best = -1
  let ratio = Infinity
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Float64Array
    const value = line[enter] as number
    if (value <= TINY) continue
    const own = (line[width - 1] as number) / value
    const isTie = Math.abs(own - ratio) <= 1e-12
    const isEarlier = isTie && (basis[i] as number) < (basis[best] as number)
    if (own < ratio - 1e-12 || isEarlier) {
      ratio = Math.min(own, ratio)
      best = i
    }
  }
  return best
}

function pivot({ lines, basis }: Tableau, leave: number, enter: number): void {
  const line = lines[leave] as Float64Array
  const value = line[enter] as number
  for (let j = 0; j < line.length; j++) line[j] = (line[j] as number) / value
  for (let i = 0; i < lines.length; i++)
    if (i !== leave) reduce(lines[i] as Float64Array, line, enter)
  basis[leave] = enter
}

function reduce(target: Float64Array, line: Float64Array, column: number): void {
  const factor = target[column] as number
  if (factor === 0) return
  for (let j = 0; j < target.length; j++)
    target[j] = (target[j] as number) - factor * (line[j] as number)
}

// Helpers that are still in the basis, at zero, change places with a column of A, or their row says
// nothing new and is dropped.
function dropHelpers(tableau: Tableau): void {
  const { basis, own } = tableau
  const keep: number[] = []
  for (let i = 0; i < tableau.lines.length; i++) {
    if ((basis[i] as number) < own) {
      keep.push(i)
      continue
    }
    const line = tableau.lines[i] as Float64Array
    const enter = line.findIndex((value, j) => j < own && Math.abs(value) > TINY)
    if (enter < 0) continue
    pivot(tableau, i, enter)
    keep.push(i)
  }
  tableau.lines = keep.map((i) => tableau.lines[i] as Float64Array)
  tableau.basis = Int32Array.from(keep, (i) => basis[i] as number)
}
