// Asking, saving, comparing and paging by plain forms: what cannot be asked is shown again with
// everything that was typed, and nothing that was typed comes back as markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Actor } from '@tumen/desk'
import { type OpenedWorld, openWorld, type WorldStep } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import { pageParts } from './figure-part.test.ts'

const Q1 = '/figures/show?act=detention&place=CN%2FLN&at=2022-07-31'
const SCRIPT = '"><script>alert(1)</script>'
const ESCAPED = '&quot;>&lt;script>alert(1)&lt;/script>'
const DOCUMENTER: Actor = { account: 'doc-1', roles: ['documenter'] }

async function withWorld(run: (world: OpenedWorld) => Promise<void>, more = {}): Promise<void> {
  const world = await openWorld(more)
  try {
    await run(world)
  } finally {
    await world.close()
  }
}

test('[E120] the page of figures asks, and answers the saved questions as known today', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/figures?act=arrest&place=CN%2FJL')
  assert.match(page, /<option value="arrest" selected>/)
  assert.match(page, /name="place"[^>]* value="CN\/JL"/)
  assert.match(page, />Held in Liaoning, end of July 2022</)
  assert.match(page, /As known today:<\/span> <a [^>]*>At least 52\. No upper limit is stated\./)
})

test('[E120] without saved questions the page says so and names the next step', async () => {
  const isSaving = ({ operation }: WorldStep) => operation === 'query.save'
  const revise = (step: WorldStep) => (isSaving(step) ? [] : [step])
  await withWorld(
    async (world) => {
      const page = await (await openFixtureDoor(world)).text('/figures')
      assert.match(page, /No question is saved yet/)
      assert.match(page, /href="\/figures\?act=detention"/)
    },
    { revise },
  )
})

/** Path, status, what must stand there, what must not. */
const REFUSED: [string, number, RegExp[], string[]][] = [
  ['', 422, [/choose an act/, /name="act"/], ['figure-head']],
  [
    'act=detention',
    200,
    [/covers everything/, /act=detention&amp;wide=yes|wide=yes&amp;act/],
    ['figure-head'],
  ],
  [
    'act=detention&place=Lioaning',
    422,
    [/id="place-problem"/, /value="Lioaning"/],
    ['figure-head'],
  ],
  [
    'act=arrest&place=CN&period=soon',
    422,
    [/id="period-problem"/, /value="soon"/],
    ['figure-head'],
  ],
  [
    'act=arrest&place=CN&period=2022-04&at=2022-04-01',
    422,
    [/value="2022-04-01"/],
    ['figure-head'],
  ],
  ['act=arrest&place=CN&asKnownOn=2099-01-01', 422, [/id="asKnownOn-problem"/], ['figure-head']],
  ['act=arrest&event=NOTHING', 422, [/value="NOTHING"/], ['figure-head']],
  ['act=nonsense&place=CN', 422, [/role="alert"/], ['nonsense"', 'figure-head']],
  ['act=arrest&place=CN&restrict-sex=women&unit=nothing', 422, [/value="women"/], ['figure-head']],
]

test('[E134] a question that cannot be asked is shown again with what was typed and what is wrong', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const path of ['show', 'statements', 'moments', 'difference'])
    for (const [query, status, must, mustNot] of REFUSED) {
      const answer = await door.get(`/figures/${path}?${query}&before=2022-01-01`)
      const page = await answer.text()
      assert.equal(answer.status, status, `${path}?${query}`)
      for (const pattern of must) assert.ok(pattern.test(page), `${path}?${query} ${pattern}`)
      for (const text of mustNot) assert.ok(!page.includes(text), `${path}?${query} ${text}`)
    }
  assert.deepEqual(door.faults, [])
})

test('[E134] a question about everything is answered when it is meant', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/figures/show?act=detention&wide=yes')
  assert.match(page, /figure-head/)
  // Its own links and forms mean it, too.
  assert.match(page, /<input type="hidden" name="wide" value="yes"/)
})

test('[E135] a name with several places is answered by choices that keep the rest', async () => {
  await withWorld(async (world) => {
    const names = { en: 'Twin Town' }
    const places = ['CN/LN/twin', 'CN/JL/twin'].map((id) => ({ id, level: 'adm2', names }))
    await world.ask('adm-1', 'place.import', { places })
    const door = await openFixtureDoor(world)
    const answer = await door.get('/figures/show?act=arrest&place=Twin+Town&period=2022')
    const page = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(page, /Several places have this name/)
    assert.match(page, /<input type="radio" name="place" value="CN\/JL\/twin"/)
    assert.match(page, /name="period"[^>]* value="2022"/)
  })
})

test('[E136] a question is saved by name, with its day or without, and can be undone', async () => {
  await withWorld(async (world) => {
    const door = await openFixtureDoor(world)
    const path = `${Q1}&asKnownOn=2022-08-10`
    const refused = await door.post(path, { name: '', shared: 'yes', keepDay: 'yes' })
    const page = await refused.text()
    assert.equal(refused.status, 422)
    assert.match(page, /name="shared"[^>]* checked/)
    assert.match(page, /id="name-problem"/)
    assert.match(page, /figure-head/)
    const saved = await door.post(path, { name: 'Mine <b>', keepDay: 'yes' })
    assert.equal(saved.status, 303)
    assert.equal(saved.headers.get('location'), path)
    assert.match(await door.text(path), /Saved\..*action="\/undo"/s)
    const list = await door.text('/figures')
    assert.match(list, /asKnownOn=2022-08-10">Mine &lt;b></)
    assert.match(list, /only yours/)
    await door.post(path, { name: 'As of today', shared: 'yes' })
    assert.match(await door.text('/figures'), /at=2022-07-31">As of today</)
    // What is only mine is not there for others.
    const other = await openFixtureDoor(world, DOCUMENTER)
    const others = await other.text('/figures')
    assert.ok(!others.includes('Mine'))
    assert.ok(others.includes('As of today'))
  })
})

test('[E137] only own questions can be removed, and a removed one can be had back', async () => {
  await withWorld(async (world) => {
    const door = await openFixtureDoor(world)
    await door.post(Q1, { name: 'For a while', shared: 'yes' })
    const item = (await door.text('/figures')).split('<li data-row').at(-1) ?? ''
    assert.match(item, /aria-label="Remove the question: For a while"/)
    const id = /name="id" value="([^"]*)"/.exec(item)?.[1]
    assert.ok(id)
    const other = await openFixtureDoor(world, DOCUMENTER)
    assert.ok(!(await other.text('/figures')).includes('Remove the question: For a while'))
    assert.equal((await other.post('/figures', { id })).status, 403)
    assert.equal((await door.post('/figures', { id })).status, 303)
    const page = await door.text('/figures')
    assert.match(page, /Removed from the list\..*action="\/undo"/s)
    assert.ok(!page.includes('For a while'))
  })
})

test('[E138] a difference shows both answers, what moved and because of which words', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const path = '/figures/difference?act=detention&place=CN%2FLN&at=2022-07-31'
  const page = await door.text(`${path}&asKnownOn=2022-09-01&before=2022-08-10`)
  assert.match(page, />As known on 10 August 2022</)
  assert.match(page, />As known on 1 September 2022</)
  assert.match(page, /Best: about <a href="[^"]*asKnownOn=2022-08-10#reasons">80<\/a> → <a/)
  assert.match(
    page,
    /href="\/claims\/R08b">about 80 · Detention, Harbour Wire, 5 August 2022<\/a>: withdrawn/,
  )
  assert.deepEqual(pageParts(page).deadLinks, [])
  assert.deepEqual(pageParts(page).doubleIds, [])
  const same = await door.text(`${path}&asKnownOn=2022-08-10&before=2022-08-09`)
  assert.match(same, /Between these two days nothing changed/)
  const viewer = await openFixtureDoor(await readOnlyWorld(), {
    account: 'sta-1',
    roles: ['statistician'],
  })
  const counts = pageParts(await viewer.text(`${path}&asKnownOn=2022-09-01&before=2022-08-10`))
  for (const text of ['All of them', 'missionary', '/claims/', '/documents/'])
    assert.ok(!counts.main.includes(text), text)
})

test('[E138] without an earlier day, or with a wrong one, it is asked for', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const path = '/figures/difference?act=detention&place=CN%2FLN&at=2022-07-31'
  const empty = await door.get(path)
  assert.equal(empty.status, 200)
  assert.match(await empty.text(), /Choose the earlier day/)
  for (const before of ['someday', '2099-01-01']) {
    const wrong = await door.get(`${path}&before=${before}`)
    const page = await wrong.text()
    assert.equal(wrong.status, 422, before)
    assert.match(page, /id="before-problem"/)
    assert.ok(page.includes(`value="${before}"`), before)
  }
})

test('[E139] [E552] the moments stand as a table, each with its answer and what moved', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const page = await door.text('/figures/moments?act=detention&place=CN%2FLN&at=2022-07-31')
  for (const day of ['2022-07-18', '2022-08-05', '2022-08-26'])
    assert.ok(page.includes(`at=2022-07-31&amp;asKnownOn=${day}">`), day)
  assert.match(page, /asKnownOn=2022-08-26&amp;before=2022-08-05">what moved on 26 August 2022/)
  const none = await door.text('/figures/moments?act=torture&place=KR&period=2022')
  assert.match(none, /On no day was there an answer/)
})

test('[E140] script in every field comes back as text', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const fields =
    'place period at from to event population unit asKnownOn knownBy before page restrict-sex'
  for (const name of fields.split(' '))
    for (const path of ['', '/show', '/statements', '/moments', '/difference']) {
      const query = new URLSearchParams({ act: 'arrest', place: 'CN', before: '2022-08-01' })
      query.set(name, SCRIPT)
      const page = await door.text(`/figures${path}?${query}`)
      assert.ok(!page.includes('<script>alert'), `${path} ${name}`)
    }
  const page = await door.text(`/figures?${new URLSearchParams({ place: SCRIPT })}`)
  assert.ok(page.includes(ESCAPED), 'place')
  const posted = await door.post(Q1, { name: `${SCRIPT}${'x'.repeat(300)}` })
  const again = await posted.text()
  assert.ok(again.includes(ESCAPED) && !again.includes('<script>alert'))
  assert.deepEqual(door.faults, [])
})

/** Decides that no document is a copy, and accepts the claims of the crowd. */
async function acceptCrowd(world: OpenedWorld, n: number): Promise<void> {
  type Waiting = { proposals: { from: string; to: string }[] }
  for (;;) {
    const { proposals } = await world.ask<Waiting>('rev-1', 'document.proposals', {})
    if (proposals.length === 0) break
    for (const { from, to } of proposals)
      await world.ask('rev-1', 'document.decide', { from, to, decision: 'rejected' })
  }
  const claims = Array.from({ length: n }, (_, one) => `X${one}a`)
  await world.ask('rev-1', 'claim.accept', { claims })
}

/** The world with `n` more documents that each say the same of Liaoning. */
function crowded(n: number): (step: WorldStep) => WorldStep[] {
  let text: WorldStep | undefined
  return (step) => {
    if (step.operation === 'document.add' && step.input.id === 'R07') text = step
    if (step.operation !== 'claim.import' || text === undefined) return [step]
    const [claim] = step.input.claims as Claim[]
    if (claim?.id !== 'R07a') return [step]
    const ids = Array.from({ length: n }, (_, one) => `X${one}`)
    const documents = ids.map((id) => ({
      ...step,
      operation: 'document.add',
      input: {
        ...text?.input,
        id,
        text: `${text?.input.text}\n${id}`,
        url: `https://x.example/${id}`,
      },
    }))
    const claims = ids.map((doc) => ({ ...claim, id: `${doc}a`, doc }))
    return [step, ...documents, { ...step, input: { claims } }]
  }
}

test('[E141] of many statements a page shows some, says how many more, and leads to all', async () => {
  await withWorld(
    async (world) => {
      await acceptCrowd(world, 110)
      const door = await openFixtureDoor(world)
      const page = await door.text(Q1)
      assert.match(page, /href="\/figures\/statements\?[^"]*">and \d+ more</)
      assert.deepEqual(pageParts(page).deadLinks, [])
      // The moments are then reckoned on request.
      assert.match(page, /href="\/figures\/moments\?[^"]*">When did the answer change\?/)
      assert.ok(page.length < 200_000, `${page.length}`)
      const moved = await door.text(`${Q1.replace('show', 'difference')}&before=2022-07-01`)
      assert.match(moved, /href="\/figures\/statements\?[^"]*">and \d+ more</)
      assert.ok(moved.length < 100_000, `${moved.length}`)
      const path = Q1.replace('show', 'statements')
      const rows = async (more: string) =>
        [...(await door.text(path + more)).matchAll(/<tr data-row/g)].length
      assert.deepEqual([await rows(''), await rows('&page=2')], [50, 50])
      assert.match(await door.text(path), /1 to 50 of 1\d\d/)
      assert.match(await door.text(`${path}&page=2`), /page=1" rel="prev"/)
      for (const strange of ['0', '-1', '999', 'x', '1.5'])
        assert.ok((await rows(`&page=${strange}`)) > 0)
    },
    { revise: crowded(110) },
  )
})
