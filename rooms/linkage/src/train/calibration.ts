// From weights to probabilities that hold: a logistic curve through judged pairs, with priors, so
// that few pairs move it little. Without enough pairs the weights stand as they are, and only the
// doubt about the prior is carried on. Source: the reference on linkage, 12.1.

/** A judged pair of the calibration sample: its weight in bits, and whether it is one person. */
export interface CalibrationPair {
  readonly weight: number
  readonly match: boolean
}

/** P(match | w) = σ(α + β·w·ln 2), with the covariance of α and β. */
export interface Calibration {
  readonly alpha: number
  readonly beta: number
  readonly varianceAlpha: number
  readonly varianceBeta: number
  readonly covariance: number
  readonly judged: number
  /** False when too few pairs were judged; then every number that follows says so. */
  readonly calibrated: boolean
}

const FEWEST_JUDGED = 100
const PRIOR_VARIANCE_ALPHA = 1.5 ** 2
const PRIOR_VARIANCE_BETA = 0.5 ** 2
const MOST_STEPS = 100
const SMALLEST_STEP = 1e-12
/** The width, in standard deviations, of the middle 95 % of a normal distribution. */
const SIDES_95 = 2 * 1.96

/** The calibrated probability of a weight in bits. */
export function calibratedProbability(weight: number, { alpha, beta }: CalibrationCurve): number {
  return logistic(alpha + beta * weight * Math.LN2)
}

/** The two numbers of a curve; a draw has its own. */
export interface CalibrationCurve {
  readonly alpha: number
  readonly beta: number
}

/** Fits the curve by Newton's method; `recall` is the band of the prior's recall, two shares. */
export function calibrate(
  pairs: readonly CalibrationPair[],
  recall: readonly [low: number, high: number],
): Calibration {
  if (pairs.length < FEWEST_JUDGED) return uncalibrated(pairs.length, recall)
  let curve: CalibrationCurve = { alpha: 0, beta: 1 }
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = slopeAt(pairs, curve)
    const [byAlpha, byBeta] = solve(information, gradient)
    curve = { alpha: curve.alpha + byAlpha, beta: curve.beta + byBeta }
    if (Math.abs(byAlpha) + Math.abs(byBeta) < SMALLEST_STEP) break
  }
  const [aa, ab, bb] = slopeAt(pairs, curve).information
  const determinant = aa * bb - ab * ab
  return {
    ...curve,
    varianceAlpha: bb / determinant,
    varianceBeta: aa / determinant,
    covariance: -ab / determinant,
    judged: pairs.length,
    calibrated: true,
  }
}

function uncalibrated(judged: number, [low, high]: readonly [number, number]): Calibration {
  const deviation = Math.log(high / low) / SIDES_95
  return {
    ...{ alpha: 0, beta: 1, judged, calibrated: false },
    ...{ varianceAlpha: deviation ** 2, varianceBeta: 0, covariance: 0 },
  }
}

type Symmetric = readonly [aa: number, ab: number, bb: number]

/** The gradient of the log-posterior and the negative of its second derivative. */
function slopeAt(pairs: readonly CalibrationPair[], curve: CalibrationCurve) {
  let byAlpha = -curve.alpha / PRIOR_VARIANCE_ALPHA
  let byBeta = (1 - curve.beta) / PRIOR_VARIANCE_BETA
  let [aa, ab, bb] = [1 / PRIOR_VARIANCE_ALPHA, 0, 1 / PRIOR_VARIANCE_BETA]
  for (const { weight, match } of pairs) {
    const x = weight * Math.LN2
    const p = calibratedProbability(weight, curve)
    const residual = (match ? 1 : 0) - p
    byAlpha += residual
    byBeta += residual * x
    aa += p * (1 - p)
    ab += p * (1 - p) * x
    bb += p * (1 - p) * x * x
  }
  return { gradient: [byAlpha, byBeta] as const, information: [aa, ab, bb] as Symmetric }
}

function solve([aa, ab, bb]: Symmetric, [x, y]: readonly [number, number]): [number, number] {
  const determinant = aa * bb - ab * ab
  return [(bb * x - ab * y) / determinant, (aa * y - ab * x) / determinant]
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
