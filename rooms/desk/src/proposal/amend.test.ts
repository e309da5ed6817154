// Amending a proposal over a real store: what is recorded, and that nothing is lost.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { FixtureDesk } from '../../fixture/desk.ts'
import { decisionOf, HELD, idOf, openReport, RETURNED } from '../../fixture/proposal.ts'

interface Shown {
  claim: Record<string, unknown>
  relations: { from: string; type: string; to: string }[]
}
const show = (fixture: FixtureDesk, id: string) => fixture.ask<Shown>('own', 'claim.show', { id })

/** What a claim says, without who made it how. */
function saidBy({ claim }: Pick<Shown, 'claim'>) {
  const { id: _, extraction: __, chain, origin: ___, ...said } = claim
  const links = (chain ?? []) as { agent?: string }[]
  return { ...said, chain: links.map(({ agent: ____, ...link }) => link) }
}

async function amend(fixture: FixtureDesk, key: string, change: object) {
  const input = { document: 'K1', proposal: await idOf(fixture, key), ...change }
  return fixture.ask<{ id: string; key: string }>('own', 'proposal.amend', input)
}

test('[D206] an amended proposal is read by a person: no rule and no confidence', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const made = await amend(fixture, HELD, {
    ...{ quote: ['탈북민 최소 52명이 구금됐다고'], number: '최소 52명', act: 'arrest' },
    reason: 'arrested, not only detained',
  })
  const { claim } = await show(fixture, made.id)
  assert.deepEqual(claim.extraction, { method: 'human', reviewed: true })
  const decision = await decisionOf(fixture, HELD)
  assert.deepEqual(
    [made.key, decision?.decision, decision?.claim, decision?.reason],
    [HELD, 'amended', made.id, 'arrested, not only detained'],
  )
})

test('[D206] fields that are not given stay as proposed, relations and new speakers too', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  type Whole = { key: string; claim: Shown['claim']; chain: object[] }
  const { proposals } = await fixture.ask<{ proposals: Whole[] }>('own', 'document.read', {
    document: 'K1',
  })
  for (const { key, claim, chain } of proposals) {
    const proposed = chain.map((link) => {
      const { isNew: _, candidates: __, agent: ___, ...rest } = link as Record<string, unknown>
      return rest
    })
    const made = await amend(fixture, key, key === HELD ? { act: 'arrest' } : {})
    const proposition = claim.proposition as object
    const act = key === HELD ? { proposition: { ...proposition, act: 'arrest' } } : {}
    assert.deepEqual(
      saidBy(await show(fixture, made.id)),
      { ...claim, ...act, chain: proposed },
      key,
    )
  }
  const part = (await decisionOf(fixture, RETURNED))?.claim
  const whole = (await decisionOf(fixture, HELD))?.claim
  const { relations } = await show(fixture, part ?? '')
  assert.deepEqual(
    relations.map(({ from, type, to }) => [from, type, to]),
    [[part, 'part_of', whole]],
  )
})

test('[D206] who is part of another whole than was read is no part of that claim', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  await amend(fixture, HELD, {})
  const { id } = await amend(fixture, RETURNED, { partOf: { value: 99 } })
  const { relations } = await show(fixture, id)
  assert.deepEqual(relations, [])
})

test('[D206] a check of the same form says what would be recorded', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const change = { document: 'K1', proposal: await idOf(fixture, HELD), value: 50 }
  type Checked = { understood: Record<string, unknown>; problems: object[] }
  const { understood, problems } = await fixture.ask<Checked>('own', 'claim.check', change)
  assert.deepEqual(problems, [])
  const { claim } = await show(fixture, (await amend(fixture, HELD, { value: 50 })).id)
  const { chain: _, ...said } = saidBy({ claim })
  const { chain: __, ...checked } = understood
  assert.deepEqual(checked, said)
})

const AVERTED = 'Far from being deported, the 21 North Koreans are living freely in Bangkok.'

test('[D206] whether it happened is said first: a filled form of its own records no event', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  await fixture.ask('own', 'document.add', {
    ...{ id: 'A', title: 'Averted', text: AVERTED, language: 'en' },
    ...{ publisher: 'harbour', published: '2022-04-29' },
  })
  type Asked = { id: string; questions: { code: string }[] }
  const input = { document: 'A' }
  const { proposals } = await fixture.ask<{ proposals: Asked[] }>('own', 'document.read', input)
  const one = proposals.find(({ questions }) =>
    questions.some(({ code }) => code === 'did-it-happen'),
  )
  assert.ok(one)
  const form = { document: 'A', proposal: one.id, act: 'forced_return', modality: 'asserted' }
  const amendAs = (more: object) =>
    fixture.ask<{ id: string }>('own', 'proposal.amend', { ...form, ...more })
  await assert.rejects(amendAs({ denied: false }), { code: 'open-question' })
  // What was answered stands, whatever the form was filled with.
  const answers = [{ code: 'did-it-happen', answer: 'denied' }]
  const { claim } = await show(fixture, (await amendAs({ denied: false, answers })).id)
  assert.equal(claim.modality, 'denied')
  assert.equal((claim.proposition as { polarity: string }).polarity, 'denied')
})

test('[D206] [D1401] a place that is named stands instead of all that were read in its role', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const text = '4월에 랴오닝성과 지린성에서 탈북민 30명이 체포됐다.'
  await fixture.ask('own', 'document.add', {
    ...{ id: 'P', title: 'Places', text, language: 'ko' },
    ...{ publisher: 'harbour', published: '2022-04-29' },
  })
  type Placed = { id: string; claim: { places: { role: string }[] } }
  const input = { document: 'P' }
  const { proposals } = await fixture.ask<{ proposals: Placed[] }>('own', 'document.read', input)
  const [one] = proposals
  assert.ok(one && one.claim.places.length === 2)
  assert.equal(new Set(one.claim.places.map(({ role }) => role)).size, 1)
  // What it is called is what was typed; an id is no name.
  for (const [place, name] of [
    ['中国', '中国'],
    ['중국', '중국'],
    ['CN', 'China'],
  ]) {
    const typed: object = { document: 'P', proposal: one.id, place }
    type Checked = { understood: { places: { name: string }[] } }
    const checked: Checked = await fixture.ask('own', 'claim.check', typed)
    assert.deepEqual(
      checked.understood.places.map((found) => found.name),
      [name],
    )
  }
  const { claim } = await show(
    fixture,
    (
      await fixture.ask<{ id: string }>('own', 'proposal.amend', {
        ...{ document: 'P', proposal: one.id, place: 'China' },
      })
    ).id,
  )
  assert.deepEqual(
    (claim.places as { gazetteer: string }[]).map(({ gazetteer }) => gazetteer),
    ['CN'],
  )
})
