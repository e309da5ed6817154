// The canaries: their forms, the places where they stand today, and the second world.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import test from 'node:test'
import {
  CANARY_PLACES,
  canarize,
  canary,
  canaryStrings,
  canaryText,
  typedCanaries,
} from './canaries.ts'
import { worldFiles, worldText } from './world-file.ts'

test('[W14] number 07 has the four forms of section 8', () => {
  assert.deepEqual(Object.values(canary(7)), [
    'CANARY-07-SECRET',
    '카나리아가아비밀',
    '金丝雀零柒机密',
    '09990000077731',
  ])
  assert.equal(new Set(canaryStrings()).size, 240)
  assert.throws(() => canary(60))
})

test('[W14] every number from 1 to 59 has one place, and typed ones are 39, 40, 41', () => {
  const numbers = CANARY_PLACES.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n),
  )
  assert.deepEqual(
    numbers,
    Array.from({ length: 59 }, (_, n) => n + 1),
  )
  const typed = typedCanaries()
  assert.deepEqual(Object.values(typed), [39, 40, 41].map(canaryText))
})

// Files of the world that hold canaries today, and which.
function planted(): string[] {
  const folders = ['', 'reports/', 'claims/', 'expected/', 'lists/']
  const files = folders.flatMap((folder) =>
    ['.json', '.txt', '.csv'].flatMap((end) =>
      worldFiles(folder || './', end).map((name) => folder + name),
    ),
  )
  return files.flatMap((file) => {
    const text = worldText(file)
    const hits = canaryStrings().filter((form) => text.includes(form))
    return hits.map((form) => `${file} ${form}`)
  })
}

test('[W15] 21 to 27 stand where the table says, in three scripts, and no other does', () => {
  const at = (file: string, n: number) => {
    const { ascii, hangul, hanzi } = canary(n)
    return [ascii, hangul, hanzi].map((form) => `${file} ${form}`)
  }
  const expected = [
    ...[at('claims/R08.json', 21), at('claims/R07.json', 22)],
    ...[at('timeline.json', 23), at('timeline.json', 27)],
  ]
  const lists = [
    ...[at('lists/list-a.csv', 24), at('lists/list-b.csv', 25)],
    ...[at('lists/list-b-corrected.csv', 25), at('lists/list-c.csv', 26)],
  ]
  assert.deepEqual(planted().sort(), [...expected, ...lists].flat().sort())
})

test('[W16] the second world has other secrets of equal length, in units and in bytes', () => {
  const secrets = canaryStrings().join(' ')
  const other = canarize(secrets)
  assert.equal(other.length, secrets.length)
  assert.equal(Buffer.byteLength(other), Buffer.byteLength(secrets))
  for (const n of [1, 21, 22, 28, 39, 48])
    for (const form of Object.values(canary(n)) as string[]) assert.ok(!other.includes(form))
})

test('[W16] internal canaries and all other text stay as they are', () => {
  const text = `${canaryText(23)} ${worldText('reports/R08.txt')}`
  assert.equal(canarize(text), text)
  assert.equal(canarize(canaryText(21)).slice(0, 16), 'CANARZ-21-SECRET')
})
