// The page of proposals and its forms: what it shows, what each button does, and to whom.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '@tumen/words'
import { openFixtureDoor, VIEWER } from '../../../../fixture/door.ts'
import {
  ARRESTED,
  HELD,
  itemOf,
  openReport,
  PATH,
  RETURNED,
  TEXT,
} from '../../../../fixture/report.ts'
import { HOSTILE, mainOf } from '../../../../fixture/text.ts'

test('[E270] proposals are marked and numbered, with a card for each that leads back', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const page = mainOf(await door.text(PATH))
  for (const [n, key] of [HELD, RETURNED, ARRESTED].entries()) {
    assert.ok(page.includes(`href="#card-${key}"`), key)
    const item = itemOf(page, n + 1)
    for (const words of [`href="#mark-${n + 1}"`, `id="card-${key}"`])
      assert.ok(item.includes(words), words)
    assert.ok(page.includes(`id="mark-${n + 1}"`))
  }
  const held = itemOf(page, 1)
  for (const words of [
    'at least 52',
    'Detention',
    '랴오닝성',
    'April 2022',
    'How sure the program is',
  ])
    assert.ok(held.includes(words), words)
  assert.match(held, /<code>[a-z]+[.a-z-]+<\/code>/)
  assert.match(held, /<mark>최소 52명<\/mark>|최소 52명/)
  assert.ok(itemOf(page, 2).includes('a part of those in proposal 1'))
})

test('[E271] a proposal is accepted or rejected, and the next open one is looked at', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const accepted = await door.post(PATH, { do: 'accept', proposal: await door.idOf(HELD) })
  assert.equal(accepted.headers.get('location'), `${PATH}?next=${RETURNED}`)
  const page = mainOf(await door.text(`${PATH}?next=${RETURNED}`))
  assert.match(itemOf(page, 2), /<a[^>]* autofocus/)
  for (const key of ['a', 'e', 'x']) assert.match(itemOf(page, 2), new RegExp(`data-key="${key}"`))
  assert.ok(!itemOf(page, 3).includes('data-key='))
  const fields = { do: 'reject', proposal: await door.idOf(ARRESTED), reason: 'of another year' }
  const rejected = await door.post(PATH, fields)
  assert.equal(rejected.headers.get('location'), `${PATH}?next=${RETURNED}`)
  const done = mainOf(await door.text(PATH))
  assert.ok(done.includes('3 proposals: 1 open, 1 accepted, 1 rejected'))
  assert.ok(itemOf(done, 3).includes('Because: of another year'))
  await door.post(PATH, { do: 'accept', proposal: await door.idOf(RETURNED) })
  assert.ok(mainOf(await door.text(PATH)).includes('Every proposal is decided.'))
})

test('[E272] several ticked ones are one change; that none is ticked is said', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const size = async () => (await door.world.ask<{ size: number }>('ana-1', 'log.show', {})).size
  const before = await size()
  const proposal = [await door.idOf(HELD), await door.idOf(RETURNED), await door.idOf(ARRESTED)]
  await door.post(PATH, { do: 'accept', proposal })
  assert.equal((await size()) - before, 1)
  assert.deepEqual(
    [...(await door.read()).values()].map(({ decision }) => decision?.decision),
    ['accepted', 'accepted', 'accepted'],
  )
  const none = await door.post(PATH, { do: 'accept' })
  assert.equal(none.status, 422)
  assert.ok(mainOf(await none.text()).includes('Nothing was chosen.'))
})

test('[E273] a refused decision stands at its proposal, and the ticks stay', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const [held, part] = [await door.idOf(HELD), await door.idOf(RETURNED)]
  await door.post(PATH, { do: 'reject', proposal: held })
  const refused = await door.post(PATH, { do: 'reject', proposal: [held, part] })
  assert.equal(refused.status, 409)
  const page = mainOf(await refused.text())
  assert.ok(page.includes('decided already'), 'the sentence of the code')
  assert.match(itemOf(page, 2), /checked/)
  assert.equal((await door.read()).get(RETURNED)?.decision, undefined)
})

test('[E274] a decision says how and by whom, is undone, and a rejected one is taken up', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  await door.post(PATH, { do: 'accept', proposal: await door.idOf(HELD) })
  await door.post(PATH, { do: 'reject', proposal: await door.idOf(ARRESTED) })
  const decision = (await door.read()).get(HELD)?.decision
  const page = mainOf(await door.text(PATH))
  for (const words of ['accepted, ana-1', `href="/claims/${decision?.claim}"`, 'action="/undo"'])
    assert.ok(itemOf(page, 1).includes(words), words)
  assert.ok(itemOf(page, 3).includes('Accept after all'))
  await door.post(PATH, { do: 'accept', proposal: await door.idOf(ARRESTED) })
  assert.equal((await door.read()).get(ARRESTED)?.decision?.decision, 'accepted')
  const back = `${PATH}?next=${HELD}`
  const undone = await door.post('/undo', { leaf: String(decision?.leaf), back })
  assert.equal(undone.headers.get('location')?.split('?')[0], PATH)
  assert.equal((await door.read()).get(HELD)?.decision, undefined)
})

test('[E276] what reads otherwise than it was shown is not recorded', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const other = `${HELD}:0123456789abcdef`
  const refused = await door.post(PATH, { do: 'accept', proposal: other })
  assert.equal(refused.status, 409)
  assert.equal((await door.read()).get(HELD)?.decision, undefined)
  const seen = { seen: other, act: 'arrest', quote: '탈북민 최소 52명이 구금됐다고' }
  const edited = await door.post(`${PATH}/${HELD}/edit`, { ...seen, chain: 'harbour' })
  assert.equal(edited.status, 409)
  assert.equal((await door.read()).get(HELD)?.decision, undefined)
})

test('[E277] who may not decide gets no page; what is hidden and what is missing look alike', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  await door.add('K2', { sensitivity: 'restricted' })
  const viewer = await openFixtureDoor(door.world, VIEWER)
  for (const path of [PATH, `${PATH}/${HELD}/edit`])
    assert.equal((await viewer.get(path)).status, 403, path)
  assert.ok(!(await viewer.text('/documents/K1')).includes('/proposals'))
  const documenter = await openFixtureDoor(door.world, { account: 'doc-9', roles: ['documenter'] })
  const of = async (id: string) => {
    const answer = await documenter.get(`/documents/${id}/proposals`)
    return `${answer.status} ${mainOf(await answer.text())}`.replaceAll(id, '-')
  }
  assert.equal(await of('K2'), await of('K9'))
  const reviewer = await openFixtureDoor(door.world, { account: 'rev-9', roles: ['reviewer'] })
  const page = mainOf(await reviewer.text(PATH))
  assert.ok(page.includes('at least 52') && !page.includes('value="accept"'))
})

test('[E278] a long text comes in parts, and one beyond the limit says so', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  await door.add('K3', { text: `${TEXT}\n`.repeat(1500) })
  const reader = await door.text('/documents/K3')
  assert.match(reader, /action="\/documents\/K3\/proposals"[\s\S]*name="do" value="read"/)
  const asked = await door.post('/documents/K3/proposals', { do: 'read' })
  assert.equal(asked.headers.get('location'), '/documents/K3/proposals')
  const first = mainOf(await door.text('/documents/K3/proposals'))
  const all = Number(/([\d,]+) proposals:/.exec(first)?.[1]?.replace(',', ''))
  assert.ok(all >= 4500, `${all} in all`)
  assert.match(first, /of them stand in this part/)
  const at = /href="(\/documents\/K3\/proposals\?at=\d+)"/.exec(first)?.[1]
  assert.ok(at)
  const next = mainOf(await door.text(at ?? ''))
  assert.notEqual(/id="card-([^"]+)"/.exec(next)?.[1], /id="card-([^"]+)"/.exec(first)?.[1])
  await door.add('K4', { text: '가나다 바\n'.repeat(200_001) })
  const refused = await door.get('/documents/K4/proposals')
  assert.equal(refused.status, 413)
  assert.match(mainOf(await refused.text()), /the limit is 1000000/)
})

test('[E279] words of a document come escaped, and no address holds them', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const text = `“${HOSTILE} 탈북민 최소 52명이 구금됐다”고 ${HOSTILE} 선교사가 말했다.`
  await door.add('K5', { title: HOSTILE, text, publisher: HOSTILE })
  const [proposal] = (await door.read('K5')).values()
  assert.ok(proposal)
  for (const path of ['/documents/K5/proposals', `/documents/K5/proposals/${proposal.key}/edit`]) {
    const page = await door.text(path)
    assert.ok(!page.includes('<script>alert'), path)
    for (const [, address] of page.matchAll(/(?:href|action)="([^"]*)"/g))
      assert.ok(!decodeURIComponent(address ?? '').includes('alert'), address)
  }
})

test('[E280] a standing claim is named, and that accepted ones wait for a second person', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const claim = { document: 'K1', quote: ['최소 52명이 구금됐다'], number: '최소 52명' }
  const own = { ...claim, id: 'standing', act: 'detention', chain: ['harbour'] }
  await door.world.ask('ana-1', 'claim.record', own)
  const page = mainOf(await door.text(PATH))
  assert.match(itemOf(page, 1), /A second one would be a copy:.*href="\/claims\/standing"/)
  const { review } = await door.world.ask<{ review: string }>('ana-1', 'workspace.show', {})
  assert.equal(page.includes('waits until a second person'), review === 'second-person')
})

test('[E579] what is accepted here and still waits is said to wait, in each language', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const cases = [
    ['en', HELD],
    ['ko', RETURNED],
    ['zh', ARRESTED],
  ] as const
  for (const [language, key] of cases) {
    await door.post(PATH, { do: 'accept', proposal: await door.idOf(key) })
    const page = await door.text(PATH, { 'accept-language': language })
    const { done } = wordsIn(language).page.frame
    assert.ok(page.includes(done.acceptedWaits) && !page.includes(done.accepted), language)
  }
})
