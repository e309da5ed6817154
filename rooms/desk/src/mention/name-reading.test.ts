// Readings by hand: 申 is 신, 静 and 靜 정, 心 심; 林 is 임, and Lin may be anything.
import assert from 'node:assert/strict'
import test from 'node:test'
import { readingOf } from './name-reading.ts'

test('[D325] a name in characters has a reading where there is one way to read it', () => {
  const readings = ['申静心', '欧阳修', '朴恩姬'].map(readingOf)
  assert.deepEqual(readings, ['신정심', '구양수', '박은희'])
  const none = ['신정심', 'Jung-shim Shin', 'Lin Jinwan', '새별(가명)', 'Shen Zhenxin', '김모', '']
  assert.deepEqual(
    none.map(readingOf),
    none.map(() => undefined),
  )
})
