import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { currentPerson, identifyPersons, type KnownPerson } from './identity.ts'

function idsFrom(start: number): () => string {
  let at = start
  return () => {
    at += 1
    return `new-${at}`
  }
}

function person(id: string, recorded: string, members: number[]): KnownPerson {
  return { id, recorded, members }
}

/** The persons that a run leaves behind, as the next run finds them. */
function afterwards(ids: readonly string[], before: readonly KnownPerson[]): KnownPerson[] {
  return [...new Set(ids)].map((id) => {
    const recorded = before.find((known) => known.id === id)?.recorded ?? '9'
    return person(
      id,
      recorded,
      [...ids.keys()].filter((mention) => ids[mention] === id),
    )
  })
}

test('[N140] an id goes to the person with most of its mentions, then the older one', () => {
  const known = [person('young', '2', [3, 4]), person('old', '1', [0, 1, 2])]
  const merged = identifyPersons(Int32Array.of(0, 0, 0, 0, 0, 5), known, idsFrom(0))
  assert.deepEqual(merged.person, ['old', 'old', 'old', 'old', 'old', 'new-1'])
  assert.deepEqual(merged.lineage, [{ from: 'young', to: 'old', kind: 'merged_into' }])
  assert.deepEqual(merged.added, ['new-1'])
  assert.deepEqual(merged.moved, [3, 4, 5])

  const even = [person('young', '2', [2, 3]), person('old', '1', [0, 1])]
  const joined = identifyPersons(Int32Array.of(0, 0, 0, 0), even, idsFrom(0))
  assert.deepEqual(joined.person, ['old', 'old', 'old', 'old'])
})

test('[N141] the smaller part of a split gets a new id and names where it came from', () => {
  const known = [person('p', '1', [0, 1, 2])]
  const split = identifyPersons(Int32Array.of(0, 1, 1), known, idsFrom(0))
  assert.deepEqual(split.person, ['new-1', 'p', 'p'])
  assert.deepEqual(split.lineage, [{ from: 'new-1', to: 'p', kind: 'split_from' }])
})

test('[N141] an old id resolves through all merges, and a circle does not hang', () => {
  const merged = (from: string, to: string) => ({ from, to, kind: 'merged_into' as const })
  const rows = [merged('a', 'b'), merged('b', 'c')]
  assert.equal(currentPerson('a', rows), 'c')
  assert.equal(currentPerson('x', rows), 'x')
  assert.ok(['a', 'b'].includes(currentPerson('a', [merged('a', 'b'), merged('b', 'a')])))
})

const clusters = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 })
  .map((groups) => Int32Array.from(groups, (group) => groups.indexOf(group)))

test('[N142] a run that is repeated adds no row', () => {
  fc.assert(
    fc.property(clusters, clusters, (first, second) => {
      const before = afterwards(identifyPersons(first, [], idsFrom(0)).person, [])
      const root = second.length === first.length ? second : first
      const once = identifyPersons(root, before, idsFrom(50))
      const again = identifyPersons(root, afterwards(once.person, before), idsFrom(90))
      assert.deepEqual(again.person, once.person)
      assert.deepEqual([again.added, again.moved, again.lineage], [[], [], []])
    }),
  )
})

test('[N142] a mention that matches nothing changes no other id', () => {
  fc.assert(
    fc.property(clusters, (root) => {
      const once = identifyPersons(root, [], idsFrom(0))
      const grown = Int32Array.of(...root, root.length)
      const next = identifyPersons(grown, afterwards(once.person, []), idsFrom(50))
      assert.deepEqual(next.person, [...once.person, 'new-51'])
      assert.deepEqual(next.moved, [root.length])
    }),
  )
})

test('[N142] no two persons share an id, and every id that is gone says where it went', () => {
  fc.assert(
    fc.property(clusters, clusters, (first, second) => {
      if (first.length !== second.length) return
      const before = afterwards(identifyPersons(first, [], idsFrom(0)).person, [])
      const { person: ids, lineage } = identifyPersons(second, before, idsFrom(50))
      assert.equal(new Set(ids).size, new Set(second).size)
      for (const { id } of before)
        assert.ok(ids.includes(id) || ids.includes(currentPerson(id, lineage)))
    }),
  )
})
