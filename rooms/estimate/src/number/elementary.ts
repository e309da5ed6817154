// Exponential and logarithm in plain arithmetic: ECMAScript leaves the last bits of Math.exp and
// Math.log to each engine, and a report must have the same bytes in every one. The four operations
// and the square root are exact by the standard, and nothing else is used here.
// Source: reductions and coefficients of FDLIBM 5.3 (Sun Microsystems); Kahan for the last two.

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

// The halves of a double: HIGH is the one with sign, exponent and the first bits.
const doubles = new Float64Array(1)
const halves = new Int32Array(doubles.buffer)
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0

// 2^n at n + 1024, for n from −1024 to 1023.
const POWERS = new Float64Array(2048)
const ZERO = 1024
POWERS[ZERO] = 1
for (let n = 1; n < 1024; n++) POWERS[ZERO + n] = 2 * (POWERS[ZERO + n - 1] as number)
for (let n = 1; n <= 1024; n++) POWERS[ZERO - n] = (POWERS[ZERO - n + 1] as number) / 2

// Up to about half of ln 2 nothing is reduced; up to about 1.5 ln 2 it is by one ln 2.
const UNREDUCED = 0.3465735912322998
const REDUCED_ONCE = 1.0397205352783203
const SQUARE_ENOUGH = powerOfTwo(-20)
const NEAR_ZERO = powerOfTwo(-28)
const LARGEST = 709.782712893384
const SMALLEST = -745.1332191019411

const E1 = 0.16666666666666602
const E2 = -0.0027777777777015593
const E3 = 6.613756321437934e-5
const E4 = -1.6533902205465252e-6
const E5 = 4.1381367970572385e-8

/** e^x, within one unit in the last place. */
export function exp(x: number): number {
  if (x > -UNREDUCED && x < UNREDUCED) {
    if (x > -NEAR_ZERO && x < NEAR_ZERO) return 1 + x
    const c = remainder(x)
    return 1 - ((x * c) / (c - 2) - x)
  }
  if (!(x >= SMALLEST)) return Math.max(x, 0)
  if (x > LARGEST) return Infinity
  if (x === 1) return Math.E
  const k = stepsOf(x)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const c = remainder(r)
  const y = 1 - (low - (r * c) / (2 - c) - high)
  return k > -1022 && k < 1024 ? y * (POWERS[ZERO + k] as number) : scaleFar(y, k)
}

// r − r(e^r + 1)/(e^r − 1) + 2 by Remez' polynomial in r².
function remainder(r: number): number {
  const t = r * r
  return r - t * (E1 + t * (E2 + t * (E3 + t * (E4 + t * E5))))
}

// How often ln 2 is taken from x.
function stepsOf(x: number): number {
  if (x < REDUCED_ONCE && x > -REDUCED_ONCE) return x < 0 ? -1 : 1
  return (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0
}

// In two steps, since 2^k is no normal number: the second step rounds.
function scaleFar(y: number, k: number): number {
  const half = k > 0 ? 1 : -1000
  return y * (POWERS[ZERO + k - half] as number) * (POWERS[ZERO + half] as number)
}

const L1 = 0.6666666666666735
const L2 = 0.3999999999940942
const L3 = 0.2857142874366239
const L4 = 0.22222198432149784
const L5 = 0.1818357216161805
const L6 = 0.15313837699209373
const L7 = 0.14798198605116586

const SMALLEST_NORMAL = 2.2250738585072014e-308

/** ln x, within one unit in the last place; NaN below 0. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logFar(x)
  // x = 2^k (1 + f) with √2/2 < 1 + f < √2.
  doubles[0] = x
  const word = halves[HIGH] as number
  const top = word & 0xfffff
  const k = (word >> 20) + ((top + 0x95f64) >> 20) - 1023
  const f = x * (POWERS[ZERO - k] as number) - 1
  if (f > -SQUARE_ENOUGH && f < SQUARE_ENOUGH) return logNearOne(f, k)
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const rest = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6))
  // Between 0.38 and 0.41 on either side of a power of two the square is told apart.
  if (((top - 0x6147a) | (0x6b851 - top)) <= 0)
    return k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f)
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f)
}

function logNearOne(f: number, k: number): number {
  const rest = f * f * (0.5 - (1 / 3) * f)
  return k * LN2_HIGH - (rest - k * LN2_LOW - f)
}

function logFar(x: number): number {
  if (x === 0) return -Infinity
  if (x < 0) return NaN
  return x < Infinity ? log(x * powerOfTwo(54)) - 54 * Math.LN2 : x
}

/** log₁₀ x. */
export function log10(x: number): number {
  return log(x) * Math.LOG10E
}

/** ln(1 + x), also where x is small, within some units in the last place. */
export function log1p(x: number): number {
  const u = 1 + x
  return u === 1 ? x : u < Infinity ? log(u) * (x / (u - 1)) : u
}

/** e^x − 1, also where x is small, within some units in the last place. */
export function expm1(x: number): number {
  const u = exp(x)
  if (u === 1) return x
  const less = u - 1
  return less === -1 || u === Infinity ? less : less * (x / log(u))
}

/** 2^n for whole n from −1024 to 1023. */
export function powerOfTwo(n: number): number {
  return POWERS[ZERO + n] as number
}

/** x to the power of a whole number from 0 to 2³¹ − 1, by squaring. */
export function power(x: number, n: number): number {
  let product = 1
  let square = x
  for (let left = n; left > 0; left >>= 1) {
    if ((left & 1) === 1) product *= square
    square *= square
  }
  return product
}
