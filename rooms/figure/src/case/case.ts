// The case format: a whole question with its claims and the expected answer, in one flat record.
// Made for people who check the rules by hand; described in vectors/figure/README.md.
import type { Act, Restriction } from '@tumen/claim'
import type { Endpoint, Figure } from '../reckon/answer.ts'
import type { AgentRow, Evidence, FigureClaim } from '../reckon/evidence.ts'
import { reckon } from '../reckon/reckon.ts'
import { compareText } from '../scope/order.ts'
import type { KnownBy, Question } from '../scope/question.ts'

/** Two agents, and the day from which the row is known. */
export type CaseRow = [string, string] | [string, string, string]

/** A claim as it stands in a case: the word in `greaterThan` tells what it is compared with. */
export type CaseClaim = Omit<FigureClaim, 'greaterThan' | 'mended'> & {
  greaterThan?: boolean | string
  /** Id of the claim of ours that this one mends; `rec` is the day of the mending. */
  revises?: string
}

/** The expected answer; every key that is given must be equal. */
export interface CaseExpectation {
  low?: number | null
  best?: number | null
  high?: number | null
  open?: boolean
  figure?: [number, number]
  event?: [number, number]
  reports?: number
  status?: string
  strictLow?: boolean
  support?: [number, number][]
  /** What the first rate implies. */
  derived?: { low: number | null; high: number | null }
  /** The claims beside it as `id:respect`, in code-point order, all of them. */
  nearby?: string[]
  /** Must be contained. */
  flags?: string[]
  /** Must be absent. */
  flagsNot?: string[]
}

/** One case. */
export interface Case {
  id: string
  title: string
  query: {
    act: Act
    population?: string
    place?: string
    from?: string
    to?: string
    at?: string
    event?: string
    restrict?: Restriction | Restriction[]
  }
  /** Day of knowledge; default: after everything. */
  knownAt?: string
  /** Default `published`. */
  knownBy?: KnownBy
  same?: CaseRow[]
  possible?: CaseRow[]
  different?: CaseRow[]
  /** Ids of anonymous agents. */
  anon?: string[]
  claims: CaseClaim[]
  expect: CaseExpectation
  why: string
}

/** One key in which an answer differs from the expected one. */
export interface CaseDifference {
  key: string
  expected: unknown
  ours: unknown
}

function toRows(rows: CaseRow[] | undefined, relation: AgentRow['relation']): AgentRow[] {
  return (rows ?? []).map(([a, b, on]) => ({ a, b, relation, ...(on === undefined ? {} : { on }) }))
}

function toClaims(claims: readonly CaseClaim[]): FigureClaim[] {
  const mended = new Map(claims.map(({ revises, rec, pub }) => [revises, rec ?? pub]))
  return claims.map(({ greaterThan, revises: _, ...claim }) => {
    const on = mended.get(claim.id)
    return {
      ...claim,
      ...(greaterThan === undefined || greaterThan === false ? {} : { greaterThan: true }),
      ...(on === undefined ? {} : { mended: on }),
    }
  })
}

/** The question and the evidence of a case. */
export function caseToInput(one: Case): { question: Question; evidence: Evidence } {
  const { restrict, ...query } = one.query
  const restrictions = restrict === undefined || Array.isArray(restrict) ? restrict : [restrict]
  const question: Question = {
    ...query,
    ...(restrictions === undefined ? {} : { restrict: restrictions }),
    known: {
      by: one.knownBy ?? 'published',
      ...(one.knownAt === undefined ? {} : { on: one.knownAt }),
    },
  }
  const evidence: Evidence = {
    claims: toClaims(one.claims),
    anonymous: one.anon ?? [],
    agentRows: [
      ...toRows(one.same, 'same'),
      ...toRows(one.possible, 'possible'),
      ...toRows(one.different, 'different'),
    ],
  }
  return { question, evidence }
}

function numberOf(endpoint: Endpoint | null): number | null {
  return endpoint === null ? null : endpoint.value
}

/** The answer under the keys of an expectation. */
function toAnswer(figure: Figure): Record<string, unknown> {
  const [rate] = figure.implied
  return {
    low: numberOf(figure.low),
    best: numberOf(figure.best),
    high: numberOf(figure.high),
    open: figure.open,
    figure: figure.figure,
    event: figure.event,
    reports: figure.reports,
    status: figure.status,
    strictLow: figure.strictLow,
    support: figure.support,
    nearby: figure.explanation.nearby
      .map(({ claim, respect }) => `${claim}:${respect}`)
      .sort(compareText),
    derived: rate === undefined ? null : { low: rate.low, high: rate.high },
  }
}

/** Text that is equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b)))
      : inner,
  )
}

/** Every key in which `reckoner` (ours by default) differs from what the case expects. */
export function judgeCase(one: Case, reckoner: typeof reckon = reckon): CaseDifference[] {
  const { question, evidence } = caseToInput(one)
  const figure = reckoner(question, evidence)
  const answer = toAnswer(figure)
  const { flags = [], flagsNot = [], ...keys } = one.expect
  const differences: CaseDifference[] = []
  for (const [key, expected] of Object.entries(keys)) {
    const ours = key in answer ? answer[key] : undefined
    if (canonical(expected) !== canonical(ours))
      differences.push({ key, expected, ours: ours ?? null })
  }
  const ours: string[] = figure.flags
  const missing = flags.filter((flag) => !ours.includes(flag))
  const unwanted = flagsNot.filter((flag) => ours.includes(flag))
  if (missing.length > 0) differences.push({ key: 'flags', expected: missing, ours })
  if (unwanted.length > 0) differences.push({ key: 'flagsNot', expected: unwanted, ours })
  return differences
}
