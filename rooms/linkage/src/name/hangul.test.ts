import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalSyllable, jamoDistance, jamoOf, syllableOf, syllableSkeleton } from './hangul.ts'

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))

// The pairs that the reference on names lists in section 4.
const DPRK = `리이 류유 량양 려여 렴염 룡용 련연 렬열 률율 례예 료요 륙육 력역 륜윤 륭융 린인 림임
령영 로노 라나 란난 람남 래내 룩눅 릉능 락낙 랑낭 록녹 론논 루누 녀여 니이 념염 녕영 뉴유`

test('[N8] the initial-sound rule gives the listed pairs', () => {
  for (const [dprk = '', rok = ''] of DPRK.split(/\s+/))
    assert.equal(canonicalSyllable(dprk), rok, dprk)
  for (const same of ['김', '나', '노', '누', '이', '얘'])
    assert.equal(canonicalSyllable(same), same)
})

test('[N8] the rule is idempotent and leaves vowel and end alone', () => {
  fc.assert(
    fc.property(syllable, (one) => {
      const canonical = canonicalSyllable(one)
      assert.equal(canonicalSyllable(canonical), canonical)
      assert.equal(syllableOf(jamoOf(one)), one)
      assert.deepEqual({ ...jamoOf(canonical), onset: 0 }, { ...jamoOf(one), onset: 0 })
    }),
  )
})

test('[N20] syllables differ in as many jamo as they have parts that differ', () => {
  assert.equal(jamoDistance('정', '정'), 0)
  assert.equal(jamoDistance('정', '종'), 1)
  assert.equal(jamoDistance('선', '성'), 1)
  assert.equal(jamoDistance('철', '하'), 3)
})

test('[N30] a skeleton joins what the systems confuse', () => {
  assert.equal(syllableSkeleton('정'), syllableSkeleton('종'))
  assert.equal(syllableSkeleton('영'), syllableSkeleton('용'))
  assert.equal(syllableSkeleton('뺵'), syllableSkeleton('팩').replace('e', 'ye'))
  assert.equal(syllableSkeleton('희'), 'Hi')
})
