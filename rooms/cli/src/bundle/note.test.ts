// A person who decides about a bundle sees what the person who asked for it saw, in three
// languages.
import assert from 'node:assert/strict'
import test from 'node:test'
import { outputText } from '@tumen/view'
import { LANGUAGES } from '@tumen/words'

const NOTES = [
  { id: 'c1', field: 'asserted', text: '2022-03-01/2022-03-31', goes: true },
  { id: 'c1', field: 'basis', text: 'unknown', goes: true },
  { id: 'c1', field: 'origin', text: 'a guard', goes: true },
  { id: 'c1', field: 'problems', text: 'she drives a red car', goes: true },
]
const restrictedCounts = NOTES.map(({ field }) => ({ field, count: 1, goes: true }))
const told = {
  profile: 'court',
  meant: 'the court',
  by: 'ana',
  restricted: NOTES,
  restrictedCounts,
}
const APPROVED = { bundle: 'bu_1', state: 'approved', ...told }
const LISTED = { bundles: [{ id: 'bu_1', state: 'waiting', ...told }] }

test('[T139] the list of one bundle and its approval print each note, what people wrote first', () => {
  for (const language of LANGUAGES)
    for (const [operation, answer] of [
      ['bundle.approve', APPROVED],
      ['bundle.list', LISTED],
    ] as const) {
      const out = outputText(language, operation, answer, { width: 80 }).join('\n')
      const places = ['red car', 'a guard', '2022-03-01'].map((words) => out.indexOf(words))
      assert.ok(
        places.every((at, n) => at > (places[n - 1] ?? 0)),
        `${places} ${out}`,
      )
      assert.ok(!out.includes('unknown') && !out.includes('{') && out.includes('the court'), out)
    }
})

test('[T139] mutation test: of several bundles, and of one with nothing of the kind, no notes are printed', () => {
  const [one] = LISTED.bundles
  const more = outputText('en', 'bundle.list', { bundles: [one, one] }).join('\n')
  assert.ok(!more.includes('red car'))
  const { restricted: _, restrictedCounts: __, ...bare } = APPROVED
  assert.ok(!outputText('en', 'bundle.approve', bare).join('\n').includes('says'))
})
