// Reading a document and deciding what was read, over a real store.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Span } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, type Person, refused } from '../../fixture/desk.ts'
import {
  ARRESTED,
  accept,
  add,
  decisionOf,
  firstAnswers,
  HELD,
  idOf,
  openReport,
  RETURNED,
  type Read,
  read,
  TEXT,
} from '../../fixture/proposal.ts'

const claimsOf = async (fixture: FixtureDesk) =>
  (await fixture.ask<{ claims: unknown[] }>('own', 'claim.list', {})).claims.length

const figureOf = async (fixture: FixtureDesk) =>
  (
    await fixture.ask<{ figure: { explanation: { used: unknown[] } } }>('own', 'figure.ask', {
      act: 'detention',
    })
  ).figure.explanation.used.length

test('[D200] a text is read into proposals in its order, and nothing is stored', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const size = await fixture.size()
  const { proposals, counts } = await read(fixture)
  const keys = proposals.map(({ key }) => key)
  assert.deepEqual(
    keys.filter((key) => [HELD, RETURNED, ARRESTED].includes(key)),
    [HELD, RETURNED, ARRESTED],
  )
  assert.deepEqual([counts.all, counts.open], [keys.length, keys.length])
  const held = proposals.find(({ key }) => key === HELD)
  assert.deepEqual(
    [held?.claim.quantity?.op, held?.claim.quantity?.value, held?.decision],
    ['at_least', 52, undefined],
  )
  const part = { document: 'K1', from: 0, to: TEXT.indexOf('지린성') }
  const first = await fixture.ask<Read>('own', 'document.read', part)
  assert.equal(
    first.proposals.some(({ key }) => key === ARRESTED),
    false,
  )
  assert.equal(first.counts.all, counts.all)
  assert.equal(await fixture.size(), size)
  const foreign = await refused(fixture.ask('own', 'document.read', { document: 'nothing' }))
  assert.deepEqual([foreign.code, foreign.field], ['unknown-document', 'document'])
})

test('[D721] a number that no proposal and no claim takes up is told with the document', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const quote = '센터는 올해 사례 7건을 기록했다.'
  await add(fixture, 'K7', { text: `${TEXT}\n\n${quote}` })
  const { left } = await read(fixture, 'K7')
  assert.deepEqual([left.all, left.numbers.map(({ text }) => text)], [1, ['7건']])
  const claim = { document: 'K7', quote: [quote], number: '7', act: 'detention' }
  await fixture.ask('own', 'claim.record', claim)
  assert.deepEqual((await read(fixture, 'K7')).left, { all: 0, numbers: [] })
})

test('[D721] where a second report begins in a text is told with the document', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const heading = '다른 신문의 다른 소식'
  const told = '(서울=등불통신) 군인들이 5월에 여성 9명을 강 건너로 돌려보냈다고 활동가가 말했다.'
  const first = `${TEXT}\n골목의 이웃들은 밤에 차 소리를 들었을 뿐 다른 것은 모른다고 했다.`
  await add(fixture, 'K8', { text: `${first}\n\n${heading}\n${told}` })
  const { start = 0, text } = (await read(fixture, 'K8')).second ?? {}
  assert.deepEqual([start, text], [first.length + 2, heading])
  assert.equal((await read(fixture, 'K1')).second, undefined)
})

test('[D201] no proposal counts before a person accepts it, and where two decide not then', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  await read(fixture)
  assert.deepEqual([await claimsOf(fixture), await figureOf(fixture)], [0, 0])
  await accept(fixture, [HELD])
  assert.deepEqual([await claimsOf(fixture), await figureOf(fixture)], [1, 1])
  const second = await openReport('second-person')
  t.after(second.close)
  const [claim] = await accept(second, [HELD], 'K1', 'doc')
  assert.equal(claim?.counts, false)
  assert.equal(await figureOf(second), 0)
  await second.ask('rev', 'claim.accept', { claims: [claim?.id] })
  assert.equal(await figureOf(second), 1)
})

test('[D202] an accepted proposal is a claim by rule, in one leaf', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const size = await fixture.size()
  const [made] = await accept(fixture, [HELD])
  assert.equal(await fixture.size(), size + 1)
  const { claim, by } = await fixture.ask<{ claim: Record<string, unknown>; by: string }>(
    ...(['own', 'claim.show', { id: made?.id }] as const),
  )
  const extraction = claim.extraction as Record<string, unknown>
  const { method, reviewed } = extraction
  assert.deepEqual([method, by, reviewed], ['rule', 'own', true])
  const decision = await decisionOf(fixture, HELD)
  assert.deepEqual([decision?.decision, decision?.claim], ['accepted', made?.id])
  assert.equal((await fixture.desk.ledger.fsck({ all: true })).length, 0)
})

test('[D203] several are decided in one change, and all or none', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const size = await fixture.size()
  const claims = await accept(fixture, [ARRESTED, HELD])
  assert.deepEqual(
    claims.map(({ key }) => key),
    [HELD, ARRESTED],
  )
  assert.equal(await fixture.size(), size + 1)
  const both = [await idOf(fixture, RETURNED), await idOf(fixture, HELD)]
  const rejected = { document: 'K1', proposals: both }
  const accepted = { ...rejected, answers: await firstAnswers(fixture, both) }
  for (const operation of ['proposal.accept', 'proposal.reject']) {
    const input = operation === 'proposal.accept' ? accepted : rejected
    const no = await refused(fixture.ask('own', operation, input))
    assert.deepEqual([no.code, no.details], ['proposal-decided', [{ proposal: HELD }]])
  }
  assert.equal(await decisionOf(fixture, RETURNED), undefined)
  assert.deepEqual([await fixture.size(), await claimsOf(fixture)], [size + 1, 2])
})

test('[D611] a chain of several new speakers is recorded as the card shows it', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const text =
    'Police arrested 31 herders in Yanji on 3 May 2024, an activist said.\n\n' +
    '(Reprinted from the Harbour Daily, 4 May 2024)'
  const of = { language: 'en', publisher: 'harbour', published: '2024-05-05' }
  await fixture.ask('own', 'document.add', { id: 'K8', title: 'Passed on', text, ...of })
  type Chained = { proposals: { id: string; key: string; chain: { label: string }[] }[] }
  const { proposals } = await fixture.ask<Chained>('own', 'document.read', { document: 'K8' })
  const [shown] = proposals
  assert.ok(shown)
  const labels = shown.chain.map(({ label }) => label)
  assert.ok(labels.length >= 3, labels.join(' > '))
  const [made] = await accept(fixture, [shown.key], 'K8')
  type Recorded = { claim: { chain: { label: string }[] } }
  const { claim } = await fixture.ask<Recorded>('own', 'claim.show', { id: made?.id })
  assert.deepEqual(
    claim.chain.map(({ label }) => label),
    labels,
  )
})

test('[D204] what reads otherwise than it was shown is refused, and so is what is not there', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const seen = await idOf(fixture, HELD)
  const other = `${HELD}:${seen.endsWith('0') ? '1' : '0'}${'a'.repeat(15)}`
  for (const operation of ['proposal.accept', 'proposal.reject']) {
    const ask = (id: string) =>
      refused(fixture.ask('own', operation, { document: 'K1', proposals: [id] }))
    const changed = await ask(other)
    assert.deepEqual([changed.code, changed.details], ['proposal-changed', [{ proposal: HELD }]])
    assert.equal((await ask('quantity-0-1:0123456789abcdef')).code, 'unknown-proposal')
    assert.equal((await ask('words of a person')).code, 'invalid-input')
  }
  assert.equal(await decisionOf(fixture, HELD), undefined)
})

test('[D205] a decision stands until it is undone; what was rejected may be taken up', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const reject = async () =>
    fixture.ask('own', 'proposal.reject', {
      ...{ document: 'K1', proposals: [await idOf(fixture, HELD)], reason: 'said of another year' },
    })
  await reject()
  const rejected = await decisionOf(fixture, HELD)
  assert.deepEqual([rejected?.decision, rejected?.reason], ['rejected', 'said of another year'])
  assert.equal((await refused(reject())).code, 'proposal-decided')
  assert.equal(await claimsOf(fixture), 0)
  await accept(fixture, [HELD])
  const leaf = (await decisionOf(fixture, HELD))?.leaf
  await fixture.ask('own', 'change.undo', { change: leaf })
  assert.deepEqual(
    [(await decisionOf(fixture, HELD))?.decision, await claimsOf(fixture), await figureOf(fixture)],
    ['rejected', 0, 0],
  )
  await fixture.ask('own', 'change.undo', { change: rejected?.leaf })
  assert.equal(await decisionOf(fixture, HELD), undefined)
  await accept(fixture, [HELD])
  assert.equal(await figureOf(fixture), 1)
})

test('[D209] claims of a document that is not public are not public either', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  await add(fixture, 'K2', { sensitivity: 'restricted' })
  const { proposals } = await read(fixture, 'K2')
  assert.deepEqual([...new Set(proposals.map(({ claim }) => claim.sensitivity))], ['restricted'])
  await accept(fixture, [HELD], 'K2')
  assert.equal((await refused(read(fixture, 'K2', 'doc'))).code, 'unknown-document')
  const seen = await fixture.ask<{ claims: unknown[] }>('doc', 'claim.list', {})
  assert.equal(seen.claims.length, 0)
})

test('[D210] a part is related to its whole once both are claims, whichever came first', async (t) => {
  for (const order of [
    [HELD, RETURNED],
    [RETURNED, HELD],
  ]) {
    const fixture = await openReport()
    t.after(fixture.close)
    const ids = new Map<string, string>()
    for (const key of order)
      for (const made of await accept(fixture, [key])) ids.set(made.key, made.id)
    const part = await fixture.ask<{ relations: { from: string; type: string; to: string }[] }>(
      ...(['own', 'claim.show', { id: ids.get(RETURNED) }] as const),
    )
    assert.deepEqual(
      part.relations.map(({ from, type, to }) => [from, type, to]),
      [[ids.get(RETURNED), 'part_of', ids.get(HELD)]],
    )
  }
})

test('[D211] a text that is too long is refused with its length', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const long = `${TEXT}\n${'가나다\n'.repeat(625_001)}`
  await add(fixture, 'K3', { text: long })
  const no = await refused(read(fixture, 'K3'))
  const { limit, units } = no.details[0] ?? {}
  assert.deepEqual([no.code, limit, units], ['text-too-long', 2_500_000, long.length])
})

test('[D211] a long text is read with its progress told, and can be cancelled', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  await add(fixture, 'K4', { text: `${TEXT}\n\n`.repeat(1000) })
  const stop = new AbortController()
  const steps: string[] = []
  const report = (step: string) => {
    steps.push(step)
    stop.abort()
  }
  const progress = { report, signal: stop.signal }
  const input = { document: 'K4' }
  const no = await refused(fixture.ask('own', 'document.read', input, { progress }))
  assert.deepEqual([no.code, steps], ['cancelled', ['reading']])
  const { counts } = await read(fixture, 'K4')
  assert.ok(counts.all >= 3000, `${counts.all} proposals`)
})

test('[D211] of a long text only the part is read that is asked for, with its own offsets', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const text = `${TEXT}\n\n`.repeat(1000)
  await add(fixture, 'K4', { text })
  const ask = (start: number, to: number) =>
    fixture.ask<Output<'document.read'>>('own', 'document.read', {
      ...{ document: 'K4', from: start, to },
    })
  assert.equal((await ask(0, 0)).counts.all, 0)
  const from = text.length - 2000
  const late = await ask(from, text.length)
  assert.ok(late.proposals.length > 9, `${late.proposals.length} proposals`)
  assert.ok(late.part && late.part.done < late.part.total, 'not all of it is read')
  assert.equal(late.part.total, text.length)
  assert.ok(late.counts.all > 0 && late.counts.all < 3000, `${late.counts.all} proposals`)
  for (const { claim, chain, range, key } of late.proposals) {
    assert.ok(range.end > from - TEXT.length, key)
    for (const { start, end, text: words } of [
      ...claim.quote,
      ...spansIn([claim.quantity, ...(claim.places ?? []), ...chain]),
    ])
      assert.equal(text.slice(start, end), words, key)
  }
  const [one] = late.proposals
  const done = { document: 'K4', proposals: [one?.id], reason: 'a test' }
  await fixture.ask('own', 'proposal.reject', done)
  const all = await ask(0, text.length)
  assert.equal(all.part, undefined)
  assert.deepEqual([all.counts.rejected, all.counts.all >= 3000], [1, true])
})

test('[D211] what another part of a long text takes back is asked about', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const report = '3월 5일 옌지에서 탈북민 71명이 체포됐다.'
  const filler = '그날은 하루 종일 비가 내렸고 강물이 불었다.\n\n'
  const until = (units: number) => filler.repeat(Math.ceil(units / filler.length))
  const taken = {
    far: `${report}\n\n${until(130_000)}정정: 탈북민 71명이 체포됐다는 내용은 잘못입니다.\n`,
    // The text is cut behind the last line before 60,000.
    beside: `${until(60_000 - 60)}${report}\n\n그 기사는 오보로 밝혀졌다.\n\n${until(9000)}`,
  }
  for (const [id, text] of Object.entries(taken)) {
    await add(fixture, id, { text })
    const at = text.indexOf(report)
    const input = { document: id, from: at, to: at + report.length }
    const { proposals } = await fixture.ask<Output<'document.read'>>('own', 'document.read', input)
    const [one] = proposals
    assert.equal(proposals.length, 1, id)
    assert.equal(one?.range.start, at + report.indexOf('71명'), id)
    assert.ok(
      one?.questions.some(({ code }) => code === 'did-it-happen'),
      id,
    )
  }
})

/** The spans of number, places and speakers. */
function spansIn(all: readonly ({ span?: Span } | undefined)[]): Span[] {
  return all.flatMap((one) => (one?.span ? [one.span] : []))
}

test('[D212] a claim that stands on the words already is named to whoever may read it', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const claim = { document: 'K1', quote: ['최소 52명이 구금됐다'], number: '최소 52명' }
  const own = { ...claim, act: 'detention', chain: ['harbour'], sensitivity: 'restricted' }
  await fixture.ask('ana', 'claim.record', { ...own, id: 'c1' })
  const standing = async (who: Person) =>
    (await read(fixture, 'K1', who)).proposals.find(({ key }) => key === HELD)?.standing
  assert.deepEqual(await standing('own'), ['c1'])
  assert.deepEqual(await standing('doc'), [])
})

test('[D213] a decision is as open as its document, and as the claim that came of it', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const hidden = { document: 'K1', quote: ['최소 52명이 구금됐다'], number: '최소 52명' }
  const made = await fixture.ask<{ id: string }>('ana', 'proposal.amend', {
    ...{ ...hidden, proposal: await idOf(fixture, HELD), act: 'detention', chain: ['harbour'] },
    sensitivity: 'restricted',
  })
  const seen = await decisionOf(fixture, HELD, 'doc')
  assert.deepEqual([seen?.decision, seen?.claim], ['amended', undefined])
  assert.equal((await decisionOf(fixture, HELD, 'own'))?.claim, made.id)
  const historyOf = async (who: Person) => {
    const told = await fixture.ask<{ rows: { table: string; operation: string }[] }>(
      ...([who, 'record.history', { id: 'K1' }] as const),
    )
    return told.rows.filter(({ table }) => table === 'proposal_decision').length
  }
  assert.deepEqual([await historyOf('own'), await historyOf('doc')], [1, 0])
  const changes = async (who: Person) => {
    const told = await fixture.ask<{ changes: { operation: string }[] }>(who, 'change.list', {})
    return told.changes.filter(({ operation }) => operation === 'proposal.amend').length
  }
  assert.deepEqual([await changes('own'), await changes('doc')], [1, 0])
})

/** One number of which two things are said, as K2. Invented. */
async function openTwofold() {
  const fixture = await openReport()
  const text =
    'A pastor said the 35 had been picked up in several towns and were locked up in Jilin as of July.'
  await fixture.ask('own', 'document.add', {
    ...{ id: 'K2', title: 'Held in Jilin', text, language: 'en' },
    ...{ publisher: 'harbour', published: '2022-08-09' },
  })
  const { proposals } = await read(fixture, 'K2')
  const keys = proposals.map(({ key }) => key).filter((key) => key.startsWith('quantity-'))
  const [first = '', second = ''] = keys
  assert.equal(keys.length, 2)
  const ranges = proposals.filter(({ key }) => keys.includes(key)).map(({ range }) => range)
  const start = text.indexOf('the 35')
  const range = { start, end: start + 'the 35'.length }
  assert.deepEqual(ranges, [range, range])
  const decisions = async () => {
    const shown = (await read(fixture, 'K2')).proposals
    return keys.map((key) => shown.find((one) => one.key === key)?.decision?.decision)
  }
  return { fixture, first, second, decisions }
}

test('[D1222] what came of one proposal is no copy to another on the same words', async (t) => {
  const { fixture, first, second } = await openTwofold()
  t.after(fixture.close)
  const standing = async () => {
    const { proposals } = await read(fixture, 'K2')
    return [first, second].map((key) => proposals.find((one) => one.key === key)?.standing)
  }
  await accept(fixture, [first], 'K2')
  assert.deepEqual(await standing(), [[], []])
  const claim = { document: 'K2', quote: ['the 35 had been picked up'], number: '35' }
  const own = { ...claim, act: 'arrest', chain: ['harbour'] }
  await fixture.ask('ana', 'claim.record', { ...own, id: 'c1' })
  assert.deepEqual(await standing(), [['c1'], ['c1']])
})

test('[D556] two proposals on the same words make two claims, one after the other', async (t) => {
  const { fixture, first, second, decisions } = await openTwofold()
  t.after(fixture.close)
  const [one] = await accept(fixture, [first], 'K2')
  assert.deepEqual(await decisions(), ['accepted', undefined])
  const [other] = await accept(fixture, [second], 'K2')
  assert.deepEqual(await decisions(), ['accepted', 'accepted'])
  assert.notEqual(one?.id, other?.id)
  assert.equal(await claimsOf(fixture), 2)
})

test('[D556] of two proposals on the same words one that is rejected leaves the other', async (t) => {
  const { fixture, first, second, decisions } = await openTwofold()
  t.after(fixture.close)
  await fixture.ask('own', 'proposal.reject', {
    ...{ document: 'K2', proposals: [await idOf(fixture, second, 'K2')] },
  })
  assert.deepEqual(await decisions(), [undefined, 'rejected'])
  await accept(fixture, [first], 'K2')
  assert.deepEqual(await decisions(), ['accepted', 'rejected'])
  assert.equal(await claimsOf(fixture), 1)
})

test('[D1400] a place of two names is offered once, by the name that was read', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const text =
    '一名牧师说，至少25人被关押在辽宁。据报道，另有一些人在辽宁省被捕。报道还说，据信部分人已被遣返。'
  await fixture.ask('own', 'document.add', {
    ...{ id: 'K8', title: '辽宁', text, language: 'zh' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: 'K8' })
  const places = proposals
    .flatMap(({ questions }) => questions)
    .filter(({ code }) => code === 'which-place')
  assert.ok(places.length > 0)
  for (const { candidates } of places)
    assert.equal(candidates.filter((one) => one.startsWith('辽宁')).length, 1, candidates.join())
})
