// What the guard must do: harm and loss on the labelled refutations, the scope of its words, and
// that breaking it is seen.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { FACTUALITIES } from '@tumen/claim'
import fc from 'fast-check'
import { refutationShares, scoreItem } from '../../fixture/refutation.ts'
import { readText } from '../port/read-text.ts'
import { prepareText } from '../text/layout.ts'
import { type Lexicon, lexiconFor } from '../text/lexicon.ts'
import { createPlaceIndex } from '../text/place-index.ts'
import { LANGUAGES, type Language } from '../text/source-text.ts'
import { doubtOf } from './guard.ts'

interface Item {
  id: string
  language: Language
  text: string
  spans: { words: string; occurrence: number; expect: string; act: string }[]
}

const itemsOf = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../vectors/reading/${name}.json`, import.meta.url), 'utf8'),
  ) as Item[]
const items = itemsOf('refutation')

const published = { earliest: '2024-11-20', latest: '2024-11-20' }

/** What the guard says of some words of a text, without knowing the act. */
function doubtAt(item: { text: string; language: Language }, words: string, lexicon?: Lexicon) {
  const text = prepareText({ ...item, published })
  const start = item.text.indexOf(words)
  const sentence = text.sentences.findIndex((one) => one.start <= start && one.end > start)
  const number = { start, end: start + words.length }
  return doubtOf(text, lexicon ?? lexiconFor(item.language), { number, sentence })
}

/** The share of labelled numbers of one kind that the guard doubts. */
function doubted(language: Language, isHappened: boolean, lexicon?: Lexicon): number {
  const asked = items
    .filter((item) => item.language === language)
    .flatMap((item) => item.spans.map((span) => ({ item, span })))
    .filter(({ span }) => span.occurrence === 1 && span.expect !== 'not_people')
    .filter(({ item, span }) => item.spans.every((one) => one === span || one.words !== span.words))
    .filter(({ span }) => (span.expect === 'happened') === isHappened)
  const found = asked.filter(({ item, span }) => doubtAt(item, span.words, lexicon))
  return found.length / asked.length
}

test('[R430] what did not happen is doubted, what did mostly is not, in three languages', () => {
  for (const language of ['en', 'ko', 'zh'] as const) {
    assert.ok(doubted(language, false) >= 0.95, `${language} ${doubted(language, false)}`)
    assert.ok(doubted(language, true) <= 0.3, `${language} ${doubted(language, true)}`)
  }
})

/** Sections whose words keep a person from being asked: without them more is asked. */
const LEAVES_ALONE = new Set(
  ['cleared', 'granted', 'brought about', 'told by', 'told of', 'opens', 'befell', 'in vain'].map(
    (name) => `guard ${name}`,
  ),
)

/** Sections whose words only stand beside others: they say nothing of what happened. */
const WITHOUT_ANSWER = new RegExp(
  '^guard (?:cleared|charge|concession|boundary|fulfilled|granted|brought|told|befell|opens|' +
    'only|in vain)',
  'u',
)

test('[R430] every word of the guard says what it makes of what happened', () => {
  const known = new Set<string>(FACTUALITIES)
  for (const language of LANGUAGES) {
    const lexicon = lexiconFor(language)
    for (const section of lexicon.sections()) {
      if (!section.startsWith('guard ') || WITHOUT_ANSWER.test(section)) continue
      for (const { forms, means } of lexicon.entries(section))
        assert.ok(known.has(means), `${language} [${section}] ${forms[0]} = ${means}`)
    }
  }
})

test('[R430] mutation test: without the words of a section what did not happen passes', () => {
  for (const language of ['en', 'ko', 'zh'] as const) {
    const whole = lexiconFor(language)
    const without = doubted(language, false)
    const blind: Lexicon = {
      ...whole,
      entries: (name) => (LEAVES_ALONE.has(name) ? whole.entries(name) : []),
    }
    // The words are compiled once a lexicon: another one is another guard.
    assert.ok(doubted(language, false, blind) < without / 2, language)
  }
})

const SCOPE: [Language, string, string, boolean][] = [
  ['en', 'The army denies that 14 herders were shot.', '14 herders', true],
  ['en', 'The army denies having troops there. In May 14 herders were shot.', '14 herders', false],
  ['en', 'The army, which denied entry to aid workers, shot 14 herders.', '14 herders', false],
  ['en', 'Nobody was charged after 14 herders were shot.', '14 herders', false],
  ['ko', '군은 목동 14명이 사살됐다는 주장을 부인했다.', '14명', true],
  ['ko', '군은 발포를 부인했지만 목동 14명이 사살됐다.', '14명', false],
  ['ko', '사살된 목동 14명의 가족은 아무 설명도 듣지 못했다.', '14명', true],
  ['zh', '军方否认有14名牧民被枪杀。', '14名牧民', true],
  ['zh', '军方否认开枪,但有14名牧民被枪杀。', '14名牧民', false],
  ['zh', '有14名牧民被枪杀,军方拒绝道歉。', '14名牧民', false],
]

test('[R435] the whole reader harms and loses little on what did not happen, and asks the rest', () => {
  const places = createPlaceIndex([])
  const lists = [items, itemsOf('refutation-own')]
  const sets = lists.flatMap((list) => ['en', 'ko', 'zh'].map((language) => ({ list, language })))
  for (const { list, language } of sets) {
    const own = list.filter((item) => item.language === language)
    const outcomes = own.flatMap((item) =>
      scoreItem(item, readText({ ...item, published }, { places })),
    )
    const { harm, loss, asked } = refutationShares(outcomes)
    const most = [
      [harm, 0.02],
      [loss, 0.1],
      [asked, 0.3],
    ] as const
    for (const [[part, whole], limit] of most)
      assert.ok(part / whole <= limit, `${language} ${part}/${whole} of ${limit}`)
  }
})

test('[R431] a word governs its own clause and what is said in it, and nothing beyond', () => {
  for (const [language, text, words, isDoubted] of SCOPE)
    assert.equal(doubtAt({ language, text }, words) !== undefined, isDoubted, text)
})

test('[R431] a plan is of all acts that a series joins', () => {
  const zh = (text: string) => doubtAt({ text, language: 'zh' }, '48人')?.says
  assert.equal(zh('原定周五起飞、遣返48人的班机停在机库里。'), 'planned')
  assert.equal(zh('原定周五起飞,遣返48人的班机停在机库里。'), undefined)
  assert.notEqual(zh('当地没有食物、48人死亡。'), 'denied')
})

test('[R431] what somebody is only charged with is asked, and hides no other act', () => {
  const read = (text: string) =>
    readText({ text, language: 'en', published }, { places: createPlaceIndex([]) })
  const [five, twelve] = read('Police arrested five brokers on suspicion of trafficking 12 women.')
  assert.deepEqual([five?.act, five?.factuality], ['arrest', 'happened'])
  assert.deepEqual([twelve?.act, twelve?.factuality], ['trafficking', undefined])
})

test('[R431] what is said of who tells a number is not said of the number; a supposition is asked', () => {
  for (const [text, expected] of [
    ['The guard, whose sons could be jailed for it, told us that 9 men were shot.', 'happened'],
    ['A nurse who hoped to stay unnamed said nine men were shot.', 'happened'],
    ['The judge, who was ill, denied that 9 men were shot.', 'denied'],
    ['Had the nurse not come, the guards would have shot nine men.', undefined],
  ] as const) {
    const [found] = readText({ text, language: 'en', published }, { places: createPlaceIndex([]) })
    assert.equal(found?.factuality, expected, text)
    const isAsked = found?.questions.some(({ code }) => code === 'did-it-happen')
    assert.equal(isAsked, expected === undefined, text)
  }
  const told = '一名怕丢掉工作而不愿露面的看守说,9名妇女被枪杀。'
  const found = readText(
    { text: told, language: 'zh', published },
    { places: createPlaceIndex([]) },
  )
  assert.deepEqual(
    found.map(({ quantity }) => quantity?.span.text),
    ['9名'],
  )
})

test('[R432] a later sentence takes back, an earlier one sets a scene', () => {
  for (const [language, text, words, says] of [
    [
      'en',
      'Last week 14 herders were shot. The report turned out to be a hoax.',
      '14 herders',
      'refuted',
    ],
    ['en', 'In the novel it is winter. Soldiers shoot 14 herders.', '14 herders', 'fiction'],
    ['ko', '목동 14명이 사살됐다. 이 보도는 사실이 아니었다.', '14명', 'refuted'],
    ['zh', '有14名牧民被枪杀。该消息不实。', '14名牧民', 'refuted'],
  ] as const)
    assert.equal(doubtAt({ language, text }, words)?.says, says, text)
})

/** Whether a text leaves open that what it counts has happened. */
function isAsked(text: string, language: Language): boolean {
  const [found] = readText({ text, language, published }, { places: createPlaceIndex([]) })
  assert.ok(found, text)
  return found.questions.some(({ code }) => code === 'did-it-happen')
}

test('[R434] an act that is not stated plainly is asked about, in words that no list holds', () => {
  for (const [language, text, expected] of [
    ['en', 'The mayor dreamed of deporting 14 people.', true],
    ['en', 'Their lawyers averted the removal of 14 people.', true],
    ['en', 'Police deported 14 people.', false],
    ['en', 'After the arrest of 14 people the town was quiet.', false],
    ['en', 'It is nonsense to say that 14 people were shot.', true],
    ['ko', '14명이 사살됐다는 소문만 무성하다.', true],
    ['ko', '14명이 사살됐다.', false],
    ['zh', '县长催警方抓捕14名村民。', true],
    ['zh', '警方抓捕了14名村民。', false],
    ['zh', '14名村民被枪杀的说法流传甚广。', true],
  ] as const)
    assert.equal(isAsked(text, language), expected, text)
})

// Nobody can list what else may be said of a report, a list or a wish: each of these stands for a
// form, and beside it the same people in a form that states it.
const TOLD_OF: [Language, string, boolean][] = [
  ['en', 'Nobody could show that 14 people were shot.', true],
  ['en', 'Three women showed us that 14 people were shot.', false],
  ['en', 'Few believe that 14 people were shot.', true],
  ['en', 'It is one thing to say 14 people were shot.', true],
  ['en', 'The list of 14 deportees was a forgery.', true],
  ['en', 'A group of 14 deportees was seen in Tumen.', false],
  ['en', 'The 14 deportees were an invention.', true],
  ['en', 'The mayor quibbled 14 people were shot.', true],
  ['en', 'A guard reported 14 people were shot.', false],
  ['en', 'Guards shot 14 people, which the mayor belittles.', true],
  ['en', 'Guards shot 14 people, which the mayor confirmed.', false],
  ['en', 'The bill provides for the internment of 14 people.', true],
  ['en', 'He called any suggestion his men had shot 14 people an insult.', true],
  ['ko', '신문은 14명이 사살됐다고 전했으나 뒤에 글을 내렸다.', true],
  ['ko', '14명이 사살됐느냐는 물음이 나왔다.', true],
  ['ko', '14명이 사살되었으리라고 보았다.', true],
  ['ko', '14명이 사살됐다고 떠드는 사람이 있다.', true],
  ['ko', '14명이 사살됐다고 목격자가 말했다.', false],
  ['ko', '14명이 사살됐다는 증거는 어디에도 없다.', true],
  ['ko', '14명이 사살됐다는 증언이 나왔다.', false],
  ['ko', '14명이 사살된 그림이 걸려 있다.', true],
  ['ko', '14명이 사살된 사실을 정부가 확인했다.', false],
  ['zh', '14人被捕一说从何而来,不得而知。', true],
  ['zh', '关于14人被捕的译文有出入。', true],
  ['zh', '县长盼14人被捕。', true],
  ['zh', '14人的遣返在途中受阻。', true],
  ['zh', '县长说14人被捕。', false],
  ['zh', '昨天14人被捕。', false],
]

test('[R434] what is said of a report, a list or a wish is no report of an act', () => {
  for (const [language, text, expected] of TOLD_OF)
    assert.equal(isAsked(text, language), expected, text)
})

const UNCONFIRMED: [Language, string, string, boolean][] = [
  ['en', 'Reports that 14 herders were shot have not been verified.', '14 herders', true],
  ['en', 'In May 14 herders were shot; their names could not be verified.', '14 herders', false],
  ['ko', '목동 14명이 사살됐다고 보도됐으나 교회는 이를 확인하지 못했다.', '14명', true],
  ['ko', '목동 14명이 사살됐고 이름은 확인되지 않았다.', '14명', false],
  ['zh', '有14名牧民被枪杀,教会表示无法证实。', '14名牧民', true],
  ['zh', '有14名牧民被枪杀,其身份未获证实。', '14名牧民', false],
]

test('[R434] a report that nobody could confirm is doubted, a name that nobody could is not', () => {
  for (const [language, text, words, isDoubted] of UNCONFIRMED)
    assert.equal(doubtAt({ text, language }, words) !== undefined, isDoubted, text)
})

test('[R433] the guard never throws, and its words are words of the text', () => {
  const pieces = [
    'denied that ',
    '14명이 ',
    '否认',
    'not ',
    '?',
    ', but ',
    '았다면 ',
    '\n\n',
    '“',
    '14 people ',
  ]
  const words = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
  fc.assert(
    fc.property(words, fc.constantFrom('en', 'ko', 'zh'), fc.nat(), (parts, language, at) => {
      const source = parts.join('')
      const text = prepareText({ text: source, language, published })
      for (const [sentence, { start, end }] of text.sentences.entries()) {
        const number = { start: Math.min(start + (at % 40), end), end }
        const doubt = doubtOf(text, lexiconFor(language as Language), { number, sentence })
        if (doubt) assert.ok(doubt.start >= 0 && doubt.end <= source.length)
      }
    }),
  )
})

/** Reports with a notice at the end, and their number. Invented. */
const CORRECTED: readonly [Language, string, string, string][] = [
  [
    ...([
      'en',
      '12 people',
      'Correction (20 August): the sentence on 12 arrests was wrong.',
    ] as const),
    'At least 12 people were arrested in Reed.\n\nThe weather was mild.',
  ],
  [
    ...(['ko', '12명', '[정정] 12명이 체포됐다는 문장은 잘못되어 삭제합니다.'] as const),
    '갈대마을에서 12명이 체포됐다.\n\n날씨는 온화했다.',
  ],
  [
    ...(['zh', '12人', '更正（8月20日）：上文12人被捕一句有误，现予撤回。'] as const),
    '另有12人7月在苇村被捕。\n\n天气温和。',
  ],
]

for (const [language, words, notice, report] of CORRECTED)
  test(`[R432] a notice of correction that names a number leaves it open: ${language}`, () => {
    const doubt = (below: string) =>
      doubtAt({ text: `${report}\n\n${below}`, language }, words)?.says
    assert.equal(doubt(notice), 'retracted')
    assert.equal(doubt(notice.replaceAll('12', '90')), undefined)
    assert.equal(doubt('The number 12 is a round one.'), undefined)
  })
