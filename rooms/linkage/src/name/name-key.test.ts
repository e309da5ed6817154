import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyShares, keyText, nameShare, rarityWeight } from './name-frequency.ts'
import { nameKeys } from './name-key.ts'
import { parsePersonName } from './parse-person-name.ts'

const keysOf = (raw: string) => nameKeys(parsePersonName(raw))
const textsOf = (raw: string) => keysOf(raw).map(keyText)

// Skeletons that the reference on names gives to be checked by hand, section 11.
test('[N30] skeletons of the reference', () => {
  for (const [name, key] of [
    ['김정은', 'KiM|JoG.-oN'],
    ['리설주', '-i|SoL.Jo'],
    ['최룡해', 'Jwe|-yoG.He'],
    ['남궁옥분', 'NaMKoG|-oK.PoN'],
    ['황병서', 'HwaG|PyoG.So'],
    ['채춘심', 'Je|JoN.SiM'],
    ['이의경', '-i|-i.KyoG'],
    ['허현숙', 'Ho|HyoN.SoK'],
    ['조혁', 'Jo|HyoK'],
  ] as const)
    assert.deepEqual(textsOf(name), [key])
  assert.deepEqual(keysOf('조혁')[0], {
    ...{ surname: 'Jo', given: 'HyoK', syllable1: 'HyoK', syllable2: null, guessed: false },
  })
})

test('[N30] a name without surname has a question mark, and nothing has no key', () => {
  assert.equal(keysOf('Kkotpuni')[0]?.surname, '?')
  for (const raw of ['', 'Kim', '김모 씨', 'John Smith', '박영희(가명)'])
    assert.deepEqual(keysOf(raw), [])
})

test('[N31] characters of no list stand for themselves', () => {
  assert.deepEqual(textsOf('金\u{2A6A5}'), [`KiM|\u{2A6A5}`])
})

test('[N32] keys guessed from pinyin are marked and not counted', () => {
  const guessed = keysOf('Wang Xiaoming')
  assert.ok(guessed.length > 0 && guessed.every((key) => key.guessed))
  const written = textsOf('王小明')
  assert.ok(guessed.some((key) => written.includes(keyText(key))))
  assert.equal(keyShares([guessed, keysOf('王小明')]).size, 1)
})

test('[N33] shares and weight by hand', () => {
  const records = ['김영철', 'Kim Yong-chol', '김용철', '박미란'].map(keysOf)
  const shares = keyShares(records)
  assert.equal(nameShare(records[0] ?? [], shares), 3 / 4)
  assert.equal(nameShare(records[3] ?? [], shares), 1 / 4)
  assert.equal(nameShare([], shares), 0)
  // 0.8 · log2(1/100 / 1/200) = 0.8; the larger share counts; not below 0.025 of chance.
  assert.ok(Math.abs(rarityWeight(0.005, 0.001, 0.01) - 0.8) < 1e-12)
  assert.ok(Math.abs(rarityWeight(0, 0, 0.01) - 0.8 * Math.log2(40)) < 1e-12)
  assert.equal(rarityWeight(0.01, 0.002, 0.01), 0)
  assert.ok(rarityWeight(0.04, 0, 0.01) < 0)
})
