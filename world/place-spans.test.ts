// Offsets after a changed text.
import assert from 'node:assert/strict'
import test from 'node:test'
import { placeSpans } from './place-spans.ts'
import { worldFiles, worldText } from './world-file.ts'

const files = worldFiles('claims/', '.json')

test('[W17] claims that fit their text stay byte for byte', () => {
  for (const file of files) {
    const claims = worldText(`claims/${file}`)
    assert.equal(placeSpans(claims, worldText(`reports/${file.replace('json', 'txt')}`)), claims)
  }
})

test('[W17] after a longer beginning every span is found again at its new place', () => {
  const claims = worldText('claims/R14.json')
  const text = `새 줄\n\n${worldText('reports/R14.txt')}`
  const placed = placeSpans(claims, text)
  assert.notEqual(placed, claims)
  for (const [, start, end, words] of placed.matchAll(
    /"start": (\d+),\s*"end": (\d+),\s*"text": "([^"]*)"/g,
  ))
    assert.equal(text.slice(Number(start), Number(end)), words)
})

test('[W17] words that are gone are told, by the old place and without the words', () => {
  assert.throws(
    () => placeSpans(worldText('claims/R14.json'), 'nothing'),
    (error: Error) => /span at \d+/.test(error.message) && !/명/.test(error.message),
  )
})
