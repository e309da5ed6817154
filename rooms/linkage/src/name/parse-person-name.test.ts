import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparePersonNames } from './compare-person-names.ts'
import { nameKeys } from './name-key.ts'
import { hanCharacters, hanRow, traditionalForm, traditionalForms } from './name-table.ts'
import { parsePersonName } from './parse-person-name.ts'
import type { Parsed } from './person-name.ts'

/** Readings as short text: surname + syllables, each set in order, and where the surname stood. */
function shown({ readings }: Parsed): string[] {
  return readings.map(({ surname, given, order }) => {
    const sets = given.map((set) => `{${[...set.keys()].join(' ')}}`)
    return `${[...(surname ?? ['–'])].join('/')} + ${sets.join(' ')} ${order}`
  })
}

const read = (raw: string) => shown(parsePersonName(raw))

// The contract cases of the reference on names, section 15.
test('[N16] [N17] readings of the contract', () => {
  assert.deepEqual(read('Kim Yong-sun'), ['김 + {용 영} {순 선} first'])
  assert.deepEqual(read('KIM JONGUN'), [
    '김 + {종 정} {운 은 언} first',
    '김 + {존 전} {군 근 건} first',
  ])
  assert.deepEqual(read('O Hye Son'), ['오 + {혜} {손 선} first', '손/선 + {오 어} {혜} last'])
  assert.deepEqual(read('선우순'), ['선우 + {순} single', '선 + {우} {순} single'])
  assert.deepEqual(read('Joonng Kim'), [])
})

test('[N9] where the surname ends', () => {
  assert.deepEqual(read('남궁옥분'), ['남궁 + {옥} {분} single'])
  assert.deepEqual(read('남궁 철'), ['남궁 + {철} first'])
  assert.deepEqual(read('선 우순'), ['선 + {우} {순} first'])
  assert.deepEqual(read('김 철 수'), ['김 + {철} {수} first'])
  assert.deepEqual(read('欧阳修文'), ['구양 + {수} {문} single'])
  assert.deepEqual(read('영희'), ['영 + {희} single', '– + {영} {희} mono'])
  assert.deepEqual(read('김희'), ['김 + {희} single'])
  assert.equal(read('철수 김').at(-1), '김 + {철} {수} last')
  assert.deepEqual(read('철'), [])
  assert.deepEqual(read('블라디미르푸틴'), [])
})

test('[N10] readings of characters', () => {
  const surnames = '金김 李이 林임 柳유 劉유 盧노 羅나 梁양 呂여 廉염 車차 沈심 葉엽 朴박 樸박'
  for (const [character = '', hangul] of surnames.split(' '))
    assert.equal(read(`${character}一`)[0]?.split(' ')[0], hangul, character)
  const forms = '鉄鐵 沢澤 国國 栄榮 徳德 恵惠 広廣 竜龍 真眞 学學 樸朴 姫姬 云雲 与與'
  for (const [form = '', traditional] of forms.split(' '))
    assert.equal(hanRow(form)?.traditional, traditional, form)
  const same = '敎教 鎭鎮 鎭镇 淸清 尙尚 愼慎 浄淨 顔顏 斉齊 広廣'
  for (const [form = '', other = ''] of same.split(' '))
    assert.equal(traditionalForm(form), traditionalForm(other), form + other)
  assert.deepEqual(traditionalForms('钟'), ['鍾', '鐘'])
  assert.notEqual(traditionalForm('鍾'), traditionalForm('鐘'))
  assert.deepEqual(read('李龍樂'), ['이 + {용} {낙 악 요} single'])
  assert.deepEqual(read('李자스민'), ['이 + {자} {스} {민} single'])
})

test('[N11] the table has the characters of the lists', () => {
  const rows = [...hanCharacters()].map((character) => hanRow(character))
  assert.equal(rows.length, 27_550)
  assert.equal(rows.filter((row) => (row?.official ?? 0) > 0).length, 9055)
})

test('[N4] characters and other forms in brackets or beside the name', () => {
  const characters = (raw: string) => parsePersonName(raw).readings.map(({ han }) => han?.join(''))
  assert.deepEqual(characters('김철수(金哲洙)'), ['金哲洙'])
  assert.deepEqual(characters('金哲洙（김철수）'), ['金哲洙'])
  assert.deepEqual(characters('김철수 金哲洙'), ['金哲洙'])
  assert.deepEqual(characters('김철수 (金哲洙, Kim Chol-su)'), ['金哲洙'])
  assert.deepEqual(characters('Kim Chol-su (김철수; 金哲洙)'), ['金哲洙'])
  assert.deepEqual(characters('김철수(哲洙)'), [undefined])
  assert.deepEqual(read('Kim Yong-chol (김영철)'), ['김 + {영} {철} single'])
  assert.deepEqual(read('김영철 Kim Yong-chol'), ['김 + {영} {철} single'])
  assert.deepEqual(read('김철수 (Pak Il)'), ['김 + {철} {수} single'])
  assert.deepEqual(read('김철수 (Kim Pa-ul)'), [
    '김 + {철} {수} single',
    '김 + {파 바} {울 을 얼} first',
  ])
})

test('[N15] only German style reads J as the glide', () => {
  assert.deepEqual(
    shown(parsePersonName('Kim Jong Sun', { style: 'de' }))[0],
    '김 + {종 용 정 영} {순 선} first',
  )
  assert.deepEqual(read('Kim Jong Sun')[0], '김 + {종 정} {순 선} first')
  assert.ok(parsePersonName('Ri Kjong', { style: 'de' }).readings[0]?.given[0]?.has('경'))
  assert.deepEqual(read('Ri Kjong'), [])
})

test('[N16] where the surname may stand', () => {
  assert.deepEqual(read('Un, Kim Jong'), ['은 + {김} {종 정} first'])
  assert.deepEqual(read('Nam Kung, Ok'), ['남궁 + {옥 억} first'])
  assert.equal(read('Nam Kung Ok').at(-1), '남궁 + {옥 억} first')
  assert.deepEqual(read('Chol-su Kim'), ['김 + {졸 철 절} {수 서} last'])
  assert.equal(read('Kimcholsu')[0], '김 + {졸 철 절} {수 서} glued')
  assert.deepEqual(read('Minji'), ['민 + {지} glued', '– + {민} {지} mono'])
  assert.equal(read('Kkotpuni')[0], '– + {꽃} {분 번} {이 의} mono')
})

test('[N17] a word is one syllable where it can be', () => {
  assert.deepEqual(read('Ri Yong-hui'), ['이 + {용 영} {희} first'])
  assert.ok(read('Ri Yonghui').includes('이 + {용 영} {희} first'))
  assert.ok(parsePersonName('Ri Yonghui').readings.some(({ given }) => given.length === 3))
  assert.deepEqual(read('Kim Kkot-pun-i'), ['김 + {꽃} {분 번} {이 의} first'])
})

test('[N18] any string gives an answer', () => {
  for (const raw of [
    '가'.repeat(10_000),
    'a'.repeat(10_000),
    'Kim '.repeat(3000),
    `(${'('.repeat(5000)}`,
  ])
    assert.deepEqual(parsePersonName(raw).readings, [])
  assert.deepEqual(parsePersonName('Kim Chol Su Mun Il Pak Ri').readings, [])
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (raw) => {
      const parsed = parsePersonName(raw)
      assert.ok(parsed.readings.length <= 64)
      assert.ok(parsed.readings.every(({ given }) => given.every(({ size }) => size <= 24)))
      assert.ok(nameKeys(parsed).length <= 40)
      const { level } = comparePersonNames(parsed, parsePersonName('김철수'))
      assert.ok(level >= -1 && level <= 5)
    }),
    { numRuns: 400 },
  )
})

test('[N18] the caps hold for names made to reach them', () => {
  const name = parsePersonName('Jeongeunjeoneungeoeunae Son')
  assert.ok(name.readings.length <= 64)
  for (const raw of ['Aeaeaeae', 'Yoyoyoyo Oh Oh', 'Un Un Un Un', 'Chun Chun Chun', 'Sun Sun Sun'])
    assert.ok(nameKeys(parsePersonName(raw)).length <= 40, raw)
})

// Kontsevich's table after three public copies of it; names as the Russian press writes them.
test('[N19] Cyrillic names', () => {
  const first = (raw: string) => parsePersonName(raw).readings[0]
  const has = (raw: string, hangul: string) => {
    const [surname = '', ...given] = hangul
    assert.ok(first(raw)?.surname?.has(surname), raw)
    for (const [i, one] of given.entries())
      assert.ok(first(raw)?.given[i]?.has(one), `${raw} ${one}`)
  }
  has('Ким Ёнчхоль', '김영철')
  has('КИМ ЁНЧХОЛЬ', '김영철')
  has('Ким Чен Ын', '김정은')
  has('Цой Рён Хэ', '최용해')
  has('Ли Соль Чжу', '이설주')
  assert.deepEqual(read('Владимир Петров'), [])
})
