// Our answers to calls that need no model: closed forms, frequencies, one list with repeats.
import {
  type CaptureTable,
  chaoBound,
  chaoTwo,
  chapman,
  coverageNumbers,
  fitRepeats,
  frequencies,
  highestOrderCurve,
  improvedChao,
  incidenceCoverage,
  independentLists,
  isFinding,
  listSizes,
  oddsCurve,
  oneList,
  pairOf,
  petersen,
} from '@tumen/estimate'
import type { ReferenceRow } from './peer-call.ts'
import { poissonOf, SHAPES } from './peer-rcapture.ts'

// The recorded formula takes 1.959964 for the normal quantile.
const ROUNDED_LEVEL = 0.9500000018071152

export function closedForm(table: CaptureTable, { call }: ReferenceRow) {
  const { estimate, standardError } = /m='Mt'/.test(call)
    ? independentLists(table)
    : chaoBound(table)
  return { abundance: estimate, stderr: standardError }
}

export function coverageAnswer(table: CaptureTable) {
  const found = coverageNumbers(table)
  if (found === undefined) return undefined
  const none = (value: number | undefined) => value ?? null
  const { coverage, independent, high, low } = found
  const pairs = eachPair(table, (i, j) => {
    const pair = pairOf(table, i, j)
    const { estimate, standardError, low: cil, high: ciu } = chapman(pair)
    const answer = {
      Petersen: none(petersen(pair)),
      Chapman: estimate,
      se: standardError,
      cil,
      ciu,
    }
    return [`pa${i + 1}${j + 1}`, answer]
  })
  const all = { Chat: coverage, N0: none(independent), N: none(high), N1: none(low) }
  return { ...all, pairs: Object.fromEntries(pairs) }
}

export function boundAnswer(table: CaptureTable) {
  const shown = ({ estimate, standardError, low, high }: ReturnType<typeof chaoBound>) => ({
    ...{ Estimate: estimate, 's.e.': standardError, '95%Lower': low, '95%Upper': high },
  })
  return {
    'Chao2 (Chao, 1987)': shown(chaoTwo(table)),
    'Chao2-bc': shown(chaoBound(table, { variance: 'spade' })),
    'iChao2 (Chiu et al. 2014)': { Estimate: improvedChao(table) },
    'ICE (Lee & Chao, 1994)': { Estimate: incidenceCoverage(table) },
  }
}

export function highestOrderAnswer(table: CaptureTable) {
  const curve = highestOrderCurve(table) ?? []
  const plain = curve.find(({ at }) => at === 1)
  return {
    n0_xi1: plain && plain.estimate - table.persons,
    N: Object.fromEntries(curve.map(({ at, estimate }) => [String(at), estimate])),
    se_xi1: plain?.standardError,
  }
}

export function twoListAnswer(table: CaptureTable) {
  return eachPair(table, (i, j) => {
    const pair = pairOf(table, i, j)
    const { estimate, standardError, low, high } = chapman(pair, ROUNDED_LEVEL)
    const curve = oddsCurve(pair) ?? []
    return {
      ...{ pair: `${i + 1}-${j + 1}`, n1: pair.first, n2: pair.second, m: pair.both },
      ...{ LP: petersen(pair), Chapman: estimate, se: standardError, lo: low, hi: high },
      theta: Object.fromEntries(curve.map((one) => [String(one.at), one.estimate])),
    }
  })
}

// Persons by number of lists, first and last list, and size, under the names of Rcapture.
export function frequencyAnswer(table: CaptureTable) {
  const found = frequencies(table)
  const sizes = listSizes(table)
  const first = (mask: number) => 31 - Math.clz32(mask & -mask)
  const last = (mask: number) => 31 - Math.clz32(mask)
  const rows = table.lists.map((_, i) => {
    const count = (of: (mask: number) => number) =>
      table.masks.reduce(
        (sum, mask, n) => (of(mask) === i ? sum + (table.counts[n] as number) : sum),
        0,
      )
    return [`i = ${i + 1}`, { fi: found[i + 1], ui: count(first), vi: count(last), ni: sizes[i] }]
  })
  return Object.fromEntries(rows)
}

function eachPair<T>(table: CaptureTable, of: (i: number, j: number) => T): T[] {
  const lists = table.lists.map((_, i) => i)
  return lists.flatMap((i) => lists.slice(i + 1).map((j) => of(i, j)))
}

/** Our answer for one list with repeats. */
export function answerRepeats(repeats: readonly number[], row: ReferenceRow): unknown {
  const { call } = row
  if (/h='LB'/.test(call)) return boundOfRepeats(repeats)
  if (call.startsWith('closedp.0(')) return fitsOfRepeats(repeats, row)
  const found = call.startsWith('zero-truncated') ? oneList(repeats) : undefined
  if (found === undefined) return undefined
  const { persons, poisson, zelterman, chao, chaoCorrected, geometric, geometricChao } = found
  return {
    ...{ n: persons, N_ztp: poisson, N_zelterman: zelterman, N_chao: chao },
    ...{ N_chao_bc: chaoCorrected, N_geom_chao: geometricChao, N_ztgeom: geometric },
    N_oichao: found.oneInflated,
  }
}

function fitsOfRepeats(repeats: readonly number[], { result }: ReferenceRow) {
  const named = Object.keys(result as object).map((name) => {
    const shape = SHAPES[name.split(/ (.*)/)[1] ?? '']
    const fit = shape === undefined ? fitRepeats(repeats) : fitRepeats(repeats, shape)
    return [name, isFinding(fit) ? { refused: fit.kind } : poissonOf(fit)]
  })
  return Object.fromEntries(named)
}

function boundOfRepeats(repeats: readonly number[]) {
  const fit = fitRepeats(repeats, 'lower-bound')
  if (isFinding(fit)) return { refused: fit.kind }
  const { estimate, low, high } = fit.profile(0.95)
  const profile = { abundance: estimate, infCL: low, supCL: high }
  const [intercept, beta, ...columns] = fit.coefficients
  return {
    ...{ poisson: poissonOf(fit), bias: fit.bias, multinomial_profile: profile },
    coef: { Intercept: intercept?.value, beta: beta?.value, eta3: columns[0]?.value },
    se: { Intercept: intercept?.error, beta: beta?.error, eta3: columns[0]?.error },
  }
}
