// What needs a world of its own: a language model that is on, and accounts. Neither tells foreign
// from missing, nor anything that is northern. Source: desk.md M6, C7.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { ROLES } from '@tumen/contract'
import { inGroup, openNorth, told } from '@tumen/world'
import { openModel } from '@tumen/world/model-server'
import { DRAWN_PICTURE } from '../../fixture/picture.ts'
import type { Actor } from '../operation.ts'

const { world, FOREIGN, MISSING, OWN, NORTHERN, north, south } = await openNorth()
const model = await openModel({})
after(() => model.close())
await world.ask('adm-1', 'reader.set', { url: model.url, model: 'herd-7b' })

/** Turning it on asks it about an invented sentence. */
const ASKED_ONCE = model.asked.length
const READING = ['reader.start', 'reader.stop', 'reader.read']

test('[D848] M6: a model reads no foreign document, and none tells it from a missing one', async () => {
  const { size } = await world.desk.ledger.head()
  for (const role of ROLES)
    for (const name of READING) {
      const answer = (document: string) =>
        told(world.desk, inGroup(role, south), name, { document })
      const foreign = await answer(FOREIGN.document)
      assert.equal(foreign, await answer(MISSING.document), `${role} ${name}`)
      for (const word of NORTHERN) assert.ok(!foreign.includes(word), `${role} ${name} ${word}`)
    }
  assert.deepEqual(model.asked.slice(ASKED_ONCE), [], 'nothing of it went to the server')
  assert.equal((await world.desk.ledger.head()).size, size)
})

test('[D848] its own group lets a model read it, and anybody turns it off who may', async () => {
  const analyst = inGroup('analyst', north)
  const own = await told(world.desk, analyst, 'reader.read', { document: FOREIGN.document })
  assert.match(own, /"state":"read"/)
  assert.ok(model.asked.length > ASKED_ONCE)
  const rows = await world.desk.ledger.read.modelReadingsOn(OWN.document)
  assert.deepEqual(rows, [])
  for (const role of ROLES) {
    const off = await told(world.desk, inGroup(role, south), 'reader.off', {})
    for (const word of NORTHERN) assert.ok(!off.includes(word), `${role} reader.off`)
  }
})

test('[D848] what is done with accounts and their words tells nothing northern', async () => {
  const roles = [{ role: 'documenter', group: south }]
  const later = [
    ['account.change', { account: 'doc-8', roles }],
    ['account.reset', { account: 'doc-8' }],
    ['account.close', { account: 'doc-8' }],
    ['credential.recover', {}],
  ] as const
  const actors: Actor[] = [
    ...ROLES.map((role) => inGroup(role, south)),
    { account: 'adm-1', roles: ['administrator'] },
  ]
  const ends = new Set<string>()
  for (const actor of actors) {
    await world.ask('adm-1', 'account.invite', { account: 'doc-8', roles }).catch(() => undefined)
    await world.ask('adm-1', 'account.reset', { account: 'doc-8' })
    for (const [name, input] of later) {
      const answer = await told(world.desk, actor, name, input)
      ends.add(`${name} ${/"code":"([a-z-]+)"/.exec(answer)?.[1] ?? 'done'}`)
      for (const word of NORTHERN) assert.ok(!answer.includes(word), `${name} ${word}`)
    }
  }
  for (const [name] of later.slice(0, 3)) assert.ok(ends.has(`${name} done`), [...ends].join())
})

test('[D848] no copy is made of a foreign picture, and no foreign key is told from a missing one', async () => {
  const add = { published: '2022-08-01', language: 'en', title: 'northern', bytes: DRAWN_PICTURE }
  const { id } = await world.ask<{ id: string }>('ana-1', 'document.add', add)
  await world.ask('rev-1', 'record.assign', { kind: 'document', id, groups: [north] })
  const started = await world.ask<{ id: string }>('ana-1', 'redaction.start', { document: id })
  await world.ask('adm-1', 'credential.recover', {}).catch(() => undefined)
  const keys = await world.desk.ledger.read.rows('credential')
  assert.ok(keys.length > 0)
  const { size } = await world.desk.ledger.head()
  for (const role of ROLES) {
    const southern = inGroup(role, south)
    const render = (redaction: string) =>
      told(world.desk, southern, 'redaction.render', { redaction, revision: 1 })
    assert.equal(await render(started.id), await render('rd_0'), `${role} redaction.render`)
    const remove = (key: string) => told(world.desk, southern, 'credential.remove', { id: key })
    for (const { row } of keys) assert.equal(await remove(row.id), await remove('cr_0'), role)
  }
  assert.equal((await world.desk.ledger.head()).size, size)
  const own = inGroup('analyst', north)
  const shown = await told(world.desk, own, 'redaction.render', {
    redaction: started.id,
    revision: 1,
  })
  assert.doesNotMatch(shown, /"not-found"/)
})

test('[D848] what is said of the log and its clock tells nothing northern', async () => {
  const actors: Actor[] = ROLES.flatMap((role) => [
    inGroup(role, south),
    { account: `${role}-1x`, roles: [role] },
  ])
  for (const actor of actors)
    for (const name of ['workspace.repair-clock', 'backup.restore']) {
      const inputs = name === 'backup.restore' ? [{}, { newLog: true }] : [{ today: '2020-01-01' }]
      for (const input of inputs) {
        const answer = await told(world.desk, actor, name, input)
        for (const word of NORTHERN) assert.ok(!answer.includes(word), `${name} ${word}`)
      }
    }
})

test('[D848] a role in one group gives no way in for what others made', async () => {
  const { size } = await world.desk.ledger.head()
  const bytes = Buffer.from('no file of them').toString('base64')
  for (const role of ROLES)
    for (const [name, input] of [
      ['exchange.import', { format: 'uwazi', bytes, namespace: 'theirs' }],
      ['bundle.take', { bytes, partner: 'theirs' }],
    ] as const) {
      const answer = await told(world.desk, inGroup(role, south), name, input)
      assert.match(answer, /"code":"not-allowed"/, `${role} ${name}`)
    }
  assert.equal((await world.desk.ledger.head()).size, size)
})
