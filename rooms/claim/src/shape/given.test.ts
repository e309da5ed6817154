import assert from 'node:assert/strict'
import test from 'node:test'
import { given } from './given.ts'

test('[C176] a field without a value is left out, and one that is empty is kept', () => {
  const note: string | undefined = ([] as string[])[0]
  const fields = given({ act: 'arrest', note, count: 0, text: '', is: false, none: null })
  assert.deepEqual(Object.entries(fields), [
    ['act', 'arrest'],
    ['count', 0],
    ['text', ''],
    ['is', false],
    ['none', null],
  ])
})
