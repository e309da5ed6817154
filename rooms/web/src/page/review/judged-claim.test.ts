// What the page of a review shows of a claim before anybody judges it. The invented world.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const LANGUAGES = ['en', 'ko', 'zh'] as const

/** The parts of the page of a claim that say what it is. */
const PARTS = [
  /<blockquote class="claim-quotation"[\s\S]*?<\/blockquote>/,
  /<p class="claim-sentence">[\s\S]*?<\/p>/,
  /<dl class="facts">[\s\S]*?<\/dl>/,
]

test('[E850] who judges a claim reads all of it that its own page says, in three languages', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world, { account: 'rev-1', roles: ['reviewer'] })
  const { body } = await door.call('claim.list', { limit: 100 })
  const { claims } = body as { claims: { claim: Claim }[] }
  // One claim of every way of saying something: it was so, denied, planned, feared.
  const kinds = new Map(
    claims.map(({ claim }) => [`${claim.kind} ${claim.modality} ${claim.position}`, claim.id]),
  )
  assert.ok(kinds.size > 3, [...kinds.keys()].join())
  for (const id of kinds.values())
    for (const language of LANGUAGES) {
      const header = { 'accept-language': language }
      const own = mainOf(await door.text(`/claims/${id}`, header))
      const review = mainOf(await door.text(`/reviews/${id}`, header))
      for (const part of PARTS) {
        const [said] = part.exec(own) ?? assert.fail(`${id} ${language} ${part}`)
        assert.ok(review.includes(said), `${id} ${language} ${part}`)
      }
    }
  await world.close()
})

test('[E851] who may not settle or accept is told so, and who is needed, instead of a form', async () => {
  const world = await openWorld()
  const roles = ['documenter', 'reviewer', 'analyst'] as const
  const doorAs = (account: string) => openFixtureDoor(world, { account, roles: [...roles] })
  const author = await doorAs('doc-1')
  const { body } = await author.call('claim.show', { id: 'R08b' })
  const { claim } = body as { claim: Claim }
  await author.call('claim.record', {
    ...{ id: 'own', document: claim.doc, quote: claim.quote.map(({ text }) => text) },
    ...{ number: claim.quantity?.span?.text, act: claim.proposition.act, at: '2022-01' },
    chain: claim.chain.map(({ agent }) => agent),
  })
  const [first, second, third] = await Promise.all(['rev-1', 'rev-2', 'rev-3'].map(doorAs))
  assert.ok(first && second && third)
  for (const language of LANGUAGES) {
    const { act } = wordsIn(language).page.claim
    const header = { 'accept-language': language }
    const own = mainOf(await author.text('/claims/own', header))
    assert.ok(own.includes(act.acceptNot) && !own.includes(act.acceptHint), language)
    assert.ok(mainOf(await first.text('/claims/own', header)).includes(act.acceptHint))
  }
  const path = '/reviews/own'
  const comment = 'as printed'
  await author.post(path, { do: 'submit', comment })
  await third.post(path, { do: 'assign', reviewers: 'rev-1 rev-2', comment })
  const { review } = wordsIn('en').page
  const kept = mainOf(await author.text(path))
  assert.ok(kept.includes(review.replaceNot) && !kept.includes(review.replaceHint))
  const sent = { do: 'replace', instead: 'rev-1', next: 'rev-3', reason: 'x' }
  assert.equal((await author.post(path, sent)).status, 409)
  await first.post(path, { do: 'decide', decision: 'accepted', comment })
  await second.post(path, { do: 'decide', decision: 'returned', comment })
  for (const language of LANGUAGES) {
    const words = wordsIn(language).page.review
    const page = async (door: typeof author) =>
      mainOf(await door.text(path, { 'accept-language': language }))
    for (const door of [author, first, second]) {
      const text = await page(door)
      assert.ok(text.includes(words.settleNot) && !text.includes(words.settleHint), language)
    }
    assert.ok((await page(third)).includes(words.settleHint), language)
    // The page of the claim says as much, and the queue of who may settle leads there.
    const claim = async (door: typeof author) =>
      mainOf(await door.text('/claims/own', { 'accept-language': language }))
    assert.ok((await claim(author)).includes(words.settleWaits), language)
    const asked = await claim(third)
    assert.ok(asked.includes(words.settleYou) && !asked.includes(words.settleWaits), language)
    const queue = async (door: typeof author) =>
      mainOf(await door.text('/reviews', { 'accept-language': language }))
    assert.ok((await queue(third)).includes(words.settleYou), language)
    assert.ok(!(await queue(first)).includes(words.settleYou), language)
  }
  await world.close()
})
