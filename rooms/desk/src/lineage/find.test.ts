import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { type FixtureDesk, openFixture, type Person } from '../../fixture/desk.ts'

const words = (from: number, to: number, stem = 'word') =>
  Array.from({ length: to - from }, (_, n) => `${stem}${from + n}`).join(' ')

interface Proposed {
  from: string
  to: string
  kind: string
  basis: string
  containment?: string
}
interface Sign {
  sign: string
  from?: { text: string }
  to?: { text: string }
}
interface Proposal extends Proposed {
  state: string
  asked: boolean
  evidence: Sign[]
}

const NAMES = { harbour: 'Harbour Wire', reed: 'Reed Post', lamp: 'Lamp Weekly' }

async function opened(review: 'self' | 'second-person' = 'self'): Promise<FixtureDesk> {
  const fixture = await openFixture(review)
  for (const [id, name] of Object.entries(NAMES))
    await fixture.ask('own', 'agent.record', { id, kind: 'outlet', name: { en: name } })
  return fixture
}

interface Report {
  id: string
  text: string
  publisher?: string
  published?: string
  sensitivity?: string
}

async function add(fixture: FixtureDesk, report: Report, who: Person = 'own'): Promise<Proposed[]> {
  const input = { title: `Title ${report.id}`, language: 'en', published: '2022-04-20', ...report }
  const { proposed } = await fixture.ask<{ proposed: Proposed[] }>(who, 'document.add', input)
  return proposed
}

const proposals = async (fixture: FixtureDesk, who: Person = 'own') =>
  (await fixture.ask<{ proposals: Proposal[] }>(who, 'document.proposals', {})).proposals

const SOURCE = { id: 'S', text: words(0, 104), publisher: 'harbour', published: '2022-04-10' }

test('[D180] a copy is proposed in the change that adds it, and never confirmed', async () => {
  const fixture = await opened()
  try {
    assert.deepEqual(await add(fixture, SOURCE), [])
    const size = await fixture.size()
    const text = `${words(0, 64)} ${words(0, 40, 'own')}`
    const found = await add(fixture, { id: 'C', text, publisher: 'reed' })
    const relation = { from: 'C', to: 'S', kind: 'reprint_of', basis: 'text', containment: '0.6' }
    assert.deepEqual(found, [relation])
    assert.equal(await fixture.size(), size + 1)
    const [waiting] = await proposals(fixture)
    assert.deepEqual([waiting?.state, waiting?.asked], ['proposed', false])
    // The mutation test: a credit in the text is no confirmation either.
    const credited = `Reprinted from Harbour Wire. ${words(0, 104)}`
    const [own] = await add(fixture, { id: 'D', text: credited, publisher: 'lamp' })
    assert.deepEqual([own?.to, own?.basis], ['S', 'declared'])
    const states = (await proposals(fixture)).map(({ state }) => state)
    assert.deepEqual([...new Set(states)], ['proposed'])
  } finally {
    await fixture.close()
  }
})

test('[D181] proposals tell what speaks for them, with the words of both texts', async () => {
  const fixture = await opened()
  try {
    const quote = 'we saw the trucks come before dawn and nobody was let out of the yard that day'
    await add(fixture, { ...SOURCE, text: `${words(0, 90)} “${quote},” she said.` })
    const retold = `${words(0, 90, 'own')} “${quote},” a nurse told.`
    await add(fixture, { id: 'C', text: retold, publisher: 'reed' })
    const [asked] = await proposals(fixture)
    assert.deepEqual([asked?.kind, asked?.asked], ['relays', true])
    const [sign] = asked?.evidence ?? []
    assert.equal(sign?.sign, 'shared_quote')
    assert.equal(sign?.from?.text, `${quote},`)
    assert.equal(sign?.to?.text, `${quote},`)
    const { relations } = await fixture.ask<{ relations: { evidence: object[] }[] }>(
      'own',
      'document.show',
      { id: 'C' },
    )
    assert.ok(!JSON.stringify(relations).includes('trucks'))
  } finally {
    await fixture.close()
  }
})

test('[D182] what the asker may not read is not compared, and stays unknown', async () => {
  const fixture = await opened()
  try {
    await add(fixture, { ...SOURCE, sensitivity: 'restricted' }, 'ana')
    assert.deepEqual(await add(fixture, { id: 'C', text: words(0, 100) }, 'doc'), [])
    // A public copy of what one may read oneself is not proposed: its waiting would tell others.
    const open = await add(fixture, { id: 'D', text: words(2, 104) }, 'ana')
    assert.ok(open.every(({ to }) => to !== 'S'))
    const copy = { id: 'E', text: words(1, 104), sensitivity: 'restricted' }
    assert.ok((await add(fixture, copy, 'ana')).some(({ to }) => to === 'S'))
    assert.ok((await proposals(fixture, 'rev')).some(({ from }) => from === 'E'))
    assert.ok((await proposals(fixture, 'doc')).every(({ from }) => from !== 'E'))
  } finally {
    await fixture.close()
  }
})

test('[D183] claims of a copy wait, and those of a document that is only asked about do not', async () => {
  const fixture = await opened()
  try {
    const told = 'At least 52 people were held in Liaoning.'
    await add(fixture, { ...SOURCE, text: `${words(0, 100)}. ${told}` })
    await add(fixture, { id: 'C', text: `${words(0, 99)}. ${told}`, publisher: 'reed' })
    await add(fixture, { id: 'A', text: `${words(0, 40)} ${words(0, 60, 'own')}. ${told}` })
    const states = await Promise.all(
      ['C', 'A'].map(async (document) => {
        const claim = { document, quote: [told], number: 'At least 52', act: 'detention' }
        const form = { ...claim, place: 'Liaoning', at: '2022-04', chain: ['Harbour Wire'] }
        const { counts } = await fixture.ask<{ counts: boolean }>('own', 'claim.record', form)
        return counts
      }),
    )
    assert.deepEqual(states, [false, true])
  } finally {
    await fixture.close()
  }
})

test('[D184] tracing finds what came later, and asks nothing twice', async () => {
  const fixture = await opened()
  try {
    const late = { id: 'C', text: words(0, 100), publisher: 'reed', published: '2022-04-20' }
    await add(fixture, late)
    // Added later, published earlier: the one that was there depends on it.
    const [found] = await add(fixture, SOURCE)
    assert.deepEqual([found?.from, found?.to], ['C', 'S'])
    const decision = { from: 'C', to: 'S', decision: 'rejected' }
    await fixture.ask('rev', 'document.decide', decision)
    const traced = await fixture.ask('own', 'document.trace', { id: 'C' })
    assert.deepEqual(traced, { proposed: [], stories: [], left: 0 })
  } finally {
    await fixture.close()
  }
})

test('[D185] documents of an earlier format come into the index, and are found then', async () => {
  const fixture = await opened()
  try {
    await addUnindexed(fixture, 'old', words(0, 104))
    assert.equal((await fixture.desk.ledger.read.unindexed(10)).all, 1)
    const [found] = await add(fixture, { id: 'C', text: words(0, 100), publisher: 'reed' })
    assert.deepEqual([found?.from, found?.to], ['C', 'old'])
    assert.equal((await fixture.desk.ledger.read.unindexed(10)).all, 0)
    for (let n = 0; n < 25; n++) await addUnindexed(fixture, `old${n}`, words(0, 104, `w${n}x`))
    const steps: [string, number, number][] = []
    const progress = { report: (...step: [string, number, number]) => steps.push(step) }
    const { left } = await fixture.ask<{ left: number }>(
      'own',
      'document.trace',
      { id: 'C' },
      { progress },
    )
    assert.equal(left, 0)
    // On a busy machine other steps are told as well.
    const indexed = steps.filter(([step]) => step === 'index')
    assert.deepEqual(indexed.slice(0, 2), [
      ['index', 0, 25],
      ['index', 20, 25],
    ])
  } finally {
    await fixture.close()
  }
})

/** As an earlier version stored it: without an entry in the index. */
async function addUnindexed({ desk }: FixtureDesk, id: string, text: string): Promise<void> {
  const hash = createHash('sha256').update(text).digest('hex')
  const day = { earliest: '2022-04-01', latest: '2022-04-01' }
  const document = {
    ...{ id, bytesHash: hash, mediaType: 'text/plain', textHash: hash, textSteps: ['nfc'] },
    ...{ language: 'en', title: id, published: day, captured: '2022-04-02T00:00:00Z' },
    ...{ boilerplate: [], sensitivity: 'public' as const },
  }
  await desk.ledger.change({ operation: 'document.add', by: 'own', subject: id }, (write) =>
    write.appendDocument(document, text, Buffer.from(text)),
  )
}

test('[D186] of many copies of one text the earliest is proposed, and what explains the rest', async () => {
  const fixture = await opened()
  try {
    const other = {
      id: 'T',
      text: words(0, 104, 'tale'),
      publisher: 'lamp',
      published: '2022-04-11',
    }
    await add(fixture, SOURCE)
    await add(fixture, other)
    for (const id of ['C1', 'C2', 'C3'])
      await add(fixture, { id, text: `${words(0, 104)} ${id}`, publisher: 'reed' })
    const text = `${words(0, 100)} ${words(0, 100, 'tale')}`
    const found = await add(fixture, { id: 'D', text, published: '2022-04-25' })
    assert.deepEqual(found.map(({ to }) => to).sort(), ['S', 'T'])
  } finally {
    await fixture.close()
  }
})

interface Group {
  documents: { id: string }[]
  links: { from: string; to: string; state: string }[]
  origins: { min: number; max: number }
}

test('[D187] a group counts its reports and, at least and at most, its independent origins', async () => {
  const fixture = await opened()
  try {
    await add(fixture, SOURCE)
    await add(fixture, { id: 'C', text: words(0, 100), publisher: 'reed' })
    await add(fixture, { id: 'X', text: words(0, 100, 'other'), publisher: 'lamp' })
    const group = () => fixture.ask<Group>('vie', 'document.lineage', { id: 'S' })
    const open = await group()
    assert.deepEqual(
      open.documents.map(({ id }) => id),
      ['S', 'C'],
    )
    // Two publishers, of which one may only have copied the other.
    assert.deepEqual([open.origins.min, open.origins.max], [1, 2])
    await fixture.ask('rev', 'document.decide', { from: 'C', to: 'S', decision: 'confirmed' })
    const { origins } = await group()
    assert.deepEqual([origins.min, origins.max], [1, 1])
    const alone = await fixture.ask<Group>('vie', 'document.lineage', { id: 'X' })
    assert.deepEqual([alone.documents.length, alone.origins.max], [1, 1])
  } finally {
    await fixture.close()
  }
})

test('[D189] a rejected copy stays in its group as a voice of its own, a rejected retelling leaves', async () => {
  const fixture = await opened()
  try {
    const told = 'At least 52 people were held in Liaoning on 3 April 2022.'
    await add(fixture, { ...SOURCE, text: `${words(0, 100)}. ${told}` })
    await add(fixture, { id: 'C', text: `${words(0, 99)}. ${told}`, publisher: 'reed' })
    const retold = `Harbour Wire has reported this. ${told} ${words(0, 60, 'own')}`
    await add(fixture, { id: 'X', text: retold, publisher: 'lamp', published: '2022-04-25' })
    const group = () => fixture.ask<Group>('vie', 'document.lineage', { id: 'S' })
    const ids = async () => (await group()).documents.map(({ id }) => id).sort()
    assert.deepEqual(await ids(), ['C', 'S', 'X'])
    const decision = { to: 'S', decision: 'rejected' }
    for (const from of ['C', 'X'])
      await fixture.ask('rev', 'document.decide', { from, ...decision })
    assert.deepEqual(await ids(), ['C', 'S'])
    const { links, origins } = await group()
    assert.deepEqual([links[0]?.state, origins.min, origins.max], ['rejected', 2, 2])
  } finally {
    await fixture.close()
  }
})

test('[D187] a group holds nothing of documents that the asker may not read', async () => {
  const fixture = await opened()
  try {
    await add(fixture, SOURCE)
    const copy = { id: 'E', text: words(0, 100), publisher: 'reed', sensitivity: 'restricted' }
    await add(fixture, copy, 'doc')
    const seen = async (who: Person) =>
      (await fixture.ask<Group>(who, 'document.lineage', { id: 'S' })).documents.length
    assert.deepEqual([await seen('rev'), await seen('vie')], [2, 1])
  } finally {
    await fixture.close()
  }
})

test('[D188] undoing an addition takes its proposals back, and its words out of comparison', async () => {
  const fixture = await opened()
  try {
    await add(fixture, SOURCE)
    await add(fixture, { id: 'C', text: words(0, 100), publisher: 'reed' })
    await fixture.ask('own', 'change.undo', { change: (await fixture.size()) - 1 })
    assert.deepEqual(await proposals(fixture), [])
    const [found, more] = await add(fixture, { id: 'D', text: words(1, 101), publisher: 'lamp' })
    assert.deepEqual([found?.to, more], ['S', undefined])
  } finally {
    await fixture.close()
  }
})
