// Who is waited for, on the page of each kind of record that is reviewed. The invented world.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const LANGUAGES = ['en', 'ko', 'zh'] as const
const ROLES = ['documenter', 'reviewer', 'analyst'] as const

test('[E935] each page says which role is waited for where reviewers differ', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const doorAs = (account: string) => openFixtureDoor(world, { account, roles: [...ROLES] })
  const author = await doorAs('lead-1')
  const [first, second, third] = await Promise.all(['rev-1', 'rev-2', 'rev-3'].map(doorAs))
  assert.ok(first && second && third)
  const done = async (door: typeof author, name: string, input: object) => {
    const { status, body } = await door.call(name, input)
    assert.equal(status, 200, `${name} ${JSON.stringify(body)}`)
    return body as { id: string; mentions: { id: string }[] }
  }
  const mention = async (list: string) =>
    (await done(author, 'mention.list', { list })).mentions[0]?.id ?? assert.fail(list)
  const [a, b] = [await mention('list-a'), await mention('list-b')]
  const { id: run } = await done(author, 'linkage.run', { lists: ['list-a', 'list-b'] })
  await done(author, 'linkage.judge', { a, b, verdict: 'different' })
  const related = { from: 'R12', to: 'R08', kind: 'reprint_of', basis: 'text' }
  await done(author, 'document.relate', { ...related, containment: '0.9' })
  await done(author, 'agent.relate', { a: 'S-02', b: 'lantern', relation: 'possible' })
  const copy = { document: 'R08', bytes: 'T2xkLg==', mediaType: 'text/plain', tool: 'a hand' }
  const { id: derivative } = await done(author, 'evidence.derive', copy)
  const pages: readonly [item: string, path: string][] = [
    ['lineage R12 R08', '/lineage/R12/R08'],
    ['speaker S-02 lantern', '/speakers/relate?a=S-02&b=lantern'],
    [`person ${[a, b].sort().join(' ')}`, `/linkage/${run}/pair?${new URLSearchParams({ a, b })}`],
    [`redaction ${derivative}`, '/documents/R08'],
  ]
  const comment = 'as it stands'
  for (const [item, path] of pages) {
    const shown = async (door: typeof author, language: string) =>
      mainOf(await door.text(path, { 'accept-language': language }))
    await done(author, 'review.submit', { items: [item], comment })
    const assigned = { items: [item], reviewers: ['rev-1', 'rev-2'], comment }
    await done(third, 'review.assign', assigned)
    assert.ok((await shown(author, 'en')).includes(wordsIn('en').page.review.state['in-review']))
    await done(first, 'review.decide', { item, decision: 'returned', comment })
    await done(second, 'review.decide', { item, decision: 'rejected', comment })
    for (const language of LANGUAGES) {
      const { settleWaits, settleYou } = wordsIn(language).page.review
      for (const door of [author, first, second])
        assert.ok((await shown(door, language)).includes(settleWaits), `${item} ${language}`)
      const asked = await shown(third, language)
      assert.ok(asked.includes(settleYou) && !asked.includes(settleWaits), `${item} ${language}`)
    }
  }
})
