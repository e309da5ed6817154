import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import {
  claimOn,
  HOSTILE,
  LONG_TEXT,
  mainOf,
  SECRET,
  SECRET_NAME,
  worldWithTexts,
} from '../../../fixture/text.ts'

const textWorld = worldWithTexts()

const idsIn = (page: string) =>
  [...page.matchAll(/class="document-link" href="\/documents\/([^"]+)"/g)].map(([, id]) => id)

async function open(door: FixtureDoor, path: string): Promise<string> {
  const answer = await door.get(path)
  assert.equal(answer.status, 200, path)
  return mainOf(await answer.text())
}

test('[E40] the list shows the newest first, with title, publisher, language and days', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await open(door, '/documents')
  assert.deepEqual(idsIn(page).slice(0, 3), ['R16-en', 'R16-ko', 'R15'])
  const must = [
    'lang="ko" dir="auto">다리의 해<',
    'href="/speakers/lantern"',
    '<td>Korean</td>',
    '30 January 2023',
    '31 January 2023',
    'href="/documents/new"',
    'href="/lineage"',
  ]
  for (const words of must) assert.ok(page.includes(words), words)
  assert.doesNotMatch(page, /rel="next"/)
})

test('[E40] restricted documents and their publishers are listed only for whoever may read', async () => {
  const world = await textWorld
  const keeper = await open(await openFixtureDoor(world), '/documents')
  const viewer = await open(await openFixtureDoor(world, VIEWER), '/documents')
  assert.ok(keeper.includes(SECRET) && keeper.includes(SECRET_NAME))
  assert.match(keeper, /X-secret[\s\S]{0,300}class="tag warn">restricted</)
  for (const words of [SECRET, 'X-secret', 'restricted', '/documents/new'])
    assert.ok(!viewer.includes(words), words)
})

test('[E41] a publisher’s name is posted and found; only its id stands in the address', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const ask = (publisher: string, language = '') => door.post('/documents', { publisher, language })
  const found = await ask('하버와이어', 'en')
  assert.equal(found.headers.get('location'), '/documents?language=en&publisher=harbour')
  assert.equal((await ask('lantern')).headers.get('location'), '/documents?publisher=lantern')
  assert.equal((await ask('')).headers.get('location'), '/documents')
  const only = await open(door, '/documents?language=en&publisher=harbour')
  assert.deepEqual(idsIn(only), ['R12', 'R08', 'R04'])
  assert.match(only, /value="Harbour Wire"/)
  assert.match(only, /<option value="en" selected/)
  const unknown = mainOf(await (await ask(HOSTILE)).text())
  assert.ok(unknown.includes('No publisher is known by this name.'))
  assert.ok(unknown.includes('value="&quot;>&lt;script>alert(1)&lt;/script>'))
  const several = mainOf(await (await ask('the')).text())
  assert.ok(several.includes('Several have this name.'))
  assert.ok(several.includes('href="/documents?publisher='))
  const nothing = await open(door, '/documents?language=lo')
  assert.ok(nothing.includes('No document fits.'))
})

test('[E42] a long list comes in pages, and each document once', async () => {
  const world = await worldWithTexts()
  for (let n = 0; n < 60; n++)
    await world.ask('ana-1', 'document.add', {
      id: `N-${n}`,
      title: `Number ${n}`,
      text: `Text number ${n}`,
      language: 'en',
      published: '2023-01-01',
    })
  const door = await openFixtureDoor(world, VIEWER)
  const first = await open(door, '/documents')
  const next = /<a href="([^"]+)" rel="next">/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await open(door, next)
  const ids = [...idsIn(first), ...idsIn(second)]
  assert.equal(idsIn(first).length, 50)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(ids.length, 17 + 60 + 3)
  assert.doesNotMatch(second, /rel="next"/)
  await world.close()
})

test('[E49] the words of each claim are marked and lead to its card, and the card leads back', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await open(door, '/documents/R08?claim=R08b')
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  assert.ok(anchors.length > 40)
  for (const id of anchors) assert.ok(ids.has(id), `#${id}`)
  assert.equal(page.match(/<li data-number=/g)?.length, 16)
  const must = [
    'lang="en" dir="auto">80 North Koreans held',
    'class="claim state-withdrawn current"',
    'class="claim-card current" id="card-R08b"',
    'href="/claims/R08b"',
    'To the words of claim',
    'reprint of this document',
    'href="/lineage/R11/R08"',
    'href="/documents/R08/claims/new"',
    'href="/relays?document=R08"',
    'href="/speakers/harbour"',
  ]
  for (const words of must) assert.ok(page.includes(words), words)
})

test('[E49] a document without claims says what to do; whoever may not, is not told to', async () => {
  const world = await textWorld
  const keeper = await open(await openFixtureDoor(world), '/documents/X-evil')
  const viewer = await open(await openFixtureDoor(world, VIEWER), '/documents/X-evil')
  assert.ok(keeper.includes('Select words in the text'))
  assert.ok(viewer.includes('No claim has been read out of it yet.'))
  for (const words of ['claims/new', 'X-evil/relate', 'Select words'])
    assert.ok(!viewer.includes(words), words)
})

test('[E50] an older version of a claim stands folded below, and its words are not marked', async () => {
  const world = await worldWithTexts()
  const quote = 'at least 39 persons were held in the province, as before'
  await claimOn(world, 'X-long', {
    id: 'old',
    quote: [`Line 0: The committee said that ${quote}`],
    number: 'at least 39',
  })
  await world.ask('rev-1', 'claim.accept', { claims: ['old'] })
  await world.ask('ana-1', 'claim.amend', {
    id: 'newer',
    amends: 'old',
    reason: 'place',
    quote: ['Line 0: The committee said'],
    act: 'detention',
    place: 'CN/JL',
    chain: ['harbour'],
  })
  await world.ask('rev-1', 'claim.accept', { claims: ['newer'] })
  const page = await open(await openFixtureDoor(world), '/documents/X-long')
  assert.match(page, /<details><summary>One older version<\/summary>[\s\S]*id="card-old"/)
  assert.equal(page.match(/<li data-number=/g)?.length, 1)
  assert.doesNotMatch(page, /state-superseded/)
  const asked = await open(await openFixtureDoor(world), '/documents/X-long?claim=old')
  assert.match(asked, /<details open>[\s\S]*class="claim-card current" id="card-old"/)
  await world.close()
})

test('[E51] a long text comes in parts; a claim brings its part, under the same number', async () => {
  const world = await worldWithTexts()
  const line = (n: number) => LONG_TEXT.split('\n')[n] ?? ''
  for (const n of [3, 1999])
    await claimOn(world, 'X-long', { id: `at-${n}`, quote: [line(n)], number: 'at least 39' })
  const door = await openFixtureDoor(world)
  let seen = ''
  let parts = 0
  for (let path = '/documents/X-long'; path !== ''; parts++) {
    const page = await open(door, path)
    seen += [...page.matchAll(/data-offset="\d+">(.*?)<\/p>/g)].map(([, one]) => one).join('\n')
    path = /<a href="([^"]+)" rel="next">/.exec(page)?.[1] ?? ''
  }
  assert.ok(parts > 2)
  for (const n of [0, 999, 1500]) assert.ok(seen.includes(line(n)), String(n))
  const first = await open(door, '/documents/X-long')
  assert.ok(first.includes('One more claim stands in other parts'))
  assert.ok(first.includes('<li data-number="1">') && !first.includes('<li data-number="2">'))
  const last = await open(door, '/documents/X-long?claim=at-1999')
  assert.ok(last.includes('id="mark-2"') && last.includes('<li data-number="2">'))
  assert.ok(last.includes('id="p2000"'))
  for (const odd of ['-1', '1e9', 'x', '99999999999999999999'])
    await open(door, `/documents/X-long?at=${odd}`)
  await world.close()
})

test('[E51] of very many claims in one part all are marked, and the first have cards', async () => {
  const world = await worldWithTexts()
  for (const n of Array.from({ length: 203 }, (_, at) => at))
    await claimOn(world, 'X-long', { id: `c${n}`, quote: [`Line ${n}: The committee said`] })
  const page = await open(await openFixtureDoor(world), '/documents/X-long')
  assert.equal(page.match(/<li data-number=/g)?.length, 200)
  assert.ok(page.includes('The first 200 are shown beside the text.'))
  assert.match(page, /id="mark-200" href="#card-c199"/)
  assert.match(page, /id="mark-203" href="\/claims\/c202"/)
  await world.close()
})

test('[E52] a restricted document is to a viewer as one that is not there', async () => {
  const world = await textWorld
  const viewer = await openFixtureDoor(world, VIEWER)
  const paths = ['', '?claim=R08b', '?at=3', '?left=script.1.1'].map((end) => [
    `/documents/X-secret${end}`,
    `/documents/X-nobody${end}`,
  ])
  for (const [hidden = '', missing = ''] of [
    ...paths,
    ['/lineage/X-secret/R08', '/lineage/X-nobody/R08'],
    ['/lineage/R08/X-secret', '/lineage/R08/X-nobody'],
  ]) {
    const [one, other] = [await viewer.get(hidden), await viewer.get(missing)]
    assert.deepEqual([one.status, other.status], [404, 404])
    assert.equal(
      (await one.text()).replaceAll('X-secret', '-'),
      (await other.text()).replaceAll('X-nobody', '-'),
    )
  }
  const keeper = await openFixtureDoor(world)
  assert.ok((await open(keeper, '/documents/X-secret')).includes(SECRET))
})

test('[E52] a restricted claim of a public text has no mark, number or card for a viewer', async () => {
  const world = await worldWithTexts()
  await claimOn(world, 'X-copy', {
    id: 'hidden-claim',
    quote: ['Nothing else.'],
    sensitivity: 'restricted',
    text: SECRET,
  })
  const keeper = await open(await openFixtureDoor(world), '/documents/X-copy')
  const viewer = await open(await openFixtureDoor(world, VIEWER), '/documents/X-copy')
  assert.match(keeper, /<mark[^>]*>Nothing else\.<\/mark>/)
  assert.ok(keeper.includes('card-hidden-claim'))
  assert.ok(viewer.includes('Nothing else.'))
  for (const words of ['hidden-claim', '<mark', 'X-secret', SECRET, 'data-number'])
    assert.ok(!viewer.includes(words), words)
  await world.close()
})

test('[E53] hostile words come escaped, signs that turn the order are seen, no address is a link', async () => {
  const door = await openFixtureDoor(await textWorld)
  for (const path of ['/documents', '/documents/X-evil', '/documents/X-evil/relate']) {
    const page = await door.text(path)
    assert.ok(!page.includes('<script>alert'), path)
    assert.ok(page.includes('&lt;script>alert(1)&lt;/script>'), path)
  }
  const page = await open(door, '/documents/X-evil')
  assert.match(page, /data-offset="0">Before [^<]*\ufffd after\.</)
  assert.ok(page.includes('javascript:'))
  assert.doesNotMatch(page, /(href|src)="javascript:/)
  const told = await open(door, '/documents/R08?left=%3Cb%3E.1.1&left=constructor.1&sign=x&new=1')
  assert.doesNotMatch(told, /class="card added"/)
})

test('[E59] the title of a tab holds no words of a document that is not public', async () => {
  const door = await openFixtureDoor(await textWorld)
  for (const path of [
    '/documents/X-secret',
    '/documents/X-secret/relate',
    '/lineage/X-secret/R08',
  ]) {
    const page = await door.text(path)
    assert.ok(page.includes(SECRET), path)
    const title = /<title>(.*?)<\/title>/.exec(page)?.[1] ?? ''
    assert.ok(title.length > 5 && !title.includes(SECRET), path)
  }
})

test('[E714] a document shows the copies that were made of it, each with the way to its review', async () => {
  const door = await openFixtureDoor(await textWorld)
  const copy = Buffer.from('A redacted text.').toString('base64')
  const asked = { document: 'R08', bytes: copy, mediaType: 'text/plain', tool: 'by <b>hand' }
  const { status, body } = await door.call('evidence.derive', asked)
  assert.equal(status, 200)
  const page = await open(door, '/documents/R08')
  const { id } = body as { id: string }
  assert.ok(page.includes(`href="/reviews/${encodeURIComponent(`redaction ${id}`)}"`))
  assert.ok(page.includes('by &lt;b>hand') && !page.includes('<b>hand'))
  const viewer = await open(await openFixtureDoor(await textWorld, VIEWER), '/documents/R08')
  assert.ok(!viewer.includes('/reviews/'))
})
