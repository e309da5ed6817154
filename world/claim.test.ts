// The claims of the reports: offsets, the table of section 3 row by row, and the claim model.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Claim, checkClaim, parseClaimImport } from '@tumen/claim'
import { worldFiles, worldJson, worldText } from './world-file.ts'

type Recorded = Claim & { relations: { type: string; to: string }[] }
interface Row {
  id: string
  kind: string
  quantity?: Record<string, unknown>
  act?: string
  place?: string
  role?: string
  time?: { role: string; earliest: string; latest: string }
  chain: string[]
  said?: string
  doc?: string
  relations?: string[]
  habitual?: string
  actor?: string
  polarity?: string
  measure?: string
  placeRelation?: string
  [field: string]: unknown
}
interface Head {
  boilerplate?: { start: number; end: number; text: string }[]
}

const claims = worldFiles('claims/', '.json').flatMap((file) =>
  worldJson<Recorded[]>(`claims/${file}`),
)
const byId = new Map(claims.map((claim) => [claim.id, claim]))
const rows = worldJson<Row[]>('expected/claims.json#/claims')

interface Piece {
  start: number
  end: number
  text: string
}

function spansIn(value: unknown): Piece[] {
  if (typeof value !== 'object' || value === null) return []
  const piece = value as Partial<Piece>
  const own = piece.start !== undefined && piece.end !== undefined ? [piece as Piece] : []
  return [...own, ...Object.values(value).flatMap(spansIn)]
}

function misfits(claim: Claim, text: string): Piece[] {
  return spansIn(claim).filter((span) => text.slice(span.start, span.end) !== span.text)
}

test('[W7] every span of every claim equals the slice of its text', () => {
  assert.ok(claims.flatMap(spansIn).length > 250)
  for (const claim of claims)
    assert.deepEqual(misfits(claim, worldText(`reports/${claim.doc}.txt`)), [])
})

test('[W7] a text in which one unit was changed or moved is found', () => {
  const claim = byId.get('R08b')
  assert.ok(claim)
  assert.ok(misfits(claim, ` ${worldText('reports/R08.txt')}`).length > 0)
  assert.ok(misfits(claim, worldText('reports/R08.txt').replace('about 80', 'about 90')).length)
})

test('[W8] the claims are those of the table and no other', () => {
  assert.equal(byId.size, claims.length)
  assert.deepEqual([...byId.keys()].sort(), rows.map(({ id }) => id).sort())
})

function quantityOf({ quantity }: Claim): Record<string, unknown> | undefined {
  if (!quantity) return undefined
  const { op, value, low, high, vague, unit, per, partOf, breakdown } = quantity
  const parts = (breakdown ?? []).map((part) => [part.label, part.value])
  const all = {
    ...{ op, value, low, high, vague },
    unit: unit === 'persons' ? undefined : unit,
    per: per && `${per.n} ${per.unit}`,
    of: op === 'vague' ? partOf?.value : undefined,
    ...Object.fromEntries(parts),
  }
  return Object.fromEntries(Object.entries(all).filter(([, field]) => field !== undefined))
}

// The director speaks for the group: an agent of its own, joined to it by a `same` row.
const agentOf = (id: string) => (id === 'lantern-director' ? 'lantern' : id)

for (const row of rows)
  test(`[W8] ${row.id}: kind, quantity, act, place, time and chain are those of the table`, () => {
    const claim = byId.get(row.id)
    assert.ok(claim)
    assert.equal(claim.kind, row.kind)
    assert.equal(claim.doc, row.doc ?? row.id.slice(0, 3))
    if (row.kind === 'quantity') assert.deepEqual(quantityOf(claim), row.quantity)
    assert.deepEqual(
      claim.chain.map(({ agent }) => agentOf(agent)),
      row.chain,
    )
    if (row.act) assert.equal(claim.proposition.act, row.act)
    assert.deepEqual(
      claim.places.map(({ gazetteer, role }) => [gazetteer, role]),
      row.place ? [[row.place, row.role]] : [],
    )
    checkTimes(claim, row)
    checkDetails(claim, row)
  })

function checkTimes(claim: Recorded, row: Row): void {
  const { published } = worldJson<{ published: { latest: string } }>(`reports/${claim.doc}.json`)
  assert.equal(claim.published, published.latest)
  assert.equal(claim.asserted.latest, row.said ?? published.latest)
  if (!row.time) return
  const times = claim.times.map(({ role, earliest, latest }) => ({ role, earliest, latest }))
  assert.deepEqual(times, [row.time])
}

function checkDetails(claim: Recorded, row: Row): void {
  for (const field of ['basis', 'position', 'modality', 'sensitivity'] as const)
    if (row[field]) assert.equal(claim[field], row[field])
  const { polarity, habitual, actor } = claim.proposition
  assert.equal(polarity, row.polarity ?? 'affirmed')
  assert.equal(habitual, row.habitual)
  if (row.actor) assert.ok(actor?.[0]?.label.includes(row.actor))
  if (row.measure) assert.equal(claim.quantity?.measure, row.measure)
  if (row.placeRelation) assert.equal(claim.places[0]?.relation, row.placeRelation)
  const stated = claim.relations.map(({ type, to }) => `${type} ${to}`)
  for (const relation of row.relations ?? []) assert.ok(stated.includes(relation), relation)
}

test('[W9] every claim passes the checks of the claim room', () => {
  for (const item of claims) {
    const parsed = parseClaimImport(item)
    assert.ok(!parsed.findings, item.id)
    const { claim, relations } = parsed
    const { boilerplate = [] } = worldJson<Head>(`reports/${claim.doc}.json`)
    const text = worldText(`reports/${claim.doc}.txt`)
    const context = { text, boilerplate, claimIds: new Set(byId.keys()), relations }
    assert.deepEqual(checkClaim(claim, context), [], item.id)
  }
})

test('[W9] claims count people from KP and wait for review', () => {
  for (const { kind, proposition, extraction } of claims) {
    assert.equal(extraction.method, 'human')
    assert.equal(extraction.reviewed, false)
    if (kind === 'quantity') assert.equal(proposition.affected?.population, 'KP')
  }
})
