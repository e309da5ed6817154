// What is looked up for a cell against the definition: each scope is looked at.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Act, isPlaceWithin } from '@tumen/claim'
import type { IndexedScope } from '@tumen/ledger'
import fc from 'fast-check'
import { ClaimBook } from './claim-book.ts'

const PATHS = ['', 'CN', 'CN/LN', 'CN/LN/DD', 'CN/LND', 'CN/JL', 'KP']
const act = fc.constantFrom<Act>('arrest', 'detention', 'custody')
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, nth]) => `2022-${String(month).padStart(2, '0')}-${String(nth).padStart(2, '0')}`)
const period = fc.tuple(day, day).map((days) => [...days].sort() as [string, string])
const numberOf = (text: string) => Number(text.replaceAll('-', ''))

const scope = fc
  .record({ n: fc.nat(30), act, path: fc.constantFrom(...PATHS), when: period, isOpen: fc.nat(9) })
  .map(({ n, when, isOpen, ...one }): IndexedScope => {
    // Some claims have no time.
    const [first, last] = isOpen === 0 ? ['0000-01-01', '9999-12-31'] : when
    return { claim: `c${n}`, ...one, first: numberOf(first), last: numberOf(last) }
  })

const asked = fc.record(
  {
    acts: fc.uniqueArray(act, { maxLength: 3 }),
    place: fc.constantFrom('CN', 'CN/LN', 'CN/LN/DD', 'CN/HL', 'KP'),
    when: period,
  },
  { requiredKeys: ['acts'] },
)

test('[D1365] what is looked up for a cell is what each scope says', () => {
  let found = 0
  const scopes = fc.array(scope, { maxLength: 80 })
  fc.assert(
    fc.property(scopes, fc.array(asked, { maxLength: 10 }), (all, reads) => {
      // One of the claims is not there for this asker.
      const positions = new Map(Array.from({ length: 30 }, (_, n) => [`c${n}`, n]))
      const book = new ClaimBook()
      // Some come later, when others were looked for already.
      const isEarly = ({ claim }: IndexedScope) => claim.length === 2
      book.add(positions, all.filter(isEarly))
      for (const { acts, place } of reads) book.of({ acts, ...(place && { place }) })
      book.add(
        positions,
        all.filter((one) => !isEarly(one)),
      )
      for (const { acts, place, when } of reads) {
        const [from, to] = when ?? ['0000-01-01', '9999-12-31']
        const wanted = all.filter(
          (one) =>
            acts.includes(one.act) &&
            one.first <= numberOf(to) &&
            one.last >= numberOf(from) &&
            (place === undefined ||
              one.path === '' ||
              isPlaceWithin(one.path, place) ||
              isPlaceWithin(place, one.path)),
        )
        const numbers = new Set(wanted.flatMap(({ claim }) => positions.get(claim) ?? []))
        const read = { acts, ...(place && { place }), ...(when && { from, to }) }
        const got = book.of(read)
        assert.deepEqual(
          got,
          [...numbers].sort((a, b) => a - b),
        )
        found += got.length
      }
    }),
    { numRuns: 300 },
  )
  assert.ok(found > 1000, 'much is found')
})
