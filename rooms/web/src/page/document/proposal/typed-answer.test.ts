// What a person types on the card of a proposal: that it is asked and recorded whole, that what is
// wrong stands at its field, and that the line of the decided one says the record. Invented texts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { wordsIn } from '@tumen/words'
import {
  type FixtureReport,
  HELD,
  itemOf,
  openReport,
  PATH,
  RETURNED,
} from '../../../../fixture/report.ts'
import { mainOf } from '../../../../fixture/text.ts'

async function recordOf(door: FixtureReport, key: string): Promise<Claim> {
  const decision = (await door.read()).get(key)?.decision
  const shown = { id: decision?.claim }
  return (await door.world.ask<{ claim: Claim }>('ana-1', 'claim.show', shown)).claim
}

const wordsOf = (item: string) => item.replace(/<[^>]*>/g, '')

test('[E620] [E621] a typed number is all of the number, and the line says what was recorded', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const open = itemOf(mainOf(await door.text(PATH)), 2)
  const { restAsked } = wordsIn('en').page.proposal
  assert.ok(open.includes(restAsked.split('“')[0] ?? '-') && open.includes('name="rest-partOf"'))
  const fields = { ...(await door.accepting(RETURNED)), 'change-number': '12' }
  const refused = await door.post(PATH, fields)
  assert.equal(refused.status, 409)
  const asked = itemOf(mainOf(await refused.text()), 2)
  assert.match(asked, /<details class="proposal-change" open>[\s\S]*?class="wrong"/)
  assert.equal((await door.read()).get(RETURNED)?.decision, undefined)
  await door.post(PATH, { ...fields, 'change-number': '11', 'rest-partOf': 'goes' })
  const { quantity } = await recordOf(door, RETURNED)
  assert.deepEqual([quantity?.value, quantity?.partOf], [11, undefined])
  const line = wordsOf(itemOf(mainOf(await door.text(PATH)), 2))
  assert.match(line, /11 persons|11/)
  assert.doesNotMatch(line, /52|\b12\b/)
})

test('[E620] the line says number, whole, act, place, day and who; what was read is not said', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const done = await door.post(PATH, {
    ...(await door.accepting(RETURNED)),
    ...{ 'change-number': '40명 중 9명', 'rest-partOf': 'goes', 'change-op': 'about' },
    ...{ 'change-act': 'transfer', 'change-time': '2022-03' },
  })
  assert.equal(done.status, 303, wordsOf(mainOf(await done.text())).slice(0, 600))
  const line = wordsOf(itemOf(mainOf(await door.text(PATH)), 2))
  for (const words of ['about 9 of 40', 'Transfer', 'March 2022', 'Said by: '])
    assert.ok(line.includes(words), `${words} in ${line}`)
})

test('[E622] a refusal names its problem at the field that it is about, in words', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const cases = [
    ['number', 'nine or so of many'],
    ['time', '2022-13'],
    ['place', 'Nowhereburg'],
    ['origin', 'Somebody Nobody Knows'],
  ] as const
  for (const [field, typed] of cases) {
    const own = { [`change-${field}`]: typed, 'rest-partOf': 'goes' }
    const refused = await door.post(PATH, { ...(await door.accepting(RETURNED)), ...own })
    assert.ok(refused.status >= 400, field)
    const item = itemOf(mainOf(await refused.text()), 2)
    const at = item.indexOf(`name="change-${field}"`)
    const before = item.slice(item.lastIndexOf('<details', at), at)
    assert.match(before, /^<details class="proposal-change" open/, field)
    const said = wordsOf(/<span class="wrong" role="alert">(.*?)<\/span>/.exec(item)?.[1] ?? '')
    assert.ok(said.length > 10 && !/[a-z]_[a-z]|named below/.test(said), `${field}: ${said}`)
    assert.ok(item.includes(`value="${typed}"`), field)
    assert.equal(item.split('class="wrong"').length, 2, `${field}: said once`)
  }
})

test('[E732] a place that nobody knows is kept as written on the card, and the claim says so', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const fields = { ...(await door.accepting(HELD)), 'change-place': 'Kuryong Hollow' }
  const refused = await door.post(PATH, fields)
  const item = itemOf(mainOf(await refused.text()), 1)
  assert.match(item, /name="place-as-written" value="Kuryong Hollow"/)
  // Said of another name it keeps nothing.
  const other = { ...fields, 'change-place': 'Red Barn', 'place-as-written': 'Kuryong Hollow' }
  assert.ok((await door.post(PATH, other)).status >= 400)
  await door.post(PATH, { ...fields, 'place-as-written': 'Kuryong Hollow' })
  const { id, places } = await recordOf(door, HELD)
  assert.deepEqual([places[0]?.name, places[0]?.gazetteer], ['Kuryong Hollow', undefined])
  const { placeUnlisted } = wordsIn('en').page.claim
  const page = wordsOf(mainOf(await door.text(`/claims/${id}`)))
  assert.ok(page.includes(placeUnlisted))
  assert.match(page, /The quoted words do not name it; recorded so by ana-1 on /)
})

test('[E623] another origin replaces only itself, and the chain is shown before', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const item = itemOf(mainOf(await door.text(PATH)), 1)
  const at = item.indexOf('name="change-origin"')
  const before = item.slice(item.lastIndexOf('<span class="change-field">', at), at)
  const { chain } = (
    await door.world.ask<{ proposals: { key: string; chain: { label: string }[] }[] }>(
      ...(['ana-1', 'document.read', { document: 'K1' }] as const),
    )
  ).proposals.find(({ key }) => key === HELD) ?? { chain: [] }
  const [publisher] = chain
  assert.ok(chain.length > 1 && before.includes(`${publisher?.label} › `), before)
  const typed = { 'change-origin': 'a trader', 'typed-sort-origin': 'unnamed' }
  await door.post(PATH, { ...(await door.accepting(HELD)), ...typed })
  const claim = await recordOf(door, HELD)
  assert.deepEqual(
    claim.chain.map(({ label }) => label),
    [...chain.slice(0, -1).map(({ label }) => label), 'a trader'],
  )
  assert.equal(claim.chain.at(-1)?.anonymity, 'unnamed')
})

test('[E908] a chain that was set right on one card is offered on the next, and takes one press', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  assert.ok(!(await door.text(PATH)).includes('"way:'), 'as read, nothing is set right')
  const typed = { 'change-origin': 'a trader', 'typed-sort-origin': 'unnamed' }
  await door.post(PATH, { ...(await door.accepting(HELD)), ...typed })
  const first = await recordOf(door, HELD)
  const names = first.chain.map(({ label }) => label).join(' › ')
  const main = mainOf(await door.text(PATH))
  const [way = ''] = /way:[^"]*/.exec(main) ?? []
  assert.equal(way, `way:${first.chain.map(({ agent }) => agent).join(' ')}`)
  assert.ok(main.includes(`as recorded: ${names}`), main)
  await door.post(PATH, { ...(await door.accepting(RETURNED)), 'change-way': way })
  const second = await recordOf(door, RETURNED)
  assert.deepEqual(
    second.chain.map(({ agent, role }) => [agent, role]),
    first.chain.map(({ agent, role }) => [agent, role]),
  )
})

test('[E908] a name that is typed stands before a chain that was chosen', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const typed = { 'change-origin': 'a trader', 'typed-sort-origin': 'unnamed' }
  await door.post(PATH, { ...(await door.accepting(HELD)), ...typed })
  const [way = ''] = /way:[^"]*/.exec(await door.text(PATH)) ?? []
  const other = { 'change-origin': 'a ferryman', 'typed-sort-origin': 'unnamed' }
  await door.post(PATH, { ...(await door.accepting(RETURNED)), ...other, 'change-way': way })
  assert.equal((await recordOf(door, RETURNED)).chain.at(-1)?.label, 'a ferryman')
})

test('[E624] a near name is asked on the card, and one answer is the same speaker', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const name = { en: 'Border Rescue Society' }
  await door.world.ask('ana-1', 'agent.record', { id: 'brs', kind: 'organisation', name })
  const text = 'At least 52 people were detained in Liaoning in April, Border Rescue Socety said.'
  await door.add('K7', { text, language: 'en' })
  const path = '/documents/K7/proposals'
  const item = itemOf(mainOf(await door.text(path)), 1)
  for (const words of ['the same as Border Rescue Society', 'another one'])
    assert.ok(wordsOf(item).includes(words), words)
  assert.doesNotMatch(item, /data-key="a"/)
  const [proposal] = (await door.read('K7')).values()
  assert.ok(proposal)
  const link = /name="(speaker-\d)"/.exec(item)?.[1] ?? ''
  const answers = proposal.questions.map(({ code, candidates: [answer = 'not-said'] }) => {
    return [`answer-${code}`, answer]
  })
  const fields = { do: 'accept', proposal: proposal.id, ...Object.fromEntries(answers) }
  assert.ok((await door.post(path, fields)).status >= 400)
  assert.equal((await door.post(path, { ...fields, [link]: 'brs' })).status, 303)
  const [{ decision } = {}] = (await door.read('K7')).values()
  const shown = { id: decision?.claim }
  const { claim } = await door.world.ask<{ claim: Claim }>('ana-1', 'claim.show', shown)
  assert.equal(claim.chain.at(-1)?.agent, 'brs')
})

test('[E624] a typed name near a known one is asked at its field', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const name = { en: 'Border Rescue Society' }
  await door.world.ask('ana-1', 'agent.record', { id: 'brs', kind: 'organisation', name })
  const typed = 'Border Rescue Socety'
  const own = { 'change-origin': typed, 'typed-sort-origin': 'organisation' }
  const fields = { ...(await door.accepting(HELD)), ...own }
  const refused = await door.post(PATH, fields)
  const item = itemOf(mainOf(await refused.text()), 1)
  assert.ok(wordsOf(item).includes('the same as Border Rescue Society'), wordsOf(item))
  const meant = { 'typed-name-origin': typed, 'typed-is-origin': 'brs' }
  assert.equal((await door.post(PATH, { ...fields, ...meant })).status, 303)
  assert.equal((await recordOf(door, HELD)).chain.at(-1)?.agent, 'brs')
})

test('[E625] 9 is always something else and 0 not said; days stand in the order of the calendar', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const text = '올해 탈북민 31명이 지린성에서 체포됐다고 하버가 4월 29일 보도했다.'
  await door.add('K8', { text })
  for (const path of [PATH, '/documents/K8/proposals']) {
    const page = mainOf(await door.text(path))
    const inputs = [...page.matchAll(/<input type="radio"[^>]*>/g)].map(([one]) => one)
    const asked = inputs.filter((one) => one.includes('name="answer-'))
    assert.ok(asked.length > 0)
    for (const one of asked)
      if (one.includes('"something-else"')) assert.match(one, /data-chip="9"/)
      else if (one.includes('"not-said"')) assert.match(one, /data-chip="0"/)
      else assert.match(one, /data-chip="[1-8]"|^((?!data-chip).)*$/)
    for (const row of page.split('<fieldset').slice(1)) {
      const days = [...row.matchAll(/name="answer-which-(?:date|period)" value="(\d[^"]*)"/g)]
      const values = days.map(([, value]) => value)
      assert.deepEqual(values, [...values].sort())
    }
  }
})

test('[E732] a place of a chip that no list has, and the words of the number not either, is kept on the card', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const text = 'Police arrested 14 people between Osprey Landing and Dandong.'
  await door.add('K2', { text, language: 'en' })
  const [one] = (await door.read('K2')).values()
  assert.ok(one)
  const answers = one.questions.map(({ code, candidates: [answer = 'not-said'] }) => [
    `answer-${code}`,
    answer,
  ])
  const chip = 'Heron Quay'
  const chosen = { ...Object.fromEntries(answers), 'answer-which-place': chip }
  const fields = { do: 'accept', proposal: one.id, ...chosen }
  const path = '/documents/K2/proposals'
  const refused = await door.post(path, fields)
  assert.match(await refused.text(), /name="place-as-written" value="Heron Quay"/)
  await door.post(path, { ...fields, 'place-as-written': chip })
  const claim = (await door.read('K2')).get(one.key)?.decision?.claim
  const shown = await door.world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id: claim })
  assert.equal(shown.claim.places[0]?.name, chip)
})
