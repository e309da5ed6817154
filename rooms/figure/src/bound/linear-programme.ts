// A small linear programme, solved by the simplex method on a dense tableau with Bland's rule,
// which cannot go round in circles. Numbers here are only a search: what is published is proved
// again in whole numbers by its multipliers. Source: Chvátal, Linear Programming (1983), ch. 2–5.

/** Maximise `goal`·x where each row·x ≤ its limit and x ≥ 0. */
export interface Programme {
  rows: readonly (readonly number[])[]
  limits: readonly number[]
  goal: readonly number[]
}

/** The largest value with a multiplier for each row, or why there is none. */
export type Solution =
  | { status: 'optimal'; value: number; multipliers: number[] }
  | { status: 'unbounded' | 'infeasible' }

const TINY = 1e-9

/** The tableau: one line per basic variable, the goal last; the right-hand side at the end. */
interface Tableau {
  lines: number[][]
  /** Which variable is basic in each line; own variables first, then slacks, then the helper. */
  basis: number[]
  width: number
}

/** Solves a programme. The sizes here are tens of rows and columns. */
export function solveProgramme(programme: Programme): Solution {
  const tableau = startTableau(programme)
  const own = programme.goal.length
  const helper = own + programme.rows.length
  if (programme.limits.some((limit) => limit < 0) && !findStart(tableau, helper))
    return { status: 'infeasible' }
  setGoal(tableau, programme.goal)
  if (!climb(tableau, helper)) return { status: 'unbounded' }
  const goal = tableau.lines.at(-1) as number[]
  return {
    status: 'optimal',
    value: goal[tableau.width - 1] as number,
    multipliers: programme.rows.map((_, n) => goal[own + n] as number),
  }
}

function startTableau({ rows, limits, goal }: Programme): Tableau {
  const width = goal.length + rows.length + 2
  const lines = rows.map((row, n) => {
    const line = new Array<number>(width).fill(0)
    for (const [at, value] of row.entries()) line[at] = value
    line[goal.length + n] = 1
    line[width - 2] = -1
    line[width - 1] = limits[n] as number
    return line
  })
  lines.push(new Array<number>(width).fill(0))
  return { lines, basis: rows.map((_, n) => goal.length + n), width }
}

/** The first phase: drives the helper variable to nothing; false when that cannot be done. */
function findStart(tableau: Tableau, helper: number): boolean {
  const { lines, basis, width } = tableau
  const goal = lines.at(-1) as number[]
  goal[helper] = 1
  let lowest = 0
  for (const [n] of basis.entries()) {
    const [limit, least] = [lines[n]?.[width - 1] as number, lines[lowest]?.[width - 1] as number]
    if (limit < least) lowest = n
  }
  pivot(tableau, lowest, helper)
  climb(tableau, helper + 1)
  if ((goal[width - 1] as number) < -TINY) return false
  const still = basis.indexOf(helper)
  const line = still === -1 ? undefined : lines[still]
  const other = line?.findIndex((value, at) => at < helper && Math.abs(value) > TINY) ?? -1
  if (other !== -1) pivot(tableau, still, other)
  return true
}

/** Writes the goal in terms of the variables that are not basic. */
function setGoal({ lines, basis, width }: Tableau, wanted: readonly number[]): void {
  const goal = lines.at(-1) as number[]
  goal.fill(0)
  for (const [at, value] of wanted.entries()) goal[at] = -value
  for (const [n, variable] of basis.entries()) {
    const factor = goal[variable] as number
    if (factor === 0) continue
    const line = lines[n] as number[]
    for (let at = 0; at < width; at++)
      goal[at] = (goal[at] as number) - factor * (line[at] as number)
  }
}

/** Climbs to the top, among the first `columns` variables; false when there is no top. */
function climb(tableau: Tableau, columns: number): boolean {
  const goal = tableau.lines.at(-1) as number[]
  for (;;) {
    let entering = 0
    while (entering < columns && (goal[entering] as number) > -TINY) entering++
    if (entering === columns) return true
    const leaving = leavingLine(tableau, entering)
    if (leaving === -1) return false
    pivot(tableau, leaving, entering)
  }
}

/** The line that limits the entering variable first; of equal ones the smallest variable. */
function leavingLine({ lines, basis, width }: Tableau, entering: number): number {
  let leaving = -1
  let least = Infinity
  for (const [n, variable] of basis.entries()) {
    const line = lines[n] as number[]
    const slope = line[entering] as number
    if (slope <= TINY) continue
    const ratio = (line[width - 1] as number) / slope
    const isTie = Math.abs(ratio - least) <= TINY && variable < (basis[leaving] as number)
    if (ratio < least - TINY || isTie) {
      leaving = n
      least = ratio
    }
  }
  return leaving
}

function pivot({ lines, basis, width }: Tableau, n: number, entering: number): void {
  const line = lines[n] as number[]
  const factor = line[entering] as number
  for (let at = 0; at < width; at++) line[at] = (line[at] as number) / factor
  for (const other of lines) {
    const slope = other[entering] as number
    if (other === line || slope === 0) continue
    for (let at = 0; at < width; at++)
      other[at] = (other[at] as number) - slope * (line[at] as number)
  }
  basis[n] = entering
}
