// Reading pairs: what a reader sees before and after the verdict, second readers, and taking back.
// Names are invented; weights are calculated by hand from the given numbers.
import assert from 'node:assert/strict'
import test from 'node:test'
import { needsSecondReading } from '@tumen/linkage'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { linkSmall, mention, takeInSmall, writeMentions } from '../../fixture/linkage.ts'
import type { Explained } from './explain-pair.ts'
import { pairKey } from './judged-pair.ts'

interface Next {
  left: number
  second: number
  pairs: { a: { id: string }; b: { id: string }; seen: string }[]
}

async function opened(): Promise<{ fixture: FixtureDesk; run: string }> {
  const fixture = await openFixture()
  await takeInSmall(fixture)
  return { fixture, run: await linkSmall(fixture, { floor: -15 }) }
}

const next = (fixture: FixtureDesk, who: Person, input: object) =>
  fixture.ask<Next>(who, 'linkage.next-for-review', input)

test('[D314] bars are as by hand and add up to the weight, for a pair that was not kept, too', async () => {
  const { fixture } = await opened()
  const run = await linkSmall(fixture)
  const ask = (a: string, b: string) =>
    fixture.ask<Explained>('doc', 'linkage.explain-pair', { run, a, b })
  const bits = ({ bars }: Explained) =>
    bars.filter(({ kind }) => kind !== 'ambiguity').map((bar) => bar.bits.toFixed(4))
  const kept = await ask('m2/1', 'm1/1')
  assert.deepEqual(bits(kept), ['-6.6294', '6.4919', '4.2479', '2.1699'])
  assert.equal(kept.weight.toFixed(4), '6.2803')
  assert.equal(kept.bars.at(-1)?.total, kept.weight)
  assert.deepEqual(kept.rules, ['surname + given', 'home'])
  assert.deepEqual(kept.names, { level: 4, why: 'compatible', ambiguity: 4 })
  assert.deepEqual([kept.a.id, kept.b.id, kept.b.name], ['m1/1', 'm2/1', 'Kim Yong-sun'])
  const light = await ask('m1/1', 'm1/3')
  assert.equal(light.weight.toFixed(4), '-12.0148')
  assert.deepEqual(light.rules, [])
  const no = await refused(ask('m1/1', 'm1/9'))
  assert.deepEqual([no.code, no.field], ['unknown-mention', 'b'])
  const self = await refused(ask('m1/1', 'm1/1'))
  assert.equal(self.code, 'invalid-input')
  await fixture.close()
})

test('[D314] what keeps two mentions apart is named', async () => {
  const { fixture } = await opened()
  await fixture.ask('ana', 'list.declare', { list: 'm1', duplicates: 'none' })
  const day = { earliest: '2022-05-04', latest: '2022-05-04' }
  await writeMentions(fixture, [
    mention('m1', '8', { name: '오금화', sex: 'f', home: 'KP/HB', place: 'CN/YN', time: day }),
    mention('m1', '9', { name: '오금화', sex: 'm', home: 'KP/HB', place: 'CN/JL', time: day }),
  ])
  const run = await linkSmall(fixture)
  await fixture.ask('rev', 'linkage.judge', { a: 'm1/8', b: 'm1/9', verdict: 'different' })
  const found = await fixture.ask<Explained>('ana', 'linkage.explain-pair', {
    ...{ run, a: 'm1/8', b: 'm1/9' },
  })
  // Kunming and Changchun are more than two thousand kilometres apart.
  assert.deepEqual(found.constraints, [
    'judged_different',
    'one_record_per_list',
    'sex',
    'impossible',
  ])
  await fixture.close()
})

test('[D315] a pair to be read shows fields, and neither weight, verdict nor who told it', async () => {
  const { fixture, run } = await opened()
  await writeMentions(fixture, [
    mention('m1', '1', {
      ...{ name: '김영순', bornLow: 1970, bornHigh: 1970, home: 'KP/HB', report: 'R9' },
      written: { name: '김영순', origin: 'S-01', report: 'R9' },
      ...{ origin: 'S-01', restricted: { contact: 'CANARY-24-SECRET' }, run: 'im_1' },
    }),
  ])
  const shown = await next(fixture, 'rev', { run, limit: 50 })
  assert.equal(shown.left, 7)
  const text = JSON.stringify(shown)
  assert.doesNotMatch(text, /S-01|R9|CANARY|im_1|weight|probab|verdict/)
  assert.deepEqual(shown.pairs.find(({ a }) => a.id === 'm1/1')?.a, {
    ...{ id: 'm1/1', list: 'm1', written: { name: '김영순' }, name: '김영순' },
    ...{ bornLow: 1970, bornHigh: 1970, home: 'KP/HB' },
  })
  await fixture.close()
})

test('[D315] a judged pair leaves its queue, and one that is passed over is not asked again at once', async () => {
  const { fixture, run } = await opened()
  const [first] = (await next(fixture, 'rev', { run })).pairs
  const after = { a: first?.a.id, b: first?.b.id }
  const [second] = (await next(fixture, 'rev', { run, after })).pairs
  assert.notEqual(
    pairKey(second?.a.id ?? '', second?.b.id ?? ''),
    pairKey(after.a ?? '', after.b ?? ''),
  )
  await fixture.ask('rev', 'linkage.judge', { ...after, verdict: 'same', run })
  const left = await next(fixture, 'rev', { run, limit: 50 })
  assert.equal(left.left, 6)
  assert.ok(
    left.pairs.every(({ a, b }) => pairKey(a.id, b.id) !== pairKey(after.a ?? '', after.b ?? '')),
  )
  await fixture.close()
})

test('[D315] a linkage tells how many pairs are left in each queue, to each reader', async () => {
  const { fixture, run } = await opened()
  type Left = { left: { value: number; calibration: number; second: number } }
  const leftFor = async (who: Person) =>
    (await fixture.ask<Left>(who, 'linkage.show', { run })).left
  const queued = { value: 0, calibration: 0, second: 0 }
  for (const queue of ['value', 'calibration', 'second'] as const)
    queued[queue] = (await next(fixture, 'rev', { run, queue })).left
  assert.deepEqual(await leftFor('rev'), queued)
  assert.equal(queued.value, 7)
  const read = { a: 'm1/1', b: 'm2/1', verdict: 'same', run }
  const answer = await fixture.ask<object>('rev', 'linkage.judge', { ...read, explain: false })
  assert.deepEqual(Object.keys(answer), ['judgement'])
  assert.equal((await leftFor('rev')).value, 6)
  await fixture.close()
})

test('[D316] a verdict on a mention that changed after it was read is refused', async () => {
  const { fixture, run } = await opened()
  const [pair] = (await next(fixture, 'rev', { run })).pairs
  assert.ok(pair)
  const verdict = { a: pair.a.id, b: pair.b.id, verdict: 'same', run, queue: 'value' }
  await writeMentions(fixture, [mention('m1', pair.a.id.slice(3), { name: '김영숙' })])
  const size = await fixture.size()
  const stale = await refused(fixture.ask('rev', 'linkage.judge', { ...verdict, seen: pair.seen }))
  assert.deepEqual([stale.code, stale.field], ['pair-changed', 'seen'])
  assert.equal(await fixture.size(), size)
  const [again] = (await next(fixture, 'rev', { run })).pairs
  const said = await fixture.ask<{ explanation: Explained }>('rev', 'linkage.judge', {
    ...{ ...verdict, seen: again?.seen },
  })
  assert.equal(said.explanation.changed, true)
  const blind = await refused(fixture.ask('rev', 'linkage.judge', verdict))
  assert.deepEqual([blind.code, blind.field], ['invalid-input', 'queue'])
  await fixture.close()
})

/** A run whose first pair goes to a second reader, with that pair. */
async function withSecond(fixture: FixtureDesk) {
  const key = pairKey('m1/1', 'm2/1')
  const seeds = Array.from({ length: 100 }, (_, n) => `seed-${n}`)
  const seed = seeds.find((one) => needsSecondReading(one, key)) as string
  const run = await linkSmall(fixture, { seed })
  const { pairs } = await next(fixture, 'rev', { run, limit: 50 })
  const pair = pairs.find(({ a, b }) => pairKey(a.id, b.id) === key)
  assert.ok(pair)
  return { run, pair: { a: 'm1/1', b: 'm2/1', seen: pair.seen } }
}

test('[D317] whatever the first reader said, the second one is shown the same bytes', async () => {
  const told = await Promise.all(
    (['same', 'different'] as const).map(async (verdict) => {
      const fixture = await openFixture()
      await takeInSmall(fixture)
      const { run, pair } = await withSecond(fixture)
      const said = { ...pair, run, queue: 'value', verdict, reason: `I say ${verdict}` }
      const { judgement } = await fixture.ask<{ judgement: string }>('rev', 'linkage.judge', said)
      const seen: unknown[] = [
        await next(fixture, 'ana', { run, queue: 'second' }),
        await fixture.ask('ana', 'linkage.explain-pair', { run, a: pair.a, b: pair.b }),
        await fixture.ask('ana', 'change.list', {}),
      ]
      const hidden = await refused(fixture.ask('ana', 'record.history', { id: judgement }))
      seen.push([hidden.code, hidden.field, hidden.details])
      const own = await fixture.ask<Explained>('rev', 'linkage.explain-pair', {
        ...{ run, a: pair.a, b: pair.b },
      })
      assert.equal(own.judgements[0]?.verdict, verdict)
      await fixture.close()
      return { seen: JSON.stringify(seen), waiting: seen[0] as Next }
    }),
  )
  assert.equal(told[0]?.waiting.left, 1)
  assert.equal(told[0]?.waiting.second, 1)
  assert.equal(told[0]?.seen, told[1]?.seen)
})

test('[D317] a second reader is somebody else; both then see both, and agreement has its number', async () => {
  const fixture = await openFixture()
  await takeInSmall(fixture)
  const { run, pair } = await withSecond(fixture)
  const say = (who: Person, queue: string, verdict: string) =>
    fixture.ask<{ explanation: Explained }>(who, 'linkage.judge', { ...pair, run, queue, verdict })
  await say('rev', 'value', 'same')
  assert.equal((await next(fixture, 'rev', { run, queue: 'second' })).left, 0)
  const twice = await refused(say('rev', 'second', 'same'))
  assert.deepEqual([twice.code, twice.field], ['own-work', 'queue'])
  const { explanation } = await say('ana', 'second', 'different')
  const said = explanation.judgements.map(({ by, verdict, blind }) => [by, verdict, blind])
  assert.deepEqual(said, [
    ['rev', 'same', true],
    ['ana', 'different', true],
  ])
  // Two who differ leave the pair open until a third decides.
  assert.deepEqual(explanation.held, { verdict: 'possible', disputed: true })
  type Shown = { kappa?: { items: number; observed: number }; judged: { disputed: number } }
  const shown = await fixture.ask<Shown>('ana', 'linkage.show', { run })
  assert.deepEqual([shown.kappa?.items, shown.kappa?.observed], [1, 0])
  assert.equal(shown.judged.disputed, 1)
  await fixture.close()
})

test('[D318] a judgement is taken back by who made it, and that can be taken back', async () => {
  const { fixture, run } = await opened()
  const pair = { a: 'm1/1', b: 'm2/1' }
  type Said = { judgement: string }
  const { judgement } = await fixture.ask<Said>('rev', 'linkage.judge', {
    ...pair,
    verdict: 'different',
  })
  const held = async () =>
    (await fixture.ask<Explained>('ana', 'linkage.explain-pair', { run, ...pair })).held?.verdict
  assert.equal(await held(), 'different')
  const foreign = await refused(fixture.ask('ana', 'linkage.withdraw-judgement', { judgement }))
  assert.equal(foreign.code, 'not-own-judgement')
  const back = await fixture.ask<Said>('rev', 'linkage.withdraw-judgement', { judgement })
  assert.equal(await held(), undefined)
  const twice = await refused(fixture.ask('rev', 'linkage.withdraw-judgement', { judgement }))
  assert.equal(twice.code, 'already-undone')
  await fixture.ask('rev', 'linkage.withdraw-judgement', { judgement: back.judgement })
  assert.equal(await held(), 'different')
  assert.equal((await fixture.desk.ledger.read.rows('judgement')).length, 3)
  const none = await refused(fixture.ask('rev', 'linkage.withdraw-judgement', { judgement: 'no' }))
  assert.equal(none.code, 'unknown-judgement')
  await fixture.close()
})

test('[D319] only what is drawn for calibration calibrates, and a few verdicts do not', async () => {
  const { fixture, run } = await opened()
  const drawn = await next(fixture, 'rev', { run, queue: 'calibration', limit: 50 })
  // Weights between -10 and 10 bits: the two alike, not the five of another name and year.
  assert.equal(drawn.left, 2)
  const [pair] = drawn.pairs
  assert.ok(pair)
  const said = { a: pair.a.id, b: pair.b.id, seen: pair.seen, run, verdict: 'same' }
  await fixture.ask('rev', 'linkage.judge', { ...said, queue: 'calibration' })
  const other = (await next(fixture, 'rev', { run, limit: 50 })).pairs.find(
    ({ a, b }) => pairKey(a.id, b.id) === pairKey('m1/1', 'm1/3'),
  )
  assert.ok(other)
  const light = { a: 'm1/1', b: 'm1/3', seen: other.seen, run, verdict: 'different' }
  const wrong = await refused(
    fixture.ask('rev', 'linkage.judge', { ...light, queue: 'calibration' }),
  )
  assert.deepEqual([wrong.code, wrong.field], ['wrong-state', 'queue'])
  await fixture.ask('rev', 'linkage.judge', { ...light, queue: 'value' })
  type Shown = { calibration: object; flags: string[] }
  const shown = await fixture.ask<Shown>('sta', 'linkage.show', { run })
  assert.deepEqual(shown.calibration, { calibrated: false, judged: 1 })
  assert.ok(shown.flags.includes('uncalibrated'))
  await fixture.close()
})
