// The quick orders of entries against plain sorting (F9).
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { FigureClaim } from '../reckon/evidence.ts'
import { type Entry, makeEntry, scopeReader } from './entry.ts'
import { endOfRun, orderById, orderByOrigin, orderByScope } from './entry-order.ts'
import { readWords } from './words.ts'

const readScope = scopeReader({ act: 'arrest', known: { by: 'published' } }, true)

/** One entry of an origin on one of a few scopes. */
function entryAt(position: number, origin: number, scope: number): Entry {
  const id = String(position)
  const place = `CN/${scope}`
  const claim: FigureClaim = { id, chain: ['a'], act: 'arrest', place, pub: '2021-01-01' }
  return { ...makeEntry(claim, readScope(claim), readWords(claim)), position, origin }
}

/** Entries in the order of their ids, few and many. */
const arbitraryEntries = fc
  .array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 60 })
  .map((pairs) => pairs.map(([origin, scope], position) => entryAt(position, origin, scope)))

function shuffle(entries: readonly Entry[], keys: readonly number[]): Entry[] {
  const keyOf = ({ position }: Entry): number => keys[position % keys.length] as number
  return [...entries].sort((a, b) => keyOf(a) - keyOf(b))
}

const arbitraryKeys = fc.array(fc.nat(1000), { minLength: 7, maxLength: 60 })

test('[F9] entries in any order go back to the order of their ids', () => {
  fc.assert(
    fc.property(arbitraryEntries, arbitraryKeys, (entries, keys) => {
      assert.deepEqual(orderById(shuffle(entries, keys)), entries)
    }),
  )
})

test('[F9] by scope, then by origin, then by id, as plain sorting puts them', () => {
  fc.assert(
    fc.property(arbitraryEntries, (entries) => {
      const plain = [...entries].sort(
        (a, b) => a.scope.index - b.scope.index || a.origin - b.origin || a.position - b.position,
      )
      assert.deepEqual(orderByScope(entries), plain)
    }),
  )
})

test('[F9] by origin, then by id, and the input stays as it is', () => {
  fc.assert(
    fc.property(arbitraryEntries, arbitraryKeys, (entries, keys) => {
      const mixed = shuffle(entries, keys)
      const before = [...mixed]
      const plain = [...mixed].sort((a, b) => a.origin - b.origin || a.position - b.position)
      assert.deepEqual(orderByOrigin(mixed), plain)
      assert.deepEqual(mixed, before)
    }),
  )
})

test('[F25] [F30] a run holds all that one origin says of one scope, and nothing else', () => {
  fc.assert(
    fc.property(arbitraryEntries, (entries) => {
      const ordered = orderByScope(entries)
      const seen = new Set<string>()
      for (let start = 0; start < ordered.length; ) {
        const end = endOfRun(ordered, start)
        const keys = ordered.slice(start, end).map((e) => `${e.origin}:${e.scope.key}`)
        const key = keys[0] as string
        assert.ok(keys.every((each) => each === key) && !seen.has(key))
        seen.add(key)
        start = end
      }
    }),
  )
})
