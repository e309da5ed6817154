// A look counts only at what was opened. Every picture is drawn.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openFixture, type Person, refused } from '../../fixture/desk.ts'
import { addPicture, type Shown, wholeRevision, widePicture } from '../../fixture/picture.ts'

const codeOf = async (asked: Promise<unknown>) => (await refused(asked)).code

test('[D1166] what was never opened was not looked at, and looks are told to nobody else', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const { ask } = fixture
  const document = await addPicture(fixture, { title: 'Wide' }, widePicture())
  const { id } = await ask<Shown>('doc', 'redaction.start', { document })
  const shown = () => ask<Shown>('doc', 'redaction.show', { redaction: id })
  const first = await shown()
  const revise = (who: Person, seen: number[]) =>
    ask(who, 'redaction.revise', wholeRevision(first, { seen }))
  const open = (who: Person, more: object) =>
    ask(who, 'redaction.picture', { redaction: id, ...more })
  assert.equal(await codeOf(revise('doc', [0])), 'part-not-opened')
  // Small, by another person, or another part is no look at this one.
  await open('doc', {})
  await open('own', { tile: 0 })
  await open('doc', { tile: 1 })
  assert.equal(await codeOf(revise('doc', [0, 1])), 'part-not-opened')
  assert.equal((await shown()).revision, 1, 'nothing was saved')
  await open('doc', { tile: 0 })
  await revise('doc', [0, 1])
  assert.ok((await shown()).tiles.every(({ seen }) => seen))
  const reads = async (who: Person) => {
    const { entries } = await ask<Output<'access.list'>>(who, 'access.list', {})
    return entries.flatMap(({ field, account }) => (field === 'part' ? [account] : []))
  }
  assert.deepEqual(new Set(await reads('doc')), new Set(['doc']))
  assert.deepEqual(new Set(await reads('own')), new Set(['own']))
  for (const who of ['rev', 'adm'] as const) assert.deepEqual(await reads(who), [], who)
})
