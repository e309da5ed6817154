import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture } from '../../fixture/desk.ts'

const FIRST = 'Police arrested 31 herders in Yanji on 3 May 2024. At least 12 were deported.'
const MORE = 'On 9 May 2024 another 5 herders were arrested.'

interface Read {
  proposals: { claim: { quantity?: { value?: number } } }[]
  repeated?: { original: { id: string }; proposals: number }[]
}

test('[D610] what a confirmed copy repeats is read at its original, and only once confirmed', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const add = (id: string, text: string, published: string) =>
    fixture.ask('own', 'document.add', { id, title: id, text, published, language: 'en' })
  await add('A', FIRST, '2024-05-10')
  await add('B', `${FIRST.replace('. At', '.\nAt')} ${MORE}`, '2024-05-11')
  const read = () => fixture.ask<Read>('own', 'document.read', { document: 'B' })
  const valuesOf = ({ proposals }: Read) => proposals.map(({ claim }) => claim.quantity?.value)
  assert.deepEqual(valuesOf(await read()), [31, 12, 5])
  await fixture.ask('own', 'document.relate', {
    ...{ from: 'B', to: 'A', kind: 'reprint_of', basis: 'reviewer' },
  })
  const after = await read()
  assert.deepEqual(valuesOf(after), [5])
  assert.deepEqual(
    after.repeated?.map(({ original, proposals }) => [original.id, proposals]),
    [['A', 2]],
  )
})
