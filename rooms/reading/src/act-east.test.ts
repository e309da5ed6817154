// Korean and Chinese acts, voices and measures against sentences in our own words. The sentences
// are data, the events invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { GazetteerPlace } from '@tumen/claim'
import { verbForms } from './korean-verb.ts'
import { createPlaceIndex } from './place-index.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'

interface Phrase {
  text: string
  /** The outlet, where the voice hangs on who else speaks. */
  publisher?: string
  /** The number with its hedge, as it stands in the text. */
  words: string
  act: string
  modality?: string
  measure?: string
  why: string
}

const country = (id: string, ko: string, zh: string): GazetteerPlace => ({
  ...{ id, level: 'country' },
  names: { ko, zh },
})

const PLACES = [
  country('CN', '중국', '中国'),
  country('KP', '북한', '朝鲜'),
  country('KR', '한국', '韩国'),
  country('RU', '러시아', '俄罗斯'),
  country('TH', '태국', '泰国'),
  country('SS', '남수단', '南苏丹'),
  country('TD', '차드', '乍得'),
  country('VE', '베네수엘라', '委内瑞拉'),
  country('UZ', '우즈베키스탄', '乌兹别克斯坦'),
]

const DAY = { earliest: '2020-06-01', latest: '2020-06-01' }
const RESOURCES = { places: createPlaceIndex(PLACES) }

function read(text: string, language: 'ko' | 'zh', publisher?: string): Proposal[] {
  const outlet = publisher === undefined ? {} : { publisher }
  return readText({ text, language, published: DAY, ...outlet }, RESOURCES)
}

function claimOn(words: string, text: string, language: 'ko' | 'zh'): Proposal {
  const found = read(text, language).find(({ quantity }) => quantity?.span.text === words)
  assert.ok(found, `no claim on ${words}`)
  return found
}

const seen = new Map<string, number>()

for (const language of ['ko', 'zh'] as const) {
  const file = new URL(`../../../vectors/reading/act-${language}.json`, import.meta.url)
  for (const phrase of JSON.parse(readFileSync(file, 'utf8')) as Phrase[]) {
    const { text, publisher, words, act, modality, measure, why } = phrase
    const nth = (seen.get(text + words) ?? 0) + 1
    seen.set(text + words, nth)
    test(`[R107] ${why}: ${words} in ${text.slice(0, 30)}`, () => {
      const same = read(text, language, publisher).filter(
        ({ quantity }) => quantity?.span.text === words,
      )
      const found = same[nth - 1]
      assert.ok(found, `no claim on ${words}`)
      assert.equal(found.act, act)
      if (modality) assert.equal(found.modality, modality)
      if (measure) assert.equal(found.quantity?.measure, measure)
    })
  }
}

const RECEIVERS: [language: 'ko' | 'zh', text: string, words: string, act: string][] = [
  ['ko', '군은 난민 7명을 경찰에 넘겼다.', '7명', 'transfer'],
  ['ko', '태국은 탈북민 7명을 중국에 넘겼다.', '7명', 'forced_return'],
  ['ko', '무장단체가 탈북민 7명을 태국 당국에 넘겼다.', '7명', 'transfer'],
  ['ko', '러시아는 우즈베키스탄인 7명을 우즈베키스탄 당국에 인계했다.', '7명', 'forced_return'],
  ['ko', '난민 7명은 정치범수용소로 보내졌다.', '7명', 'imprisonment'],
  ['ko', '난민 7명은 노동단련대로 보내졌다.', '7명', 'forced_labour'],
  ['zh', '军方把7名难民移交警方。', '7名', 'transfer'],
  ['zh', '泰国将7名脱北者移交中国。', '7名', 'forced_return'],
  ['zh', '俄罗斯将7名乌兹别克斯坦人移交给乌兹别克斯坦当局。', '7名', 'forced_return'],
  ['zh', '7名难民被送往医院。', '7名', 'other'],
  ['zh', '7名难民被送进监狱。', '7名', 'imprisonment'],
]

for (const [language, text, words, act] of RECEIVERS)
  test(`[R108] the receiver decides what a handing over or sending is: ${text}`, () => {
    assert.equal(claimOn(words, text, language).act, act)
  })

const STANDINGS: [language: 'ko' | 'zh', text: string, words: string, act: string][] = [
  ['ko', '난민 9명이 체포된 뒤 송환됐다.', '9명', 'forced_return'],
  ['ko', '난민 9명이 체포돼 송환됐다.', '9명', 'forced_return'],
  ['ko', '법원은 난민 9명에게 유죄를 선고해 감옥에 가두었다.', '9명', 'sentence'],
  ['ko', '당국은 난민 9명을 석방해 국외로 추방했다.', '9명', 'forced_return'],
  ['ko', '난민 9명을 살해한 혐의로 두목이 처형됐다.', '9명', 'killing'],
  ['ko', '강을 건너던 난민 9명이 체포됐다.', '9명', 'arrest'],
  ['ko', '난민 9명이 강을 건너다 체포됐다.', '9명', 'arrest'],
  ['ko', '송환된 난민 9명이 고문을 당했다.', '9명', 'torture'],
  ['ko', '체포된 난민은 9명이다.', '9명', 'arrest'],
  ['ko', '난민 9명이 고문으로 숨졌다.', '9명', 'death_in_custody'],
  ['ko', '난민 9명은 아직 풀려나지 못했다.', '9명', 'detention'],
  ['zh', '9名难民被捕后遭遣返。', '9名', 'forced_return'],
  ['zh', '警方逮捕并遣返了9名难民。', '9名', 'forced_return'],
  ['zh', '9名被捕的难民遭到酷刑。', '9名', 'torture'],
  ['zh', '9名被遣返难民至今下落不明。', '9名', 'enforced_disappearance'],
  ['zh', '仍有9名难民没有获释。', '9名', 'detention'],
  ['zh', '至于其余9人,至今下落不明。', '其余9人', 'enforced_disappearance'],
]

for (const [language, text, words, act] of STANDINGS)
  test(`[R109] the verb of the clause says the act, not what stands beside it: ${text}`, () => {
    assert.equal(claimOn(words, text, language).act, act)
  })

const PLANS: [language: 'ko' | 'zh', text: string, act: string][] = [
  ['ko', '난민 9명이 송환될 위기에 놓였다.', 'attempted_return'],
  ['ko', '정부는 난민 9명을 돌려보내려 한다.', 'attempted_return'],
  ['ko', '정부는 난민 9명의 추방을 결정했다.', 'attempted_return'],
  ['ko', '난민 9명은 송환을 앞두고 있다.', 'attempted_return'],
  ['ko', '송환될 당시 난민 9명은 건강했다.', 'forced_return'],
  ['zh', '9名难民面临遣返。', 'attempted_return'],
  ['zh', '政府打算把9名难民送回去。', 'attempted_return'],
  ['zh', '法院暂缓遣返9名难民。', 'attempted_return'],
  ['zh', '政府遣返了9名难民。', 'forced_return'],
]

for (const [language, text, act] of PLANS)
  test(`[R110] what is planned or feared was attempted at most: ${text}`, () => {
    const [first] = read(text, language).filter(({ kind }) => kind === 'quantity')
    assert.equal(first?.act, act)
  })

const STORIES: [language: 'ko' | 'zh', text: string, words: string, act: string][] = [
  ['ko', '6월에는 21명이 체포됐다. 7월에는 34명이다.', '34명', 'arrest'],
  ['ko', '몇 명이 송환됐습니까?\n모두 12명입니다.', '모두 12명', 'forced_return'],
  ['ko', '난민 체포 현황\n6월 21명\n7월 34명', '34명', 'arrest'],
  ['ko', '사망 3명, 부상 12명이 발생했다.', '3명', 'other'],
  ['zh', '6月有21人被捕。7月为34人。', '34人', 'arrest'],
  ['zh', '难民遣返情况\n6月21人\n7月34人', '34人', 'forced_return'],
]

for (const [language, text, words, act] of STORIES)
  test(`[R111] a number without an act takes the one told before: ${text}`, () => {
    assert.equal(claimOn(words, text, language).act, act)
  })

const VOICES: [language: 'ko' | 'zh', text: string, words: string, modality: string][] = [
  ['ko', '당국은 부인했지만 주민들은 9명이 체포됐다고 주장한다.', '9명', 'alleged'],
  ['ko', '단체는 9명이 체포됐다고 밝혔다.', '9명', 'reported'],
  ['ko', '단체는 난민 9명이 갇혀 있다고 추정한다.', '9명', 'estimated'],
  ['ko', '"9명이 체포됐어요."', '9명', 'reported'],
  ['ko', '난민 9명이 체포됐다.', '9명', 'asserted'],
  ['zh', '当局否认有人被捕,但村民声称9人被带走。', '9人', 'alleged'],
  ['zh', '该团体说9人被捕。', '9人', 'reported'],
  ['zh', '据估计有9人被捕。', '有9人', 'estimated'],
  ['zh', '9名难民被捕。', '9名', 'asserted'],
]

for (const [language, text, words, modality] of VOICES)
  test(`[R112] the nearest verb of saying decides how sure a claim sounds: ${text}`, () => {
    const found = read(text, language).find(({ quantity }) =>
      quantity?.span.text.includes(words.replace('有', '')),
    )
    assert.equal(found?.modality, modality)
  })

const FORMS: [verb: string, forms: string[]][] = [
  ['붙잡히다', ['붙잡히', '붙잡힌', '붙잡힐', '붙잡혀', '붙잡혔']],
  ['끌려가다', ['끌려가', '끌려간', '끌려갈', '끌려갔']],
  ['보내다', ['보내', '보낸', '보낼', '보냈']],
  ['가두다', ['가두', '가둔', '가둬', '가뒀']],
  ['고르다', ['고르', '고른', '골라', '골랐']],
  ['머물다', ['머물', '머무는', '머문']],
  ['추방하다', ['추방하', '추방한', '추방해', '추방했']],
  ['추방되다', ['추방되', '추방된', '추방돼', '추방됐']],
]

for (const [verb, forms] of FORMS)
  test(`[R113] a Korean verb of a list is found in its forms: ${verb}`, () => {
    const made = verbForms(verb)
    for (const form of forms) assert.ok(made.includes(form), `${form} is missing`)
  })
