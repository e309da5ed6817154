// A long text in parts: every proposal once asked for, and others answered in between.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'

interface Read {
  proposals: { id: string }[]
  counts: { all: number }
  next?: number
}

const fixture = await openFixture()
const text = Array.from(
  { length: 700 },
  (_, n) => `At least ${10 + (n % 80)} people were detained in Liaoning, the wire said (${n}).`,
).join('\n')
const document = { id: 'L1', title: 'Long', language: 'en', published: '2022-04-29', text }
await fixture.ask('own', 'document.add', document)
const read = (more: object = {}) =>
  fixture.ask<Read>('own', 'document.read', { document: 'L1', ...more })

async function checkParts(read: (more?: object) => Promise<Read>): Promise<void> {
  const ids = new Set<string>()
  let parts = 0
  for (let from: number | undefined = 0; from !== undefined; parts++) {
    const part: Read = await read(from === 0 ? {} : { from })
    assert.ok(part.proposals.length <= 500)
    for (const { id } of part.proposals) ids.add(id)
    assert.ok(part.next === undefined || part.next > from)
    from = part.next
  }
  assert.ok(parts > 1)
  assert.equal(ids.size, (await read()).counts.all)
}

test('[D474] a long text is told in parts that together are all of it', () => checkParts(read))

test('[D474] mutation test: an answer without its offset, too late an offset, or all at once is seen', async () => {
  const changed: ((part: Read) => Read)[] = [
    ({ next: _, ...part }) => part,
    (part) => (part.next === undefined ? part : { ...part, next: part.next + 1000 }),
    (part) => ({ ...part, proposals: [...part.proposals, ...part.proposals] }),
    (part) => ({ ...part, proposals: part.proposals.slice(1) }),
  ]
  for (const change of changed) {
    const other = async (more: object = {}) => change(await read(more))
    await assert.rejects(checkParts(other), { code: 'ERR_ASSERTION' })
  }
})

test('[D474] others come in between, and whoever goes cancels it', async () => {
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await read()
  isOver = true
  assert.ok(turns >= 50, `${turns}`)
  const stop = new AbortController()
  const report = (_: string, done: number) => done > 50 && stop.abort()
  const progress = { report, signal: stop.signal }
  const cancelled = fixture.ask('own', 'document.read', { document: 'L1' }, { progress })
  assert.equal((await refused(cancelled)).code, 'cancelled')
})
