import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { comparePersonNames, nameClass } from './compare-person-names.ts'
import { isOneEdit } from './compare-reading.ts'
import { parsePersonName } from './parse-person-name.ts'

const compare = (a: string, b: string) => comparePersonNames(parsePersonName(a), parsePersonName(b))
const answer = (a: string, b: string) => {
  const { level, why } = compare(a, b)
  return `${level} ${why}`
}

// Row by row of the table of levels (names.md 9.1), judged by hand.
const LEVELS: readonly (readonly [string, string, string])[] = [
  ['金哲洙', '金哲洙', '5 same_characters'],
  ['王伟', '王偉', '5 same_characters'],
  ['김철수(金哲洙)', '金哲洙', '5 same_characters'],
  ['리설주', '이설주', '5 same_syllables'],
  ['김철수', '金哲洙', '5 same_syllables'],
  ['김철수(金哲洙)', '金哲秀', '3 same_reading_other_characters'],
  ['김정은', 'Kim Jong-un', '4 compatible'],
  ['金哲洙', 'Kim Chol-su', '4 compatible'],
  ['王伟', 'Wang Wei', '4 pinyin_of_characters'],
  ['林哲', '任哲', '3 same_reading_other_characters'],
  ['Kkotpuni', '김꽃분이', '3 given_only'],
  ['최룡해', 'Cui Longhai', '3 pinyin_possible'],
  ['김정은', '김종은', '2 one_jamo'],
  ['박영순', '박순영', '2 swapped'],
  ['Yong-sun', '박순영', '2 swapped'],
  ['Kim Jong', 'Kim Jong-un', '2 syllable_missing'],
  ['이수', '이철수', '2 syllable_missing'],
  ['김옥순', '김옥희', '1 shared_syllable'],
  ['김철수', '이철수', '1 same_given_other_surname'],
  ['김철수', '김미란', '0 different'],
  ['김철', '김미란', '0 different'],
  ['김철', '김철수미', '0 different'],
  ['김철', '박철수', '0 different'],
]

test('[N20] each row of the table of levels', () => {
  for (const [a, b, expected] of LEVELS) {
    assert.equal(answer(a, b), expected, `${a} ${b}`)
    assert.equal(answer(b, a), expected, `${b} ${a}`)
  }
})

test('[N20] classes of the levels', () => {
  assert.deepEqual(([-1, 0, 1, 2, 3, 4, 5] as const).map(nameClass), [
    ...['nonmatch', 'nonmatch', 'nonmatch', 'possible', 'possible', 'match', 'match'],
  ])
})

test('[N21] one jamo off, and when it does not count', () => {
  assert.equal(answer('Kim Yong-chol', 'Kim Yong-chul'), '4 compatible')
  assert.equal(answer('Kim Mi-ran', 'Kim Mi-rang'), '2 one_jamo')
  assert.equal(answer('Kim Min-seon', 'Kim Min-seong'), '2 one_jamo')
  assert.equal(answer('Kim Myong-sik', 'Kim Myong-guk'), '1 shared_syllable')
  assert.equal(answer('王芳', '王刚'), '0 different')
  assert.equal(answer('王军', '王俊'), '2 one_jamo')
  assert.equal(answer('김철', '이촐'), '0 different')
})

test('[N21] one edit is one letter put in, taken out or changed', () => {
  for (const [a, b, expected] of [
    ['ran', 'rang', true],
    ['rang', 'ran', true],
    ['jeong', 'yeong', true],
    ['sik', 'guk', false],
    ['', 'a', true],
    ['', '', true],
    ['ab', 'ba', false],
    ['a', 'abc', false],
  ] as const)
    assert.equal(isOneEdit(a, b), expected, `${a} ${b}`)
})

test('[N24] no evidence, and its reason', () => {
  assert.equal(answer('박영희(가명)', '박영희(가명)'), '-1 pseudonym')
  assert.equal(answer('김모 씨', '김철수'), '-1 masked')
  assert.equal(answer('김철수', 'Kim'), '-1 surname_only')
  assert.equal(answer('', '김철수'), '-1 empty')
  assert.equal(answer('김모 씨', '박영희(가명)'), '-1 pseudonym')
  assert.equal(answer('박영희(가명)', '김모 씨'), '-1 pseudonym')
  assert.equal(answer('Joonng Kim', '김준'), '-1 unparsed')
  assert.equal(answer('Joonng Kim', '장위'), '-1 unparsed')
  assert.equal(answer('Владимир Петров', 'Vladimir Petrov'), '-1 unparsed')
  assert.equal(answer('블라디미르페트로프', '弗拉基米尔彼得罗夫'), '-1 unparsed')
  assert.equal(answer('블라디미르페트로프', '김철수'), '0 letters')
})

test('[N25] ambiguity counts what may stand behind both', () => {
  assert.equal(compare('김철수', '김철수').ambiguity, 1)
  // 용 영 and 순 선: two times two.
  assert.equal(compare('김영순', 'Kim Yong-sun').ambiguity, 4)
  // Five syllables of chun count as four, and un has three.
  assert.equal(compare('김춘운', 'Kim Chun-un').ambiguity, 12)
})

test('[N26] names without readings, by letters', () => {
  assert.equal(answer('Joonng Kim', 'Kim Joonng'), '4 letters')
  assert.equal(answer('José García', 'GARCIA, Jose'), '4 letters')
  assert.equal(answer('John Smith', 'Jon Smith'), '3 letters')
  assert.equal(answer('John Smith', 'Jane Smith'), '0 letters')
  assert.equal(answer('Thomas Anton Weber', 'Thomas Weber'), '2 letters')
  assert.equal(answer('Polweber', 'Pol Weber'), '4 letters')
  assert.equal(answer('Владимир Петров', 'петров Владимир'), '4 letters')
  assert.equal(answer('블라디미르 페트로프', '블라디미르 페트로프'), '4 letters')
})

test('[N26] initials, and names written together', () => {
  assert.equal(answer('Frost, William W.', 'William W Frost'), '4 letters')
  assert.equal(answer('Hans J. Friedrich', 'Hans Joachim Friedrich'), '3 letters')
  assert.equal(answer('Hans O. Friedrich', 'Hans Joachim Friedrich'), '0 letters')
  assert.equal(answer('RamiWeber', 'Rami Weber'), '4 letters')
  assert.equal(answer('Fridrichweber', 'Friedrich Weber'), '2 letters')
  assert.equal(answer('42', '42'), '-1 unparsed')
})

test('[N27] pinyin against characters and Hangul', () => {
  for (const [han, latin] of [
    ['朴春花', 'Piao Chunhua'],
    ['单小红', 'Shan Xiaohong'],
    ['吕丽华', 'Lü Lihua'],
    ['吕丽华', 'Lv Lihua'],
    ['吕丽华', 'LYU LIHUA'],
    ['金正恩', "Jin Zheng'en"],
    ['金正恩', 'Jin Zhengen'],
    ['欧阳娜', 'Ouyang Na'],
    ['王小明', 'Xiaoming Wang'],
    ['王小明', 'Wang, Xiaoming'],
    ['陈静', 'Chén Jìng'],
  ] as const)
    assert.equal(answer(han, latin), '4 pinyin_of_characters', latin)
  assert.equal(answer('王小明', 'Wang Xiaohong'), '0 different')
  assert.equal(answer('김명희', 'Jin Mingji'), '3 pinyin_possible')
  assert.equal(answer('김명희', 'Jin Mingzhe'), '0 different')
})

test('[N27] a Korean spelling against a Chinese one', () => {
  assert.equal(answer('Choe Ryong-hae', 'Cui Longhai'), '3 pinyin_possible')
  assert.equal(answer('Cui Longhai', 'Choe Ryong-hae'), '3 pinyin_possible')
  assert.equal(answer('Sang-sook Hahn', 'Han Shangshu'), '3 pinyin_possible')
  assert.equal(answer('Choe Ryong-hae', 'Cui Longzhe'), '0 letters')
  // One syllable that is a Korean spelling, too, is not taken for Chinese: jin is no 금 here.
  assert.equal(answer('An Jin', 'An Kum'), '1 same_given_other_surname')
})

test('[N28] pinyin on both sides', () => {
  assert.equal(answer('Wang Xiao Ming', 'WANG XIAOMING'), '4 letters')
  assert.equal(answer('Xiao Ming Wang', 'Wang Xiaoming'), '4 compatible')
  assert.equal(answer('Xiaoming Wang', 'Wang Xiaoming'), '4 letters')
  assert.equal(answer('Wang Xiaoming', 'Wang Xiaohong'), '1 shared_syllable')
  assert.equal(answer('Wang Xiaoming', 'Wang Mingxiao'), '2 swapped')
  assert.equal(answer('Wang Xiaoming', 'Wang Xiao'), '2 syllable_missing')
  assert.equal(answer('Zhang Wei', 'Zhang Hui'), '0 different')
  assert.equal(answer('Zhang Ming', 'Zhang Min'), '2 letters')
})

const VECTORS = new URL('../../../../vectors/linkage/name-pairs.tsv', import.meta.url)

test('[N29] every pair of the vectors is in its class', () => {
  const lines = readFileSync(VECTORS, 'utf8').trimEnd().split('\n').slice(1)
  assert.ok(lines.length >= 122)
  for (const [n, line] of lines.entries()) {
    const [a = '', b = '', expected, kind] = line.split('\t')
    const options = { style: kind === 'german' ? 'de' : 'plain' } as const
    const { level } = comparePersonNames(parsePersonName(a, options), parsePersonName(b, options))
    assert.equal(nameClass(level), expected, `row ${n + 2}: ${kind}`)
  }
})
