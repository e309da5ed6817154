// Who lets a bundle leave has looked at it: asked of the journal of reading, thing by thing.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { type Asked, addDerivative } from '../../fixture/bundle.ts'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'

test('[D1151] each thing is looked at by who lets it leave, after it was asked for', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  await addReport(fixture)
  const note = { ...HELD, id: 'c1', chain: ['harbour'], problems: ['odd'] }
  await fixture.ask('doc', 'claim.record', note)
  const copy = await addDerivative(fixture, 'R1')
  const editor: Actor = { account: 'edi', roles: ['editor', 'reviewer'] }
  const ask = <T = object>(name: string, input: object) =>
    askAs<T>(fixture.desk, editor, name, input)
  // What was read before it was asked for was not read as what leaves.
  await ask('claim.show', { id: 'c1' })
  fixture.now.day = '2022-05-02'
  const form = { profile: 'court', documents: ['R1'], claims: ['c1'], recipient: 'x' }
  const { bundle } = await fixture.ask<Asked>('ana', 'bundle.ask', { ...form, withNotes: true })
  const left = async () => {
    const { code, details } = await refused(ask('bundle.approve', { bundle }))
    return [code, ...details.map(({ id }) => id)]
  }
  assert.deepEqual(await left(), ['not-looked', copy, 'c1'])
  await ask('claim.show', { id: 'c1' })
  assert.deepEqual(await left(), ['not-looked', copy])
  // Another one's look is theirs.
  await fixture.ask('edi', 'bundle.list', { bundle })
  const other: Actor = { account: 'edi-2', roles: ['editor'] }
  await askAs(fixture.desk, other, 'bundle.look', { bundle, id: copy })
  assert.deepEqual(await left(), ['not-looked', copy])
  const page = await refused(ask('bundle.look', { bundle, id: copy, page: 2 }))
  assert.deepEqual([page.code, page.field], ['not-found', 'page'])
  assert.deepEqual(await left(), ['not-looked', copy])
  const { text } = await ask<Output<'bundle.look'>>('bundle.look', { bundle, id: copy })
  assert.match(text ?? '', /people were held/)
  await ask('bundle.approve', { bundle })
})
