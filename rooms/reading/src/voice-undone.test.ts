// That what was not done is not claimed to have been done, in all three languages. The sentences
// are in our own words.
import assert from 'node:assert/strict'
import test from 'node:test'
import { createPlaceIndex } from './place-index.ts'
import { readText } from './read-text.ts'
import type { Language } from './source-text.ts'

type Case = [language: Language, text: string, act: string, polarity: string]

const CASES: Case[] = [
  ['en', 'Police failed to arrest twelve men.', 'arrest', 'denied'],
  ['en', 'Police did not fail to arrest twelve men.', 'arrest', 'affirmed'],
  ['en', 'China failed to return twelve men.', 'attempted_return', 'affirmed'],
  ['en', 'Twelve men have yet to be released.', 'release', 'denied'],
  ['en', 'Twelve men are no longer held.', 'detention', 'denied'],
  ['en', 'Twelve men were arrested.', 'arrest', 'affirmed'],
  ['ko', '직공 30명은 체포를 면했다.', 'arrest', 'denied'],
  ['ko', '직공 30명은 처형을 모면했다.', 'execution', 'denied'],
  ['ko', '직공 30명이 송환된 것은 아니다.', 'forced_return', 'denied'],
  ['ko', '직공 30명의 송환이 중단됐다.', 'attempted_return', 'affirmed'],
  ['ko', '직공 30명은 아직 풀려나지 못했다.', 'detention', 'affirmed'],
  ['ko', '직공 30명이 체포됐다.', 'arrest', 'affirmed'],
  ['zh', '三十名织工没被抓。', 'arrest', 'denied'],
  ['zh', '警方没有逮捕这三十名织工。', 'arrest', 'denied'],
  ['zh', '三十名织工逃过抓捕。', 'arrest', 'denied'],
  ['zh', '三十名织工不再被关押。', 'detention', 'denied'],
  ['zh', '其中三十名织工还没有获释。', 'detention', 'affirmed'],
  ['zh', '小船沉没,三十名织工被捕。', 'arrest', 'affirmed'],
]

const DAY = { earliest: '2022-05-05', latest: '2022-05-05' }
const RESOURCES = { places: createPlaceIndex([]) }

for (const [language, text, act, polarity] of CASES)
  test(`[R300] what was not done is denied: ${text}`, () => {
    const read = readText({ text, language, published: DAY }, RESOURCES)
    const [claim] = read.filter(({ quantity }) => quantity !== undefined)
    assert.deepEqual([claim?.act, claim?.polarity], [act, polarity])
  })
