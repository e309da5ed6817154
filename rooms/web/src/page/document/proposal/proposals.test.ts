// The page of proposals and its forms: what it shows, what each button does, and to whom.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { LANGUAGES, wordsIn } from '@tumen/words'
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
import { fieldsIn } from '../../claim/form/printed-form.test.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { nextOpen, placeProposals } from './proposal-place.ts'

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
  for (const words of ['at least 52', 'Detention', '랴오닝성', 'April 2022'])
    assert.ok(held.includes(words), words)
  assert.doesNotMatch(held, /<code>|\d\s?%|in 100/)
  assert.match(held, /<mark>최소 52명<\/mark>|최소 52명/)
  assert.ok(itemOf(page, 2).includes('a part of those in proposal 1'))
})

test('[E956] the question of what a number says of time is asked in the words of its answers', () => {
  for (const language of LANGUAGES) {
    const { measure, page } = wordsIn(language)
    const asked = page.proposal.question['total-or-incident']
    for (const answer of [measure.stock, measure.flow])
      assert.ok(asked.includes(answer), `${language} ${answer}`)
  }
})

test('[E694] a number that no proposal takes up is told, and leads to its form filled', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  await door.add('K7', { text: `${TEXT}\n\n센터는 올해 사례 7건을 기록했다.` })
  const at = '/documents/K7/proposals'
  const page = mainOf(await door.text(at))
  assert.ok(page.includes('One number of the text is in no proposal'))
  const [, href = ''] = /<a href="([^"]*)"><q lang="ko">7건<\/q>/u.exec(page) ?? []
  const form = await door.text(href.replaceAll('&amp;', '&'))
  assert.equal(fieldsIn(form).number, '7건')
  assert.equal(fieldsIn(form).quote, '센터는 올해 사례 7건을 기록했다.')
  assert.ok(!mainOf(await door.text(PATH)).includes('in no proposal'))
})

test('[E694] a second report in one text is told above the proposals', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const more = '골목의 이웃들은 밤에 차 소리를 들었을 뿐 다른 것은 모른다고 했다.'
  const second =
    '다른 소식\n(서울=등불통신) 군인들이 여성 9명을 강 건너로 돌려보냈다고 활동가가 말했다.'
  await door.add('K8', { text: `${TEXT}\n${more}\n\n${second}` })
  const page = mainOf(await door.text('/documents/K8/proposals'))
  assert.match(page, /What begins with “다른 소식” seems to be a second report/u)
  assert.ok(!mainOf(await door.text(PATH)).includes('second report'))
})

test('[E271] a proposal is accepted or rejected, and the next open one is looked at', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const accepted = await door.post(PATH, await door.accepting(HELD))
  assert.equal(accepted.headers.get('location'), `${PATH}?next=${RETURNED}`)
  const page = mainOf(await door.text(`${PATH}?next=${RETURNED}`))
  assert.match(itemOf(page, 2), /<a[^>]* autofocus/)
  for (const key of ['e', 'x']) assert.match(itemOf(page, 2), new RegExp(`data-key="${key}"`))
  assert.ok(!itemOf(page, 3).includes('data-key='))
  const fields = { do: 'reject', proposal: await door.idOf(ARRESTED), reason: 'of another year' }
  const rejected = await door.post(PATH, fields)
  assert.equal(rejected.headers.get('location'), `${PATH}?next=${RETURNED}`)
  const done = mainOf(await door.text(PATH))
  assert.ok(done.includes('3 proposals: 1 open, 1 accepted, 1 rejected'))
  assert.ok(itemOf(done, 3).includes('Because: of another year'))
  await door.post(PATH, await door.accepting(RETURNED))
  assert.ok(mainOf(await door.text(PATH)).includes('Every proposal is decided.'))
})

test('[E272] several are rejected in one change, or none; a form about nothing is refused', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const size = async () => (await door.world.ask<{ size: number }>('ana-1', 'log.show', {})).size
  const before = await size()
  const proposal = [await door.idOf(HELD), await door.idOf(RETURNED)]
  await door.post(PATH, { do: 'reject', proposal })
  assert.equal((await size()) - before, 1)
  const again = [await door.idOf(HELD), await door.idOf(ARRESTED)]
  assert.equal((await door.post(PATH, { do: 'reject', proposal: again })).status, 409)
  assert.equal((await door.read()).get(ARRESTED)?.decision, undefined)
  assert.ok((await door.post(PATH, { do: 'accept' })).status >= 400)
})

test('[E273] a refused decision stands at its proposal, and what was answered stays', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const fields = await door.accepting(HELD)
  assert.ok(fields['answer-arrested-or-held'])
  const refused = await door.post(PATH, { ...fields, 'change-time': '2022-13' })
  assert.equal(refused.status, 422)
  const page = mainOf(await refused.text())
  assert.match(itemOf(page, 1), /role="alert"/)
  assert.match(itemOf(page, 1), /value="2022-13"/)
  assert.match(itemOf(page, 1), /checked[^>]*value="detention"|value="detention"[^>]*checked/)
  assert.equal((await door.read()).get(HELD)?.decision, undefined)
})

test('[E692] above the cards a link leads to the one that was refused', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const fields = await door.accepting(HELD)
  const refused = await door.post(PATH, { ...fields, 'change-time': '2022-13' })
  const page = mainOf(await refused.text())
  assert.match(page, new RegExp(`href="#card-${HELD}">To proposal 1, which was refused`))
  assert.doesNotMatch(mainOf(await door.text(PATH)), /which was refused/)
})

test('[E274] a decision says how and by whom, is undone, and a rejected one is taken up', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  await door.post(PATH, await door.accepting(HELD))
  await door.post(PATH, { do: 'reject', proposal: await door.idOf(ARRESTED) })
  const decision = (await door.read()).get(HELD)?.decision
  const page = mainOf(await door.text(PATH))
  for (const words of ['accepted, ana-1', `href="/claims/${decision?.claim}"`, 'action="/undo"'])
    assert.ok(itemOf(page, 1).includes(words), words)
  assert.ok(itemOf(page, 3).includes('Accept after all'))
  await door.post(PATH, await door.accepting(ARRESTED))
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
  const path = '/documents/K3/proposals'
  const part = mainOf(await door.text(path))
  assert.match(part, /This text is long\. \d+ % of it has been read so far/)
  const few = Number(/([\d,]+) proposals:/.exec(part)?.[1]?.replace(',', ''))
  const asked = await door.post(path, { do: 'read', at: '0' })
  assert.equal(asked.headers.get('location'), path)
  const first = mainOf(await door.text(path))
  const all = Number(/([\d,]+) proposals:/.exec(first)?.[1]?.replace(',', ''))
  assert.ok(all >= 4500 && few > 0 && few < all, `${few} of ${all}`)
  assert.ok(!first.includes('has been read so far'))
  assert.match(first, /of them stand in this part/)
  const at = /href="(\/documents\/K3\/proposals\?at=\d+)"/.exec(first)?.[1]
  assert.ok(at)
  const next = mainOf(await door.text(at ?? ''))
  assert.notEqual(/id="card-([^"]+)"/.exec(next)?.[1], /id="card-([^"]+)"/.exec(first)?.[1])
  const late = [...next.matchAll(/id="card-([^"]+)"/g)].at(-1)?.[1] ?? ''
  const id = new RegExp(`value="(${late}:[0-9a-f]+)"`).exec(next)?.[1] ?? ''
  const from = /data-from="(\d+)"/.exec(next)?.[1] ?? ''
  assert.equal((await door.get(`${path}/${late}/edit`)).status, 200)
  const typed = { 'change-affected': 'drivers', from, pieces: 'yes' }
  const open = await door.post(path, { do: 'accept', proposal: id, ...typed })
  assert.match(await open.text(), /A question is open|accepted with changes/)
  const pieces = await door.post(path, { do: 'reject', proposal: id, from, pieces: 'yes' })
  assert.match(await pieces.text(), new RegExp(`id="card-${late}"`))
  await door.add('K4', { text: '가나다 바\n'.repeat(420_000) })
  const refused = await door.get('/documents/K4/proposals')
  assert.equal(refused.status, 413)
  assert.match(mainOf(await refused.text()), /the limit is 2500000/)
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
    await door.post(PATH, await door.accepting(key))
    const page = await door.text(PATH, { 'accept-language': language })
    const { done } = wordsIn(language).page.frame
    assert.ok(page.includes(done.acceptedWaits) && !page.includes(done.accepted), language)
  }
})

test('[E600] every open question is a row of chips, and none of them is chosen', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const held = itemOf(mainOf(await door.text(PATH)), 1)
  assert.match(held, /<legend[^>]*>Arrested there, or held there\?<\/legend>/)
  const chips = [...held.matchAll(/<input type="radio"[^>]*>/g)].map(([one]) => one)
  assert.ok(chips.some((one) => one.includes('value="arrest"')))
  assert.ok(chips.some((one) => one.includes('value="something-else"')))
  const ofFirst = chips.filter((one) => one.includes('name="answer-arrested-or-held"'))
  for (const chip of chips) {
    if (chip.includes('name="rest-')) continue
    assert.ok(chip.includes('required') && !/\schecked/.test(chip), chip)
    assert.equal(chip.includes('data-key='), ofFirst.includes(chip), chip)
  }
  const keys = ofFirst.map((one) => /data-key="(\d)"/.exec(one)?.[1])
  assert.deepEqual(keys, [...keys.slice(0, -1).map((_, n) => String(n + 1)), '9'])
  assert.doesNotMatch(held, /data-key="a"/)
  for (const code of ['detention', 'arrested-or-held'])
    assert.ok(!held.replace(/<[^>]*>/g, '').includes(code), code)
})

test('[E601] a card with an open question is not accepted, and says so', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const refused = await door.post(PATH, { do: 'accept', proposal: await door.idOf(HELD) })
  assert.equal(refused.status, 409)
  const page = mainOf(await refused.text())
  assert.ok(itemOf(page, 1).includes(wordsIn('en').page.refusal['open-question']))
  assert.equal((await door.read()).get(HELD)?.decision, undefined)
})

test('[E602] another answer, and a field that is changed on the card, are recorded', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const other = {
    'answer-arrested-or-held': 'something-else',
    'other-arrested-or-held': 'transfer',
  }
  await door.post(PATH, { ...(await door.accepting(HELD)), ...other })
  const fields = { ...(await door.accepting(ARRESTED)), 'change-time': '2022-03', 'change-act': '' }
  await door.post(PATH, fields)
  const claims = []
  for (const key of [HELD, ARRESTED]) {
    const decision = (await door.read()).get(key)?.decision
    assert.equal(decision?.decision, 'amended')
    const shown = { id: decision?.claim }
    claims.push(await door.world.ask<{ claim: Claim }>('ana-1', 'claim.show', shown))
  }
  const [held, arrested] = claims.map(({ claim }) => claim)
  assert.equal(held?.proposition.act, 'transfer')
  assert.deepEqual(
    [arrested?.proposition.act, arrested?.times[0]?.earliest],
    ['arrest', '2022-03-01'],
  )
})

test('[E603] why is the sentence with the words marked, without a rule and without a share', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const page = mainOf(await door.text(PATH))
  const why = /<details class="proposal-why">[\s\S]*?<\/details>/.exec(itemOf(page, 1))?.[0] ?? ''
  for (const words of ['최소 52명', '랴오닝성', '한 선교사'])
    assert.ok(why.includes(`<mark>${words}</mark>`), words)
  assert.ok(!why.includes('지린성'))
  assert.doesNotMatch(page.replace(/<[^>]*>/g, ''), /[a-z]+\.[a-z]+-[a-z]+|\d\s?%/)
})

test('[E604] a script gets the item and the counts, and no other page', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const answer = await door.post(PATH, {
    ...(await door.accepting(HELD)),
    pieces: 'yes',
    from: '0',
  })
  assert.equal(answer.status, 200)
  const pieces = await answer.text()
  assert.match(pieces, /data-state="accepted"/)
  assert.match(pieces, /3 proposals: 2 open, 1 accepted, 0 rejected/)
  assert.ok(pieces.includes('action="/undo"') && !pieces.includes('<html'))
  assert.ok(!pieces.includes(ARRESTED))
})

test('[E605] numbers come first, and what is only stated is folded after them', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const { proposals } = await door.world.ask<{ proposals: ShownProposal[] }>(
    ...(['ana-1', 'document.read', { document: 'K1' }] as const),
  )
  const [first, second] = proposals
  assert.ok(first && second)
  const { quantity: _, ...stated } = first.claim
  const all = [{ ...first, claim: stated as ShownProposal['claim'] }, second]
  assert.equal(placeProposals('en', all).current?.number, 2)
  assert.equal(nextOpen(all, []), second.key)
  assert.equal(nextOpen(all, [second.key]), first.key)
})

test('[E609] of a text in a language that cannot be read it is said which can', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  await door.add('K6', {
    language: 'ja',
    text: '先週の金曜日、警察は九人が町で拘束されていると発表しました。',
  })
  const page = mainOf(await door.text('/documents/K6/proposals'))
  assert.match(page, /This text is in Japanese\. The program reads English, Korean and Chinese\./)
})

test('[E628] a text that may hold two reports says so beside its proposals', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const text = ['2022.04.29', TEXT.repeat(4), '입력 2021.08.08', TEXT.repeat(4)].join('\n')
  await door.add('K9', { text })
  for (const path of ['/documents/K9', '/documents/K9/proposals'])
    assert.match(mainOf(await door.text(path)), /second date line, 8 August 2021/, path)
  assert.doesNotMatch(mainOf(await door.text(PATH)), /second date line/)
})

test('[E865] the open card is reached at once, before the text, in three languages', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  for (const language of LANGUAGES) {
    const page = mainOf(await door.text(PATH, { 'accept-language': language }))
    const { toOpen } = wordsIn(language).page.proposal
    const at = page.indexOf(`href="#card-${HELD}">${toOpen}</a>`)
    assert.ok(at > 0 && at < page.indexOf('aria-labelledby="text"'), language)
  }
  const decided = await door.post(PATH, { ...(await door.accepting(HELD)), pieces: 'yes' })
  assert.ok((await decided.text()).includes(`class="button" href="#card-${RETURNED}"`))
})

test('[E865] a few steps after the skip link leads a document to what is read for one', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const page = mainOf(await door.text(PATH.replace('/proposals', '')))
  const stops = [...page.matchAll(/<(?:a|button|input|select|summary)\b[^>]*>/g)].map(
    ([tag]) => tag,
  )
  const at = stops.findIndex((tag) => tag.includes(`href="${PATH}"`))
  assert.ok(at >= 0 && at < 4, `${at}: ${stops.slice(0, 6).join(' ')}`)
})
