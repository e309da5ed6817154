// Two offices hand in the same bytes, such as an article or a list that leaked. Each has its own
// document, and what one is answered does not depend on whether the other has it, too.
// Source: desk.md 10, C7; decision 0075. Everything here is invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { contractList, type Output } from '@tumen/contract'
import { type Ids, PROBES, told } from '@tumen/world'
import { openFixture, REPORT, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { can } from '../policy.ts'

type Check = Output<'evidence.check-shred'>

/** The other office's bytes: those of the first office, or others of the same length. */
const SAME = REPORT
const OTHER = REPORT.replaceAll(/[a-z]/g, (letter) => (letter === 'z' ? 'a' : 'z'))
assert.ok(OTHER !== SAME && OTHER.length === SAME.length)

/** Two offices; `southern` came before the north handed in its own, or comes after it. */
async function openOffices(southern: string, order: 'before' | 'after') {
  const fixture = await openFixture('self')
  const { north, south } = await twoOffices(fixture)
  const roles = ['documenter', 'analyst', 'reviewer'] as const
  const [NORTH, SOUTH] = [heldIn('ana-n', north, [...roles]), heldIn('ana-s', south, [...roles])]
  const form = { title: 'A report', language: 'en', published: '2019-08-08', publisher: 'A paper' }
  const add = (actor: typeof NORTH, text: string) =>
    askAs<{ id: string }>(fixture.desk, actor, 'document.add', {
      ...form,
      ...{ text, publisher: `A paper of ${actor.account}`, sensitivity: 'public' },
    })
  const sent = () => add(SOUTH, southern)
  const first = order === 'before' ? await sent() : undefined
  const added = await add(NORTH, SAME)
  const second = first ?? (await sent())
  return { fixture, NORTH, SOUTH, added, mine: added.id, theirs: second.id }
}

type Offices = Awaited<ReturnType<typeof openOffices>>

/** The roots of a log differ wherever anything does, and say nothing of what. */
const withoutRoot = (answer: string) => answer.replaceAll(/"rootHex":"[0-9a-f]{64}"/g, '')

/** Everything that the north is answered, by operation. */
async function answersOf({ fixture, NORTH, mine }: Offices): Promise<Map<string, string>> {
  const { desk } = fixture
  const none = { claim: 'x', list: 'x', mention: 'x', agent: 'x', event: 'x', estimate: 'x' }
  const ids: Ids = { ...none, document: mine, query: 'x', change: '1' }
  const found = new Map<string, string>()
  for (const { name, changes } of contractList) {
    // A proof names hashes of all other leaves, which are salted.
    if (changes || name === 'log.prove' || !can(NORTH, name)) continue
    for (const [n, probe] of (PROBES[name as keyof typeof PROBES] ?? []).entries())
      found.set(`${name} ${n}`, withoutRoot(await told(desk, NORTH, name, probe(ids, ids))))
  }
  const bundle = { profile: 'partner', documents: [mine], recipient: 'x', purpose: 'x' }
  found.set('bundle', withoutRoot(await told(desk, NORTH, 'bundle.preview', bundle)))
  const query = 'documents of the same bytes'
  found.set('search', await told(desk, NORTH, 'search', { query }))
  return found
}

function differing(one: Map<string, string>, two: Map<string, string>): string[] {
  return [...one.keys()].filter((name) => one.get(name) !== two.get(name))
}

/** The sizes of all object files. */
function objectsOf({ fixture }: Offices): number[] {
  const folder = join(fixture.folder, 'objects')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => name.includes('/'))
  return files.map((name) => statSync(join(folder, name)).size).sort()
}

for (const order of ['before', 'after'] as const)
  test(`[D840] no answer says whether another office has the bytes, ${order} one's own`, async () => {
    const same = await openOffices(SAME, order)
    const other = await openOffices(OTHER, order)
    assert.deepEqual(same.added, other.added)
    const [one, two] = [await answersOf(same), await answersOf(other)]
    assert.ok(one.size > 40, `${one.size}`)
    assert.deepEqual(differing(one, two), [])
    assert.deepEqual(objectsOf(same), objectsOf(other))

    const destroyed = await Promise.all(
      [same, other].map(async ({ fixture: { desk }, NORTH, mine: document }) => {
        const check = await askAs<Check>(desk, NORTH, 'evidence.check-shred', { document })
        const { token } = check
        const input = { document, reason: 'wish', token }
        return [check, await askAs(desk, NORTH, 'evidence.shred', input)]
      }),
    )
    assert.deepEqual(destroyed[0], destroyed[1])
    assert.deepEqual(differing(await answersOf(same), await answersOf(other)), [])
    assert.deepEqual(objectsOf(same), objectsOf(other))
  })

test('[D840] mutation test: who belongs to all groups tells the worlds apart', async () => {
  const sides = [await openOffices(SAME, 'before'), await openOffices(OTHER, 'before')]
  const stay = sides.map(async ({ fixture, mine: document }) => {
    const check = await fixture.ask<Check>('rev', 'evidence.check-shred', { document })
    return [check.documents.length, check.staying.length]
  })
  assert.deepEqual(await Promise.all(stay), [
    [1, 1],
    [1, 0],
  ])
})

test('[D841] each office destroys its own, and the other has its own whole', async () => {
  const offices = await openOffices(SAME, 'before')
  const { fixture, NORTH, SOUTH, mine, theirs } = offices
  const { desk } = fixture
  const shred = async (actor: typeof NORTH, document: string) => {
    const { token } = await askAs<Check>(desk, actor, 'evidence.check-shred', { document })
    await askAs(desk, actor, 'evidence.shred', { document, reason: 'wish', token })
  }
  await shred(NORTH, mine)
  assert.equal((await refused(askAs(desk, NORTH, 'document.show', { id: mine }))).code, 'shredded')
  const { document } = await askAs<Output<'document.show'>>(desk, SOUTH, 'document.show', {
    id: theirs,
  })
  const bytes = await desk.ledger.bytesOf(document)
  assert.equal(createHash('sha256').update(bytes).digest('hex'), document.bytesHash)
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
  assert.equal(objectsOf(offices).length, 1)
  await shred(SOUTH, theirs)
  assert.equal(objectsOf(offices).length, 0)
})
