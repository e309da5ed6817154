import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, canaryStrings, openWorld } from '@tumen/world'
import { KEEPER, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

const world = await readOnlyWorld()
const keeper = await openFixtureDoor(world)
const viewer = await openFixtureDoor(world, VIEWER)

/** What must stand on a page and what must not, for the keeper and for a viewer. */
interface Scene {
  path: string
  rules: string
  about: string
  must: string[]
  mustNot?: string[]
  as?: 'viewer'
}

const SCENES: Scene[] = [
  {
    rules: '[E63]',
    about: 'the words stand between those around them, with the number marked',
    path: '/claims/R08b',
    must: [
      'lang="en"',
      'August that ',
      '<mark>about 80</mark> people',
      ' … ',
      'All of them were held in Liaoning as of last month',
      'he said. He did not know',
      'The missionary (through Harbour Wire): about 80 – Detention, in Liaoning (held there), as of 31 July 2022.',
      'href="/documents/R08?claim=R08b#words"',
      'href="/speakers/S-02"',
      'href="/history/R08b"',
    ],
  },
  {
    rules: '[E63]',
    about: 'words in another language say which, and their place is named for the reader',
    path: '/claims/R03a',
    must: [
      'lang="zh',
      '<mark>31名</mark>',
      'in Cloud Gate coach station “云门客运站” (arrested there)',
      'official record',
    ],
  },
  {
    rules: '[E64]',
    about: 'a claim that was withdrawn names what took it out',
    path: '/claims/R08b',
    must: ['its origin has withdrawn the statement', 'href="/claims/R12a"', '/figures/show?'],
    mustNot: ['It counts in the figures'],
  },
  {
    rules: '[E64]',
    about: 'a relay of it is said to be left out, since when and because of which claim',
    path: '/claims/R09b',
    must: ['withdrawn by its origin (from 26 August 2022)', 'href="/claims/R08b"', '>withdrawn<'],
    mustNot: ['It counts in the figures', '>counts<'],
  },
  {
    rules: '[E64]',
    about: 'a corrected one has the day on which the world could know, and the reason',
    path: '/claims/R10d',
    must: ['the outlet has corrected its own text', '20 August 2022', 'withdrew the sentence as'],
  },
  {
    rules: '[E64]',
    about: 'one that counts says what it does in the figure of its act, place and time',
    path: '/claims/R14a',
    must: [
      'It counts in the figures of its act, place and time',
      'sets the low number',
      'linked it to an event: it counts the people of the event',
      'Returns over Red Pine Bridge on 11 October 2022',
      'act=forced_return',
      'place=CN%2FJL%2Fred-pine-bridge',
    ],
  },
  {
    rules: '[E64]',
    about: 'one that can enter no figure says why, and asks none',
    path: '/claims/R08g',
    must: ['It comes into no figure: it says what happens again and again.'],
    mustNot: ['/figures/show?', 'It counts in the figures'],
  },
  {
    rules: '[E66]',
    about: 'a viewer reads neither notes nor reasons for anonymity',
    path: '/claims/R08b',
    as: 'viewer',
    must: ['<mark>about 80</mark>', 'Your roles let you read it'],
    mustNot: ['refers back to', 'for his safety', 'What is wrong with the text', 'Amend', 'R08l'],
  },
  {
    rules: '[E66]',
    about: 'an analyst does',
    path: '/claims/R09b',
    must: ['refers back to', 'for his safety', 'Amend', 'Take it out of the figures'],
  },
  {
    rules: '[E66]',
    about: 'a restricted claim is open to whoever was let in',
    path: '/claims/R08l',
    must: ['helped people across the border for two decades', canary(21).ascii, 'restricted'],
  },
  {
    rules: '[E66]',
    about: 'in a list it shows no speaker, no document, no place and no time, even to them',
    path: '/claims?document=R08&state=counts',
    must: ['href="/claims/R08l"', 'about a source', '● [restricted]'],
    mustNot: ['since 2002', 'two decades', canary(21).ascii],
  },
  {
    rules: '[E66]',
    about: 'in the list of a viewer it is not there',
    path: '/claims?document=R08',
    as: 'viewer',
    must: ['href="/claims/R08b"'],
    mustNot: ['R08l', 'about a source', '[restricted]'],
  },
]

for (const { rules, about, path, must, mustNot = [], as } of SCENES)
  test(`${rules} ${about}: ${path}`, async () => {
    const response = await (as === 'viewer' ? viewer : keeper).get(path)
    assert.equal(response.status, 200)
    const page = await response.text()
    for (const words of must) assert.ok(page.includes(words), `must: ${words}`)
    for (const words of mustNot) assert.ok(!page.includes(words), `must not: ${words}`)
  })

test('[E66] an unknown and a forbidden claim give the same page, also when acted on', async () => {
  const same = async (path: string, id: string) => {
    const response = await viewer.get(path)
    return [response.status, (await response.text()).replaceAll(id, 'ID')]
  }
  const [status] = await same('/claims/R08l', 'R08l')
  assert.equal(status, 404)
  assert.deepEqual(await same('/claims/R08l', 'R08l'), await same('/claims/R99z', 'R99z'))
  const act = async (id: string) => {
    const response = await viewer.post(`/claims/${id}`, { do: 'accept' })
    return [response.status, (await response.text()).replaceAll(id, 'ID')]
  }
  assert.deepEqual(await act('R08l'), await act('R99z'))
  const listed = async (after: string) =>
    (await viewer.text(`/claims?after=${after}`)).replaceAll(after, 'ID')
  assert.equal(await listed('R08l'), await listed('R99z'))
})

test('[E66] no page of a claim shows a viewer a secret that is kept from them', async () => {
  const secrets = canaryStrings().filter((one) => one !== canary(23).ascii)
  const kept = secrets.filter((one) => !Object.values(canary(23)).includes(one))
  for (const path of ['/claims', '/claims?state=counts', '/claims/R07a', '/claims/R11b']) {
    const page = await viewer.text(path)
    assert.deepEqual(
      kept.filter((one) => page.includes(one)),
      [],
      path,
    )
  }
  const mutationTest = await keeper.text('/claims/R07a')
  assert.ok(kept.some((one) => mutationTest.includes(one)))
})

test('[E63] the page speaks the language of the reader, the words keep theirs', async () => {
  const own = await openFixtureDoor(world, KEEPER)
  await own.post('/look', { language: 'ko', back: '/' })
  const page = await own.text('/claims/R08b')
  assert.ok(page.includes('<html lang="ko"'))
  assert.ok(page.includes('랴오닝성'))
  assert.match(page, /<blockquote class="claim-quotation" lang="en" dir="auto">/)
})

test('[E67] an amended claim and its amendment lead to each other', async () => {
  const fresh = await openWorld()
  const door = await openFixtureDoor(fresh)
  const { id } = await fresh.ask<{ id: string }>('doc-1', 'claim.amend', {
    amends: 'R16b',
    reason: 'clearer',
    document: 'R16-en',
    quote: ['including 60 through Heron Ford'],
    number: '60',
    act: 'forced_return',
    time: '2022',
    chain: ['lantern'],
  })
  const before = await door.text('/claims/R16b')
  assert.ok(before.includes('A newer version waits for a reviewer'))
  assert.ok(before.includes(`href="/claims/${id}">Open the newer version`))
  const accepted = await door.post(`/claims/${id}`, { do: 'accept', comment: 'read it again' })
  assert.deepEqual([accepted.status, accepted.headers.get('location')], [303, `/claims/${id}`])
  const page = await door.text(`/claims/${id}`)
  assert.ok(page.includes('Accepted.') && page.includes('read it again'))
  assert.ok(page.includes('href="/claims/R16b">Open the older version'))
  const after = await door.text('/claims/R16b')
  assert.ok(after.includes('A newer version replaces this claim.'))
  assert.ok(after.includes('It no longer counts'))
  assert.ok(!after.includes('value="retract"'))
  await fresh.close()
})
