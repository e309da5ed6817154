// What our room answers to a call that somebody made of an R package: the same numbers under the
// same names, so that they can be compared. Nothing for a call that the room does not offer.
import {
  averageByAic,
  type CaptureTable,
  chooseModel,
  defaultOrder,
  type Fit,
  fitHeterogeneity,
  fitLogLinear,
  forwardAic,
  type Heterogeneity,
  hierarchicalModels,
  isFinding,
  mainEffects,
  modelName,
  modelOf,
  pairsOf,
  parseModel,
  profileInterval,
  rankModels,
  readTable,
} from '@tumen/estimate'
import { classAnswer, graphAnswer, thresholdAnswer } from './peer-posterior.ts'
import { poissonOf, SHAPES } from './peer-rcapture.ts'
import {
  boundAnswer,
  closedForm,
  coverageAnswer,
  frequencyAnswer,
  highestOrderAnswer,
  twoListAnswer,
} from './peer-simple-call.ts'

/** A row of a reference file: what was called, and what came. */
export interface ReferenceRow {
  id: string
  about: string
  source: string
  call: string
  result: unknown
  tolerance: Record<string, unknown>
}

/** What a table file holds beside its table. */
export interface TableDetail {
  strata_age_sex?: Record<string, [string, number][]>
}

type Answerer = (table: CaptureTable, row: ReferenceRow) => unknown

const BY_ABOUT: Record<string, Answerer> = {
  'closed form': closedForm,
  'log-linear, main effects': mainAnswer,
  'log-linear, all pairs': (table) =>
    fitAnswer(table, modelOf(table.lists.length, pairsOf(table.lists.length))),
  'log-linear, heterogeneity columns': heterogeneityAnswer,
  'all hierarchical models, by BIC': rankAnswer,
  'all pairwise models of six lists': rankAnswer,
  stepwise: stepwiseAnswer,
  profile: profileAnswer,
  'decomposable graphs': graphAnswer,
  'decomposable graphs, six lists': graphAnswer,
  'decomposable graphs, sensitivity to delta': graphAnswer,
  'latent classes, pooled chains': classAnswer,
  'latent classes': classAnswer,
  'sample coverage; pairs of lists': coverageAnswer,
  'lower bounds from frequencies': boundAnswer,
  'highest-order curve': highestOrderAnswer,
  'two lists': twoListAnswer,
  'AIC averaging': averageAnswer,
  'forward AIC (2014)': forwardAnswer,
  frequencies: frequencyAnswer,
  'Bayesian thresholding': thresholdAnswer,
}

/** Our answer to the call of a row, in the shape of its result; nothing when it is not offered. */
export function answerCall(
  table: CaptureTable,
  row: ReferenceRow,
  { strata_age_sex: strata }: TableDetail = {},
): unknown {
  if (strata && /by age-sex stratum/.test(row.call)) return strataAnswer(table, strata)
  return Object.hasOwn(BY_ABOUT, row.about) ? BY_ABOUT[row.about]?.(table, row) : undefined
}

function mainAnswer(table: CaptureTable, { call }: ReferenceRow) {
  const model = mainEffects(table.lists.length)
  if (!/pthresh/.test(call)) return fitAnswer(table, model)
  const fit = fitLogLinear(table, model)
  return isFinding(fit) ? undefined : { popest: fit.estimate }
}

// The fit of a model and its profile, under the names of Rcapture.
function fitAnswer(table: CaptureTable, model: Int32Array) {
  const fit = fitLogLinear(table, model)
  if (isFinding(fit)) return { refused: fit.kind }
  const { estimate, low, high } = profileInterval(table, model)
  const { coef, se } = coefficients(fit)
  const profile = { abundance: estimate, lower: low, upper: high }
  // Rcapture counts cells and terms that stand at −∞ too.
  const df = 2 ** table.lists.length - 1 - fit.terms
  return { poisson: { ...poissonOf(fit), df }, bias: fit.bias, coef, se, profile }
}

function coefficients({ coefficients: all }: Fit) {
  const named = all.map(({ term, value, error }) => ({ name: termName(term), value, error }))
  return {
    coef: Object.fromEntries(named.map(({ name, value }) => [name, value])),
    se: Object.fromEntries(named.map(({ name, error }) => [name, error])),
  }
}

function termName(term: number): string {
  const lists = Array.from({ length: 31 }, (_, i) => i).filter((i) => (term >> i) & 1)
  if (lists.length === 0) return 'Intercept'
  return `${lists.length === 1 ? 'beta' : 'lambda'}${lists.map((i) => i + 1).join('_')}`
}

function heterogeneityAnswer(table: CaptureTable, { call, result }: ReferenceRow) {
  if (!call.startsWith('closedp(')) return columnAnswer(table, call)
  const names = Object.keys(result as object)
  return Object.fromEntries(
    names.map((name) => {
      const [kind = '', shape = ''] = name.split(/ (.*)/)
      const fit = fitHeterogeneity(table, {
        perList: kind.includes('t'),
        ...shapeOf(SHAPES[shape]),
      })
      return [name, isFinding(fit) ? { refused: fit.kind } : poissonOf(fit)]
    }),
  )
}

function shapeOf(shape: Heterogeneity | undefined) {
  return shape === undefined ? {} : { shape }
}

function columnAnswer(table: CaptureTable, call: string) {
  const shape = /h='LB'/.test(call) ? 'lower-bound' : /Darroch/.test(call) ? 'darroch' : 'poisson'
  const fit = fitHeterogeneity(table, { perList: true, shape })
  if (isFinding(fit)) return { refused: fit.kind }
  const { estimate, low, high } = fit.profile(0.95)
  const profile = { abundance: estimate, lower: low, upper: high }
  return { poisson: poissonOf(fit), bias: fit.bias, profile }
}

function rankAnswer(table: CaptureTable, { call, result, source }: ReferenceRow) {
  const order = Number(/maxorder=(\d)/.exec(call)?.[1] ?? 0)
  const ranked = rankModels(table, order === 0 ? {} : { maxOrder: order })
  const shown = (name: string) => {
    const fit = fitLogLinear(table, parseModel(name, table.lists.length) ?? new Int32Array())
    // Rcapture does not ask whether a maximum exists.
    return isFinding(fit)
      ? { refused: fit.kind }
      : {
          ...poissonOf(fit),
          df: 2 ** table.lists.length - 1 - fit.terms,
          infinite: fit.dropped.length,
        }
  }
  const named = (key: string) => {
    const top = (result as Record<string, object>)[key]
    return top && { [key]: Object.fromEntries(Object.keys(top).map((name) => [name, shown(name)])) }
  }
  const best = ranked.find(({ code }) => code === 0)
  const all = hierarchicalModels(table.lists.length, order || defaultOrder(table.lists.length))
  const ours = {
    n_models: all?.length,
    ...named('top'),
    ...named('top_bic'),
    ...named('top_aic'),
  }
  if (source.startsWith('Rcapture')) return ours
  const existing = ranked.filter(({ code }) => code === 0).length
  return {
    ...ours,
    ...{ popest: best?.estimate, model: best?.model, BIC: best?.bic },
    n_models_with_extended_MLE: existing,
  }
}

function stepwiseAnswer(table: CaptureTable) {
  const chosen = chooseModel(table, 'stepwise')
  if (chosen === undefined) return undefined
  const fit = fitLogLinear(table, chosen.model)
  const all = isFinding(fit) ? [] : fit.coefficients
  return {
    popest: chosen.estimate,
    model: modelName(chosen.model, table.lists.length),
    ...{ bic: chosen.bic, aic: chosen.aic },
    coef: Object.fromEntries(all.map(({ term, value }) => [String(1 + term), value])),
  }
}

function profileAnswer(table: CaptureTable, { call }: ReferenceRow) {
  const width = table.lists.length
  const name = /model (\[[^\]]+\])/.exec(call)?.[1]
  const named = name === undefined ? undefined : parseModel(name, width)
  const plain = /all pairs/.test(call) ? modelOf(width, pairsOf(width)) : mainEffects(width)
  const model = named ?? plain
  const fit = fitLogLinear(table, model)
  const { estimate, low, high } = profileInterval(table, model)
  const total = isFinding(fit) ? undefined : fit.estimate
  return { N_poisson: total, N_profile: estimate, lo: low, hi: high }
}

function averageAnswer(table: CaptureTable, { call }: ReferenceRow) {
  const average = averageByAic(table)
  if (average === undefined || /stratum/.test(call)) return undefined
  return { N_avg: average.estimate, lo_avg: average.low, hi_avg: average.high }
}

// The average of each stratum and their sum; strata of unknown sex give none.
function strataAnswer(table: CaptureTable, cells: Record<string, [string, number][]>) {
  const strata = Object.entries(cells).flatMap(([name, own]) => {
    const reading = readTable(table.lists, own)
    const average = 'table' in reading ? averageByAic(reading.table) : undefined
    if (average === undefined || !('table' in reading)) return []
    const listed = reading.table.persons
    const { estimate, low, high } = average
    return [[name, { listed, n0: estimate - listed, lo: low - listed, hi: high - listed }] as const]
  })
  const sum = (of: 'n0' | 'lo' | 'hi') =>
    table.persons + strata.reduce((total, [, one]) => total + one[of], 0)
  const total = { listed: table.persons, N: sum('n0'), lo: sum('lo'), hi: sum('hi') }
  return { ...total, strata: Object.fromEntries(strata) }
}

function forwardAnswer(table: CaptureTable, { call, result }: ReferenceRow) {
  const most = Number(/pthresh=([\d.]+)/.exec(call)?.[1] ?? 1)
  const isPlain = /mainonly=TRUE/.test(call)
  const model = isPlain ? mainEffects(table.lists.length) : forwardAic(table, most)
  const fit = fitLogLinear(table, model)
  if (isFinding(fit)) return { refused: fit.kind }
  const { estimate, low, high } = profileInterval(table, model)
  const terms = (result as { terms: string[] }).terms.length
  // As many terms as they have, else the models differ.
  const own = { N_poisson: fit.estimate, N_profile: estimate, lo95: low, hi95: high }
  return terms === fit.terms ? own : { N_poisson: Number.NaN }
}
