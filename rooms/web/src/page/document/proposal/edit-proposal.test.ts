// Editing a proposal: the form holds everything that was read, and recording it as it is loses
// nothing of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HELD, openReport, PATH, RETURNED, type Read } from '../../../../fixture/report.ts'
import { mainOf } from '../../../../fixture/text.ts'

/** The fields of the form on a page as a browser would send them. */
export function fieldsIn(page: string): Record<string, string> {
  const form = /<form[^>]*action="[^"]*\/edit"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  const attribute = (tag: string, name: string) =>
    plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const fields: [string, string][] = []
  for (const [, tag = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const isOff = /type="(?:checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)
    if (!isOff) fields.push([attribute(tag, 'name'), attribute(tag, 'value')])
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields.push([attribute(tag, 'name'), plain(text)])
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option([^>]*\sselected[^>]*)>/.exec(options)?.[1] ?? ''
    fields.push([attribute(tag, 'name'), attribute(chosen, 'value')])
  }
  return Object.fromEntries(fields.filter(([name, value]) => name !== '' && value !== ''))
}

const withoutAgents = (chain: unknown) =>
  (chain as Record<string, unknown>[]).map(
    ({ agent: _, isNew: __, candidates: ___, ...one }) => one,
  )

test('[E275] a form that is recorded as it is, is the claim that was proposed', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  type Whole = Read & { chain: unknown }
  for (const key of [RETURNED, HELD]) {
    const proposal = (await door.read()).get(key) as Whole
    const path = `${PATH}/${key}/edit`
    const page = mainOf(await door.text(path))
    assert.ok(!page.includes('They are not taken over'), key)
    const recorded = await door.post(path, fieldsIn(page))
    assert.equal(recorded.status, 303, key)
    const decision = (await door.read()).get(key)?.decision
    assert.equal(decision?.decision, 'amended')
    const input = { id: decision?.claim }
    const { claim } = await door.world.ask<{ claim: Record<string, unknown> }>(
      ...(['ana-1', 'claim.show', input] as const),
    )
    const { id: _, origin: __, extraction, chain, ...said } = claim
    assert.deepEqual(said, proposal.claim, key)
    assert.deepEqual(withoutAgents(chain), withoutAgents(proposal.chain), key)
    assert.equal((extraction as { method: string }).method, 'human')
  }
})

test('[E275] what is changed is recorded, a refused form keeps it, and a reason is told', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const path = `${PATH}/${HELD}/edit`
  const fields = { ...fieldsIn(mainOf(await door.text(path))), act: 'arrest', reason: 'arrested' }
  const refused = await door.post(path, { ...fields, time: '2022-13' })
  assert.equal(refused.status, 422)
  const again = mainOf(await refused.text())
  assert.match(again, /value="2022-13"/)
  assert.equal(fieldsIn(again).act, 'arrest')
  await door.post(path, fields)
  assert.match(
    mainOf(await door.text(PATH)),
    /accepted with changes, ana-1[\s\S]*Because: arrested/,
  )
  const decided = mainOf(await door.text(path))
  assert.ok(decided.includes('This proposal is decided already.'))
  assert.equal((await door.get(`${PATH}/quantity-0-1/edit`)).status, 404)
})

test('[E275] the number stands as it is written, also where its words cannot be read alone', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const text =
    'About 60 herders were detained in Jilin in April, a pastor said. ' +
    'The 60 herders were arrested in Jilin in March, he said.'
  await door.add('K7', { text, language: 'en' })
  for (const { key } of (await door.read('K7')).values()) {
    const [, start, end] = key.split('-').map(Number)
    const page = mainOf(await door.text(`/documents/K7/proposals/${key}/edit`))
    const written = text.slice(start, end)
    assert.match(page, new RegExp(`name="number"[^>]*value="${written}"`), written)
  }
})

test('[E275] what was said on the card goes along, and whether it happened is asked again', async (t) => {
  const door = await openReport()
  t.after(door.world.close)
  const text = 'Far from being deported, the 21 North Koreans are living freely in Bangkok.'
  await door.add('A', { text, language: 'en', title: 'Averted' })
  const [one] = [...(await door.read('A')).values()]
  assert.ok(one)
  assert.ok(one.questions.some(({ code }) => code === 'did-it-happen'))
  const path = `/documents/A/proposals/${one.key}/edit`
  const card = { proposal: one.id, do: 'edit' }
  const open = mainOf(await (await door.post(path, card)).text())
  assert.match(open, /name="answer-did-it-happen" value="denied" required/)
  const unsaid = await door.post(path, fieldsIn(open))
  assert.equal(unsaid.status, 409)
  const said = await door.post(path, { ...card, 'answer-did-it-happen': 'denied' })
  const page = mainOf(await said.text())
  assert.match(page, /value="denied" required[^>]* checked/)
  assert.equal((await door.post(path, fieldsIn(page))).status, 303)
  const decision = (await door.read('A')).get(one.key)?.decision
  const input = { id: decision?.claim }
  const { claim } = await door.world.ask<{ claim: { modality: string } }>(
    ...(['ana-1', 'claim.show', input] as const),
  )
  assert.equal(claim.modality, 'denied')
})
