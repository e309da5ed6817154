// Speakers once, without scripts: a new speaker of a near name is asked about in the form of a
// claim, on the page of a new speaker and beside the publisher of a report; a second post answers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'
import { fieldsIn, HELD, plainText, understoodIn } from '../claim/form/printed-form.test.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)
const CLAIM = '/documents/R08/claims/new'

async function posted(path: string, fields: Record<string, string>) {
  const answer = await door.post(path, fields)
  const page = plainText(await answer.text())
  return { status: answer.status, to: answer.headers.get('location') ?? '', page }
}

async function agentsNamed(name: string): Promise<{ id: string; kind: string }[]> {
  type Found = { agents: { id: string; kind: string; name?: Record<string, string> }[] }
  const { agents } = await world.ask<Found>('ana-1', 'agent.list', { name, limit: 1000 })
  return agents.filter((one) => Object.values(one.name ?? {}).includes(name))
}

test('[E533] in the form of a claim a near name asks; one of those is taken by a second post', async () => {
  const fields = { ...HELD, affected: 'near', chain: 'Harbor Wire' }
  const { page, status } = await posted(CLAIM, { ...fields, step: 'record' })
  assert.equal(status, 409)
  assert.match(understoodIn(page), /Nobody of this name is recorded, but somebody of a near one/)
  const [, id = ''] = /name="choose-chain\.0" value="([^"]+)"/.exec(page) ?? []
  const choice = { 'for-chain.0': 'Harbor Wire', 'choose-chain.0': id }
  const answered = await posted(CLAIM, { ...fields, ...choice, step: 'record' })
  assert.equal(answered.status, 303, understoodIn(answered.page))
  const made = answered.to.replace(/.*\//, '')
  const { claim } = await world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id: made })
  assert.deepEqual(
    claim.chain.map(({ agent }) => agent),
    [id],
  )
  assert.deepEqual(await agentsNamed('Harbor Wire'), [])
})

test('[E533] or it is another one all the same, of the kind that its name says or that is chosen', async () => {
  const fields = { ...HELD, affected: 'new', chain: 'Harbour Wyre' }
  const asked = await posted(CLAIM, { ...fields, step: 'check' })
  const form = fieldsIn(asked.page)
  assert.equal(form.speakerAnew0, 'Harbour Wyre')
  assert.equal(form.speakerKind0, 'person', 'nothing in the name says more')
  const recorded = await posted(CLAIM, { ...form, speakerKind0: 'outlet', speaker: '0' })
  assert.deepEqual(
    (await agentsNamed('Harbour Wyre')).map(({ kind }) => kind),
    ['outlet'],
  )
  assert.doesNotMatch(understoodIn(recorded.page), /not recorded yet|near one/)
  // What was answered about one name holds for no other.
  const other = { ...form, chain: 'Harbour Wirre', speaker: '0' }
  assert.equal((await posted(CLAIM, other)).status, 409)
  assert.deepEqual(await agentsNamed('Harbour Wirre'), [])
})

test('[E533] a new speaker whose name tells its kind is offered as that kind', async () => {
  const { page } = await posted(CLAIM, { ...HELD, chain: 'Evening Tide Gazette', step: 'check' })
  assert.equal(fieldsIn(page).speakerKind0, 'outlet')
})

test('[E534] the page of a new speaker asks, keeps what was typed, and records another one when told', async () => {
  const fields = {
    kind: '',
    anonymity: 'named',
    'name-en': 'Harbour Wire News',
    'name-und-x-short': 'HWS',
  }
  const asked = await posted('/speakers/new', fields)
  assert.equal(asked.status, 409)
  assert.match(asked.page, /Somebody of a near name is recorded already/)
  assert.match(asked.page, /href="\/speakers\/[^"]+"[^>]*>\s*Harbour Wire</)
  assert.match(asked.page, /name="name-en"[^>]*value="Harbour Wire News"/)
  const [, anew = ''] = /name="anew" value="([^"]+)"/.exec(asked.page) ?? []
  const changed = await posted('/speakers/new', {
    ...fields,
    'name-en': 'Harbour Wire Daily',
    anew,
  })
  assert.equal(changed.status, 409, 'another name is another question')
  const made = await posted('/speakers/new', { ...fields, anew })
  assert.equal(made.status, 303)
  assert.deepEqual(
    (await agentsNamed('Harbour Wire News')).map(({ kind }) => kind),
    ['outlet'],
  )
})

test('[E534] a publisher of a near name is asked about, taken, or recorded all the same', async () => {
  const fields = {
    ...{ text: 'Words of a report.', title: 'T', language: 'en', published: '2022' },
    ...{ publisher: 'Harbour Wirr', publisherKind: 'outlet' },
  }
  const asked = await posted('/documents/new', fields)
  assert.equal(asked.status, 409)
  assert.match(asked.page, /A publisher of a near name is recorded already/)
  assert.equal((await posted('/documents/new', { ...fields, publisherId: '' })).status, 409)
  const made = await posted('/documents/new', { ...fields, publisherId: ':another' })
  assert.equal(made.status, 303)
  assert.equal((await agentsNamed('Harbour Wirr')).length, 1)
})

test('[E534] the question stands there in Korean and Chinese', async () => {
  for (const [language, words] of [
    ['ko', '비슷한 이름의 화자가 이미 기록되어 있습니다'],
    ['zh', '已记录有名称相近的发言者'],
  ] as const) {
    const answer = await door.send('/speakers/new', {
      method: 'POST',
      headers: {
        ...{ cookie: door.cookie, origin: 'http://localhost:4321', 'accept-language': language },
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ anonymity: 'named', 'name-en': 'Harbour Wirex' }).toString(),
    })
    assert.ok((await answer.text()).includes(words), language)
  }
})
