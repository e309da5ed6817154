// Compares our answer with a recorded one, number by number, each within its own tolerance.

/** One number that was compared. */
export interface Comparison {
  /** Where it stands in the result, such as `top.[12,3].BIC`. */
  at: string
  expected: number | string | null
  ours: number | string | null | undefined
  allowed: number
  passes: boolean
}

interface Tolerance {
  relative?: number
  absolute?: number
  monte_carlo?: number
  note?: string
}

/** How many errors by chance two drawn numbers may be apart. */
const FARTHEST = 4

/** Names that are of the package, not of the method. */
const PASSED_OVER = new Set(['infoFit', 'infoCI', 'warn', 'ciwarn', 'modelsorder'])

/** Every number of `expected` that our answer has too, and where ours is a reason instead. */
export function compareAnswers(
  expected: unknown,
  ours: unknown,
  tolerance: Record<string, unknown>,
): { comparisons: Comparison[]; refused: string[] } {
  const found: Comparison[] = []
  const refused: string[] = []
  const errors = errorsOf(expected, ours)
  walk({ expected, ours, path: [] })
  return { comparisons: found, refused }
  function walk({ expected: want, ours: have, path, isLoose = false }: Step): void {
    if (have === undefined) return
    if (isRefused(have)) {
      refused.push([...path, have.refused].join(' '))
      return
    }
    if (typeof want === 'object' && want !== null) {
      for (const [name, inner] of Object.entries(want)) {
        if (PASSED_OVER.has(name)) continue
        const own = typeof have === 'object' && have !== null ? Reflect.get(have, name) : undefined
        const isInner = isLoose || hasInfinite(have)
        walk({ expected: inner, ours: own, path: [...path, name], isLoose: isInner })
      }
      return
    }
    if (typeof want === 'boolean') return
    const own = isLoose ? { ...tolerance, ...LOOSE } : tolerance
    found.push(compared(want as number, have as number, { path, tolerance: own, errors }))
  }
}

interface Step {
  expected: unknown
  ours: unknown
  path: string[]
  /** Below a fit with terms at −∞, which Rcapture keeps finite. */
  isLoose?: boolean
}

const LOOSE = { relative: 1e-6, stderr: { relative: 1e-3 } }

function hasInfinite(answer: unknown): boolean {
  const { infinite = 0 } = (answer ?? {}) as { infinite?: number }
  return infinite > 0
}

// Where we refuse for a stated reason others print a number.
function isRefused(value: unknown): value is { refused: string } {
  return typeof value === 'object' && value !== null && 'refused' in value
}

type Errors = (path: readonly string[]) => number

// Errors by chance of both sides, for numbers that were drawn.
function errorsOf(expected: unknown, ours: unknown): Errors {
  const at = (of: unknown, names: readonly string[]) =>
    names.reduce((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], of)
  return (path) => {
    const level = path.at(-1) ?? ''
    const theirs = Number(at(expected, ['mcse_of_quantiles', level]) ?? 0)
    return Math.hypot(theirs, Number(at(ours, ['mcse', level]) ?? 0))
  }
}

function compared(
  want: number | string | null,
  have: number | string | null,
  {
    path,
    tolerance,
    errors,
  }: { path: string[]; tolerance: Record<string, unknown>; errors: Errors },
): Comparison {
  const at = path.join('.')
  const own = toleranceAt(path, tolerance)
  if (typeof want === 'string') return textCompared(want, have, { at, own })
  if (want === null || typeof have !== 'number')
    return { at, expected: want, ours: have, allowed: 0, passes: want === have }
  const chance = chanceOf(own) * errors(path) + (own.monte_carlo ? 1 : 0)
  const allowed = Math.max(own.absolute ?? 0, (own.relative ?? 0) * Math.abs(want), chance)
  return { at, expected: want, ours: have, allowed, passes: Math.abs(have - want) <= allowed }
}

// Of one run of a chain a share of some percent is recorded, though chance may bring more.
function chanceOf({ monte_carlo: times = 0, note = '' }: Tolerance): number {
  return note.startsWith('Monte Carlo') ? FARTHEST : times
}

// A limit that the package gave up to search for is printed as `>123`.
function textCompared(
  want: string,
  have: number | string | null,
  { at, own }: { at: string; own: Tolerance },
): Comparison {
  const base = { at, expected: want, ours: have, allowed: own.relative ?? 0 }
  if (!want.startsWith('>')) return { ...base, passes: want === have }
  return { ...base, passes: have === undefined || Number(have) > Number(want.slice(1)) }
}

// The tolerance of the row; an entry under a name on the way replaces it.
function toleranceAt(path: readonly string[], tolerance: Record<string, unknown>): Tolerance {
  const named = path.map((name) => tolerance[name]).findLast((one) => typeof one === 'object')
  const suffixed = tolerance[path.slice(-2).join('.')]
  return (suffixed ?? named ?? tolerance) as Tolerance
}
