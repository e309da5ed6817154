// Who speaks: phrases in three languages with the chain that each number should get, and what
// holds for every chain. All sentences are invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { checkChain } from '@tumen/claim'
import fc from 'fast-check'
import type { Draft } from '../port/draft.ts'
import type { Filled, SpeakerLink } from '../port/proposal.ts'
import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import { createPlaceIndex } from '../text/place-index.ts'
import { LANGUAGES, type Language, type SourceText } from '../text/source-text.ts'
import { readSpeakers } from './speaker.ts'
import { isPartOf } from './speaker-part.ts'

/** A text whose numbers stand in double brackets, with the chain of each behind the outlet. */
interface SpeakerVector {
  rule: string
  text: string
  /** `null`: none is known. */
  publisher?: string | null
  /** It is a yearly report. */
  covers?: true
  chains: string[][]
  /** Of the origin of the last number. */
  anonymity?: string
  role?: string
  reason?: string
  why: string
}

const OUTLETS: Record<Language, string> = { en: 'Harbour Post', ko: '가람일보', zh: '江岸日报' }
const DAY = { earliest: '2021-05-10', latest: '2021-05-10' }
const YEAR = { earliest: '2020-01-01', latest: '2020-12-31' }
const places = createPlaceIndex([])

const vectors = LANGUAGES.flatMap((language) => {
  const file = new URL(`../../../../vectors/reading/speaker-${language}.json`, import.meta.url)
  const rows = JSON.parse(readFileSync(file, 'utf8')) as SpeakerVector[]
  return rows.map((row) => ({ ...row, language }))
})

/** The chains of the numbers in brackets. */
function chainsOf(marked: string, source: Omit<SourceText, 'text' | 'published'>) {
  const parts = marked.split(/\[\[|\]\]/)
  const text = prepareText({ text: parts.join(''), published: DAY, ...source })
  const drafts: Draft[] = []
  let at = 0
  for (const [n, part] of parts.entries()) {
    if (n % 2 === 1) drafts.push(draftAt(text.sentences, at, part))
    at += part.length
  }
  const context = { text, lexicon: lexiconFor(text.language), places, drafts }
  return drafts.map((draft, n) => {
    draft.speakers = readSpeakers(draft, { ...context, at: n })
    return draft.speakers
  })
}

function draftAt(
  sentences: readonly { start: number; end: number }[],
  start: number,
  words: string,
): Draft {
  const range = { start, end: start + words.length }
  const sentence = sentences.findIndex((one) => one.start <= start && start < one.end)
  const number = /\d+/.exec(words)?.[0]
  const value =
    number === undefined
      ? ({ op: 'vague', vague: 'dozens', unit: 'persons' } as const)
      : ({ op: 'exactly', value: Number(number), unit: 'persons' } as const)
  const quantity = { value, rules: [] }
  return { kind: 'quantity', range, sentence, clause: range, quantity }
}

const labels = ({ value }: Filled<SpeakerLink[]>) => value.map(({ label }) => label)

function check(row: SpeakerVector & { language: Language }): void {
  const { language, publisher = OUTLETS[row.language], covers } = row
  const outlet = publisher === null ? {} : { publisher }
  const found = chainsOf(row.text, { language, ...outlet, ...(covers ? { covers: YEAR } : {}) })
  const first = publisher === null ? [] : [publisher]
  const wanted = row.chains.map((chain) => [...first, ...chain])
  assert.deepEqual(found.map(labels), wanted, row.text)
  const last = found.at(-1)?.value.at(-1)
  if (row.anonymity) assert.equal(last?.anonymity, row.anonymity, row.text)
  if (row.role) assert.equal(last?.role, row.role, row.text)
  if (row.reason) assert.equal(last?.anonymityReason, row.reason, row.text)
}

/** Checks the phrases of a rule; there must be some in each of so many languages. */
function checkRule(rule: string, languages = 3): void {
  const rows = vectors.filter((row) => row.rule === rule)
  assert.ok(new Set(rows.map(({ language }) => language)).size >= languages, rule)
  for (const row of rows) check(row)
}

test('[R460] the chain begins with the outlet and with whom it credits', () => {
  const text = 'Police said [[12]] people were held.'
  const credited = chainsOf(text, {
    publisher: 'Harbour Post',
    credit: 'Steppe Radio',
  })
  assert.deepEqual(credited.map(labels), [['Harbour Post', 'Steppe Radio', 'Police']])
  const [chain] = credited.map(({ value }) => value)
  assert.deepEqual(
    chain?.map(({ relation }) => relation),
    ['reprints', 'reports', 'speaks'],
  )
  assert.deepEqual(
    chain?.map(({ role }) => role),
    ['reprinter', 'outlet', 'official_body'],
  )
  const note =
    'This story was originally published by Steppe Radio.\n\nIt rained. [[12]] people were held.'
  assert.deepEqual(chainsOf(note, { publisher: 'Harbour Post' }).map(labels), [
    ['Harbour Post', 'Steppe Radio'],
  ])
  const tag = 'LVIV (Northern Press Agency) - [[12]] people were held.'
  assert.deepEqual(chainsOf(tag, { publisher: 'Harbour Post' }).map(labels), [
    ['Harbour Post', 'Northern Press Agency'],
  ])
  const place = '(Lviv) - [[12]] people were held.'
  assert.deepEqual(chainsOf(place, { publisher: 'Harbour Post' }).map(labels), [['Harbour Post']])
  const korean = '(서울=새벽통신) 탈북민 [[12명]]이 체포됐다.'
  assert.deepEqual(chainsOf(korean, { publisher: '가람일보' }).map(labels), [
    ['가람일보', '새벽통신'],
  ])
  const same = chainsOf(text, { publisher: 'Steppe Radio', credit: 'Steppe Radio' })
  assert.deepEqual(same.map(labels), [['Steppe Radio', 'Police']])
})

test('[R461] who says something follows the outlet, wherever the verb stands', () =>
  checkRule('R461'))

test('[R462] a medium that was told stands between, other listeners do not', () =>
  checkRule('R462'))

test('[R463] who quotes or cites stands before whom it quotes', () => {
  checkRule('R463')
  const [chain] = chainsOf('The Bay News quoted a nurse as saying that [[9]] people died.', {
    publisher: 'Harbour Post',
  })
  assert.deepEqual(
    chain?.value.map(({ relation }) => relation),
    ['cites', 'quotes', 'speaks'],
  )
})

test('[R464] words that point back mean who was named last; the unnamed stay as written', () =>
  checkRule('R464'))

test('[R465] a statement that nobody makes is from somebody unnamed', () => checkRule('R465'))

test('[R466] reports without a name are a document of somebody unnamed', () => checkRule('R466'))

test('[R467] what nobody says is said by the outlet, or by the one a text without outlet has', () => {
  checkRule('R467', 2)
  const text = 'The Bay News wrote that 9 people were held.\n\nIt rained. [[5]] people drowned.'
  const [chain] = chainsOf(text, {})
  assert.deepEqual(chain && labels(chain), ['The Bay News'])
  assert.equal(chain?.questions?.[0]?.code, 'who-is-origin')
  const [alone] = chainsOf('It rained. [[5]] people drowned.', { title: 'Floods' })
  assert.equal(alone?.value[0]?.anonymity, 'unattributed')
})

test('[R468] a quotation without speaker is whose the one before is, or the next words say', () => {
  checkRule('R468')
  const text = '"They came at night," said Omar Sy, a baker.\n\n"They took [[5]] of us."'
  const [chain] = chainsOf(text, { publisher: 'Harbour Post' })
  assert.deepEqual(chain && labels(chain), ['Harbour Post', 'Omar Sy'])
  assert.equal(chain?.value.at(-1)?.mode, 'direct_quote')
})

test('[R469] the speaker stays while the words keep to the topic, and yields to the outlet', () =>
  checkRule('R469'))

test('[R470] several without names are one collective', () => checkRule('R470'))

test('[R471] who is not named is so on request, under another name, by office or not at all', () =>
  checkRule('R471'))

test('[R472] a number of the lead that the body gives a better source asks whether they are one', () => {
  const text =
    'About [[60]] people are held, sources said.\n\nThe [[60]] are in one town, a pastor said.'
  const [lead, body] = chainsOf(text, { publisher: 'Harbour Post' })
  assert.deepEqual(lead && labels(lead), ['Harbour Post', 'sources'])
  const question = lead?.questions?.find(({ code }) => code === 'same-speaker')
  assert.deepEqual(question?.candidates, ['sources', 'a pastor'])
  assert.equal(body?.questions, undefined)
})

test('[R473] a heading names its speaker by kind, the text says who it is', () => checkRule('R473'))

test('[R474] a speaker has the day on which the text says that it spoke', () => {
  const outlet = { publisher: 'Harbour Post' }
  const [paper] = chainsOf(
    'The Bay News last month quoted a nurse as saying that [[9]] people died.',
    outlet,
  )
  assert.deepEqual(paper?.value[1]?.date, { earliest: '2021-04-01', latest: '2021-04-30' })
  assert.equal(paper?.value[2]?.date, undefined)
  const [police] = chainsOf('경찰은 지난 5일 [[9명]]을 연행했다고 6일 밝혔다.', {
    publisher: '가람일보',
  })
  assert.deepEqual(police?.value[1]?.date, { earliest: '2021-05-06', latest: '2021-05-06' })
})

test('[R475] what is not said outright is asked, the proposed origin first', () => {
  const text = 'A pastor said 60 people were held. [[12]] were children.'
  const [chain] = chainsOf(text, { publisher: 'Harbour Post' })
  const [question] = chain?.questions ?? []
  assert.equal(question?.code, 'who-is-origin')
  assert.deepEqual(question?.candidates, ['A pastor', 'Harbour Post'])
  const [said] = chainsOf('A pastor said [[60]] people were held.', { publisher: 'Harbour Post' })
  assert.equal(said?.questions, undefined)
  const parted = 'Families believe 7 are held in Shenyang; police arrested [[12]] people.'
  const [loose] = chainsOf(parted, { publisher: 'Harbour Post' })
  assert.deepEqual(loose?.questions?.[0]?.candidates, ['Families', 'Harbour Post'])
  const far =
    'Pastor Lim said 11 people were held.\n\nA driver who lives nearby gave another account. ' +
    'He said that [[60]] people were held.'
  const [he] = chainsOf(far, { publisher: 'Harbour Post' })
  assert.deepEqual(he?.questions?.[0]?.candidates.slice(0, 2), ['Pastor Lim', 'A driver'])
})

/** What is wrong with the form of a chain, once each label stands for an agent. */
function faultsOf({ value }: Filled<SpeakerLink[]>) {
  const links = value.map((link, n) => ({ ...link, agent: link.label || `nobody-${n}` }))
  return checkChain(links, links.at(-1)?.agent ?? '')
}

const WORDS = [
  ...['police', 'said', 'The', 'Bay News', 'told', 'reporters', 'that', ',', '"', '.', '\n\n', ':'],
  ...['according to', 'a', 'pastor', 'he', 'citing', 'quoted', 'as saying', 'reportedly', 'and'],
  ...[
    '경찰은',
    '말했다',
    '다고',
    '에 따르면',
    '소식통이',
    '인용해',
    '이 단체는',
    '것으로 알려졌다',
  ],
  ...['据', '警方', '说', '告诉', '该报', '援引', '的话', '据悉', '、', '他', '。', '「', '」'],
]

test('[R476] no words make a chain without end, with a circle or with two who speak', () => {
  const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 })
  const property = fc.property(words, fc.constantFrom(...LANGUAGES), (list, language) => {
    const space = language === 'zh' ? '' : ' '
    const text = `${list.join(space)}${space}[[12]]${space}${[...list].reverse().join(space)}`
    for (const chain of chainsOf(text, { language, publisher: 'Bay News' })) {
      assert.deepEqual(faultsOf(chain), [])
      for (const { span } of chain.value)
        assert.ok(!span || span.text.length === span.end - span.start)
    }
  })
  fc.assert(property, { numRuns: 400 })
})

test('[R477] what is not said, a law and those who are counted are no speakers', () =>
  checkRule('R477'))

test('[R477] the time at which somebody speaks is no part of the name, a name may hold one', () => {
  const originOf = (text: string) =>
    chainsOf(text, { language: 'en', publisher: 'Harbour Post' })[0]?.value.at(-1)?.label
  for (const [text, expected] of [
    ['The Tern Gazette last month said [[31]] people were held.', 'The Tern Gazette'],
    ['According to the Tern Gazette on 3 March, [[31]] people were held.', 'the Tern Gazette'],
    ['Rakhine Today said [[31]] people were held.', 'Rakhine Today'],
  ] as const)
    assert.equal(originOf(text), expected)
})

test('[R510] who is named by a part of a name is asked, the one of the whole name first', () => {
  const asked = (text: string, language: 'en' | 'ko' | 'zh') =>
    chainsOf(text, { language, publisher: 'Harbour Post' }).map(({ questions = [] }) =>
      questions.map(({ code, candidates }) => [code, candidates]),
    )
  const [first, second, third] = asked(
    'Park Soo-yeon said [[31]] people were held. Park said [[17]] were sent back. Omar Sy said [[9]] died.',
    'en',
  )
  assert.deepEqual(first, [])
  assert.deepEqual(second, [['same-speaker', ['Park Soo-yeon', 'Park']]])
  assert.deepEqual(third, [])
  assert.equal(isPartOf('Ms Park', 'Park Soo-yeon'), true)
  assert.equal(isPartOf('박 씨', '박수연'), true)
  assert.equal(isPartOf('朴女士', '朴秀妍'), true)
  assert.equal(isPartOf('Sy', 'Omar Sylla'), false)
  assert.equal(isPartOf('Park Soo-yeon', 'Park'), false)
  assert.equal(isPartOf('Park', 'The lawyer Park Soo-yeon'), true)
  assert.equal(isPartOf('박 변호사', '가족을 돕는 변호사 박수연'), true)
  assert.equal(isPartOf('朴律师', '家属的律师朴秀妍'), true)
  assert.equal(isPartOf('金律师', '家属的律师朴秀妍'), false)
  const lawyer = (text: string, language: 'en' | 'ko' | 'zh') => asked(text, language)[1]
  assert.deepEqual(
    lawyer(
      'A lawyer for the families said [[31]] people were held. The lawyer said [[17]] were sent back.',
      'en',
    ),
    [['same-speaker', ['A lawyer for the families', 'lawyer']]],
  )
  // Another one who is brought in is nobody from before.
  assert.deepEqual(
    lawyer('A lawyer said [[31]] were held. A lawyer in Kale said [[17]] were sent back.', 'en'),
    [],
  )
  assert.deepEqual(lawyer('一名律师说，有[[31]]人被捕。律师说，有[[17]]人获释。', 'zh'), [
    ['same-speaker', ['一名律师', '律师']],
  ])
})
