// Everything that is reviewed but claims: one way for all kinds of records. Source: desk.md 4, W1.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { addReport, refused } from '../../../fixture/desk.ts'
import { takeInSmall } from '../../../fixture/linkage.ts'
import { openReviews } from '../../../fixture/review.ts'
import { judgedPairs } from '../../linkage/judged-pair.ts'

type Reviews = Awaited<ReturnType<typeof openReviews>>

const comment = 'so'

/** How a record of a kind is made by ana-1, changed by somebody, and what it comes to. */
interface Kind {
  item: string
  make(on: Reviews): Promise<string | undefined>
  change: (item: string) => readonly [name: string, input: object]
  standing(on: Reviews, item: string): Promise<unknown>
  /** What stands while it is open, and after it was accepted, rejected and reopened. */
  becomes: readonly [open: unknown, accepted: unknown, rejected: unknown, reopened: unknown]
}

const lineageOf = async (on: Reviews) => {
  const rows = await on.fixture.desk.ledger.read.rows('document_relation')
  return rows.findLast(({ row }) => row.from === 'R3' && row.to === 'R1')?.row.state
}
const relationOf = async (on: Reviews) =>
  (await on.fixture.desk.ledger.read.rows('agent_relation')).at(-1)?.row.relation
const linksOf = async (on: Reviews) => {
  const { linked } = await on.ask<{ linked: number }>('ana-1', 'event.show', { id: 'E1' })
  return linked
}
const judgedSame = async (on: Reviews) => (await judgedPairs(on.fixture.desk)).inForce.size
const approvalOf = async (on: Reviews) =>
  (await on.fixture.desk.ledger.read.rows('derivative_review')).at(-1)?.row.decision

const KINDS: Record<string, Kind> = {
  lineage: {
    item: 'lineage R3 R1',
    async make(on) {
      await addReport(on.fixture, 'R3')
      const pair = { from: 'R3', to: 'R1', kind: 'reprint_of', basis: 'text' }
      await on.ask('ana-1', 'document.relate', { ...pair, containment: '0.9' })
      return undefined
    },
    change: () => ['document.decide', { from: 'R3', to: 'R1', decision: 'rejected' }],
    standing: lineageOf,
    becomes: ['proposed', 'confirmed', 'rejected', 'proposed'],
  },
  speaker: {
    item: 'speaker post harbour',
    async make(on) {
      const pair = { a: 'post', b: 'harbour' }
      await on.ask('ana-1', 'agent.relate', { ...pair, relation: 'different' })
      await on.ask('ana-1', 'agent.relate', { ...pair, relation: 'same' })
      return 'speaker harbour post'
    },
    change: () => ['agent.relate', { a: 'harbour', b: 'post', relation: 'possible' }],
    standing: relationOf,
    becomes: ['same', 'same', 'different', 'different'],
  },
  event: {
    item: 'event c1 E1',
    async make(on) {
      await on.record('c1')
      await on.ask('ana-1', 'event.record', { id: 'E1', title: 'Something' })
      await on.ask('ana-1', 'event.link', { event: 'E1', claims: ['c1'], role: 'about' })
      return undefined
    },
    change: () => ['event.link', { event: 'E1', claims: ['c1'], role: 'part' }],
    standing: linksOf,
    becomes: [1, 1, 0, 0],
  },
  person: {
    item: 'person m1/1 m2/1',
    async make(on) {
      await takeInSmall(on.fixture)
      await on.ask('ana-1', 'linkage.judge', { a: 'm1/1', b: 'm2/1', verdict: 'same' })
      return undefined
    },
    change: () => ['linkage.withdraw-judgement', { judgement: 'of ana-1' }],
    standing: judgedSame,
    becomes: [1, 1, 0, 1],
  },
  redaction: {
    item: 'redaction',
    async make(on) {
      const file = Buffer.from('A redacted text.').toString('base64')
      const copy = { document: 'R1', bytes: file, mediaType: 'text/plain', tool: 'by hand' }
      const { id } = await on.ask<{ id: string }>(...(['ana-1', 'evidence.derive', copy] as const))
      return `redaction ${id}`
    },
    change: (item) => [
      'evidence.review',
      { derivative: item.split(' ')[1], decision: 'approved', reason: 'x' },
    ],
    standing: approvalOf,
    becomes: [undefined, 'approved', 'refused', 'refused'],
  },
}

/** One record of a kind, judged by two. */
async function judged(t: TestContext, kind: Kind) {
  const on = await openReviews(t)
  const item = (await kind.make(on)) ?? kind.item
  await on.ask('ana-1', 'review.submit', { items: [item], comment })
  const reviewers = ['rev-1', 'rev-2']
  await on.ask('rev-3', 'review.assign', { items: [item], reviewers, comment })
  return { on, item }
}

for (const [name, kind] of Object.entries(KINDS))
  test(`[D766] W1, ${name}: handed in by its author, locked, judged by two, and done as they say`, async (t) => {
    const { on, item } = await judged(t, kind)
    const standing = () => kind.standing(on, item)
    assert.equal(await standing(), kind.becomes[0])
    const [change, input] = kind.change(item)
    // A judgement is withdrawn by who made it.
    const [said] = await on.fixture.desk.ledger.read.rows('judgement')
    const isPerson = said !== undefined
    const own = isPerson ? { judgement: said.row.id } : input
    const locked = await refused(on.ask(isPerson ? 'ana-1' : 'rev-3', change, own))
    assert.equal(locked.code, 'locked-for-review')
    const { size } = await on.fixture.desk.ledger.head()
    for (let leaf = size - 1; leaf > size - 4; leaf--) {
      const { code } = await refused(on.ask('ana-1', 'change.undo', { change: leaf }))
      assert.ok(['locked-for-review', 'not-undoable', 'not-allowed'].includes(code), code)
    }
    const { reviews } = await on.ask<{ reviews: { item: string; title: string }[] }>(
      ...(['rev-1', 'review.list', {}] as const),
    )
    assert.deepEqual([reviews.map((one) => one.item), reviews[0]?.title === ''], [[item], false])
    const before = await standing()
    await on.decide('rev-1', item, 'accepted')
    assert.equal(await standing(), before)
    await on.decide('rev-2', item, 'accepted')
    assert.equal(await standing(), kind.becomes[1])
    const again = { item, reviewers: ['rev-1'], comment }
    await on.ask('rev-3', 'review.reopen', again)
    assert.equal(await standing(), kind.becomes[3])
    await on.decide('rev-1', item, 'rejected')
    assert.equal(await standing(), kind.becomes[2])
  })

test('[D767] a record that is not there, is nobody’s or may not be known of is refused alike', async (t) => {
  const on = await openReviews(t)
  await addReport(on.fixture, 'R9', { sensitivity: 'restricted' })
  const pair = { from: 'R9', to: 'R1', kind: 'reprint_of', basis: 'text' }
  await on.ask('ana-1', 'document.relate', { ...pair, containment: '0.9' })
  await on.ask('ana-1', 'review.submit', { items: ['lineage R9 R1'], comment })
  const lines = [
    'lineage R9 R1',
    'lineage X9 R1',
    'lineage R1',
    'speaker a b',
    'event c1 E1',
    'x y',
  ]
  for (const item of lines) {
    const { code, field, details } = await refused(on.ask('doc-1', 'review.show', { item }))
    assert.deepEqual([code, field, details], ['not-found', 'item', []], item)
  }
  const { counts } = await on.ask<{ counts: object }>('doc-1', 'review.list', {})
  assert.deepEqual(counts, {
    ...{ mine: 0, overdue: 0, submitted: 0, disagreement: 0, settles: 0, naming: 0, copies: 0 },
  })
  const { code } = await refused(on.ask('doc-1', 'record.history', { id: 'lineage R9 R1' }))
  assert.equal(code, 'not-found')
})

test('[D768] of a pair in which no one comes first there is one review', async (t) => {
  const { on } = await judged(t, KINDS.speaker as Kind)
  const shown = await on.ask<{ item: string }>('ana-1', 'review.show', {
    item: 'speaker post harbour',
  })
  assert.equal(shown.item, 'speaker harbour post')
  const twice = { items: ['speaker post harbour'], comment }
  assert.equal((await refused(on.ask('ana-1', 'review.submit', twice))).code, 'wrong-state')
})

test('[D766] what is destroyed takes what was said in its reviews along', async (t) => {
  const { on } = await judged(t, KINDS.lineage as Kind)
  await on.inReview('c1')
  const steps = async () =>
    (await on.fixture.desk.ledger.read.rows('review_step')).map(({ row }) => row.item)
  assert.deepEqual(new Set(await steps()), new Set(['lineage R3 R1', 'c1']))
  const ask = { document: 'R3', reason: 'danger' }
  const { fixture } = on
  const of = { document: 'R3' }
  const { token } = await fixture.ask<{ token: string }>('ana', 'evidence.check-shred', of)
  await fixture.ask('ana', 'evidence.ask-shred', ask)
  await fixture.ask('rev', 'evidence.shred', { ...ask, token })
  assert.deepEqual(new Set(await steps()), new Set(['c1']))
})
