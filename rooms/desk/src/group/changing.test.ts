// What operations that change something answer: each is asked with input that goes through, by
// every role, about its own, foreign and missing records; nothing of it is kept. Source: desk.md
// M6, C7.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after } from 'node:test'
import { contractList, type OperationName, type Output, ROLES, type Role } from '@tumen/contract'
import type { Changed, Ledger, Reach, Writer } from '@tumen/ledger'
import { canaryFormsOf, type Ids, inGroup, letLeave, openNorth, PROBED, told } from '@tumen/world'
import { openModel } from '@tumen/world/model-server'
import { FIELD_SAMPLES } from '../../fixture/field.ts'
import { keepInWorld } from '../../fixture/import.ts'
import { DRAWN_PICTURE } from '../../fixture/picture.ts'
import { newMemory } from '../memory.ts'
import type { Actor, Desk } from '../operation.ts'
import { can, RIGHTS } from '../policy.ts'

const opened = await openNorth()
const { world, NORTHERN, north, south } = opened
const { desk } = world

const model = await openModel({})
after(() => model.close())

const QUOTE = ['About 80 North Koreans have been detained']
const OF_R07 = { quote: ['최소 52명이'], number: '최소 52명', at: '2022-07' }
const FORM = { quote: QUOTE, number: 'About 80', act: 'detention', place: 'CN', at: '2022-08-04' }
const UNTIL = { account: 'vie-1', until: '2099-01-01', reason: 'needs it' }
const NAME_COLUMN = [{ column: 'Name', field: 'name' }]
const WHY = { comment: 'why', reason: 'why' }
const firstMention = async (list: string) =>
  (await world.ask<{ mentions: { id: string }[] }>('rev-1', 'mention.list', { list })).mentions[0]
    ?.id ?? assert.fail(list)
const OTHER_MENTION = await firstMention('list-b')

/** What follows a document: made, asked for or handed in by others before. */
type More = Ids &
  Record<'derivative' | 'waiting' | 'handed' | 'judged' | 'bundle' | 'key', string> &
  Record<'disputed' | 'judgement' | 'conditional' | 'answers' | 'picture' | 'redaction', string> &
  Record<'imported' | 'ready' | 'run' | 'person' | 'other' | 'joined' | 'gone' | 'part', string> &
  Record<'link' | 'relation' | 'table', string>
type Sample = (ids: More, token: string) => object

const idOf = async (account: string, name: string, input: object) =>
  (await world.ask<{ id: string }>(account, name, input)).id

const listOf = (mention: string) => mention.replace(/\/.*/, '')

/**
 * A linkage of a list with one that everybody has, two persons of the list alone, and two more that
 * were joined, of which one can part.
 */
async function linked(mention: string) {
  const list = listOf(mention)
  const run = await idOf('ana-1', 'linkage.run', { lists: [list, listOf(OTHER_MENTION)] })
  await world.ask('rev-1', 'linkage.resolve', { run, threshold: 0.9999 })
  const { persons } = await world.ask<Output<'person.list'>>('rev-1', 'person.list', {
    list,
    limit: 500,
  })
  const alone = persons.filter(({ lists }) => lists.length === 1).map(({ id }) => id)
  const [person = '', other = '', a = '', b = assert.fail(`${list} ${alone.length}`)] = alone
  const shown = await world.ask<Output<'person.show'>>('rev-1', 'person.show', { id: b })
  const part = shown.mentions[0]?.mention.id ?? assert.fail(list)
  const one = { a, b, reason: 'a northern reason' }
  const { persons: left } = await world.ask<Output<'person.merge'>>('rev-1', 'person.merge', one)
  const joined = left[0] ?? assert.fail(list)
  return { run, person, other, joined, gone: joined === a ? b : a, part }
}

/** Lets others do with a document what the samples go on with. */
async function prepare(ids: Ids): Promise<More> {
  const { document } = ids
  const { proposals } = await world.ask<Output<'document.read'>>(
    ...(['ana-1', 'document.read', { document }] as const),
  )
  const plain = proposals.find(({ standing }) => standing.length === 0) ?? proposals[0]
  const answers = JSON.stringify(
    (plain?.questions ?? []).map(({ code, candidates }) => {
      return { proposal: plain?.id, code, answer: candidates[0] ?? 'not-said' }
    }),
  )
  const form = { document, ...FORM, ...(document === 'R07' && OF_R07) }
  const claim = (affected: string) => idOf('doc-1', 'claim.record', { ...form, affected })
  const [waiting, handed, judged] = [await claim('one'), await claim('two'), await claim('three')]
  const disputed = await claim('four')
  const condition = document === 'R07' ? '52명' : 'North Koreans'
  const conditional = await idOf('doc-1', 'claim.record', { ...form, affected: 'five', condition })
  const items = [handed, judged, disputed]
  await world.ask('doc-1', 'review.submit', { items, comment: 'ready' })
  const reviewers = ['rev-1', 'rev-2']
  const named = { items: [judged, disputed], reviewers, comment: 'please' }
  await world.ask('rev-3', 'review.assign', named)
  for (const [account, decision] of [
    ['rev-1', 'returned'],
    ['rev-2', 'rejected'],
  ] as const)
    await world.ask(account, 'review.decide', { item: disputed, decision, comment: WHY.comment })
  const related = { from: 'R12', to: document, kind: 'reprint_of', basis: 'text' }
  await world.ask('ana-1', 'document.relate', { ...related, containment: '0.9' })
  const copy = { document, bytes: 'T2xkLg==', mediaType: 'text/plain', tool: 'a hand' }
  const asked = { profile: 'court', recipient: 'x', claims: [ids.claim], withNotes: true }
  const { bundle } = await world.ask<{ bundle: string }>('ana-1', 'bundle.ask', asked)
  const { bundle: ready } = await world.ask<{ bundle: string }>('ana-1', 'bundle.ask', asked)
  await letLeave(desk, ready)
  await world.ask('ana-2', 'evidence.ask-shred', { document, reason: 'wish' })
  const derivative = await idOf('doc-1', 'evidence.derive', copy)
  const key = plain?.id ?? ''
  const changes = await desk.ledger.read.changes({ limit: 100 })
  const change = changes.find(({ subject }) => subject === document)?.leaf.toString() ?? ''
  const mention = await firstMention(document === 'R07' ? 'list-c' : 'list-a')
  const isNorth = document === 'R07'
  const drawn = { published: '2022-08-01', language: 'en', title: 'A northern picture' }
  const bytes = isNorth ? DRAWN_PICTURE : readFileSync(LETTER).toString('base64')
  const picture = await idOf('ana-1', 'document.add', { ...drawn, bytes })
  const given = { kind: 'document', id: picture, groups: [opened.north] }
  if (isNorth) await world.ask('rev-1', 'record.assign', given)
  const table = await keepInWorld(world, isNorth ? 'A northern raid' : 'Another raid')
  if (isNorth) await world.ask('rev-1', 'record.assign', { ...given, id: table })
  const redaction = await idOf('ana-1', 'redaction.start', { document: picture })
  const pair = { a: mention, b: OTHER_MENTION, verdict: 'different', reason: 'northern reason' }
  const { judgement } = await world.ask<{ judgement: string }>('rev-1', 'linkage.judge', pair)
  const { claim: known } = (await desk.ledger.read.claim(ids.claim)) ?? assert.fail()
  const said = { from: ids.event, to: 'OCT11', relation: 'same_possible' }
  const relation = await idOf('rev-1', 'event.relate', said)
  const tie = { event: ids.event, persons: [mention], role: 'relative' }
  const [link = ''] = (await world.ask<{ ids: string[] }>('rev-1', 'involvement.record', tie)).ids
  // As another workspace has it: the same words under another id.
  const imported = JSON.stringify({ ...known.row, id: 'imported', relations: [] })
  const reviewed = { imported, waiting, handed, judged, disputed, conditional, picture, redaction }
  const left = { derivative, bundle, ready, judgement, link, relation, ...(await linked(mention)) }
  return { ...ids, ...reviewed, ...left, table, answers, key, change, mention }
}

/** Of records that nothing has. */
const none = {
  ...{ derivative: 'dv_0', waiting: 'c_0', handed: 'c_1', judged: 'c_2', bundle: 'bu_0' },
  ...{ disputed: 'c_3', conditional: 'c_4', judgement: 'jm_0' },
  ...{ picture: 'X09', redaction: 'rd_0', ready: 'bu_1' },
  ...{ link: 'iv_0', relation: 'er_0', table: 'X10' },
  ...{ run: 'lr_0', person: 'pn_0', other: 'pn_1', joined: 'pn_2', gone: 'pn_3', part: 'xxxx-x/2' },
}

/** Another picture than the drawn one. */
const LETTER = new URL('../../../../vectors/intake/river-letter.png', import.meta.url)
/** A time stamp, of which any document can be kept beside. */
const STAMP_FILE = new URL('../../../../vectors/intake/time-token.json', import.meta.url)
const { token: STAMP = '' } = JSON.parse(readFileSync(STAMP_FILE, 'utf8')) as { token?: string }
/** Whom the log asks to vouch for it. */
const { policy: POLICY } = await world.ask<{ policy: string }>('ana-1', 'bundle.keys', {})
const TODAY = desk.clock().toISOString().slice(0, 10)

/** What each is asked; several where it names several kinds of records. */
const CHANGES: { readonly [N in OperationName]?: readonly Sample[] } = {
  'document.add': [
    () => ({ title: 'New', text: '52 were held.', language: 'en', published: '2022-09-01' }),
  ],
  'document.relate': [
    ({ document: from }) => ({ from, to: 'R13', kind: 'reprint_of', basis: 'text' }),
    ({ document: to }) => ({ from: 'R13', to, kind: 'reprint_of', basis: 'text' }),
  ],
  'document.decide': [({ document: to }) => ({ from: 'R12', to, decision: 'confirmed' })],
  'document.trace': [({ document }) => ({ id: document })],
  'claim.record': [({ document }) => ({ document, ...FORM, affected: 'new' })],
  'claim.amend': [
    ({ document, claim }) => ({ document, amends: claim, ...FORM, reason: WHY.reason }),
  ],
  'claim.import': [({ imported }) => ({ claims: [JSON.parse(imported)] })],
  'claim.retract': [({ claim }) => ({ claim, why: 'origin_withdraws', reason: WHY.reason })],
  'agent.record': [
    ({ document }) => ({ kind: 'person', anonymity: 'unnamed', scope: document }),
    () => ({ kind: 'outlet', name: { en: 'A new outlet' } }),
  ],
  'agent.relate': [({ agent }) => ({ a: agent, b: 'harbour', relation: 'different' })],
  'content.mark': [
    ({ document }) => ({ kind: 'document', id: document, words: ['death'] }),
    ({ claim }) => ({ kind: 'claim', id: claim, words: ['child'], description: 'why' }),
  ],
  'agent.grade': [({ agent }) => ({ agent, grade: 'B' })],
  'event.record': [({ claim }) => ({ title: 'New', claims: [claim] }), () => ({ title: 'New' })],
  'event.link': [
    ({ claim }) => ({ claims: [claim], event: 'OCT11' }),
    ({ event }) => ({ claims: ['R08b'], event }),
  ],
  'event.relate': [
    ({ event: from }) => ({ from, to: 'OCT11', relation: 'follows' }),
    ({ event: to }) => ({ from: 'OCT11', to, relation: 'part_of' }),
  ],
  'event.unrelate': [({ relation }) => ({ id: relation })],
  'list.record': [({ document }) => ({ title: 'New', space: 's9', documents: [document] })],
  'list.declare': [({ list }) => ({ list, duplicates: 'none', reason: WHY.reason })],
  'mention.amend': [({ mention }) => ({ id: mention, name: '박철수' })],
  'evidence.derive': [
    ({ document }) => ({ document, bytes: 'TmV3Lg==', mediaType: 'text/plain', tool: 'a hand' }),
  ],
  'evidence.attach': [({ document }) => ({ document, bytes: STAMP })],
  'document.correct': [({ picture }) => ({ id: picture, text: 'Nine.', reason: WHY.reason })],
  'redaction.start': [({ picture }) => ({ document: picture })],
  'redaction.revise': [({ redaction }) => ({ redaction, revision: 1, boxes: [] })],
  'redaction.withdraw': [({ redaction }) => ({ redaction, revision: 1 })],
  'evidence.ask-shred': [({ document }) => ({ document, reason: 'wish' })],
  'bundle.ask': [
    ({ document }) => ({
      ...{ profile: 'court', recipient: 'x', documents: [document], withNotes: true },
    }),
    ({ claim }) => ({ profile: 'exchange', recipient: 'x', claims: [claim], withNotes: true }),
  ],
  'query.save': [
    ({ event }) => ({ kind: 'question', name: 'n', query: { act: 'detention', event } }),
  ],
  'access.grant': [
    ({ document }) => ({ kind: 'document', id: document, ...UNTIL }),
    ({ claim }) => ({ kind: 'claim', id: claim, ...UNTIL }),
    ({ mention }) => ({ kind: 'mention', id: mention, ...UNTIL }),
  ],
  'record.assign': [
    ({ document }) => ({ kind: 'document', id: document, groups: [] }),
    ({ claim }) => ({ kind: 'claim', id: claim, groups: [] }),
    ({ event }) => ({ kind: 'event', id: event, groups: [] }),
  ],
  'review.reopen': [({ claim }) => ({ item: claim, reviewers: ['rev-2'], comment: WHY.comment })],
  'review.submit': [({ waiting }) => ({ items: [waiting], comment: WHY.comment })],
  'review.assign': [
    ({ handed }) => ({ items: [handed], reviewers: ['rev-1'], comment: WHY.comment }),
  ],
  'review.decide': [({ judged }) => ({ item: judged, decision: 'returned', comment: WHY.comment })],
  'review.bulk': [
    ({ waiting }, token) => ({ do: 'submit', items: [waiting], comment: WHY.comment, token }),
  ],
  'review.settle': [
    ({ disputed }) => ({ item: disputed, decision: 'returned', comment: WHY.comment }),
  ],
  'review.comment': [({ judged }) => ({ item: judged, comment: WHY.comment })],
  'claim.accept': [({ waiting }) => ({ claims: [waiting] })],
  'condition.decide': [({ conditional }) => ({ claim: conditional, decision: 'holds' })],
  'proposal.accept': [
    ({ document, key, answers }) => {
      return { document, proposals: [key], answers: JSON.parse(answers) as object[] }
    },
  ],
  'proposal.amend': [({ document, key }) => ({ document, proposal: key, ...FORM })],
  'proposal.reject': [({ document, key }) => ({ document, proposals: [key], reason: 'no' })],
  'evidence.review': [({ derivative }) => ({ derivative, decision: 'approved' })],
  'evidence.shred': [({ document }, token) => ({ document, reason: 'wish', token })],
  'bundle.approve': [({ bundle }) => ({ bundle, decision: 'approved' })],
  'bundle.make': [({ ready }) => ({ bundle: ready })],
  ...FIELD_SAMPLES,
  'event.amend': [({ event }) => ({ id: event, title: 'Said otherwise' })],
  'import.keep': [
    () => ({ bytes: Buffer.from('id,title\n1,A\n').toString('base64'), title: 'Kept' }),
  ],
  'import.commit': [({ table }) => ({ document: table, kind: 'events', namespace: 'x' })],
  'list.import': [
    ({ list }) => ({ csv: 'person\nz9\n', list }),
    ({ mention }) => ({ csv: 'Name\nz9\n', list: listOf(mention), columns: NAME_COLUMN }),
  ],
  'linkage.run': [({ mention }) => ({ lists: [listOf(mention)], seed: 'another' })],
  'linkage.resolve': [({ run }) => ({ run, threshold: 0.5 })],
  'person.record': [
    ({ mention }) => ({ name: '한송이', list: listOf(mention) }),
    () => ({ name: '한송이', title: 'New' }),
  ],
  'person.merge': [({ person, other }) => ({ a: person, b: other, reason: WHY.reason })],
  'person.split': [
    ({ joined, part }) => ({ person: joined, mentions: [part], reason: WHY.reason }),
  ],
  'involvement.record': [
    ({ mention }) => ({ event: 'OCT11', persons: [mention] }),
    ({ event }) => ({ event, persons: [OTHER_MENTION] }),
    ({ document }) => ({ event: 'OCT11', persons: [OTHER_MENTION], document }),
  ],
  'involvement.withdraw': [({ link }) => ({ ids: [link] })],
  'linkage.judge': [({ mention }) => ({ a: mention, b: OTHER_MENTION, verdict: 'same' })],
  'linkage.withdraw-judgement': [({ judgement }) => ({ judgement })],
  'list.map': [() => ({ name: 'east', columns: [{ column: 'Name', field: 'name' }] })],
  'place.import': [() => ({ places: [{ id: 'XB', level: 'country', names: { en: 'Newland' } }] })],
  'log.set-policy': [() => ({ policy: POLICY })],
  'workspace.confirm-clock': [() => ({ today: TODAY })],
  'estimate.record': [({ list }) => ({ from: [list, 'B'] })],
  'query.drop': [({ query }) => ({ id: query })],
  'change.undo': [({ change }) => ({ change: Number(change), reason: WHY.reason })],
  'group.record': [() => ({ name: 'east' })],
  'account.invite': [() => ({ account: 'doc-9', roles: [{ role: 'viewer' }] })],
  'reader.set': [() => ({ url: model.url, model: 'herd-7b' })],
}

const OWN = await prepare(opened.OWN)
const FOREIGN = await prepare(opened.FOREIGN)
const MISSING: More = {
  ...{ ...opened.MISSING, ...none, key: FOREIGN.key, answers: FOREIGN.answers },
  imported: FOREIGN.imported.replaceAll(`"${FOREIGN.document}"`, `"${opened.MISSING.document}"`),
}
const { derivative, waiting, judged, bundle, disputed, conditional, judgement, ready } = FOREIGN
const FOLLOWING = [
  ...[derivative, waiting, judged, bundle, disputed, conditional, judgement, ready],
  ...[FOREIGN.run, FOREIGN.person, FOREIGN.other, FOREIGN.joined, FOREIGN.gone, FOREIGN.part],
  ...[FOREIGN.link, FOREIGN.relation],
]
const SECRET = [...NORTHERN, ...FOLLOWING, FOREIGN.picture, FOREIGN.redaction, FOREIGN.table]

/** What takes a change back when it was made, with what it would have answered. */
class TakenBack extends Error {}

/** The same store, of which no change is kept; `made` counts those that went through. */
function dryLedger(ledger: Ledger, made: { count: number }): Ledger {
  const change = async <R>(of: Parameters<Ledger['change']>[0], work: Work<R>) => {
    let result: R | undefined
    const kept = ledger.change(of, async (write) => {
      result = await work(write)
      throw new TakenBack()
    })
    await assert.rejects(kept, (error) => {
      if (!(error instanceof TakenBack)) throw error
      return true
    })
    made.count++
    return { result, leaf: 1_000_000, replayed: false } as Changed<R>
  }
  const own = { change, reaching: (reach: Reach) => dryLedger(ledger.reaching(reach), made) }
  return new Proxy(ledger, {
    get: (target, name) => {
      if (Object.hasOwn(own, name)) return own[name as keyof typeof own]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

type Work<R> = (write: Writer) => Promise<R>

const made = { count: 0 }
const ledger = dryLedger(desk.ledger, made)
let memory = newMemory()

interface Tried {
  sample: Sample
  ids: More
}

/** The check before, whose token says what was seen. */
const CHECKED: Readonly<Record<string, [check: string, input: Sample]>> = {
  'evidence.shred': ['evidence.check-shred', ({ document }) => ({ document })],
  'review.bulk': [
    'review.check-bulk',
    ({ waiting }) => ({ do: 'submit', items: [waiting], comment: WHY.comment }),
  ],
}

async function tokenFor(actor: Actor, name: string, ids: More): Promise<string> {
  const [check, input] = CHECKED[name] ?? []
  if (check === undefined || input === undefined) return ''
  const answer = await told(desk, actor, check, input(ids, ''))
  return (JSON.parse(answer) as { token?: string }).token ?? 'x'
}

/** What a door could pass on, and whether a change went through; nothing of it is kept. */
async function tried(actor: Actor, name: string, { sample, ids }: Tried) {
  const input = sample(ids, await tokenFor(actor, name, ids))
  const before = made.count
  const dry: Desk = { ...desk, ledger, memory }
  const raw = await told(dry, actor, name, input)
  const answer = raw.replaceAll(/_[0-9a-f]{24}/g, '_new')
  const isMade = made.count > before
  if (isMade) memory = newMemory()
  return { answer, raw, isMade }
}

/** Every sample of every changing operation that a role may ask. */
function samplesFor(actor: Actor): [name: string, n: number, sample: Sample][] {
  return Object.entries(CHANGES).flatMap(([name, samples]) =>
    can(actor, name)
      ? samples.map((sample, n) => [name, n, sample] as [string, number, Sample])
      : [],
  )
}

function asMissing(answer: string): string {
  let same = answer
  for (const kind of PROBED) same = same.replaceAll(`"${FOREIGN[kind]}"`, `"${MISSING[kind]}"`)
  return same.replaceAll(`:${FOREIGN.change},`, `:${MISSING.change},`)
}

const SEALED = canaryFormsOf(['sealed', 'typed'])
const CLOSED = canaryFormsOf(['sealed', 'typed', 'restricted'])

test('[D848] every sample goes through for somebody, and nothing of it is kept', async () => {
  const { size } = await desk.ledger.head()
  const idle: string[] = []
  const roles: Actor[] = ROLES.map((role) => ({ account: `${role}-1x`, roles: [role] }))
  const authors: Actor[] = ['doc-1', 'ana-1', 'rev-1', 'rev-3'].map((account) => {
    return { account, roles: ['documenter', 'analyst', 'reviewer', 'editor'] }
  })
  for (const [name, samples] of Object.entries(CHANGES))
    for (const [n, sample] of samples.entries()) {
      let isMade = false
      for (const actor of [...authors, ...roles])
        if (!isMade && can(actor, name))
          isMade = (await tried(actor, name, { sample, ids: OWN })).isMade
      if (!isMade) idle.push(`${name} ${n}`)
    }
  assert.deepEqual(idle, [])
  assert.equal((await desk.ledger.head()).size, size)
})

/** What is wrong with the answers to one asker. */
async function leaks(actor: Actor, words: readonly string[], isForeign: boolean) {
  const found: string[] = []
  for (const [name, n, sample] of samplesFor(actor)) {
    const [own, foreign, missing] = [
      await tried(actor, name, { sample, ids: OWN }),
      await tried(actor, name, { sample, ids: FOREIGN }),
      await tried(actor, name, { sample, ids: MISSING }),
    ]
    for (const { raw } of [own, foreign, missing]) {
      const word = words.find((one) => raw.includes(one))
      if (word) found.push(`${name} ${n}: ${word}`)
      if (isForeign && SECRET.some((one) => asMissing(raw).includes(one)))
        found.push(`${name} ${n} is northern: ${raw.slice(0, 200)}`)
    }
    if (isForeign && asMissing(foreign.answer) !== missing.answer)
      found.push(`${name} ${n} differs: ${foreign.answer.slice(0, 150)} ${missing.answer}`)
  }
  return found
}

test('[D848] M6: changing a foreign record and a missing one give one answer to every role', async () => {
  const before = made.count
  for (const role of ROLES)
    assert.deepEqual(await leaks(inGroup(role, south), SEALED, true), [], role)
  assert.ok(made.count > before + 20, 'their own changes go through')
})

test('[D848] C7: what changes something tells no role what is above it', async () => {
  const closed: Role[] = ROLES.filter((role) => !RIGHTS['field.restricted']?.includes(role))
  for (const role of ROLES) {
    const words = closed.includes(role) ? CLOSED : SEALED
    assert.deepEqual(await leaks({ account: `${role}-1x`, roles: [role] }, words, false), [], role)
    const inSouth = { ...inGroup(role, south), account: `${role}-2x` }
    assert.deepEqual(await leaks(inSouth, words, false), [], role)
  }
})

test('[D848] mutation test: who is in all groups is told foreign from missing', async () => {
  const all: Actor = { account: 'x', roles: ['documenter', 'analyst', 'reviewer'] }
  const found = await leaks(all, [], true)
  for (const name of ['claim.record', 'claim.retract', 'event.link', 'evidence.ask-shred'])
    assert.ok(
      found.some((one) => one.startsWith(name)),
      name,
    )
})

test('[D849] nobody records a speaker of a document that they may not know of', async () => {
  const actor = inGroup('documenter', south)
  const record = (scope: string) =>
    tried(actor, 'agent.record', {
      sample: () => ({ kind: 'person', anonymity: 'unnamed', scope }),
      ids: OWN,
    })
  const [own, foreign, missing] = [
    await record(OWN.document),
    await record(FOREIGN.document),
    await record(MISSING.document),
  ]
  assert.deepEqual([own.isMade, foreign.isMade, missing.isMade], [true, false, false])
  assert.equal(foreign.raw, missing.raw)
})

/**
 * What names no record of a group, or a role in one group does not give; what takes minutes; and
 * what goes on with a change that is not kept here: `changing-rest.test.ts` asks these.
 */
const NOT_SAMPLED = `workspace.repair-clock account.change account.close account.reset
  credential.recover credential.remove credential.issue credential.revoke
  reader.read reader.off backup.restore redaction.render exchange.import bundle.take`

test('[D848] what changes something has a sample, or is listed', () => {
  const asked = new Set([...Object.keys(CHANGES), ...NOT_SAMPLED.split(/\s+/)])
  const missing = contractList.filter(({ name, changes }) => changes && !asked.has(name))
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  )
})

test('[D1154] persons of foreign mentions are as those that are not there', async () => {
  const answerTo = async (actor: Actor, name: string, id: string) =>
    (await told(desk, actor, name, { id })).replaceAll(id, 'ID')
  for (const name of ['person.show', 'person.lineage'])
    for (const id of [FOREIGN.person, FOREIGN.joined, FOREIGN.gone]) {
      const southern = inGroup('analyst', south)
      assert.equal(
        await answerTo(southern, name, id),
        await answerTo(southern, name, MISSING.person),
      )
      const own = await answerTo(inGroup('analyst', north), name, id)
      assert.doesNotMatch(own, /unknown-person/, `${name} ${id}`)
      assert.doesNotMatch(await answerTo(southern, name, OWN.gone), /unknown-person/)
    }
})
