// Reviews in the browser: handing in, naming reviewers, deciding without seeing each other,
// settling. The invented world.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Role } from '@tumen/contract'
import { callByName } from '@tumen/desk'
import { wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const LANGUAGES = ['en', 'ko', 'zh'] as const

test('[E670] [E954] [E1014] a claim goes from its author over two unseen reviewers to a third, in the browser', async () => {
  const world = await openWorld()
  const doorAs = (account: string, roles: Role[]) => openFixtureDoor(world, { account, roles })
  const ask = (name: string, input: object) =>
    callByName(world.desk, name, input, {
      actor: { account: 'doc-1', roles: ['documenter'] },
      progress: { report() {} },
    }) as Promise<{ claims: { claim: Claim }[] }>
  // What an accepted claim says, recorded once more, so that one waits.
  const { claims } = await ask('claim.list', { limit: 1 })
  const [{ claim } = { claim: undefined }] = claims
  assert.ok(claim?.quantity?.span)
  const id = 'again'
  await ask('claim.record', {
    ...{ id, document: claim.doc, quote: claim.quote.map(({ text }) => text) },
    ...{ number: claim.quantity.span.text, act: claim.proposition.act },
    chain: claim.chain.map(({ agent }) => agent),
  })
  const path = `/reviews/${id}`
  const { review } = wordsIn('en').page
  const author = await doorAs('doc-1', ['documenter'])
  const page = async (door: typeof author) => mainOf(await door.text(path))
  assert.ok((await page(author)).includes(review.submitHint))
  const comment = 'as printed'
  const post = async (door: typeof author, fields: Record<string, string>) => {
    const { status } = await door.post(path, { comment, ...fields })
    return status
  }
  assert.equal(await post(author, { do: 'submit' }), 303)
  const analyst = await doorAs('ana-9', ['analyst'])
  assert.ok((await page(analyst)).includes(review.reviewersHint))
  assert.equal(
    await post(analyst, { do: 'assign', reviewers: 'rev-1 rev-2', due: '2030-01-01' }),
    303,
  )
  const first = await doorAs('rev-1', ['reviewer'])
  const second = await doorAs('rev-2', ['reviewer'])
  const waits = review.mine
    .replace('{n|claim waits|claims wait}', 'claim waits')
    .replace('{n}', '1')
  assert.ok(mainOf(await first.text('/reviews')).includes(waits))
  assert.ok(mainOf(await first.text('/')).includes(waits))
  const before = await page(second)
  assert.equal(await post(first, { do: 'decide', decision: 'accepted' }), 303)
  assert.equal(await page(second), before)
  // [E1014] What a reviewer has said is not taken back, so nothing offers it.
  const told = await first.text(path)
  assert.ok(told.includes(wordsIn('en').page.frame.done.decided))
  assert.doesNotMatch(told, /action="\/undo"/)
  assert.equal(await post(second, { do: 'decide', decision: 'rejected' }), 303)
  const third = await doorAs('rev-3', ['reviewer'])
  assert.ok((await page(third)).includes(review.settleHint))
  // What is refused is shown again with its words.
  assert.equal(await post(first, { do: 'settle', decision: 'accepted' }), 409)
  assert.equal(await post(third, { do: 'settle', decision: 'accepted' }), 303)
  for (const language of LANGUAGES) {
    const words = wordsIn(language).page.review
    const shown = mainOf(await third.text(path, { 'accept-language': language }))
    assert.ok(shown.includes(words.state.accepted), language)
    // [E954] Who settled is told from who decided.
    assert.equal(shown.split(`${words.step.settled} · ${words.state.accepted}`).length, 2, language)
    const queue = mainOf(await third.text('/reviews', { 'accept-language': language }))
    assert.ok(queue.includes(words.few), language)
  }
  await world.close()
})

test('[E715] somebody is named in the place of a reviewer, on the review’s page', async () => {
  const world = await openWorld()
  const doorAs = (account: string, roles: Role[]) => openFixtureDoor(world, { account, roles })
  const author = await doorAs('doc-1', ['documenter'])
  const { body } = await author.call('claim.show', { id: 'R08b' })
  const { claim } = body as { claim: Claim }
  const id = 'stands'
  await author.call('claim.record', {
    ...{ id, document: claim.doc, quote: claim.quote.map(({ text }) => text) },
    ...{ number: claim.quantity?.span?.text, act: claim.proposition.act },
    ...{ chain: claim.chain.map(({ agent }) => agent), at: '2022-01' },
  })
  const path = `/reviews/${id}`
  const comment = 'as printed'
  await author.post(path, { do: 'submit', comment })
  const analyst = await doorAs('ana-9', ['analyst'])
  const assigned = { do: 'assign', reviewers: 'rev-1 rev-2', comment }
  assert.equal((await analyst.post(path, assigned)).status, 303)
  const { review } = wordsIn('en').page
  assert.ok(!mainOf(await author.text(path)).includes(review.replaceHint))
  assert.ok(mainOf(await analyst.text(path)).includes(review.replaceHint))
  const replace = { do: 'replace', instead: 'rev-2', next: 'doc-1', reason: 'no answer' }
  const refused = await analyst.post(path, replace)
  // What was typed is still there, open.
  const again = mainOf(await refused.text())
  assert.equal(refused.status, 409)
  assert.match(again, /<details open>[\s\S]*value="rev-2" selected[\s\S]*no answer/)
  assert.equal((await analyst.post(path, { ...replace, next: 'rev-3' })).status, 303)
  assert.match(mainOf(await analyst.text(path)), /rev-1, rev-3/)
  await world.close()
})

test('[E716] the page of a record and its form say that somebody works on it, in three languages', async () => {
  const world = await openWorld()
  const doorAs = (account: string, roles: Role[]) => openFixtureDoor(world, { account, roles })
  const one = await doorAs('ana-8', ['analyst', 'documenter', 'reviewer'])
  const other = await doorAs('ana-9', ['analyst', 'documenter', 'reviewer'])
  for (const [form, page] of [
    ['/claims/R08b/amend', '/claims/R08b'],
    ['/documents/R08/proposals', '/documents/R08'],
    ['/lineage/R11/R08', '/lineage/R11/R08'],
    ['/speakers/relate?a=harbour&b=lantern', '/speakers/relate?a=harbour&b=lantern'],
    ['/reviews/R08b', '/reviews/R08b'],
  ] as const) {
    assert.equal((await one.get(form)).status, 200, form)
    for (const language of LANGUAGES) {
      const { named } = wordsIn(language).page.work
      const text = mainOf(await other.text(page, { 'accept-language': language }))
      assert.ok(text.includes(named.replace('{names}', 'ana-8')), `${page} ${language}`)
    }
  }
  await world.close()
})

test('[E894] a wrong state speaks of a bundle only to who asks about one', async () => {
  const world = await openWorld()
  const actor = { account: 'rev-1', roles: ['reviewer' as const] }
  const door = await openFixtureDoor(world, actor)
  for (const language of LANGUAGES) {
    const headers = { 'accept-language': language }
    const input = { item: 'R08b', comment: 'what of it?' }
    const { status, body } = await door.call('review.comment', input, headers)
    assert.equal(status, 409)
    const { refused } = body as { refused: { code: string; sentence: string } }
    assert.equal(refused.code, 'wrong-state')
    assert.ok(!refused.sentence.includes('{'), refused.sentence)
    assert.equal(
      refused.sentence,
      wordsIn(language).refusal['wrong-state'].replace(/\[\[.*\]\]/, ''),
    )
  }
  await world.close()
})
