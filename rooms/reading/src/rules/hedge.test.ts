// The table of hedges of the reference, one test for each cell: every hedge of a language has its
// operator. The sentences are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Operator } from '@tumen/claim'
import { readText } from '../port/read-text.ts'
import { createPlaceIndex } from '../text/place-index.ts'

const RESOURCES = { places: createPlaceIndex([]) }
const DAY = { earliest: '2020-06-01', latest: '2020-06-01' }

type Language = 'en' | 'ko' | 'zh'
type Row = Record<Language, string[]>

/** For each operator, sentences with one number: the hedges of the cell. */
const TABLE: Partial<Record<Operator, Row>> = {
  about: {
    en: [
      'About 60 refugees were arrested.',
      'Around 60 refugees were arrested.',
      'Some 60 refugees were arrested.',
      'Approximately 60 refugees were arrested.',
      'Roughly 60 refugees were arrested.',
      'An estimated 60 refugees were arrested.',
      'Close to 60 refugees were arrested.',
    ],
    ko: [
      '난민 약 60명이 체포됐다.',
      '난민 대략 60명이 체포됐다.',
      '난민 60명가량이 체포됐다.',
      '난민 60명 안팎이 체포됐다.',
      '난민 60명 정도가 체포됐다.',
      '난민 60명쯤이 체포됐다.',
    ],
    zh: [
      '约60名难民被捕。',
      '大约60名难民被捕。',
      '60名左右难民被捕。',
      '60人上下被捕。',
      '大概60名难民被捕。',
    ],
  },
  odd: {
    en: ['Sixty-odd refugees were arrested.', 'A little over 60 refugees were arrested.'],
    ko: ['난민 60여 명이 체포됐다.', '난민 60여명이 체포됐다.', '난민 육십여 명이 체포됐다.'],
    zh: ['60余名难民被捕。', '60多人被捕。', '六十多名难民被捕。'],
  },
  nearly: {
    en: [
      'Nearly 60 refugees were arrested.',
      'Almost 60 refugees were arrested.',
      'Just under 60 refugees were arrested.',
    ],
    ko: [
      '난민 거의 60명이 체포됐다.',
      '난민 60명 가까이 체포됐다.',
      '체포된 난민은 60명에 육박한다.',
    ],
    zh: ['近60名难民被捕。', '将近60名难民被捕。', '接近60名难民被捕。'],
  },
  at_least: {
    en: [
      'At least 60 refugees were arrested.',
      'No fewer than 60 refugees were arrested.',
      'A minimum of 60 refugees were arrested.',
      'Sixty or more refugees were arrested.',
    ],
    ko: [
      '난민 최소 60명이 체포됐다.',
      '난민 적어도 60명이 체포됐다.',
      '난민 60명 이상이 체포됐다.',
    ],
    zh: ['至少60名难民被捕。', '不少于60名难民被捕。', '60名以上难民被捕。'],
  },
  more_than: {
    en: [
      'More than 60 refugees were arrested.',
      'Over 60 refugees were arrested.',
      'Above 60 refugees were arrested.',
      'Upwards of 60 refugees were arrested.',
      'In excess of 60 refugees were arrested.',
    ],
    ko: ['난민 60명 초과가 체포됐다.', '60명이 넘는 난민이 체포됐다.', '난민 60명 넘게 체포됐다.'],
    zh: ['超过60名难民被捕。', '逾60名难民被捕。', '多于60名难民被捕。'],
  },
  up_to: {
    en: [
      'Up to 60 refugees were arrested.',
      'As many as 60 refugees were arrested.',
      'At most 60 refugees were arrested.',
      'No more than 60 refugees were arrested.',
    ],
    ko: [
      '난민 최대 60명이 체포됐다.',
      '난민 60명 이하가 체포됐다.',
      '난민 많게는 60명이 체포됐다.',
    ],
    zh: ['多达60名难民被捕。', '最多60名难民被捕。', '至多60名难民被捕。'],
  },
  fewer_than: {
    en: [
      'Fewer than 60 refugees were arrested.',
      'Less than 60 refugees were arrested.',
      'Under 60 refugees were arrested.',
    ],
    ko: ['난민 60명 미만이 체포됐다.', '60명에 못 미치는 난민이 체포됐다.'],
    zh: ['不到60名难民被捕。', '不足60名难民被捕。', '少于60名难民被捕。'],
  },
  vague: {
    en: [
      'Dozens of refugees were arrested.',
      'Scores of refugees were arrested.',
      'Hundreds of refugees were arrested.',
      'Thousands of refugees were arrested.',
      'Tens of thousands of refugees were arrested.',
      'Several refugees were arrested.',
      'A few refugees were arrested.',
      'Many refugees were arrested.',
      'Large numbers of refugees were arrested.',
      'Most of the refugees were arrested.',
      'All of the refugees were arrested.',
    ],
    ko: [
      '난민 수십 명이 체포됐다.',
      '난민 수백 명이 체포됐다.',
      '난민 수천 명이 체포됐다.',
      '난민 수만 명이 체포됐다.',
      '난민 다수가 체포됐다.',
      '난민 대부분이 체포됐다.',
      '난민 전원이 체포됐다.',
    ],
    zh: [
      '数十名难民被捕。',
      '数百名难民被捕。',
      '数千名难民被捕。',
      '数万名难民被捕。',
      '大量难民被捕。',
      '许多难民被捕。',
      '大部分难民被捕。',
      '全部难民被捕。',
    ],
  },
  none: {
    en: [
      'None of the refugees were arrested.',
      'No one was arrested.',
      'Not a single refugee was arrested.',
    ],
    ko: ['체포된 난민은 한 명도 없다.', '체포된 난민은 전무하다.'],
    zh: ['没有一人被捕。', '无一人被捕。'],
  },
  unknown_some: {
    en: [
      'Some of the refugees were arrested.',
      'Thirty refugees fled. Others were arrested.',
      'A number of refugees were arrested.',
    ],
    ko: ['난민 일부가 체포됐다.', '난민 몇 명이 체포됐다.'],
    zh: ['一些难民被捕。', '若干难民被捕。', '部分难民被捕。'],
  },
}

for (const [op, row] of Object.entries(TABLE))
  for (const [language, sentences] of Object.entries(row))
    test(`[R101] ${op} in ${language}: ${sentences.join(' ')}`, () => {
      const wrong = sentences.filter((text) => opOf(text, language) !== op)
      assert.deepEqual(wrong, [])
    })

function opOf(text: string, language: string): Operator | undefined {
  const found = readText({ text, language, published: DAY }, RESOURCES)
  return found.findLast(({ kind }) => kind === 'quantity')?.quantity?.op
}

const UNCHANGED: [language: Language, text: string, op: Operator][] = [
  ['en', 'Only 60 refugees were arrested.', 'exactly'],
  ['en', 'A total of 60 refugees were arrested.', 'exactly'],
  ['ko', '난민 총 60명이 체포됐다.', 'exactly'],
  ['ko', '난민 모두 60명이 체포됐다.', 'exactly'],
  ['zh', '共60名难民被捕。', 'exactly'],
  ['zh', '总共60名难民被捕。', 'exactly'],
  ['zh', '仅60名难民被捕。', 'exactly'],
]

for (const [language, text, op] of UNCHANGED)
  test(`[R102] words of a sum change nothing: ${text}`, () => {
    assert.equal(opOf(text, language), op)
  })
