// The ratchet of the word lists: a section that no labelled text needs gets a vector, or goes.
// Source: reader.md 3.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ablateSections } from '../../fixture/ablation.ts'
import { labelledTexts } from '../../fixture/labelled.ts'
import { LANGUAGES } from '../text/source-text.ts'

/** Sections that no label misses yet: the list may only become shorter. */
const IDLE = [
  'en [guard told of]',
  'ko [number other-before]',
  'ko [number further-before]',
  'ko [guard fulfilled]',
  'zh [guard fulfilled]',
]

test('[R500] without any section of the word lists a labelled field is read otherwise', () => {
  const texts = labelledTexts()
  const idle = LANGUAGES.flatMap((language) =>
    [...ablateSections(language, texts)].flatMap(({ section, needed }) =>
      needed === undefined ? [`${language} [${section}]`] : [],
    ),
  )
  assert.deepEqual(
    idle.filter((section) => !IDLE.includes(section)),
    [],
  )
})
