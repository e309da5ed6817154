// What a claim is called that is not said to have happened, and how it counts.
import assert from 'node:assert/strict'
import test from 'node:test'
import { SPECULATIVE_MODALITIES } from '@tumen/claim'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { claimState } from '../../terminal/cell.ts'
import { claimAct, statePhrase } from './sentence.ts'

const SAID = { act: 'transfer', polarity: 'affirmed' } as const

test('[V360] what is not said to have happened says so wherever a claim is named', () => {
  const act = (more: object) => claimAct('en', { proposition: SAID, ...more })
  assert.equal(act({ modality: 'asserted' }), 'Transfer in custody')
  assert.equal(act({ modality: 'predicted' }), 'planned or expected: Transfer in custody')
  assert.equal(act({ modality: 'denied' }), 'denied: Transfer in custody')
  assert.equal(act({ condition: { text: 'if' } }), 'only under a condition: Transfer in custody')
  for (const language of LANGUAGES)
    for (const modality of SPECULATIVE_MODALITIES)
      assert.ok(
        claimAct(language, { proposition: SAID, modality }).includes(
          wordsIn(language).page.claim.unreal[modality],
        ),
      )
})

test('[V361] what no figure counts as happened is not said to count, on pages and lines', () => {
  const claim = { proposition: SAID, modality: 'possible' } as const
  assert.equal(statePhrase('en', 'counts', claim), 'does not count: feared or possible')
  assert.equal(claimState('en', { state: 'counts', claim }), 'does not count: feared or possible')
  assert.equal(statePhrase('en', 'rejected', claim), 'rejected')
  assert.equal(statePhrase('en', 'counts', { ...claim, modality: 'reported' }), 'counts')
})
