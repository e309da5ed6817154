import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import { HOSTILE, mainOf, SECRET } from '../../../fixture/text.ts'

const REVIEWER = { account: 'rev-9', roles: ['analyst', 'reviewer'] as ('analyst' | 'reviewer')[] }

async function open(door: FixtureDoor, path: string): Promise<string> {
  const answer = await door.get(path)
  assert.equal(answer.status, 200, path)
  return mainOf(await answer.text())
}

/** A note of an invented outlet, in words that no other text of the world has. */
const NOTE =
  'The ferry keepers of Lampford counted the boats again on Sunday. At least 41 herons were seen ' +
  'between the two piers, the oldest of them said, and 17 nests had been left since the frost. ' +
  'Nobody on the quay could say where the birds had gone, or whether they would come back. ' +
  'The keepers will count again when the reeds are cut, and will write the number on the wall.'

interface Report {
  id: string
  text: string
  publisher: string
  published: string
  sensitivity?: string
}

async function add(world: OpenedWorld, report: Report): Promise<void> {
  await world.ask('ana-1', 'document.add', {
    title: `Note ${report.id}`,
    language: 'en',
    ...report,
  })
}

const FIRST = { id: 'G-1', text: NOTE, publisher: 'Lampford Post', published: '2023-01-02' }
const CHANGED = NOTE.replace('At least 41', '41').replace('17 nests', '71 nests')
const REPRINT = { id: 'G-2', text: CHANGED, publisher: 'Quay Courier', published: '2023-01-03' }

/** Five reports of one invented story: one first, three that copy it, and one in other words. */
async function fiveReports(): Promise<OpenedWorld> {
  const world = await openWorld()
  await add(world, FIRST)
  await add(world, REPRINT)
  const excerpt = NOTE.slice(0, 190)
  const more = [
    { id: 'G-3', text: `Lampford Post reports:\n${NOTE}`, publisher: 'Reed Weekly' },
    { id: 'G-4', text: `${excerpt}\nNo more was said.`, publisher: 'Pier Digest' },
    { id: 'G-5', text: NOTE, publisher: 'Harbour Sheet' },
  ]
  for (const report of more) await add(world, { ...report, published: '2023-01-04' })
  return world
}

const five = fiveReports()

test('[E250] five reports, one to five origins: in each language', async () => {
  const door = await openFixtureDoor(await five)
  const path = '/documents/G-1/lineage'
  const page = await open(door, path)
  assert.match(page, /5 reports, 1 to 5 independent origins/)
  assert.ok(page.includes('Until it is decided'))
  const texts = { ko: '보도 5건, 독립된 출처 1~5곳', zh: '5篇报道，1至5个独立来源' }
  for (const [language, words] of Object.entries(texts)) {
    const headers = { 'accept-language': language }
    assert.ok(mainOf(await door.text(path, headers)).includes(words), words)
  }
  const alone = await open(door, '/documents/R12/lineage')
  assert.match(alone, /One report, one independent origin/)
  assert.ok(alone.includes('No other report of this story') && !alone.includes('<svg'))
})

test('[E251] picture, table and list tell of the same reports and links', async () => {
  const door = await openFixtureDoor(await five)
  const page = await open(door, '/documents/G-3/lineage')
  const ids = ['G-1', 'G-2', 'G-3', 'G-4', 'G-5']
  const [svg = ''] = /<svg[\s\S]*<\/svg>/.exec(page) ?? []
  const [table = ''] = /<table class="story"[\s\S]*<\/table>/.exec(page) ?? []
  for (const id of ids)
    for (const part of [svg, table]) assert.ok(part.includes(`href="/documents/${id}"`), id)
  const links = (part: string) => new Set(part.match(/\/lineage\/G-\d\/G-\d/g))
  const [, list = ''] = page.split('id="links"')
  assert.deepEqual(links(table), links(list))
  const drawn = svg.slice(0, svg.indexOf('chart-legend')).match(/class="chart-relay"/g)
  assert.equal(drawn?.length, links(list).size)
  assert.ok(table.indexOf('G-1') < table.indexOf('G-2'))
})

test('[E252] each link says what speaks for it and leads to both texts', async () => {
  const door = await openFixtureDoor(await five)
  const page = await open(door, '/documents/G-1/lineage')
  for (const words of [
    'Most of the words are the same.',
    'The whole text is the same.',
    'It says that the publisher of the other reported it:',
    '<q lang="en" dir="auto">Lampford Post reports:</q>',
    'href="/lineage/G-2/G-1"',
  ])
    assert.ok(page.includes(words), words)
  // The world's own: a Korean release and its English edition, stated by a person.
  const stated = await open(door, '/documents/R16-en/lineage')
  assert.ok(stated.includes('Somebody stated it') && stated.includes('confirmed'))
  const world = await open(await openFixtureDoor(await readOnlyWorld()), '/documents/R08/lineage')
  const [, stories = ''] = world.split('id="stories"')
  assert.ok(stories.includes('The same number for the same act:'))
  assert.match(stories, /<q lang="ko" dir="auto">[^<]*52/)
  assert.ok(!stories.includes('name="decision"'))
})

test('[E253] a decision on the page of a group changes its numbers', async () => {
  const world = await openWorld()
  await add(world, FIRST)
  await add(world, REPRINT)
  const path = '/documents/G-1/lineage'
  const keeper = await openFixtureDoor(world)
  const decide = { from: 'G-2', to: 'G-1', decision: 'rejected' }
  const own = await keeper.post(path, decide)
  assert.equal(own.status, 409)
  assert.ok(mainOf(await own.text()).includes('Nobody accepts their own work here.'))
  const viewer = await openFixtureDoor(world, VIEWER)
  const seen = await open(viewer, path)
  assert.ok(!seen.includes('name="decision"') && seen.includes('A reviewer decides this.'))
  assert.equal((await viewer.post(path, decide)).status, 403)
  const door = await openFixtureDoor(world, REVIEWER)
  assert.match(await open(door, path), /2 reports, 1 to 2 independent origins/)
  const decided = await door.post(path, decide)
  assert.equal(decided.headers.get('location'), path)
  const rejected = await open(door, path)
  assert.match(rejected, /2 reports, 2 independent origins/)
  assert.ok(rejected.includes('rejected') && !rejected.includes('name="decision"'))
  const leaf = /name="leaf" value="(\d+)"/.exec(rejected)?.[1] ?? ''
  await door.post('/undo', { leaf, back: path })
  await door.post(path, { ...decide, decision: 'confirmed' })
  assert.match(await open(door, path), /2 reports, one independent origin/)
  await world.close()
})

test('[E254] a group holds nothing of hidden documents', async () => {
  const world = await openWorld()
  await add(world, FIRST)
  const hidden = { ...REPRINT, id: 'G-9', publisher: SECRET, sensitivity: 'restricted' }
  await add(world, hidden)
  const keeper = await open(await openFixtureDoor(world), '/documents/G-1/lineage')
  assert.match(keeper, /2 reports/)
  const viewer = await openFixtureDoor(world, VIEWER)
  const page = await open(viewer, '/documents/G-1/lineage')
  assert.match(page, /One report/)
  assert.ok(!page.includes('G-9') && !page.includes(SECRET))
  const answers = await Promise.all(
    ['G-9', 'nobody'].map(async (id) => {
      const answer = await viewer.get(`/documents/${id}/lineage`)
      return `${answer.status} ${mainOf(await answer.text()).replaceAll(id, '-')}`
    }),
  )
  assert.equal(answers[0], answers[1])
  await world.close()
})

test('[E255] a document with relations and a pair lead to the group', async () => {
  const door = await openFixtureDoor(await five)
  assert.ok((await open(door, '/documents/G-2')).includes('href="/documents/G-2/lineage"'))
  assert.ok((await open(door, '/lineage/G-2/G-1')).includes('href="/documents/G-2/lineage"'))
  assert.ok(!(await open(door, '/documents/R12')).includes('href="/documents/R12/lineage"'))
})

test('[E256] a pair lists what was changed, and marks what stands at a number', async () => {
  const door = await openFixtureDoor(await five)
  const page = await open(door, '/lineage/G-2/G-1')
  assert.ok(/From [^:]+ to [^:]+: 2 places differ, 2 of them at a number\./.test(page))
  const [, list = ''] = page.split('class="changes"')
  const said = (tag: string) =>
    [...list.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, words = '']) =>
      words.replace(/<[^>]+>/g, '').replace(/^\S+ \S+ /, ''),
    )
  assert.deepEqual([said('del'), said('ins')], [['At least', '17'], ['71']].map(trimmed))
  assert.equal(list.match(/at a number/g)?.length, 2)
})

const trimmed = (words: string[]) => words.map((word) => word.trim())

test('[E256] hostile words of a text come escaped and seen', async () => {
  const world = await openWorld()
  await add(world, FIRST)
  const text = NOTE.replace('the oldest', HOSTILE)
  await add(world, { ...REPRINT, text })
  const page = await open(await openFixtureDoor(world), '/lineage/G-2/G-1')
  assert.ok(!page.includes('<script>') && !page.includes('\u202e'))
  assert.ok(page.includes('&lt;script>') || page.includes('&lt;script&gt;'))
  await world.close()
})

test('[E257] no change, too little, and only the first changes are said', async () => {
  const world = await five
  const door = await openFixtureDoor(world)
  assert.ok((await open(door, '/lineage/G-5/G-1')).includes(' without a change'))
  assert.match(
    await open(door, '/lineage/R01/R08'),
    /Too little of 80 North Koreans[^<]* stands in 4월 중/,
  )
  const many = Array.from({ length: 90 }, (_, n) => `Pier ${n} was shut at dusk as they said then.`)
  const other = many.map((line) => line.replace('shut', 'open'))
  await add(world, { ...FIRST, id: 'G-6', text: many.join(' ') })
  await add(world, { ...REPRINT, id: 'G-7', text: other.join(' ') })
  const page = await open(door, '/lineage/G-7/G-6')
  assert.ok(page.includes('90 places differ') && page.includes('The first 60 places are listed.'))
})
