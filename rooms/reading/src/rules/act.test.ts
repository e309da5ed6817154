// Acts, voices, measures and denials against phrases in our own words. The events are invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Proposal } from '../port/proposal.ts'
import { readText } from '../port/read-text.ts'
import { createPlaceIndex } from '../text/place-index.ts'

interface Phrase {
  text: string
  /** The number as written; the first place where it stands. */
  words: string
  act: string
  modality?: string
  measure?: string
}

const LANGUAGES = ['en', 'ko', 'zh'] as const
const DAY = { earliest: '2020-06-30', latest: '2020-06-30' }
const resources = { places: createPlaceIndex([]) }

const phrasesOf = (language: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../vectors/reading/act-${language}.json`, import.meta.url),
      'utf8',
    ),
  ) as Phrase[]

const read = (text: string, language: string) =>
  readText({ text, language, published: DAY }, resources)

/** The proposals on the words of a number. */
function onWords(text: string, language: string, words: string): Proposal[] {
  const start = text.indexOf(words)
  const end = start + words.length
  return read(text, language).filter(
    ({ quantity }) => quantity && quantity.span.start < end && quantity.span.end > start,
  )
}

const actOf = (text: string, words: string, language = 'en') =>
  onWords(text, language, words)[0]?.act

test('[R440] the word nearest to a number by signs, clauses and other numbers is its act', () => {
  for (const language of LANGUAGES)
    for (const { text, words, act, modality, measure } of phrasesOf(language)) {
      const found = onWords(text, language, words).find((one) => one.act === act)
      assert.ok(found, `${text} ${words}: ${act}`)
      if (modality !== undefined) assert.equal(found.modality, modality, text)
      if (measure !== undefined) assert.equal(found.quantity?.measure, measure, text)
    }
})

test('[R440] two verbs with one subject tell two claims, in three languages', () => {
  const told = [
    ['en', 'Nine people were arrested in Hunchun and sent back to Sinuiju.', 'Nine'],
    ['ko', '훈춘에서 9명이 체포돼 북송됐다.', '9명'],
    ['ko', '훈춘에서 9명이 체포된 뒤 신의주로 북송됐다.', '9명'],
    ['zh', '九人在珲春被捕后遭遣返。', '九人'],
  ] as const
  for (const [language, text, words] of told) {
    const acts = onWords(text, language, words).map(({ act }) => act)
    assert.deepEqual(acts, ['arrest', 'forced_return'], text)
  }
  // A clause of its own, with other people, is no second verb.
  const apart = onWords('훈춘에서 9명이 체포됐고, 다른 이들은 북송됐다.', 'ko', '9명')
  assert.deepEqual(
    apart.map(({ act }) => act),
    ['arrest'],
  )
})

test('[R440] of a verb that something else came instead of, only what came is told', () => {
  const told = [
    ['en', 'The 40 prisoners were to be executed but were later released.', 'The 40', 'release'],
    ['en', 'Six men were to be freed, but guards shot two.', 'Six', 'release planned'],
    ['ko', '수감자 40명은 처형될 예정이었으나 석방됐다.', '40명', 'release'],
    [
      'ko',
      '가족 55명을 송환할 버스가 섰으나 기사들이 달아났다.',
      '55명',
      'attempted_return planned',
    ],
    ['zh', '15人本应获释,却被遣返。', '15人', 'forced_return'],
  ] as const
  for (const [language, text, words, expected] of told) {
    const found = onWords(text, language, words).map(({ act, questions }) => {
      const asked = questions.find(({ field }) => field === 'factuality')?.candidates?.[0]
      return asked === undefined ? act : `${act} ${asked}`
    })
    assert.deepEqual(found, [expected], text)
  }
})

test('[R440] what a relative clause tells hides no verb behind it, nor a whole that of its part', () => {
  const told = [
    [
      'en',
      'Seven who had fled in spring were sent back.',
      'Seven',
      'border_crossing forced_return',
    ],
    ['en', 'The 14 who left that night by boat are being held.', 'The 14', 'detention'],
    ['en', 'Eight men who said they had been beaten were sent back.', 'Eight', 'forced_return'],
    ['en', 'Two guards who arrested 15 pupils were killed.', 'Two', 'killing'],
    ['en', 'Five of the 20 who were sent back were executed.', 'Five of the 20', 'execution'],
    ['en', 'Of the 85 arrested, six were freed.', 'six', 'release'],
    ['ko', '체포된 85명 중 6명이 석방됐다.', '6명', 'release'],
    ['ko', '탈출한 19명 중 7명은 체포됐고 나머지는 라오스에 도착했다.', '7명', 'arrest'],
    ['zh', '被遣返的40人中至少12人被处决。', '至少12人', 'execution'],
  ] as const
  for (const [language, text, words, acts] of told)
    assert.equal(
      onWords(text, language, words)
        .map(({ act }) => act)
        .join(' '),
      acts,
      text,
    )
})

test('[R440] who stays behind shares no act of those who were taken', () => {
  for (const [language, text, words] of [
    ['en', 'Four were moved to Tumen; seven remain in Yanji.', 'seven'],
    ['ko', '네 명은 투먼으로 이송됐고 일곱 명은 아직 옌지에 남아 있다.', '일곱 명'],
    ['zh', '其中四人被转往图们,七人仍在延吉。', '七人'],
  ] as const) {
    const [found] = onWords(text, language, words)
    assert.equal(found?.act, 'other', text)
    assert.ok(
      found?.questions.some(({ field }) => field === 'act'),
      text,
    )
  }
})

test('[R448] who denies a return of anybody denies it, whatever the form of the verb', () => {
  const denials = [
    ['en', 'A spokesman for the ministry denied that anyone had been returned.'],
    ['en', 'The ministry rejected claims that people were being sent back.'],
    ['ko', '외교부 대변인은 송환된 사람이 없다고 말했다.'],
    ['ko', '당국은 북송설이 사실이 아니라고 했다.'],
    ['zh', '领事馆称有关遣返的报道不实。'],
  ] as const
  for (const [language, text] of denials) {
    const found = read(text, language).map(({ act, modality }) => `${act} ${modality}`)
    assert.deepEqual(found, ['forced_return denied'], text)
  }
})

test('[R441] a participle that says which people are meant yields to the main verb', () => {
  assert.equal(
    actOf('The 22 people arrested in Kale were deported on Friday.', '22'),
    'forced_return',
  )
  assert.equal(actOf('None of the 22 people arrested in Kale was released.', '22'), 'arrest')
})

test('[R441] who is held is a claim of its own where what is to come of them is open', () => {
  const told = [
    ['en', 'The 12 women held in Helong could be sent back this week.', 'The 12'],
    ['en', 'Relatives of the 12 held in Helong do not believe they were sent back.', 'the 12'],
    ['ko', '허룽에 억류된 12명이 북송될 위기에 놓였다.', '12명'],
    ['zh', '被关在和龙的12人可能会被遣返。', '12人'],
  ] as const
  for (const [language, text, words] of told) {
    const found = onWords(text, language, words)
    assert.equal(found[0]?.act, 'detention', text)
    assert.match(found[1]?.act ?? '', /^(?:forced|attempted)_return$/u, text)
    assert.notEqual(found[1]?.factuality, 'happened', text)
  }
  // A statement that is taken back whole tells neither.
  const whole = onWords('The report that 12 held in Helong were sent back is untrue.', 'en', '12')
  assert.equal(whole.length, 1)
})

test('[R441] a way that was broken off yields to what broke it off', () => {
  assert.equal(actOf('세 모녀가 강을 건너다 붙잡혔다.', '세', 'ko'), 'arrest')
  assert.equal(actOf('8명이 두만강을 건너던 중 사살됐다.', '8명', 'ko'), 'killing')
  assert.equal(actOf('8명이 두만강을 건넜다가 돌아왔다.', '8명', 'ko'), 'border_crossing')
  assert.equal(actOf('12人过江时被抓。', '12人', 'zh'), 'arrest')
  assert.equal(actOf('本想前往首尔的22人在边境被逮捕。', '22人', 'zh'), 'arrest')
  assert.equal(actOf('서울로 가려던 22명은 국경을 넘지 못하고 체포됐다.', '22명', 'ko'), 'arrest')
})

test('[R440] what is told of a part, or behind another number, is not told of the whole', () => {
  const whole = '체포된 어민 22명 중 9명은 풀려났다.'
  assert.equal(actOf(whole, '22명', 'ko'), 'arrest')
  assert.equal(actOf(whole, '9명', 'ko'), 'release')
  const text = 'They arrested 22 men in May; 9 were let go and four were executed.'
  const acts = (words: string) => onWords(text, 'en', words).map(({ act }) => act)
  assert.deepEqual(acts('22'), ['arrest'])
  assert.deepEqual(acts('9'), ['release'])
  assert.deepEqual(acts('four'), ['execution'])
  // Behind a semicolon others have a verb of their own; who does it alone, suffers it from nobody.
  const rest = 'Of 40 who set out, 31 made it; the rest were caught at the second river.'
  assert.equal(actOf(rest, '31'), 'arrival')
  assert.equal(actOf('Eight people turned back when the dogs barked.', 'Eight'), 'other')
  assert.equal(actOf('Eight people were turned back at the bridge.', 'Eight'), 'pushback')
  assert.equal(actOf('Two of the girls hanged themselves.', 'Two of the girls'), 'other')
})

test('[R443] who is given back to kin is let go, and returned to no state; it is asked', () => {
  const kin: [string, string, string][] = [
    ['All 30 captives were returned to their families.', '30', 'en'],
    ['The 9 boys were handed over to their mothers.', '9', 'en'],
    ['경찰은 소녀 14명을 가족에게 인도했다.', '14명', 'ko'],
    ['被绑架的9名儿童被送回父母身边。', '9名', 'zh'],
  ]
  for (const [text, words, language] of kin) {
    const [found] = onWords(text, language, words)
    assert.equal(found?.act, 'release', text)
    assert.ok(
      found?.questions.some(({ field }) => field === 'act'),
      text,
    )
  }
  assert.equal(actOf('The 14 were sent back to their home country.', '14'), 'forced_return')
  assert.equal(actOf('The 14 were deported to their families in Wonsan.', '14'), 'forced_return')
})

test('[R443] who comes home after being taken away is not returned to a state; it is asked', () => {
  const homecomings: [string, string, string][] = [
    ['Seven of the boys whom the police loaded onto trucks have come home.', 'Seven', 'en'],
    ['경찰이 트럭에 태워 간 소년 7명이 집으로 돌아왔다.', '7명', 'ko'],
    ['被押上卡车的7名男孩已经回家。', '7名', 'zh'],
  ]
  for (const [text, words, language] of homecomings) {
    const [found] = onWords(text, language, words)
    const asked = found?.questions.find(({ field }) => field === 'act')
    assert.notEqual(found?.act, 'forced_return', text)
    assert.ok(asked?.candidates.includes('release'), text)
  }
  assert.equal(actOf('They loaded 14 men onto trucks and drove them home.', '14'), 'forced_return')
})

test('[R442] who died of an illness where people are held is asked about', () => {
  const text = 'Two men were shot in the prison of Kale. One woman died of disease.'
  const fields = onWords(text, 'en', 'One')[0]?.questions.map(({ field }) => field)
  assert.ok(fields?.includes('act'))
})

test('[R451] what somebody says befell others is not told of people who describe who says it', () => {
  const text = 'Lin, who owns a mill with 7 weavers, said that her uncle was deported.'
  assert.equal(actOf(text, '7'), 'other')
  assert.equal(actOf('4월에 체포된 22명이 북송됐다.', '22명', 'ko'), 'forced_return')
})

test('[R442] how people died is said by the sentence: where they were held, or who did it', () => {
  assert.equal(actOf('Two inmates died in the prison that spring.', 'Two'), 'death_in_custody')
  assert.equal(actOf('Soldiers opened fire and 14 people died.', '14'), 'killing')
  assert.equal(actOf('A boat sank and 14 people died.', '14'), 'other')
  assert.equal(actOf('看守所里有14人死亡。', '14人', 'zh'), 'death_in_custody')
})

test('[R443] a return that is only planned or feared is attempted, who is not freed is held', () => {
  assert.equal(actOf('The army plans to deport 14 people.', '14'), 'attempted_return')
  assert.equal(actOf('The 14 people returned home after the war.', '14'), 'border_crossing')
  assert.equal(actOf('The 14 people were returned to their country.', '14'), 'forced_return')
  assert.equal(actOf('14 people have not been released.', '14'), 'detention')
})

test('[R444] verb and goal may stand apart: "sent 14 people back"', () => {
  assert.equal(actOf('The guards sent 14 people back on Monday.', '14'), 'forced_return')
  assert.equal(actOf('The guards took 14 people into custody.', '14'), 'arrest')
  // Whom somebody drove back, and whether over a border, is asked.
  const told = 'He took eleven passengers to the bridge, but he drove them back to Changbai.'
  const asked = onWords(told, 'en', 'eleven')[0]?.questions.find(({ field }) => field === 'act')
  assert.deepEqual(asked?.candidates.slice(0, 3), ['forced_return', 'transfer', 'other'])
})

test('[R440] in Korean a verb of going stands behind another one with a space or without', () => {
  for (const verb of ['잡혀갔다', '잡혀 갔다'])
    assert.equal(actOf(`주민 14명이 ${verb}고 말했다.`, '14명', 'ko'), 'arrest')
})

test('[R440] what is done "without" is no act of a number', () => {
  assert.equal(actOf('Without charge or trial, 14 weavers were locked up.', '14'), 'detention')
})

test('[R445] where two words are nearly as near, or none is there, a person is asked', () => {
  const [none] = onWords('There were 14 people.', 'en', '14')
  if (none) assert.ok(none.questions.some(({ code }) => code === 'which-act'))
  const [held] = onWords('Police detained 14 people in Kale.', 'en', '14')
  assert.deepEqual(held?.questions.find(({ field }) => field === 'act')?.candidates, [
    'detention',
    'arrest',
  ])
  const askedOf = (text: string, words: string, language = 'en') =>
    onWords(text, language, words)[0]?.questions.find(({ field }) => field === 'act')?.candidates
  assert.equal(askedOf('Police arrested 14 people in Kale.', '14'), undefined)
  // No word of its own clause, a group told of before, a plan, a death nobody explains.
  const far = 'Police arrested nobody; when the bus came, 14 people were on it.'
  assert.ok(askedOf(far, '14')?.includes('arrest'))
  const group = askedOf('22 people were arrested. Two of the 22 were ill.', 'Two')
  assert.ok(group?.includes('arrest'))
  assert.ok(askedOf('The army plans to deport 14 people.', '14')?.includes('forced_return'))
  const bus = askedOf('Guards put 14 people on a bus to Dandong.', '14')
  assert.deepEqual(bus?.slice(0, 2), ['transfer', 'forced_return'])
  // Taken back to where people live or are kept, and taken back to a country.
  const inside = askedOf('The 24 men were driven back to the hostel.', '24')
  assert.deepEqual(inside?.slice(0, 2), ['forced_return', 'transfer'])
  assert.equal(askedOf('The 24 men were driven back to Eritrea.', '24'), undefined)
  assert.deepEqual(askedOf('At night 14 people died.', '14')?.slice(0, 3).sort(), [
    'death_in_custody',
    'killing',
    'other',
  ])
  assert.ok(askedOf('간밤에 14명이 숨졌다.', '14명', 'ko')?.includes('killing'))
  const heard = 'Nineteen people were put somewhere; she had heard of thirty more in a shed.'
  assert.ok(
    onWords(heard, 'en', 'thirty')[0]?.questions.some(({ code }) => code === 'did-it-happen'),
  )
})

test('[R446] the strongest word of the clause is the voice; a denial needs its number', () => {
  const voiceOf = (text: string, words: string, language = 'en') =>
    onWords(text, language, words)[0]?.modality
  assert.equal(voiceOf('Police deny that 14 people were shot.', '14'), 'denied')
  assert.equal(voiceOf('It was alleged that 14 people were shot.', '14'), 'alleged')
  assert.equal(voiceOf('경찰은 14명이 사살됐다는 주장을 부인했다.', '14명', 'ko'), 'denied')
  assert.equal(voiceOf('소문이 아니라 14명이 사살됐다.', '14명', 'ko'), 'asserted')
  assert.notEqual(voiceOf('Police could no longer deny that 14 were shot.', '14'), 'denied')
  // What others deny behind "but" is no denial of whoever tells it; a person is asked.
  const [held] = onWords(
    '人权组织估计仍有约2600人被关押,但北京称不存在所谓脱北者。',
    'zh',
    '约2600人',
  )
  assert.deepEqual([held?.polarity, held?.factuality], ['affirmed', undefined])
})

test('[R447] a number is a rate, a running total, a stock or a flow', () => {
  const measureOf = (text: string, words: string, language = 'en') =>
    onWords(text, language, words)[0]?.quantity?.measure
  assert.equal(measureOf('They deport 14 people every week.', '14'), 'rate')
  assert.equal(measureOf('Since May, 14 people have been arrested so far.', '14'), 'cumulative')
  assert.equal(measureOf('14 people are held in the camp.', '14'), 'stock')
  assert.equal(measureOf('On Monday 14 people were arrested.', '14'), 'flow')
  const asked = (text: string) =>
    onWords(text, 'en', '14')[0]?.questions.find(({ field }) => field === 'measure')?.candidates
  assert.deepEqual(asked('So far 14 people have been arrested.'), ['cumulative', 'flow'])
  assert.deepEqual(asked('Police detained 14 people.'), ['stock', 'flow'])
  // What a sentence says first of its period holds for its other clauses.
  assert.equal(measureOf('自2014年5月以来,已有14人受审。', '14人', 'zh'), 'cumulative')
  assert.equal(asked('On Monday 14 people were arrested.'), undefined)
  assert.equal(measureOf('매주 14명이 북송된다.', '14명', 'ko'), 'rate')
  assert.equal(measureOf('14 people were deported a week later.', '14'), 'flow')
})

test('[R449] traditional signs are read as simplified ones', () => {
  assert.equal(actOf('警方逮捕了14名難民。', '14名', 'zh'), 'arrest')
  assert.equal(actOf('警方關押了14名難民。', '14名', 'zh'), 'detention')
})

test('[R404] what is planned for a month without a year is of the one to come, and asked', () => {
  const timesOf = (text: string) => {
    const [found] = onWords(text, 'en', '14')
    const asked = found?.questions.find(({ field }) => field === 'times')
    return [found?.times[0]?.earliest, asked?.candidates.slice(0, 2)]
  }
  const both = ['2020-09-01/2020-09-30', '2019-09-01/2019-09-30']
  const planned = 'The ministry plans to deport 14 people in September.'
  assert.deepEqual(timesOf(planned), ['2020-09-01', both])
  assert.deepEqual(timesOf('14 people were deported in September.'), ['2019-09-01', undefined])
})

test('[R440] a Korean object has its own verb, not that of the object behind it', () => {
  const acts = (text: string) => read(text, 'ko').map(({ act }) => act)
  assert.deepEqual(acts('경찰은 40명을 검문해 12명을 체포했다.'), ['other', 'arrest'])
  assert.deepEqual(acts('군은 50명을 모아 놓고 9명을 총살했다.'), ['other', 'execution'])
  assert.deepEqual(acts('경찰은 5월에 23명을, 6월에 17명을 체포했다.'), ['arrest', 'arrest'])
})

test('[R448] beside a number nobody is denied what is denied of anybody', () => {
  const beside = [
    ['en', 'The consul confirmed that four women were held and denied that any had been deported.'],
    ['ko', '영사관은 여성 4명의 구금을 확인했지만 이들 중 누구도 북송되지 않았다고 밝혔다.'],
    ['zh', '领事馆证实四名女子被拘留，但否认有任何人被遣返。'],
  ] as const
  for (const [language, text] of beside) {
    const found = read(text, language).map(({ act, polarity }) => `${act} ${polarity}`)
    assert.deepEqual(found, ['detention affirmed', 'forced_return denied'], text)
  }
})

test('[R448] without a number only denials are proposed, and they count for nothing', () => {
  const [denial] = read('The ministry denied any deportation.', 'en')
  assert.deepEqual(
    [denial?.kind, denial?.act, denial?.polarity, denial?.extraction.reviewed],
    ['occurrence', 'forced_return', 'denied', false],
  )
  assert.deepEqual(read('The women were sent back across the river at night.', 'en'), [])
  const told = 'The ministry denied that it had been told in advance of the arrests in Kale.'
  assert.deepEqual(read(told, 'en'), [])
})
