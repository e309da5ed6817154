// A language model in the product: off until somebody turns it on, asked once about each document,
// beside the rules and never instead of them. Servers and reports are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Answering,
  answerTo,
  openModel,
  say,
  startModelServer,
} from '@tumen/world/model-server'
import { addReport, type FixtureDesk, refused } from '../../fixture/desk.ts'
import {
  HELD,
  OTHER,
  over,
  read,
  rowsOf,
  SAYINGS,
  type State,
  start,
  stateOf,
  turnOn,
  withModel,
} from '../../fixture/model.ts'
import { firstAnswers } from '../../fixture/proposal.ts'
import { openDesk } from '../desk.ts'

test('[D620] no model is asked before somebody has turned one on, nor after it is off', async () => {
  const server = await openModel(SAYINGS)
  await withModel(server, async (fixture) => {
    const shown = await fixture.ask<{ state: string; setting?: object }>('own', 'reader.show', {})
    assert.deepEqual([shown.state, shown.setting], ['off', undefined])
    const before = await read(fixture)
    assert.equal(before.reader, undefined)
    assert.ok(before.proposals.every(({ agreement }) => agreement === undefined))
    assert.equal(await start(fixture), undefined)
    const refusal = await refused(fixture.ask('own', 'reader.read', { document: 'R1' }))
    assert.equal(refusal.code, 'reader-off')
    assert.equal((await refused(fixture.ask('rev', 'reader.off', {}))).code, 'reader-off')
    assert.equal(server.connections(), 0)
    await turnOn(fixture, server)
    await fixture.ask('own', 'reader.read', { document: 'R1' })
    const asked = server.connections()
    await fixture.ask('rev', 'reader.off', {})
    assert.deepEqual(await read(fixture), before)
    assert.equal(await start(fixture, { again: true }), undefined)
    assert.equal(server.connections(), asked)
  })
})

test('[D621] turning one on sends an invented sentence and no word of a document', async () => {
  const digest = 'b'.repeat(64)
  const server = await openModel(SAYINGS, [{ name: 'herd-7b', digest }])
  await withModel(server, async (fixture) => {
    const size = await fixture.size()
    const input = { url: server.url, model: 'herd-7b', trustedHost: 'box.example' }
    const set = await fixture.ask('adm', 'reader.set', input)
    // This machine needs no trust: nothing is said of another one.
    assert.deepEqual(set, { url: server.url, model: 'herd-7b', digest })
    assert.equal(await fixture.size(), size + 1)
    assert.equal(server.asked.length, 1)
    assert.match(server.asked[0]?.messages[1]?.content ?? '', /12 ferrymen/u)
    assert.doesNotMatch(JSON.stringify(server.asked), /Liaoning|Harbour|missionary/u)
    const shown = await fixture.ask<{ setting: object }>('vie', 'reader.show', {})
    const known = { url: server.url, model: 'herd-7b', digest, by: 'adm' }
    assert.deepEqual(shown.setting, { ...known, recorded: '2022-05-01T10:00:00.000Z' })
    assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  })
})

test('[D860] a model is not put in the place of one that was not seen, and its server not asked', async () => {
  const server = await openModel(SAYINGS)
  await withModel(server, async (fixture) => {
    const leaf = async () => (await fixture.ask<{ leaf: number }>('adm', 'reader.show', {})).leaf
    const set = (model: string, seen: number) =>
      fixture.ask('adm', 'reader.set', { url: server.url, model, seen })
    assert.equal(await leaf(), 0)
    await set('herd-7b', 0)
    const asked = server.connections()
    const late = await refused(set('herd-13b', 0))
    assert.deepEqual([late.code, late.details], ['stale', [{ leaf: await leaf() }]])
    assert.equal(server.connections(), asked)
    await fixture.ask('rev', 'reader.off', {})
    assert.equal((await refused(set('herd-13b', asked))).code, 'stale')
    await set('herd-7b', await leaf())
  })
})

const SETTINGS: [string, string, Answering][] = [
  ['reader-silent', 'refused', (_, response) => void response.writeHead(503).end()],
  ['reader-silent', 'too-slow', () => undefined],
  [
    'reader-redirects',
    '',
    (_, response) => void response.writeHead(307, { location: 'http://10.0.0.1/' }).end(),
  ],
  ['reader-unfit', 'not-json', (_, response) => say(response, 'Twelve ferrymen, I think.')],
  ['reader-unfit', 'wrong-shape', (_, response) => say(response, '{"claims":[]}')],
]

for (const [code, why, answer] of SETTINGS)
  test(`[D622] a server that does not work is not set, and it is said why: ${code} ${why}`, async () => {
    const server = await startModelServer(answer)
    await withModel(server, async (fixture) => {
      const size = await fixture.size()
      const input = { url: server.url, model: 'herd-7b' }
      const refusal = await refused(fixture.ask('adm', 'reader.set', input))
      assert.deepEqual([refusal.code, refusal.details], [code, why === '' ? [] : [{ why }]])
      assert.equal(await fixture.size(), size)
    })
  })

test('[D622] other machines, addresses that are none and models elsewhere are refused unasked', async () => {
  const server = await openModel({}, [{ name: 'far', remote_host: 'https://example.org' }])
  await withModel(server, async (fixture) => {
    const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0')
    const cases: [string, string, string][] = [
      ['http://10.0.0.5:8080', 'herd-7b', 'reader-elsewhere'],
      [elsewhere, 'herd-7b', 'reader-elsewhere'],
      ['https://127.0.0.1:8080', 'herd-7b', 'reader-address'],
      ['127.0.0.1:8080', 'herd-7b', 'reader-address'],
      [server.url, 'far', 'reader-passes-on'],
      [server.url, 'flock:120b-cloud', 'reader-passes-on'],
    ]
    for (const [url, model, code] of cases) {
      const refusal = await refused(fixture.ask('adm', 'reader.set', { url, model }))
      assert.equal(refusal.code, code, url)
    }
    assert.equal(server.asked.length, 0)
    const gone = { url: 'http://127.0.0.1:9', model: 'herd-7b' }
    const refusal = await refused(fixture.ask('adm', 'reader.set', gone))
    assert.deepEqual([refusal.code, refusal.details], ['reader-silent', [{ why: 'unreachable' }]])
  })
})

test('[D623] what a model answered is kept: asked once, and shown again after a restart', async () => {
  const server = await openModel(SAYINGS)
  await withModel(server, async (fixture) => {
    const rules = await read(fixture)
    await turnOn(fixture, server)
    const size = await fixture.size()
    const state = await fixture.ask<State>('own', 'reader.read', { document: 'R1' })
    assert.deepEqual([state.state, state.done, state.failed], ['read', state.total, []])
    assert.equal(await fixture.size(), size + 1)
    const asked = server.asked.length
    const both = await read(fixture)
    assert.deepEqual(
      both.proposals.map(({ key }) => key),
      rules.proposals.map(({ key }) => key),
    )
    assert.ok(both.proposals.some(({ agreement }) => agreement !== undefined))
    const [row] = await rowsOf(fixture)
    assert.match(row?.prompt ?? '', /^[0-9a-f]{64}$/u)
    assert.equal((await fixture.desk.ledger.read.document('R1'))?.row.textHash, row?.textHash)
    assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
    await fixture.desk.close()
    const again = await openDesk({
      ...{ folder: fixture.folder, unlock: { passphrase: 'trial passphrase' } },
      ...{ clock: () => new Date('2022-05-01T11:00:00Z'), clockMayJump: true as const },
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    })
    const later = { ...fixture, desk: again, ask: askOver(again) } as FixtureDesk
    assert.deepEqual(await read(later), both)
    assert.equal((await start(later))?.state, 'read')
    await again.close()
    assert.equal(server.asked.length, asked)
  })
})

function askOver(desk: FixtureDesk['desk']): FixtureDesk['ask'] {
  return async (who, name, input) => {
    const { callByName } = await import('../call.ts')
    const { actorOf } = await import('../../fixture/desk.ts')
    const call = { actor: actorOf(who), progress: { report: () => undefined } }
    return (await callByName(desk, name, input, call)) as never
  }
}

test('[D624] a difference is a question with both answers; what the model decided says so', async () => {
  const server = await openModel({ ...SAYINGS, 'at least 52': OTHER })
  await withModel(server, async (fixture) => {
    const before = (await read(fixture)).proposals
    await turnOn(fixture, server)
    await fixture.ask('own', 'reader.read', { document: 'R1' })
    const { proposals } = await read(fixture)
    const held = proposals.find(({ claim }) => claim.quantity?.value === 52)
    assert.deepEqual([held?.agreement, held?.differing?.includes('act')], ['differ', true])
    const asked = held?.questions.find(({ field }) => field === 'act')
    assert.ok(asked?.candidates.includes('detention'))
    // Nobody accepts what they have not seen.
    const old = before.find(({ key }) => key === held?.key)?.id ?? ''
    const input = { document: 'R1', proposals: [old] }
    assert.equal(
      (await refused(fixture.ask('own', 'proposal.accept', input))).code,
      'proposal-changed',
    )
    for (const { id, agreement, key } of proposals)
      if (agreement === 'agree' || agreement === 'only-rules')
        assert.equal(id, before.find((one) => one.key === key)?.id)
  })
})

test('[D624] of what the model decided the claim says that a model did', async () => {
  const quotes = { act: 'held', place: [], time: [], speaker: ['a missionary'] }
  const server = await openModel({ 'at least 52': { ...HELD, quotes } })
  await withModel(server, async (fixture) => {
    await turnOn(fixture, server)
    await fixture.ask('own', 'reader.read', { document: 'R1' })
    const { proposals } = await read(fixture)
    const [one] = proposals.filter(({ agreement }) => agreement === 'differ')
    assert.ok(one)
    const answers = await firstAnswers(fixture, [one.id], 'R1')
    const input = { document: 'R1', proposals: [one.id], answers }
    const { claims } = await fixture.ask<{ claims: { id: string }[] }>(
      ...(['own', 'proposal.accept', input] as const),
    )
    const shown = await fixture.desk.ledger.read.claim(claims[0]?.id ?? '')
    const { method } = shown?.claim.row.extraction ?? {}
    assert.equal(method, 'model')
  })
})

test('[D625] in the background: nothing waits for it, it can be stopped, and is not begun anew', async () => {
  let held: (() => void)[] = []
  const server = await startModelServer((asked, response) => {
    if (JSON.stringify(asked).includes('ferrymen')) say(response, answerTo(asked))
    else held.push(() => say(response, answerTo(asked, SAYINGS)))
  })
  await withModel(server, async (fixture) => {
    Object.assign(fixture.desk, { modelLimit: { timeMs: 20_000, bytes: 32 * 1024 } })
    const rules = await read(fixture)
    await turnOn(fixture, server)
    assert.equal((await stateOf(fixture))?.state, 'none')
    assert.ok(['waiting', 'reading'].includes((await start(fixture))?.state ?? ''))
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const meanwhile = await read(fixture)
    assert.deepEqual(meanwhile.proposals, rules.proposals)
    assert.equal(meanwhile.reader?.state, 'reading')
    await fixture.ask('own', 'reader.stop', { document: 'R1' })
    assert.equal((await over(fixture))?.state, 'stopped')
    assert.equal((await start(fixture))?.state, 'stopped')
    assert.deepEqual(await rowsOf(fixture), [])
    held = []
    await start(fixture, { again: true })
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const go of held) go()
    assert.equal((await over(fixture))?.state, 'read')
    assert.ok((await read(fixture)).proposals.some(({ agreement }) => agreement !== undefined))
  })
})

test('[D625] closing the workspace stops what is read, and nothing is kept of it', async () => {
  let asked = 0
  const server = await startModelServer((one, response) => {
    if (JSON.stringify(one).includes('ferrymen')) say(response, answerTo(one))
    else asked++
  })
  await withModel(server, async (fixture) => {
    Object.assign(fixture.desk, { modelLimit: { timeMs: 60_000, bytes: 1024 } })
    await turnOn(fixture, server)
    await start(fixture)
    while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const began = performance.now()
    await fixture.desk.close()
    assert.ok(performance.now() - began < 5000)
  })
})

test('[D628] another machine is asked only where it is named; the log and each proposal say so', async () => {
  const server = await openModel(SAYINGS)
  await withModel(server, async (fixture) => {
    await addReport(fixture, 'R2', { sensitivity: 'restricted' })
    const input = { url: server.url.replace('127.0.0.1', '0.0.0.0'), model: 'herd-7b' }
    await fixture.ask('adm', 'reader.set', { ...input, trustedHost: '0.0.0.0' })
    const [last] = (await fixture.desk.ledger.read.rows('reader_setting')).slice(-1)
    assert.equal(last?.row.host, '0.0.0.0')
    await fixture.ask('own', 'reader.read', { document: 'R1' })
    const { proposals, reader } = await read(fixture)
    assert.equal(reader?.host, '0.0.0.0')
    for (const { agreement, host } of proposals)
      assert.equal(host, agreement === undefined ? undefined : '0.0.0.0')
    const asked = server.asked.length
    const refusal = await refused(fixture.ask('own', 'reader.read', { document: 'R2' }))
    assert.equal(refusal.code, 'reader-restricted')
    assert.equal((await read(fixture, 'R2')).reader?.state, 'kept-here')
    await fixture.ask('own', 'reader.start', { document: 'R2', again: true })
    assert.equal(server.asked.length, asked)
  })
})

test('[D631] shares are told from fifty decided proposals on, of each reader and field', async () => {
  const server = await openModel()
  await withModel(server, async (fixture) => {
    const lines = Array.from({ length: 50 }, (_, n) => {
      return `In March 2022 police in Liaoning arrested ${n + 101} people, Harbour Wire said.`
    })
    const about = { language: 'en', published: '2022-04-29', publisher: 'harbour' }
    const text = lines.join('\n\n')
    await fixture.ask('own', 'document.add', { id: 'R9', title: 'R9', text, ...about })
    const { proposals } = await read(fixture, 'R9')
    assert.equal(proposals.length, 50)
    type Shown = {
      measured?: { reader: string; decided: number; missing: number; fields: object[] }[]
    }
    const rulesOf = async (who: 'own' | 'adm') =>
      (await fixture.ask<Shown>(who, 'reader.show', {})).measured?.[0]
    const ids = proposals.map(({ id }) => id)
    const decide = async (some: readonly string[]) => {
      const answers = await firstAnswers(fixture, some, 'R9')
      await fixture.ask('own', 'proposal.accept', { document: 'R9', proposals: some, answers })
    }
    await decide(ids.slice(0, 40))
    const early = await rulesOf('own')
    assert.deepEqual([early?.decided, early?.missing, early?.fields], [40, 10, []])
    for (const proposal of ids.slice(40, 45))
      await fixture.ask('own', 'proposal.amend', { document: 'R9', proposal, act: 'killing' })
    await decide(ids.slice(45))
    const rules = await rulesOf('own')
    assert.deepEqual([rules?.decided, rules?.missing], [50, 0])
    const acts = rules?.fields.find((one) => (one as { field: string }).field === 'act')
    assert.deepEqual(acts, { field: 'act', proposed: 50, unchanged: 45 })
    // Who reads no document is told nothing of what was decided about them.
    assert.equal(await rulesOf('adm'), undefined)
  })
})

test('[D629] a setting is not undone: whoever turns a model on has seen its server answer', async () => {
  const server = await openModel(SAYINGS)
  await withModel(server, async (fixture) => {
    await turnOn(fixture, server)
    await fixture.ask('rev', 'reader.off', {})
    const size = await fixture.size()
    for (const change of [size - 1, size - 2]) {
      const refusal = await refused(fixture.ask('adm', 'change.undo', { change }))
      assert.ok(['not-undoable', 'not-found'].includes(refusal.code), refusal.code)
    }
    const shown = await fixture.ask<{ state: string }>('own', 'reader.show', {})
    assert.equal(shown.state, 'off')
  })
})
