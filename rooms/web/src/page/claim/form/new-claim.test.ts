import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../../fixture/door.ts'
import { fieldsIn, formIn, HELD, QUOTE, understoodIn } from './printed-form.test.ts'

const NEW = '/documents/R08/claims/new'

const world = await openWorld()
const door = await openFixtureDoor(world)
const post = async (fields: Record<string, string>, path = NEW) => {
  const answer = await door.post(path, fields)
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() }
}
const size = async () => (await world.desk.ledger.head()).size

async function recordedBy(fields: Record<string, string>): Promise<Claim> {
  const { status, to, page } = await post({ ...HELD, ...fields, step: 'record' })
  assert.equal(status, 303, understoodIn(page))
  const id = decodeURIComponent(/(?:claims\/|kept=)([^/=]+)$/.exec(to ?? '')?.[1] ?? '')
  return (await world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id })).claim
}

test('[E80] the form stands beside the text, its paragraphs numbered and its claims marked', async () => {
  const page = await door.text(NEW)
  assert.ok(page.includes('id="p5"') && page.includes('data-offset='))
  assert.match(page, /<mark class="claim state-counts"/)
  for (const name of ['quote', 'number', 'act', 'chain', 'place', 'time', 'at', 'sensitivity'])
    assert.ok(page.includes(`name="${name}"`), name)
  assert.equal(fieldsIn(page).chain, 'Harbour Wire')
  assert.equal(understoodIn(page), 'Understood as Nothing is filled in yet.')
})

test('[E80] whoever may not record gets neither the form nor a check of one', async () => {
  const viewer = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  for (const path of [NEW, '/documents/R08/claims/check', '/claims/R08b/amend']) {
    const answer = await viewer.get(path)
    const page = await answer.text()
    assert.equal(answer.status, 403, path)
    assert.ok(!page.includes('claim-form') && !page.includes('missionary'), path)
    const posted = await viewer.post(path, { ...HELD, step: 'record', reason: 'x' })
    assert.equal(posted.status, 403, path)
  }
})

test('[E81] a claim is checked and recorded without scripts, as the check said', async () => {
  const before = await size()
  const asked = { ...HELD, chain: 'Harbour Wire\na driver', anonymity: 'anonymous_on_request' }
  const checked = await post({ ...asked, step: 'check' })
  assert.equal(checked.status, 200)
  const understood = understoodIn(checked.page)
  for (const words of [
    'The words stand in the text.',
    'arrest',
    'about 80',
    'in various parts of China (arrested there)',
    'Said by a driver, passed on by Harbour Wire.',
    'Nothing is stored by checking.',
  ])
    assert.ok(understood.includes(words), `${words} in ${understood}`)
  assert.match(checked.page, /<mark class="[^"]*chosen"/)
  assert.equal(await size(), before)
  // What the browser sends next is the form as it was printed.
  const claim = await recordedBy(fieldsIn(checked.page))
  assert.equal(await size(), before + 1)
  assert.deepEqual(
    [claim.proposition.act, claim.quantity?.op, claim.quantity?.value, claim.chain[1]?.label],
    ['arrest', 'about', 80, 'a driver'],
  )
  assert.equal(claim.quote[0]?.text, QUOTE)
})

test('[E82] a check names everything that is wrong at once, and keeps the text', async () => {
  const wrong = {
    ...HELD,
    act: '',
    number: 'quite a few',
    place: 'Atlantis',
    time: '2022-02-30',
    chain: 'Harbour Wire\nnobody known',
  }
  const { page } = await post({ ...wrong, step: 'check' })
  const understood = understoodIn(page)
  for (const words of [
    'The words stand in the text.',
    'Choose what happened.',
    'The number is not understood.',
    'The place is not known.',
    'The date is not understood:',
    'This speaker is not recorded yet. nobody known',
  ])
    assert.ok(understood.includes(words), `${words} in ${understood}`)
  const kept = fieldsIn(page)
  for (const [name, value] of Object.entries(wrong)) assert.equal(kept[name] ?? '', value, name)
})

test('[E83] words that stand twice are chosen between, and the choice holds for them alone', async () => {
  const twice = { ...HELD, quote: 'the missionary', number: '', time: '2022-08', place: '' }
  const asked = await post({ ...twice, step: 'check' })
  assert.ok(understoodIn(asked.page).includes('times; choose one below.'))
  const offsets = [...asked.page.matchAll(/name="choose-offset" value="(\d+)"/g)].map(
    ([, at]) => at,
  )
  assert.ok(offsets.length > 1)
  const at = offsets.at(-1) as string
  const forWords = { 'for-offset': 'the missionary', 'choose-offset': at }
  const chosen = await post({ ...twice, ...forWords, step: 'check' })
  assert.ok(understoodIn(chosen.page).includes('The words stand in the text.'))
  assert.equal(fieldsIn(chosen.page).offset, at)
  // Other words later: the offset of the first ones says nothing about them.
  const other = { ...fieldsIn(chosen.page), quote: QUOTE, step: 'check' }
  assert.ok(understoodIn((await post(other)).page).includes('The words stand in the text.'))
  const claim = await recordedBy({
    ...fieldsIn(chosen.page),
    act: 'detention',
    number: '',
    place: '',
    placeRelation: '',
  })
  assert.equal(claim.quote[0]?.start, Number(at))
})

test('[E84] of several speakers or places of one name, those who bear it are offered', async () => {
  for (const id of ['kim-a', 'kim-b'])
    await world.ask('ana-1', 'agent.record', { id, kind: 'person', name: { en: 'Kim Twice' } })
  await world.ask('ana-1', 'place.import', {
    places: ['CN/LN/MILL', 'CN/JL/MILL'].map((id) => ({
      id,
      level: 'settlement',
      names: { en: 'Twin mill' },
    })),
  })
  const fields = { ...HELD, chain: 'Harbour Wire\nKim Twice', place: 'Twin mill', affected: 'two' }
  const { page } = await post({ ...fields, step: 'check' })
  assert.match(page, /name="choose-chain\.1" value="kim-b"/)
  assert.match(page, /name="choose-place" value="CN\/JL\/MILL"/)
  const claim = await recordedBy({
    ...fields,
    'for-chain.1': 'Kim Twice',
    'choose-chain.1': 'kim-b',
    'for-place': 'Twin mill',
    'choose-place': 'CN/JL/MILL',
  })
  assert.deepEqual([claim.chain[1]?.agent, claim.places[0]?.gazetteer], ['kim-b', 'CN/JL/MILL'])
  // A choice for a name that no longer stands there changes nothing.
  const stale = await post({
    ...HELD,
    'for-place': 'Twin mill',
    'choose-place': 'CN/JL/MILL',
    step: 'check',
  })
  assert.equal(fieldsIn(stale.page).place, 'China')
})

test('[E85] a speaker with a name is recorded from the form, and nothing typed is lost', async () => {
  const fields = {
    ...HELD,
    chain: 'Harbour Wire\nMina Invented',
    text: 'kept words',
    affected: 'x',
  }
  const asked = await post({ ...fields, step: 'check' })
  assert.match(asked.page, /<button type="submit" name="speaker" value="1"/)
  const { page, status } = await post({ ...fields, speakerKind1: 'person', speaker: '1' })
  assert.equal(status, 200)
  assert.deepEqual([fieldsIn(page).chain, fieldsIn(page).text], [fields.chain, 'kept words'])
  assert.ok(understoodIn(page).includes('Said by Mina Invented, passed on by Harbour Wire.'))
  const asks = { name: 'Mina Invented' }
  const found = await world.ask<{ agents: { kind: string }[] }>('ana-1', 'agent.list', asks)
  assert.deepEqual(
    found.agents.map(({ kind }) => kind),
    ['person'],
  )
})

test('[E86] a refused form keeps every field and names what is wrong beside it', async () => {
  const cases: [Record<string, string>, string, string][] = [
    [{ quote: 'words that are not there' }, 'quote', 'quote-not-found'],
    [{ number: 'at least 99' }, 'number', 'quote-not-found'],
    [{ act: '' }, 'act', 'invalid-input'],
    [{ place: 'Atlantis' }, 'place', 'unknown-place'],
    [{ chain: 'Harbour Wire\nnobody' }, 'chain', 'unknown-agent'],
    [{ time: '2022-13' }, 'time', 'impossible-date'],
    [{ said: '2022-02-30' }, 'said', 'impossible-date'],
    [{ value: 'many', number: '' }, 'value', 'invalid-input'],
    [{ perN: '3' }, 'perN', 'invalid-input'],
    [{ relation1Type: 'restates', relation1To: 'no-such-claim' }, 'relation1To', 'unknown-claim'],
  ]
  for (const [wrong, name, code] of cases) {
    const fields = { ...HELD, ...wrong, text: 'in our words', keep: 'yes' }
    const { status, page } = await post({ ...fields, step: 'record' })
    assert.equal(status, 422, name)
    assert.ok(page.includes(`data-code="${code}"`), `${code} of ${name}`)
    assert.ok(page.includes(`id="${name}-problem"`), `a problem at ${name}`)
    const kept = fieldsIn(page)
    for (const [field, value] of Object.entries(fields))
      assert.equal(kept[field] ?? '', value, `${field} when ${name} is wrong`)
  }
})

test('[E87] with keep the same page comes back with who, where and when, and marks the claim', async () => {
  const kept = await post({
    ...HELD,
    text: 'kept one',
    affected: 'kept',
    keep: 'yes',
    step: 'record',
  })
  assert.equal(kept.status, 303)
  assert.match(kept.to ?? '', /^\/documents\/R08\/claims\/new\?kept=cl_/)
  const page = await door.text(kept.to ?? '')
  const fields = fieldsIn(page)
  assert.deepEqual(
    [fields.chain, fields.place, fields.placeRelation, fields.time, fields.keep],
    [HELD.chain, 'China', 'various_parts_of', '2022-01/2022-08-04', 'yes'].map((one) =>
      one === '2022-01/2022-08-04' ? '2022-01-01/2022-08-04' : one,
    ),
  )
  for (const name of ['quote', 'number', 'act', 'text', 'affected'])
    assert.equal(fields[name], undefined, name)
  assert.ok(page.includes('just recorded') && page.includes('data-undo'))
  assert.match(page, /<mark class="[^"]*current"/)
  const once = await post({ ...HELD, affected: 'once', step: 'record' })
  assert.match(once.to ?? '', /^\/claims\/cl_/)
})

test('[E87] U8: all claims of a report are entered from one page, each beginning where the last ended', async (t) => {
  const fresh = await openWorld()
  t.after(fresh.close)
  const own = await openFixtureDoor(fresh)
  const listed = async () =>
    (await fresh.ask<{ claims: { claim: Claim }[] }>('ana-1', 'claim.list', { document: 'R08' }))
      .claims
  const known = (await listed()).map(({ claim }) => claim)
  assert.ok(known.length > 1)
  let path = NEW
  for (const { id } of known) {
    const { quote, offset, offsetFor, number, act, time } = fieldsIn(
      await own.text(`/claims/${id}/amend`),
    )
    assert.ok(quote, id)
    const words = { quote, offset, offsetFor, number, act, time, chain: HELD.chain }
    const typed = Object.entries(words).filter(([, word]) => word !== undefined)
    const fields = { ...Object.fromEntries(typed), affected: `again ${id}`, keep: 'yes' }
    const answer = await own.post(path, { ...fields, step: 'record' })
    assert.equal(answer.status, 303, `${id} ${understoodIn(await answer.text())}`)
    path = answer.headers.get('location') ?? ''
    assert.match(path, /^\/documents\/R08\/claims\/new\?kept=cl_/)
  }
  assert.equal((await listed()).length, 2 * known.length)
})

test('[E87] a claim that is not there or not of this document is not gone on from', async () => {
  for (const id of ['no-such-claim', 'R03a', 'R05a'])
    assert.ok(!(await door.text(`${NEW}?kept=${id}`)).includes('just recorded'), id)
})

test('[E102] the form begins with the words between two places of the text, and with nothing else', async () => {
  const { text } = await world.ask<{ text: string }>('ana-1', 'document.show', { id: 'R08' })
  const from = text.indexOf(QUOTE)
  const page = await door.text(`${NEW}?from=${from - 1}&to=${from + QUOTE.length}`)
  const { quote, offset, offsetFor, number } = fieldsIn(page)
  assert.deepEqual(
    [quote, offset, offsetFor, number],
    [QUOTE, String(from), QUOTE, 'about 80 people'],
  )
  for (const query of ['from=-5&to=2', 'from=9&to=3', 'from=1', 'from=a&to=b', 'from=1e9&to=2e9'])
    assert.equal(fieldsIn(await door.text(`${NEW}?${query}`)).offset, undefined, query)
})

test('[E80] an empty document says that there is nothing to quote, and the form is labelled', async () => {
  const page = await door.text(NEW)
  const form = formIn(page)
  const ids = [...form.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const [, id] of form.matchAll(/<label for="([^"]+)"/g)) assert.ok(ids.includes(id), id)
})
