import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanName } from './clean-name.ts'
import { parsePersonName } from './parse-person-name.ts'

const textOf = (raw: string) => cleanName(raw).text
const noneOf = (raw: string) => parsePersonName(raw).none

test('[N2] one form of a text', () => {
  assert.equal(textOf('Ｋｉｍ　Ｃｈｏｌ－ｓｕ'), 'Kim Chol-su')
  assert.equal(textOf('  Kim \t Chol\u2013su\n'), 'Kim Chol-su')
  assert.equal(textOf('김철수'.normalize('NFD')), '김철수')
  assert.equal(textOf('\u200f김\u200b철수\u202c'), '김철수')
})

test('[N3] a pseudonym says so in brackets or beside the name', () => {
  for (const raw of [
    '박영희(가명)',
    '박영희 （가명）',
    '박영희 [가명]',
    '박영희 가명',
    '가명: 박영희',
    '李明（化名）',
    '化名李明',
    'Lee Young-hee (pseudonym)',
    'Lee Young-hee (a pseudonym)',
    'Lee Young-hee [Not Her Real Name]',
    'Lee Young-hee (name changed)',
  ])
    assert.equal(noneOf(raw), 'pseudonym', raw)
  assert.equal(noneOf('박가명'), undefined)
})

test('[N4] brackets are cut out', () => {
  assert.equal(textOf('김철수(42)'), '김철수')
  assert.equal(textOf('김철수 (42세, 무산'), '김철수')
  assert.equal(textOf('(김철수)'), '김철수')
  assert.equal(textOf('Kim Chol-su [teacher]'), 'Kim Chol-su')
})

test('[N4] labels, numbers of rows and ages are cut out', () => {
  for (const raw of [
    '이름: 김철수',
    '1. 김철수',
    '3) 김철수',
    '김철수, 42',
    '김철수 42세',
    '김철수2',
  ])
    assert.equal(textOf(raw), '김철수', raw)
  assert.equal(textOf('42'), '42')
})

test('[N5] titles are no part of a name', () => {
  for (const raw of ['김철수 씨', '김철수씨', '김철수 선생님', '김철수선생님', '김철수 목사님 씨'])
    assert.equal(textOf(raw), '김철수', raw)
  for (const raw of [
    'Mr Kim Chol-su',
    'MR. Kim Chol-su',
    'Kim Chol-su, Mr.',
    'Rev. Dr. Kim Chol-su',
  ])
    assert.equal(textOf(raw), 'Kim Chol-su', raw)
  for (const raw of [
    '목사 김철수',
    '고 김철수',
    '故 김철수',
    '故김철수',
    '선교사 김철수 님',
    'Dr. 김철수',
  ])
    assert.equal(textOf(raw), '김철수', raw)
  assert.equal(textOf('고 철수'), '고 철수')
  assert.equal(textOf('金英姬女士'), '金英姬')
  assert.equal(textOf('王先生'), '王')
  assert.equal(textOf('양철군'), '양철군')
  assert.equal(textOf('박사'), '박사')
})

test('[N5] 님 after two syllables may be a title or a syllable', () => {
  const given = parsePersonName('이꽃님').readings.map((reading) => reading.given.length)
  assert.deepEqual(given, [2, 1])
  assert.equal(textOf('김철수님'), '김철수')
})

test('[N6] a name that is kept back', () => {
  for (const raw of `김모 씨|김OO|김 OO|A씨|B 씨|Kim C. S.|Park Y.H.|Mr. K|김○수|김*수|김?|金某|李某某|남궁모
    |张XX|Kim XX|김ㅇㅇ|미상|Unknown|不详|성명 불상|О. Ч.|김 O O|Kim 철수|김 아무개|여성 1|Woman A
    |Witness #12|女子|John Doe|Ким Ч. С.|O|김××`.split(/\s*\|\s*/))
    assert.equal(noneOf(raw), 'masked', raw)
  for (const raw of [
    'O Hye Son',
    'Kim A Ra',
    'U Tong Chuk',
    'Ŏ Yun',
    'О Хе Сон',
    '모영희',
    '김모란',
  ])
    assert.equal(noneOf(raw), undefined, raw)
})

test('[N7] a surname alone', () => {
  for (const raw of ['Kim', 'Lee', 'Choi', '김 씨', '金', '남궁 씨', '欧阳先生', 'Ms. Park', 'Пак'])
    assert.equal(noneOf(raw), 'surname_only', raw)
})

test('[N24] nothing at all', () => {
  for (const raw of ['', '   ', '\u0000', '\ud800', '()']) assert.equal(noneOf(raw), 'empty', raw)
})
