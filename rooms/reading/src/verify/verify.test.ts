// What a hostile reader gets through: nothing that the text does not bear out. Honest answers
// first, then each of them broken in every way that we could think of.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTS, FACTUALITIES, fold, MEASURES } from '@tumen/claim'
import fc from 'fast-check'
import { doubtOf } from '../guard/guard.ts'
import type { Proposal } from '../port/proposal.ts'
import { type ReaderDraft, readTaskOf } from '../port/reader.ts'
import { toldIn } from '../rules/mentioned.ts'
import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import { createPlaceIndex } from '../text/place-index.ts'
import type { Language, SourceText } from '../text/source-text.ts'
import { type Ground, verify } from './verify.ts'

const places = createPlaceIndex([
  { id: 'KZ', level: 'country', names: { en: 'Kazakhstan', ko: '카자흐스탄', zh: '哈萨克斯坦' } },
  { id: 'KZ/ALM', level: 'settlement', names: { en: 'Almaty', ko: '알마티', zh: '阿拉木图' } },
  { id: 'SD', level: 'country', names: { en: 'Sudan' } },
  { id: 'SS', level: 'country', names: { en: 'South Sudan' } },
])

// Invented.
const ENGLISH = [
  'Herders held after protest',
  '',
  'In March 2019 police in Almaty arrested at least 39 herders, the Steppe Union said.',
  '',
  'On 14 June 2019 another 12 women were killed in South Sudan, according to the Steppe Union.',
  '',
  'The army denies that 80 shepherds were deported. No such order was given in 2018.',
].join('\n')
const KOREAN = '알마티에서 2019년 3월 목동 39명이 체포됐다고 초원연합이 밝혔다.'
const CHINESE = '初原联盟说,2019年3月有39名牧民在阿拉木图被捕。'

function groundOf(text: string, language: Language, more: Partial<SourceText> = {}): Ground {
  const published = { earliest: '2019-07-01', latest: '2019-07-01' }
  const prepared = prepareText({ text, language, published, publisher: 'Ridge Post', ...more })
  return { text: prepared, task: readTaskOf(prepared), places }
}

const ground = groundOf(ENGLISH, 'en')

function idOf({ task }: Ground, value: number): string {
  return task.numbers.find(({ quantity }) => quantity.value === value)?.id ?? ''
}

type Part = Partial<Omit<ReaderDraft, 'quotes'>> & { quotes?: Partial<ReaderDraft['quotes']> }

function honest(part: Part = {}, on = ground): ReaderDraft {
  const quotes = { act: 'arrested', place: ['Almaty'], time: ['March 2019'] }
  const said = { isPeople: true, act: 'arrest', factuality: 'happened', measure: 'flow' }
  return {
    ...{ number: idOf(on, 39), ...said, anchor: 'absolute', ...part },
    quotes: { ...quotes, speaker: ['the Steppe Union'], ...part.quotes },
  }
}

const JUNE = honest({
  number: idOf(ground, 12),
  act: 'killing',
  quotes: { act: 'killed', place: ['South Sudan'], time: ['14 June 2019'] },
})
const DENIED = honest({
  number: idOf(ground, 80),
  act: 'forced_return',
  factuality: 'denied',
  quotes: { act: 'deported', place: [], time: [], speaker: ['The army'] },
})

const one = (answer: unknown, on = ground): Proposal | undefined =>
  verify([answer], on).proposals[0]
const asks = (proposal: Proposal | undefined) =>
  [...new Set(proposal?.questions.map(({ field }) => field))].sort()

test('[R480] an honest answer is a proposal with our number, days, place and words', () => {
  const found = one(honest())
  assert.deepEqual(asks(found), [])
  assert.deepEqual([found?.quantity?.op, found?.quantity?.value], ['at_least', 39])
  assert.deepEqual(
    [found?.act, found?.factuality, found?.polarity],
    ['arrest', 'happened', 'affirmed'],
  )
  assert.equal(found?.places[0]?.gazetteer, 'KZ/ALM')
  assert.deepEqual(
    [found?.times[0]?.earliest, found?.times[0]?.latest],
    ['2019-03-01', '2019-03-31'],
  )
  assert.deepEqual(
    found?.speakers.map(({ label }) => label),
    ['Ridge Post', 'the Steppe Union'],
  )
  assert.deepEqual(found?.extraction.method, 'model')
  assert.deepEqual(asks(one(JUNE)), [])
})

test('[R480] the same holds in Korean and Chinese', () => {
  for (const [text, language, act, place, time, speaker] of [
    [KOREAN, 'ko', '체포됐다', '알마티', '2019년 3월', '초원연합'],
    [CHINESE, 'zh', '被捕', '阿拉木图', '2019年3月', '初原联盟'],
  ] as const) {
    const on = groundOf(text, language)
    const quotes = { act, place: [place], time: [time], speaker: [speaker] }
    const found = one(honest({ quotes }, on), on)
    assert.deepEqual(asks(found), [], language)
    assert.equal(found?.times[0]?.earliest, '2019-03-01')
    assert.equal(found?.places[0]?.gazetteer, 'KZ/ALM')
  }
})

test('[R481] an answer in another shape, or on a number that is none, becomes nothing', () => {
  const { quotes, ...rest } = honest()
  const shapes: unknown[] = [
    ...[null, 7, 'arrest', [], {}, { ...honest(), value: 60 }, { ...rest }],
    ...[
      { ...honest(), isPeople: 'yes' },
      { ...honest(), quotes: { ...quotes, start: 4 } },
    ],
    ...[
      { ...honest(), quotes: { ...quotes, place: 'Almaty' } },
      { ...honest(), number: 39 },
    ],
    { ...honest(), quotes: { ...quotes, act: 'x'.repeat(400) } },
    { ...honest(), quotes: { ...quotes, time: Array.from({ length: 9 }, () => 'March 2019') } },
  ]
  for (const shape of shapes) {
    const { proposals, refused } = verify([shape], ground)
    assert.deepEqual([proposals, refused], [[], [{ why: 'shape' }]], JSON.stringify(shape))
  }
  for (const number of ['n99', '', '__proto__', 'constructor', '39'])
    assert.deepEqual(verify([honest({ number })], ground).refused, [{ why: 'unknown-number' }])
  const twice = verify([honest(), honest()], ground)
  assert.deepEqual([twice.proposals.length, twice.refused[0]?.why], [1, 'repeated'])
  const acts = ['arrest', 'detention', 'imprisonment', 'custody']
  const many = verify(
    acts.map((act) => honest({ act })),
    ground,
  )
  assert.equal(many.proposals.length, 2)
  assert.equal(verify([honest({ isPeople: false })], ground).refused[0]?.why, 'not-people')
})

/** Each answer, broken in one way, with the fields that have to be asked for it. */
const BROKEN: [string, ReaderDraft, string[]][] = [
  [
    'a number of another paragraph',
    honest({ number: idOf(ground, 80) }),
    ['act', 'factuality', 'places', 'speakers', 'times'],
  ],
  ['an invented place', honest({ quotes: { place: ['Astana'] } }), ['places']],
  ['a piece of a name', { ...JUNE, quotes: { ...JUNE.quotes, place: ['Sudan'] } }, ['places']],
  ['a piece of a word', honest({ quotes: { place: ['Almat'] } }), ['places']],
  ['an invented day', honest({ quotes: { time: ['April 2019'] } }), ['times']],
  [
    'a piece of a number',
    { ...JUNE, quotes: { ...JUNE.quotes, time: ['4 June 2019'] } },
    ['times'],
  ],
  ['a piece of a day', { ...JUNE, quotes: { ...JUNE.quotes, time: ['June 2019'] } }, ['times']],
  ['a year of another paragraph', honest({ quotes: { time: ['2018'] } }), ['times']],
  ['words that are no time', honest({ quotes: { time: ['police'] } }), ['times']],
  ['an anchor that is none', honest({ anchor: 'yesterday' }), ['times']],
  ['another anchor', honest({ anchor: 'other_event' }), ['times']],
  ['a period that nobody gave', honest({ anchor: 'report_date' }), ['times']],
  ['an invented speaker', honest({ quotes: { speaker: ['the UN'] } }), ['speakers']],
  ['a piece of a speaker', honest({ quotes: { speaker: ['the Steppe Uni'] } }), ['speakers']],
  ['a piece of a verb', honest({ quotes: { act: 'rested' } }), ['act']],
  ['nobody', honest({ quotes: { speaker: [] } }), ['speakers']],
  ['a pronoun', honest({ quotes: { speaker: ['she'] } }), ['speakers']],
  ['an act that is none', honest({ act: 'genocide' }), ['act']],
  ['an act of the object', honest({ act: 'constructor' }), ['act']],
  ['words of another act', honest({ act: 'killing' }), ['act']],
  ['no words for the act', honest({ quotes: { act: '' } }), ['act']],
  ['words that are signs', honest({ quotes: { act: ',' } }), ['act']],
  ['another document', honest({ quotes: { act: 'were shot at dawn' } }), ['act']],
  ['a factuality that is none', honest({ factuality: 'true' }), ['factuality']],
  ['a measure that is none', honest({ measure: 'sum' }), ['measure']],
  ['a rate without a period', honest({ measure: 'rate' }), ['measure']],
  ['a whole that is none', honest({ of: 'n99' }), ['quantity']],
  ['a whole that comes later', honest({ of: idOf(ground, 80) }), ['quantity']],
]

for (const [name, answer, fields] of BROKEN)
  test(`[R482] what fails is an open question on its field: ${name}`, () => {
    assert.deepEqual(asks(one(answer)), fields)
  })

test('[R482] what fails leaves no value: days, places and speakers', () => {
  const quotes = { place: ['Astana'], time: ['April 2019'], speaker: ['the UN'], act: 'shot' }
  const found = one(honest({ quotes }))
  assert.deepEqual([found?.places, found?.times, found?.act], [[], [], 'other'])
  assert.deepEqual(
    found?.speakers.map(({ label }) => label),
    ['Ridge Post'],
  )
})

test('[R483] where the guard disagrees it is asked whether it happened, without a default', () => {
  const denied = one(DENIED)
  assert.deepEqual(
    [denied?.factuality, denied?.polarity, denied?.modality],
    ['denied', 'denied', 'denied'],
  )
  for (const factuality of ['happened', 'ongoing', 'planned']) {
    const found = one({ ...DENIED, factuality })
    assert.deepEqual([found?.factuality, asks(found)], [undefined, ['factuality']])
  }
  // Other words for the act lead no guard away.
  for (const act of ['given', 'order', 'army', ''])
    assert.equal(
      one({ ...DENIED, factuality: 'happened', quotes: { ...DENIED.quotes, act } })?.factuality,
      undefined,
    )
  // And what the guard does not doubt is not made undone.
  assert.deepEqual(asks(one(honest({ factuality: 'denied' }))), ['factuality'])
})

test('[R483] a dropped negation: every quotation without its "not" is still denied', () => {
  const texts: [string, Language, string, string][] = [
    ['There is no evidence that 14 herders were shot.', 'en', 'were shot', '14'],
    ['The ministry said it was not true that 14 herders were killed.', 'en', 'were killed', '14'],
    ['군은 목동 14명이 사살됐다는 주장을 부인했다.', 'ko', '사살됐다', '14'],
    ['军方否认有14名牧民被枪杀。', 'zh', '被枪杀', '14'],
  ]
  for (const [text, language, act] of texts) {
    const on = groundOf(text, language)
    const quotes = { act, place: [], time: [], speaker: [] }
    const found = one(honest({ number: idOf(on, 14), act: 'killing', quotes }, on), on)
    assert.equal(found?.factuality, undefined, text)
    assert.ok(asks(found).includes('factuality'), text)
  }
})

test('[R484] what is asked, supposed or invented becomes nothing, and says so', () => {
  const on = groundOf('In the novel it is winter. Soldiers shoot 14 herders.', 'en')
  const quotes = { act: 'shoot', place: [], time: [], speaker: [] }
  const answer = honest({ number: idOf(on, 14), act: 'killing', factuality: 'fiction', quotes }, on)
  const { proposals, refused } = verify([answer], on)
  assert.deepEqual([proposals, refused[0]?.why], [[], 'not-told-as-fact'])
})

test('[R485] of words that stand more than once the nearest in the paragraph are meant', () => {
  const calm = 'In Almaty all was calm. '.repeat(3)
  const text = `Almaty.\n\n${calm}In Almaty police arrested 39 herders.`
  const on = groundOf(text, 'en')
  const quotes = { time: [], speaker: [] }
  const found = one(honest({ quotes }, on), on)
  assert.equal(found?.places[0]?.span?.start, text.lastIndexOf('Almaty'))
})

test('[R485] words of a far paragraph are no words of this one', () => {
  const far = 'Nothing else was said.\n\n'.repeat(3)
  const on = groundOf(
    `Heading\n\nA lead.\n\nIt was in Almaty.\n\n${far}Police arrested 39 herders.`,
    'en',
  )
  const found = one(honest({ quotes: { time: [], speaker: [] } }, on), on)
  assert.deepEqual([found?.places, asks(found).includes('places')], [[], true])
})

/** Everything in a proposal that the text does not bear out, found without the verifier. */
function unverified(
  { quantity, places: at, times, speakers, ...found }: Proposal,
  on: Ground,
): string[] {
  const { text, task } = on
  const stored = text.source.text
  const faults: string[] = []
  const number = task.numbers.find(({ span }) => span.start === quantity?.span.start)
  if (number?.quantity.value !== quantity?.value) faults.push('value')
  if (number?.quantity.op !== quantity?.op) faults.push('op')
  const spans = [...at, ...times, ...speakers].flatMap(({ span }) => (span ? [span] : []))
  for (const { start, end, text: words } of spans)
    if (stored.slice(start, end) !== words || start >= end) faults.push(`span ${words}`)
  const told = toldIn(text, lexiconFor(text.language), places)
  const days = text.sentences.flatMap((_, n) => told.times(n).map(({ time }) => time))
  for (const { earliest, latest, span } of times)
    if (!span || !days.some((one) => one.earliest === earliest && one.latest === latest))
      faults.push(`days ${earliest}`)
  const named = text.sentences.flatMap((_, n) => told.places(n))
  for (const { gazetteer, span } of at)
    if (!span || !named.some(({ place, start }) => place?.id === gazetteer && start === span.start))
      faults.push(`place ${gazetteer}`)
  if (speakers.some(({ label, span }) => label !== 'Ridge Post' && span?.text !== label))
    faults.push('speaker')
  const sentence = number?.sentence ?? -1
  const doubt =
    number && doubtOf(text, lexiconFor(text.language), { number: number.span, sentence })
  const isCounted = found.factuality === 'happened' || found.factuality === 'ongoing'
  if (isCounted && doubt) faults.push('happened')
  if (!ACTS.some((act) => act === found.act)) faults.push('act')
  if (found.extraction.reviewed) faults.push('reviewed')
  return faults
}

const STRANGE = [
  'Astana',
  '60',
  'the UN',
  '2018-01-01',
  'Ignore the rules',
  '\ud83d',
  '',
  '未',
  '4 June',
]

function pieceOf(text: string): fc.Arbitrary<string> {
  const cut = fc.tuple(fc.nat(text.length), fc.nat(40))
  return cut.map(([start, length]) => text.slice(start, start + length))
}

function answerOn(text: string): fc.Arbitrary<unknown> {
  const exact = text.match(/[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)?/gu) ?? []
  const words = fc.oneof(pieceOf(text), fc.constantFrom(...exact), fc.constantFrom(...STRANGE))
  const some = fc.array(words, { maxLength: 3 })
  return fc.record({
    number: fc.oneof(
      fc.nat(8).map((n) => `n${n}`),
      fc.string(),
    ),
    isPeople: fc.constantFrom(true, true, true, false),
    act: fc.oneof(fc.constantFrom(...ACTS), fc.string()),
    factuality: fc.oneof(fc.constantFrom(...FACTUALITIES), fc.string()),
    measure: fc.oneof(fc.constantFrom(...MEASURES), fc.string()),
    anchor: fc.constantFrom('absolute', 'publication_date', 'report_date', 'other_event', 'x'),
    of: fc.constantFrom(undefined, 'n1', 'n2', 'n9'),
    quotes: fc.record({ act: words, place: some, time: some, speaker: some }),
  })
}

test('[R486] whatever a reader answers, nothing unverified passes, and nothing throws', () => {
  for (const [text, language] of [
    [ENGLISH, 'en'],
    [KOREAN, 'ko'],
    [CHINESE, 'zh'],
  ] as const) {
    const on = groundOf(text, language)
    const answers = fc.array(fc.oneof({ weight: 9, arbitrary: answerOn(text) }, fc.anything()), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(answers, (all) => {
        const { proposals, refused } = verify(all, on)
        assert.ok(proposals.length + refused.length === all.length)
        for (const proposal of proposals) assert.deepEqual(unverified(proposal, on), [])
      }),
      { numRuns: 150 },
    )
  }
})

test('[R487] mutation test: any change to a quotation that takes it from the text is asked', () => {
  const kinds = ['act', 'place', 'time', 'speaker'] as const
  const fieldOf = { act: 'act', place: 'places', time: 'times', speaker: 'speakers' } as const
  const words = {
    act: 'arrested',
    place: 'Almaty',
    time: 'March 2019',
    speaker: 'the Steppe Union',
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.nat(15),
      fc.constantFrom('q', '7', '없', ''),
      (kind, n, sign) => {
        const at = n % words[kind].length
        const quote = words[kind].slice(0, at) + sign + words[kind].slice(at + 1)
        if (fold(ENGLISH).includes(quote.trim())) return
        const found = one(honest({ quotes: { [kind]: kind === 'act' ? quote : [quote] } }))
        assert.deepEqual(asks(found), [fieldOf[kind]], quote)
      },
    ),
  )
})

test('[R488] shifting a quotation by some signs gives no other value, only the same or a question', () => {
  const good = one(JUNE)
  const start = ENGLISH.indexOf('14 June 2019')
  for (let from = -6; from <= 6; from++)
    for (let to = -6; to <= 6; to++) {
      const time = ENGLISH.slice(start + from, start + 12 + to)
      const found = one({ ...JUNE, quotes: { ...JUNE.quotes, time: [time] } })
      const days = found?.times.map(({ earliest, latest }) => `${earliest}/${latest}`) ?? []
      if (days.length > 0) assert.deepEqual(days, [`${good?.times[0]?.earliest}/2019-06-14`], time)
      else assert.deepEqual(asks(found), ['times'], time)
    }
})
