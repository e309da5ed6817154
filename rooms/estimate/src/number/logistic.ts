// Logistic regression by the iterations of `glm.fit`: the chance of a yes given what is known of
// somebody. Source: McCullagh & Nelder (1989), section 4.4.
import { exp, log } from './elementary.ts'

const MOST_STEPS = 50
const RIDGE = 1e-9

/** The coefficients, that of the constant first; nothing when the iterations do not settle. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  isYes: readonly boolean[],
): Float64Array | undefined {
  const order = (rows[0]?.length ?? 0) + 1
  let beta = new Float64Array(order)
  let before = Number.POSITIVE_INFINITY
  for (let step = 0; step < MOST_STEPS; step++) {
    const { matrix, side, deviance } = equations(rows, isYes, beta)
    if (!Number.isFinite(deviance)) return undefined
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-10) return beta
    before = deviance
    const next = solve(matrix, side)
    if (next === undefined) return undefined
    beta = next
  }
  return undefined
}

/** The chance of a yes. */
export function chanceOf(beta: Float64Array, row: readonly number[]): number {
  const eta = row.reduce((sum, x, i) => sum + x * (beta[i + 1] as number), beta[0] as number)
  return 1 / (1 + exp(-eta))
}

function equations(
  rows: readonly (readonly number[])[],
  isYes: readonly boolean[],
  beta: Float64Array,
) {
  const order = beta.length
  const matrix = Array.from({ length: order }, (_, i) => {
    const line = new Float64Array(order)
    // A column that never varies would leave the equations without an answer.
    line[i] = RIDGE
    return line
  })
  const side = new Float64Array(order)
  let deviance = 0
  for (const [n, row] of rows.entries()) {
    const p = chanceOf(beta, row)
    const weight = Math.max(p * (1 - p), 1e-12)
    const y = isYes[n] ? 1 : 0
    deviance -= 2 * log(y === 1 ? p : 1 - p)
    const x = [1, ...row]
    const eta = x.reduce((sum, one, i) => sum + one * (beta[i] as number), 0)
    const score = weight * eta + y - p
    for (const [i, one] of x.entries()) {
      side[i] = (side[i] as number) + one * score
      const line = matrix[i] as Float64Array
      for (const [j, other] of x.entries()) line[j] = (line[j] as number) + weight * one * other
    }
  }
  return { matrix, side, deviance }
}

// Gauss elimination; nothing for a singular matrix.
function solve(matrix: Float64Array[], side: Float64Array): Float64Array<ArrayBuffer> | undefined {
  const order = side.length
  const x = Float64Array.from(side)
  for (let at = 0; at < order; at++) {
    const line = matrix[at] as Float64Array
    const pivot = line[at] as number
    if (!(Math.abs(pivot) > 1e-12)) return undefined
    for (let i = at + 1; i < order; i++) {
      const other = matrix[i] as Float64Array
      const factor = (other[at] as number) / pivot
      for (let j = at; j < order; j++)
        other[j] = (other[j] as number) - factor * (line[j] as number)
      x[i] = (x[i] as number) - factor * (x[at] as number)
    }
  }
  for (let i = order - 1; i >= 0; i--) {
    const line = matrix[i] as Float64Array
    for (let j = i + 1; j < order; j++)
      x[i] = (x[i] as number) - (line[j] as number) * (x[j] as number)
    x[i] = (x[i] as number) / (line[i] as number)
  }
  return x
}
