// The answer of an estimate from the report of the room: pictures instead of draws, nothing
// that is not finite, and no number of a small estimate for those who may not have it.

import type { EstimateAnswer } from '@tumen/contract'
import {
  type CaptureTable,
  chainsPicture,
  type Finding,
  frequenciesPicture,
  landscapePicture,
  leveragePicture,
  overlapPicture,
  pairsPicture,
  posteriorPicture,
  type Report,
  replicatesPicture,
  unseenAt,
  withholdsReport,
} from '@tumen/estimate'
import type { Actor } from '../operation.ts'
import { can } from '../policy.ts'

/** Below so many persons what models and curves say is small, as the room says of estimates. */
const SMALL = 100

const MOST_RANKED = 100

const MOST_GRAPHS = 20

/** Fields and pictures that show single cells, or persons. */
const INSIDE = [
  'collapse',
  'variants',
  'selfTest',
  'pictures.overlap',
  'pictures.pairs',
  'pictures.frequencies',
  'pictures.leverage',
]

/** What an asker is told: no number of a small estimate, unless it is theirs to see. */
export function answerFor(actor: Actor, answer: EstimateAnswer): EstimateAnswer {
  const isSmall = answer.estimate?.small ?? answer.table.persons < SMALL
  return isSmall && !can(actor, 'estimate.small') ? withoutEstimate(answer) : answer
}

/** The whole answer; `hash` names the table. */
export function answerOfReport(report: Report, table: CaptureTable, hash: string): EstimateAnswer {
  const { collapse, documented, bound, band, estimate, variants, selfTest, curves } = report
  const { bootstrap, graphs, chains } = report
  const ranked = report.ranked.filter(({ estimate: total, bic }) => areFinite(total, bic))
  return {
    table: { ...report.table, hash },
    ...(collapse && { collapse }),
    documented,
    ...(bound && { bound }),
    ...(band && { band }),
    ...(estimate && areFinite(estimate.low, estimate.high) && { estimate }),
    methods: methodsOf(report),
    findings: report.findings.map(finiteFinding),
    ranked: ranked.slice(0, MOST_RANKED),
    near: report.near.filter(({ profile }) => areFinite(profile.estimate, profile.low)),
    ...{ variants, selfTest, curves },
    ...(bootstrap && { bootstrap: bootstrapOf(bootstrap) }),
    ...(graphs && { graphs: { ...graphs, graphs: graphs.graphs.slice(0, MOST_GRAPHS) } }),
    ...(chains && { chains: chainsOf(chains) }),
    pictures: picturesOf({ ...report, ranked }, table),
    inside: INSIDE,
    options: report.options,
    versions: { ...report.versions, engine: `node ${process.versions.node}` },
  }
}

// Where a finding withholds the estimate, no other method gives one either.
function methodsOf({ methods, findings }: Report): EstimateAnswer['methods'] {
  if (findings.some(withholdsReport)) return []
  return methods
    .filter(({ estimate, low, high }) => areFinite(estimate, low, high))
    .map((one) => ({ ...one, findings: one.findings.map(finiteFinding) }))
}

function areFinite(...numbers: number[]): boolean {
  return numbers.every(Number.isFinite)
}

function finiteOf(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => areFinite(value)))
}

/** A finding without numbers that are none. */
export function finiteFinding({ values, ...finding }: Finding): Finding {
  return values === undefined ? finding : { ...finding, values: finiteOf(values) }
}

function bootstrapOf({
  bca,
  percentile,
  printed,
  failed,
  shares,
  nested,
}: NonNullable<Report['bootstrap']>): NonNullable<EstimateAnswer['bootstrap']> {
  return {
    ...{ bca: finiteOf(bca), percentile: finiteOf(percentile), printed: finiteOf(printed) },
    ...{ failed, shares: finiteOf(shares) },
    nested: nested.map((one) => ({ keep: one.keep, printed: finiteOf(one.printed) })),
  }
}

function chainsOf(chains: NonNullable<Report['chains']>): NonNullable<EstimateAnswer['chains']> {
  const { mean, quantiles, medians, rhat, bulk, tail } = chains
  return { mean, quantiles: finiteOf(quantiles), medians, ...finiteOf({ rhat, bulk, tail }) }
}

function picturesOf(report: Report, table: CaptureTable): EstimateAnswer['pictures'] {
  const { ranked, bootstrap, graphs, chains } = report
  const leverage = bootstrap && leveragePicture(report.variants, bootstrap.estimate)
  const totalAt = (i: number) => table.persons + (graphs ? unseenAt(graphs.grid, i) : 0)
  return {
    overlap: overlapPicture(table),
    pairs: pairsPicture(table),
    frequencies: frequenciesPicture(table),
    ...(leverage && leverage.cells.length > 0 && { leverage }),
    ...(ranked.length > 0 && { landscape: landscapePicture(ranked) }),
    ...(bootstrap && { replicates: replicatesPicture(bootstrap.replicates) }),
    ...(graphs && { posterior: posteriorPicture(graphs.posterior, totalAt) }),
    ...(chains && { chains: chainsPicture(chains.draws) }),
  }
}

// What a table says of itself, without any model.
function isOfTable(code: string, kind: string): boolean {
  return code.startsWith('R') || kind === 'islands' || kind === 'small_cells'
}

/** The same with what is documented, the bound and the band, and no number of any model. */
function withoutEstimate(answer: EstimateAnswer): EstimateAnswer {
  const { table, collapse, documented, bound, band, findings, pictures } = answer
  const { overlap, pairs, frequencies } = pictures
  return {
    table,
    ...(collapse && { collapse }),
    documented,
    ...(bound && { bound }),
    ...(band && { band }),
    ...(answer.estimate && { smallWithheld: true as const }),
    findings: findings.filter(({ code, kind }) => isOfTable(code, kind)),
    ...{ methods: [], ranked: [], near: [], variants: [], selfTest: [], curves: {} },
    pictures: { overlap, pairs, frequencies },
    inside: answer.inside,
    options: answer.options,
    versions: answer.versions,
  }
}
