// What is asked about a retelling, and what is only shown.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture } from '../../fixture/desk.ts'

interface Group {
  stories: {
    kind: string
    from: string
    to: string
    evidence: { sign: string; from?: { text: string } }[]
  }[]
}

const places = [
  { id: 'XA', level: 'country', names: { en: 'Reedland' } },
  { id: 'XA/lamp', level: 'adm1', names: { en: 'Lampford' } },
]

test('[D190] a name and a place are shown, a name and a number are asked about', async () => {
  const fixture = await openFixture('self')
  try {
    const outlet = { id: 'harbour', kind: 'outlet', name: { en: 'Harbour Wire' } }
    await fixture.ask('own', 'agent.record', outlet)
    await fixture.ask('own', 'place.import', { places })
    const add = async (id: string, published: string, text: string, publisher: string) => {
      const input = { id, title: id, language: 'en', published, text, publisher }
      return fixture.ask<{ proposed: { to: string; kind: string }[] }>('own', 'document.add', input)
    }
    const told = 'At least 52 people were detained in Lampford.'
    await add('S', '2022-04-10', told, 'harbour')
    const other = 'Harbour Wire has reported that 31 people were killed in Lampford.'
    assert.deepEqual((await add('A', '2022-04-20', other, 'Reed Post')).proposed, [])
    const same = 'Harbour Wire has reported that 52 people were detained in a town.'
    const { proposed } = await add('B', '2022-04-21', same, 'Lamp Weekly')
    assert.deepEqual(
      proposed.map(({ to, kind }) => [to, kind]),
      [['S', 'relays']],
    )
    const { stories } = await fixture.ask<Group>('vie', 'document.lineage', { id: 'A' })
    const toSource = stories.find(({ to }) => to === 'S')
    const signs = toSource?.evidence.map(({ sign, from: own }) => [sign, own?.text])
    // Of a name the row keeps the phrase; the words beside it are shown.
    assert.deepEqual(signs?.sort(), [
      ['attribution', other],
      ['place', 'Lampford'],
    ])
    assert.equal(toSource?.kind, 'relay')
  } finally {
    await fixture.close()
  }
})
