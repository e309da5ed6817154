// Korean and Chinese numbers against phrases in our own words: which are claims, what they say,
// and to which group they belong. The phrases are data, the events invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Quantity } from '@tumen/claim'
import { createPlaceIndex } from './place-index.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'

interface ExpectedCount {
  words: string
  op: string
  value?: number
  low?: number
  high?: number
  vague?: string
  unit?: string
}

interface Phrase {
  text: string
  counts: ExpectedCount[]
  why: string
}

const DAY = { earliest: '2020-06-01', latest: '2020-06-01' }
const RESOURCES = { places: createPlaceIndex([]) }

function read(text: string, language: 'ko' | 'zh'): Proposal[] {
  return readText({ text, language, published: DAY }, RESOURCES).filter(
    ({ kind }) => kind === 'quantity',
  )
}

function quantities(text: string, language: 'ko' | 'zh'): Quantity[] {
  return read(text, language).flatMap(({ quantity }) => quantity ?? [])
}

function said({ span, op, value, low, high, vague, unit }: Quantity): ExpectedCount {
  return {
    ...{ words: span.text, op },
    ...(value === undefined || op === 'none' ? {} : { value }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(vague === undefined ? {} : { vague }),
    ...(unit === 'persons' ? {} : { unit }),
  }
}

for (const language of ['ko', 'zh'] as const) {
  const file = new URL(`../../../vectors/reading/number-${language}.json`, import.meta.url)
  for (const { text, counts, why } of JSON.parse(readFileSync(file, 'utf8')) as Phrase[])
    test(`[R100] ${why}: ${text.slice(0, 40)}`, () => {
      const wanted = counts.map(({ value, ...rest }) =>
        value === undefined || rest.op === 'none' ? rest : { ...rest, value },
      )
      assert.deepEqual(quantities(text, language).map(said), wanted)
    })
}

interface Case {
  language: 'ko' | 'zh'
  text: string
  /** For each number: its hedge and value, and the number of its whole. */
  read: [op: string, value: number | undefined, whole?: number][]
}

const GROUPS: Case[] = [
  {
    language: 'ko',
    text: '갈대시에서 14명이 체포됐다. 그중 2명은 석방됐고 나머지 12명은 구금돼 있다.',
    read: [
      ['exactly', 14],
      ['exactly', 2, 14],
      ['exactly', 12, 14],
    ],
  },
  {
    language: 'ko',
    text: '난민 약 60명이 붙잡혔다. 이들 60명은 송환됐다.',
    read: [
      ['about', 60],
      ['about', 60],
    ],
  },
  {
    language: 'ko',
    text: '적어도 20명이 체포됐다. 20명은 이튿날 북송됐다. 또 다른 5명은 풀려났다.',
    read: [
      ['at_least', 20],
      ['at_least', 20],
      ['exactly', 5],
    ],
  },
  {
    language: 'ko',
    text: '입국한 난민 90명 가운데 30명이 난민 불인정 결정을 받았다.',
    read: [['exactly', 30, 90]],
  },
  {
    language: 'zh',
    text: '14人被捕。其中2人获释,其余12人仍被关押。',
    read: [
      ['exactly', 14],
      ['exactly', 2, 14],
      ['exactly', 12, 14],
    ],
  },
  {
    language: 'zh',
    text: '约60名难民被捕。这60人已被遣返。',
    read: [
      ['about', 60],
      ['about', 60],
    ],
  },
  {
    language: 'zh',
    text: '至少20人被捕。20人次日被遣返。另外5人获释。',
    read: [
      ['at_least', 20],
      ['at_least', 20],
      ['exactly', 5],
    ],
  },
]

for (const { language, text, read: wanted } of GROUPS)
  test(`[R103] numbers know their whole and the hedge of their group: ${text}`, () => {
    const got = quantities(text, language).map(({ op, value, partOf }) =>
      partOf === undefined ? [op, value] : [op, value, partOf.value],
    )
    assert.deepEqual(got, wanted)
  })

const BREAKDOWNS: [language: 'ko' | 'zh', text: string, labels: string[]][] = [
  ['ko', '난민 23명(여성 15명, 어린이 3명)이 체포됐다.', ['female', 'minors']],
  ['ko', '난민 23명이 체포됐다. 이들은 여성 15명과 남성 8명이다.', ['female', 'male']],
  ['ko', '어린이 7명을 포함해 민간인 23명이 숨졌다.', ['minors']],
  ['zh', '23名难民被捕,其中包括15名女性。', ['female']],
  ['zh', '23名难民被捕。他们当中有15名女性、8名男性。', ['female', 'male']],
]

for (const [language, text, labels] of BREAKDOWNS)
  test(`[R104] who a group is made of is no claim but its breakdown: ${text}`, () => {
    const got = quantities(text, language)
    assert.equal(got.length, 1)
    assert.deepEqual(
      got[0]?.breakdown?.map(({ label }) => label),
      labels,
    )
  })

const ROLES: [language: 'ko' | 'zh', text: string, count: number][] = [
  ['ko', '기자 두 명이 현장을 지켜봤다고 말했다.', 0],
  ['ko', '기자 두 명이 경찰에 체포됐다.', 1],
  ['ko', '경찰관 30명이 마을을 수색했다.', 0],
  ['ko', '경찰관 30명이 반군에 납치됐다.', 1],
  ['ko', '남자 5명에게 끌려간 여성이 있다.', 0],
  ['zh', '两名记者说他们看见了经过。', 0],
  ['zh', '两名记者被警方带走。', 1],
  ['zh', '三十名警察搜查了村子。', 0],
  ['zh', '三十名警察被叛军绑架。', 1],
]

for (const [language, text, count] of ROLES)
  test(`[R105] who tells or acts is counted only where something was done to them: ${text}`, () => {
    assert.equal(quantities(text, language).length, count)
  })

test('[R106] no string of numbers, hedges and brackets makes the readers throw', () => {
  const parts = ['약', '14명', '명', '여', '(', ')', '그중', '나머지', '체포', '。', '\n', '至少']
  parts.push('三百', '多', '人', '其中', '被捕', '个', '🙂', '\ud83d', '万', ' ', ',', '"', '1,2')
  let seed = 7
  const next = () => {
    seed = (seed * 48271) % 2147483647
    return seed
  }
  for (let n = 0; n < 300; n++) {
    const text = Array.from({ length: next() % 30 }, () => parts[next() % parts.length]).join('')
    for (const language of ['ko', 'zh'] as const)
      for (const { span } of quantities(text, language))
        assert.equal(text.slice(span.start, span.end), span.text)
  }
})
