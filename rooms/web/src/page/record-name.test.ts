// Records are called by their names on pages, and nothing that is not public stands in the title of
// a tab: browsers keep it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../fixture/door.ts'

const titleOf = (page: string) => /<title>(.*?)<\/title>/.exec(page)?.[1] ?? ''
const headingOf = (page: string) => /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? ''
const crumbsOf = (page: string) =>
  (/<nav class="crumbs"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? '').replace(/<[^>]*>/g, ' ')
/** What is read, without addresses and without the details that hold the id. */
const readOf = (page: string) =>
  page
    .slice(page.indexOf('<main'), page.indexOf('</main>'))
    .replace(/<details class="document-facts"[\s\S]*?<\/details>/g, '')
    .replace(/<span class="code">[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, ' ')

test('[E504] headings, crumbs and tabs name a record by title, publisher and day', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const document = '80 North Koreans held in China&#39;s northeast, some sent back, Harbour Wire'
  const named: [path: string, words: string][] = [
    ['/documents/R08', document.replace('&#39;', "'")],
    ['/documents/R08/proposals', document.replace('&#39;', "'")],
    ['/claims/R07a', 'at least 52 · Detention, Dawn Ferry News, 14 July 2022'],
    ['/events/OCT11', 'Returns over Red Pine Bridge on 11 October 2022'],
    ['/speakers/lantern', 'Lantern Ledger'],
    ['/history/R08b', 'about 80 · Detention, Harbour Wire, 5 August 2022'],
  ]
  for (const [path, words] of named) {
    const page = await door.text(path)
    assert.ok(titleOf(page).includes(words), `${path}: ${titleOf(page)}`)
    assert.ok(headingOf(page).includes(words), `${path}: ${headingOf(page)}`)
    for (const language of ['ko', 'zh'])
      assert.doesNotMatch(titleOf(await door.text(path, { 'accept-language': language })), /R0\d/)
  }
  const below = ['/documents/R08/relate', '/documents/R08/claims/new', '/documents/R08/lineage']
  for (const path of below) assert.match(crumbsOf(await door.text(path)), /Harbour Wire, 5 August/)
  assert.match(crumbsOf(await door.text('/claims/R07a/amend')), /at least 52 · Detention/)
})

test('[E505] lists, choices, changes and histories name records, and hold no id of them', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const paths = ['/', '/claims', '/log/changes', '/speakers', '/documents/R14/relate']
  const more = [
    '/claims/R08b',
    '/lineage/R11/R08',
    '/documents/R08/proposals',
    '/relays?document=R08',
  ]
  for (const path of [...paths, ...more])
    assert.doesNotMatch(
      readOf(await door.text(path)),
      /\bR\d\d[a-z]?\b|\b(?:ir|ck)_[0-9a-f]+/,
      path,
    )
  const options = await door.text('/documents/R14/relate')
  assert.match(options, /<option value="R08">80 North [^<]*, Harbour Wire, 5 August 2022<\/option>/)
  const changes = readOf(await door.text('/log/changes'))
  assert.match(changes, /List A with names/)
})

test('[E506] restricted text stands in no tab, and for others in no heading and no list', async () => {
  const world = await openWorld()
  const [title, speaker] = [canary(56).ascii, canary(57).ascii]
  const document = { id: 'X-1', title, text: 'Exactly 4141 people were held in Liaoning.' }
  const about = { language: 'en', published: '2023-01-10', sensitivity: 'restricted' }
  await world.ask('ana-1', 'document.add', { ...document, ...about })
  const agent = { id: 'hidden-one', kind: 'outlet', name: { en: speaker }, scope: 'X-1' }
  await world.ask('ana-1', 'agent.record', agent)
  await world.ask('ana-1', 'claim.record', {
    ...{ id: 'X-1a', document: 'X-1', quote: ['Exactly 4141 people'], number: 'Exactly 4141' },
    ...{ act: 'detention', place: 'Liaoning', time: '2022-07', sensitivity: 'restricted' },
    chain: ['hidden-one'],
  })
  const secret = new RegExp(`${title}|${speaker}|4141`)
  const paths = [
    ...['', '/proposals', '/relate', '/proof', '/claims/new', '/lineage'].map(
      (end) => `/documents/X-1${end}`,
    ),
    ...['/claims/X-1a', '/claims/X-1a/amend', '/speakers/hidden-one', '/history/X-1'],
    ...['/history/X-1a', '/history/hidden-one', '/lineage/X-1/R08', '/relays?document=X-1'],
  ]
  try {
    const [keeper, viewer] = [await openFixtureDoor(world), await openFixtureDoor(world, VIEWER)]
    for (const path of paths) {
      const page = await keeper.text(path)
      assert.doesNotMatch(titleOf(page), secret, path)
      const other = await viewer.text(path)
      assert.doesNotMatch(other, secret, path)
    }
    assert.match(headingOf(await keeper.text('/documents/X-1')), new RegExp(title))
    assert.match(headingOf(await keeper.text('/speakers/hidden-one')), new RegExp(speaker))
    for (const path of ['/', '/log/changes', '/documents', '/claims', '/speakers'])
      assert.doesNotMatch(await viewer.text(path), secret, path)
    assert.match(await keeper.text('/log/changes'), new RegExp(title))
  } finally {
    await world.close()
  }
})
