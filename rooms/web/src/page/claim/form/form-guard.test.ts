import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../../fixture/door.ts'
import { fieldsIn, HELD, plainText, understoodIn } from './printed-form.test.ts'

const NEW = '/documents/R08/claims/new'

const world = await openWorld()
const door = await openFixtureDoor(world)
const post = async (fields: Record<string, string>, path = NEW) => {
  const answer = await door.post(path, fields)
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() }
}

async function recordedBy(fields: Record<string, string>): Promise<Claim> {
  const { status, to, page } = await post({ ...HELD, ...fields, step: 'record' })
  assert.equal(status, 303, understoodIn(page))
  const id = decodeURIComponent(/(?:claims\/|kept=)([^/=]+)$/.exec(to ?? '')?.[1] ?? '')
  return (await world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id })).claim
}

test('[E93] script in any field comes back as text, stored or refused', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
  const names = Object.keys(fieldsIn(await door.text(NEW)))
  const all = [
    ...names,
    ...Object.keys(HELD),
    'actor',
    'population',
    'text',
    'said',
    'piece1',
    'place1',
  ]
  const more = [
    'problems',
    'listed',
    'relation1To',
    'relation1Note',
    'restrict1Label',
    'modalityCue',
  ]
  for (const step of ['check', 'record'])
    for (const name of [...all, ...more, 'choose-place', 'for-place', 'lang', 'part', 'keep']) {
      const { page } = await post({ ...HELD, [name]: evil, step })
      assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x'), `${name} ${step}`)
    }
  const claim = await recordedBy({ affected: `${evil} 2`, actor: evil, text: evil, problems: evil })
  for (const path of [`/claims/${claim.id}/amend`, NEW, `${NEW}?kept=${claim.id}`]) {
    const page = await door.text(path)
    assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x'), path)
  }
  assert.equal(fieldsIn(await door.text(`/claims/${claim.id}/amend`)).affected, `${evil} 2`)
})

test('[E94] a document that is not theirs to read gives the page of one that is not there', async () => {
  const secret = 'Words of SECRET-9 that nobody else reads.'
  await world.ask('ana-1', 'document.add', {
    id: 'HID',
    title: 'Hidden SECRET-9',
    text: secret,
    language: 'en',
    published: '2022-01-01',
    sensitivity: 'restricted',
  })
  const other = await openFixtureDoor(world, { account: 'doc-9', roles: ['documenter'] })
  for (const path of ['claims/new', 'claims/check']) {
    const pages = ['HID', 'NOT'].map(async (id) => {
      const got = await other.get(`/documents/${id}/${path}`)
      const posted = await other.post(`/documents/${id}/${path}`, { ...HELD, quote: secret })
      const texts = [await got.text(), await posted.text()].map((text) => text.replaceAll(id, ''))
      return [got.status, posted.status, ...texts]
    })
    const [hidden, missing] = await Promise.all(pages)
    assert.deepEqual(hidden?.slice(0, 2), [404, 404])
    assert.equal(String(hidden?.[2]), String(missing?.[2]))
    assert.ok(!String(hidden).includes('SECRET-9 that'))
  }
})

test('[E95] a form that is sent after the session has ended is kept through signing in', async () => {
  const late = await openFixtureDoor(world)
  const out = await late.send(NEW, {
    method: 'POST',
    headers: { origin: 'http://localhost:4321' },
    body: new URLSearchParams({ ...HELD, text: 'typed for an hour' }),
  })
  assert.equal(out.status, 401)
  const page = await out.text()
  const [, kept = ''] = /name="kept" value="([^"]*)"/.exec(page) ?? []
  const again = await late.send('/sign-in', {
    method: 'POST',
    headers: { origin: 'http://localhost:4321' },
    body: new URLSearchParams({
      word: late.book.newWord(),
      'kept-path': NEW,
      kept: plainText(kept),
    }),
  })
  assert.equal(again.headers.get('location'), NEW)
  const cookie = again.headers.get('set-cookie')?.split(';')[0] ?? ''
  const back = await (await late.send(NEW, { headers: { cookie } })).text()
  const fields = fieldsIn(back)
  assert.equal(fields.text, 'typed for an hour')
  for (const [name, value] of Object.entries(HELD)) assert.equal(fields[name], value, name)
})

test('[E96] another part of a long text is shown without losing what is typed', async () => {
  const text = Array.from({ length: 3000 }, (_, n) => `Line ${n} of a long invented text.`).join(
    '\n',
  )
  const long = { id: 'LONG', title: 'Long', language: 'en', published: '2022-01-01', text }
  await world.ask('ana-1', 'document.add', long)
  const path = '/documents/LONG/claims/new'
  const first = await door.text(path)
  const [, at = ''] = /name="part" value="(\d+)"/.exec(first) ?? []
  assert.ok(first.includes('Line 0 of') && !first.includes('Line 2999 of'))
  const { page } = await post({ quote: 'Line 2999 of a long', number: '2999', part: at }, path)
  assert.ok(page.includes('Line 2999 of') && !page.includes('>Line 0 of'))
  assert.deepEqual([fieldsIn(page).quote, fieldsIn(page).number], ['Line 2999 of a long', '2999'])
})

test('[E97] what scripts fetch while somebody types is the section of the page itself', async () => {
  const fields = { ...HELD, place: 'Atlantis', lang: 'en' }
  const whole = await post({ ...fields, step: 'check' })
  const part = await post(fields, '/documents/R08/claims/check')
  const section = (page: string) => /<section class="understood"[\s\S]*?<\/section>/.exec(page)?.[0]
  assert.ok(section(whole.page))
  assert.equal(section(part.page), section(whole.page))
  assert.ok(!part.page.includes('data-offset'), 'the text is not sent again')
})
