// Two people have the same form open. The second one is shown what the first has said, keeps what
// was typed, and decides with both before their eyes. Source: issue 20, part 4.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor } from '../../fixture/door.ts'
import { mainOf } from '../../fixture/text.ts'
import { linkWorld } from './linked-world.test.ts'

const world = await openWorld()
after(() => world.close())
const door = await openFixtureDoor(world)

type Fields = Record<string, string | string[]>

/** The hidden fields of the form that a button belongs to. */
function hiddenIn(page: string, around: string): Fields {
  const forms = page.split('<form').filter((form) => form.includes(around))
  const fields: Fields = {}
  for (const [, name = '', value = ''] of (forms[0] ?? '').matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  ))
    fields[name] = value
  return fields
}

interface Case {
  at: string
  /** Where the form is posted, when not there. */
  to?: string
  button: string
  first: Fields
  second: Fields
  /** What the page shows of the first, and what it keeps of the second. */
  shows: RegExp
  keeps: RegExp
}

async function secondIsTold(door: FixtureDoor, one: Case): Promise<void> {
  const opened = hiddenIn(await door.text(one.at), one.button)
  const to = one.to ?? one.at
  const sent = await door.post(to, { ...opened, ...one.first })
  assert.equal(sent.status, 303, `${one.at} ${await sent.text()}`)
  const late = await door.post(to, { ...opened, ...one.second })
  const page = await late.text()
  assert.equal(late.status, 409, one.at)
  assert.ok(page.includes(wordsIn('en').refusal.stale), one.at)
  assert.match(mainOf(page), one.shows, one.at)
  assert.match(page, one.keeps, one.at)
  const knowing = await door.post(to, { ...hiddenIn(page, one.button), ...one.second })
  assert.equal(knowing.status, 303, one.at)
}

test('[E770] the second form on an account, a group and the groups of a record is told the first', async () => {
  const invited = await door.call('account.invite', {
    account: 'ana-9',
    roles: [{ role: 'viewer' }],
  })
  assert.equal(invited.status, 200)
  const { body } = await door.call('group.record', { name: 'harbour' })
  const { id: group } = body as { id: string }
  await secondIsTold(door, {
    ...{ at: '/accounts/ana-9', button: 'value="change"' },
    first: { do: 'change', 'held analyst ': 'yes' },
    second: { do: 'change', 'held reviewer ': 'yes' },
    shows: /invited.* · analyst · .*ana-1/s,
    keeps: /name="held reviewer " [^>]*checked/,
  })
  await secondIsTold(door, {
    ...{ at: '/accounts', button: `value="${group}"` },
    first: { do: 'group', name: 'The harbour' },
    second: { do: 'group', name: 'Port' },
    shows: /The harbour/,
    keeps: /value="Port"/,
  })
  const give = { do: 'give', kind: 'document', id: 'R14' }
  await secondIsTold(door, {
    ...{ at: '/access/groups?kind=document&id=R14&seen=0', to: '/access/groups', button: 'seenOf' },
    first: { ...give, [`grp ${group}`]: 'yes' },
    second: { ...give, everybody: 'yes' },
    shows: /It belongs to Port/,
    keeps: /name="everybody" [^>]*checked/,
  })
  // Who typed the id knows nothing of its groups, and is told of them first.
  await door.call('record.assign', { kind: 'document', id: 'R14', groups: [group] })
  const typed = await door.post('/access/groups', { ...give, everybody: 'yes' })
  assert.equal(typed.status, 409)
  assert.match(mainOf(await typed.text()), /It belongs to Port/)
})

test('[E770] the second form on a copy, a person and saved columns is told the first', async () => {
  await secondIsTold(door, {
    ...{ at: '/documents/R14/relate', button: 'name="kind"' },
    first: { kind: 'reprint_of', to: 'R08', basis: 'text' },
    second: { kind: 'translation_of', to: 'R08', basis: 'text' },
    shows: /Reprint of .*R08|reprint/s,
    keeps: /<option value="translation_of" selected/,
  })
  const { person } = await linkWorld(world)
  const { pairs } = await personOf(person)
  const [pair] = pairs
  await secondIsTold(door, {
    ...{ at: `/persons/${person}`, button: 'value="split"' },
    first: { do: 'split', mention: pair?.a ?? '', reason: 'another village' },
    second: { do: 'merge', other: await otherThan(person), reason: 'one life' },
    shows: /another village/,
    keeps: /value="one life"/,
  })
})

test('[E770] of saved columns the page tells what somebody else has saved, and keeps the choices', async () => {
  const file = Buffer.from('No;Who;Bag\n1;\uc2e0\uc815\uc2ec;x\n').toString('base64')
  const carried = { bytes: file, fileName: 'a.csv', list: 'list-b' }
  const page = async (fields: Fields) => {
    const answer = await door.post('/lists/names', { ...carried, ...fields })
    return { status: answer.status, text: await answer.text() }
  }
  const chosen = { 'field-0': 'record', 'field-1': 'name', mapping: '' }
  const save = { ...chosen, do: 'save', mappingName: 'bags' }
  const seenIn = (text: string) => /name="seen bags" value="(\d+)"/.exec(text)?.[1] ?? ''
  const mine = await page({ ...save, 'field-2': '' })
  const seen = { 'seen bags': seenIn(mine.text) }
  assert.notEqual(seen['seen bags'], '')
  await page({ ...save, ...seen, 'field-2': '#own', 'own-2': 'bag' })
  // A check in between is not told of it, and does not make it seen.
  const checked = await page({ ...chosen, ...seen, step: 'check', 'field-2': 'home' })
  assert.equal(seenIn(checked.text), seen['seen bags'])
  const late = await page({ ...save, ...seen, 'field-2': 'home' })
  assert.equal(late.status, 409)
  assert.match(late.text, /<bdi>Bag<\/bdi>: bag/)
  assert.match(late.text, /<option value="home" selected/)
  const knowing = { 'seen bags': seenIn(late.text) }
  assert.equal((await page({ ...save, ...knowing, 'field-2': 'home' })).status, 200)
})

async function personOf(id: string): Promise<{ pairs: { a: string; b: string }[] }> {
  return (await door.call('person.show', { id })).body as { pairs: { a: string; b: string }[] }
}

async function otherThan(person: string): Promise<string> {
  const { body } = await door.call('person.list', { limit: 20 })
  const { persons } = body as { persons: { id: string }[] }
  return persons.find(({ id }) => id !== person)?.id ?? ''
}
