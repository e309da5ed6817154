import assert from 'node:assert/strict'
import test from 'node:test'
import { type FigureClaim, type Question, reckon } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { claimsNamedFirst, claimsQuotedFirst } from './named.ts'

const QUESTION: Question = {
  act: 'detention',
  place: 'CN',
  at: '2022-07-31',
  known: { by: 'published', on: '2022-12-31' },
}

/** Thirty statements by ten speakers; every seventh is not for every eye. */
const CLAIMS = Array.from(
  { length: 30 },
  (_, n): FigureClaim => ({
    id: `c${String(n).padStart(2, '0')}`,
    doc: `d${n}`,
    chain: [`s${n % 10}`],
    act: 'detention',
    place: 'CN',
    at: '2022-07-31',
    op: 'at_least',
    value: 10 + n,
    pub: '2022-08-01',
    said: '2022-08-01',
  }),
)

const EVIDENCE = { claims: CLAIMS, anonymous: [], agentRows: [] }

function contextOf({ id, chain }: FigureClaim, n: number): ClaimInContext {
  const sensitivity = n % 7 === 6 ? 'restricted' : 'public'
  const row = { id, origin: chain.at(-1), published: '2022-08-01', sensitivity }
  const claim = { row } as ClaimInContext['claim']
  return { claim, statuses: [], relations: [], events: [] }
}

const NAMED = CLAIMS.map(contextOf)
const CONTEXTS = new Map(NAMED.map((one) => [one.claim.row.id, one]))
const idsOf = (found: readonly ClaimInContext[]) => found.map(({ claim }) => claim.row.id)

test('[D41] of a beginning the named claims are quoted, a claim of each speaker, and all hidden ones', () => {
  const figure = reckon(QUESTION, EVIDENCE)
  const beginning = { most: 2 }
  const shown = claimsNamedFirst(figure, CONTEXTS, beginning)
  const quoted = new Set(idsOf(claimsQuotedFirst(figure, NAMED, shown, beginning)))
  for (const id of shown) assert.ok(quoted.has(id), id)
  for (const { claim } of NAMED)
    if (claim.row.sensitivity !== 'public') assert.ok(quoted.has(claim.row.id), claim.row.id)
  const { classes, supportedBy } = figure.explanation
  const origins = new Set([...quoted].map((id) => CONTEXTS.get(id)?.claim.row.origin))
  for (const { id } of classes.slice(0, 2)) assert.ok(origins.has(id), id)
  for (const one of supportedBy)
    for (const id of one.origins.slice(0, 2)) assert.ok(origins.has(id), id)
  assert.ok(quoted.size < 20, String(quoted.size))
})

test('[D41] the statement on which low rests is named first, wherever it stands', () => {
  const figure = reckon(QUESTION, EVIDENCE)
  assert.ok(figure.low?.from.rule === 'stated')
  const [low = ''] = figure.low.from.claims
  const shown = claimsNamedFirst(figure, CONTEXTS, { most: 1, from: 3 })
  assert.deepEqual([low, shown.has(low), shown.has('c03')], ['c00', true, true])
  assert.ok(shown.size < 5)
})

test('[D41] a whole explanation quotes all that it names', () => {
  const figure = reckon(QUESTION, EVIDENCE)
  const beginning = { most: 1000 }
  const shown = claimsNamedFirst(figure, CONTEXTS, beginning)
  assert.deepEqual(idsOf(claimsQuotedFirst(figure, NAMED, shown, beginning)), idsOf(NAMED))
})
