// What is hard to look at: what a mark says goes with the words wherever they are listed, and never
// with words that somebody may not read.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { Output } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import { refused } from '../../fixture/desk.ts'

const world = await openWorld()
after(() => world.close())
type Shown<N extends 'document.show' | 'claim.show' | 'search' | 'figure.explain'> = Output<N>

const mark = (account: string, input: object) =>
  world.ask<{ id: string }>(account, 'content.mark', input)
const claim = (account = 'ana-1') =>
  world.ask<Shown<'claim.show'>>(account, 'claim.show', { id: 'R08b' })
const DETENTION = { act: 'detention', place: 'CN/LN', at: '2022-07', asKnownOn: '2022-09-01' }

test('[D1220] M15: a mark of a document goes with its claims, its hits and its quotations', async () => {
  const description = 'prisoners in chains'
  await mark('vie-1', { kind: 'document', id: 'R08', words: ['child', 'injury'], description })
  const content = { words: ['injury', 'child'], descriptions: [description] }
  const document = await world.ask<Shown<'document.show'>>('ana-1', 'document.show', { id: 'R08' })
  assert.deepEqual(document.content, content)
  assert.deepEqual((await claim()).content, content)
  const { hits } = await world.ask<Shown<'search'>>('ana-1', 'search', { query: '"at least 52"' })
  assert.deepEqual(
    hits.map(({ id, content: own }) => [id, own !== undefined]),
    hits.map(({ id }) => [id, id === 'R08']),
  )
  assert.ok(hits.some(({ id }) => id === 'R08'))
  const { quotes } = await world.ask<Shown<'figure.explain'>>('ana-1', 'figure.explain', DETENTION)
  const marked = Object.values(quotes).filter((one) => one.content !== undefined)
  assert.ok(marked.length > 0)
  assert.ok(marked.every(({ doc, sensitivity }) => doc === 'R08' && sensitivity === 'public'))
})

test('[D1220] M15: the words of a claim have their own mark, beside that of its document', async () => {
  await mark('ana-2', {
    ...{ kind: 'claim', id: 'R08b', words: ['humiliation'], description: 'what a guard said' },
  })
  const shown = await claim()
  assert.deepEqual(shown.content?.words, ['injury', 'child', 'humiliation'])
  assert.deepEqual(shown.mark?.words, ['humiliation'])
  const leaf = shown.mark?.leaf ?? assert.fail()
  const late = { kind: 'claim', id: 'R08b', words: ['death'], seen: leaf - 1 }
  assert.equal((await refused(mark('ana-1', late))).code, 'stale')
  await mark('ana-1', { kind: 'claim', id: 'R08b', words: [], seen: leaf })
  assert.deepEqual((await claim()).content?.words, ['injury', 'child'])
  await mark('ana-1', { kind: 'document', id: 'R08', words: [] })
  assert.equal((await claim()).content, undefined)
})

test('[D1220] nothing is described where nothing is marked', async () => {
  const input = { kind: 'document', id: 'R08', words: [], description: 'x' }
  assert.equal((await refused(mark('ana-1', input))).code, 'findings')
})

test('[D1221] what somebody may not read they neither mark nor learn to be marked', async () => {
  const closed = await world.ask<{ id: string }>('ana-1', 'document.add', {
    ...{ title: 'A closed report', text: 'Nine were beaten to death.', language: 'en' },
    ...{ published: '2022-09-01', sensitivity: 'restricted' },
  })
  await mark('ana-1', { kind: 'document', id: closed.id, words: ['death'] })
  const asked = (id: string) => refused(mark('vie-1', { kind: 'document', id, words: ['death'] }))
  const [own, missing] = [await asked(closed.id), await asked('X0')]
  assert.deepEqual([own.code, own.field], [missing.code, missing.field])
  const { changes } = await world.ask<Output<'change.list'>>('vie-1', 'change.list', { limit: 50 })
  assert.ok(!JSON.stringify(changes).includes(closed.id))
})
