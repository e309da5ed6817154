// Places and times of numbers in short texts of our own, all invented: roles by verb and
// preposition, what is no place, and what is taken from the people meant, the paragraph, the entry.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { PlaceRole } from '@tumen/claim'
import { shippedResources } from '../../fixture/folder.ts'
import type { Draft } from '../port/draft.ts'
import type { Reference } from '../port/proposal.ts'
import { readText } from '../port/read-text.ts'
import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import { findPlaces } from '../text/place-find.ts'
import { LANGUAGES, type Language } from '../text/source-text.ts'
import { clauseAround } from './clause.ts'
import { LANGUAGE_RULES } from './language-rules.ts'
import { type ToldContext, toldIn } from './mentioned.ts'
import { readPlaces } from './place.ts'
import { readSpeakers } from './speaker.ts'
import { readTimes } from './time.ts'

/** A number of a short text, with the places and the days that a reader should find. */
interface Vector {
  rule: string
  language: Language
  text: string
  /** The number; with several in the text, those before it in `earlier`. */
  words: string
  earlier?: string[]
  /** How the number refers to the first of the earlier ones. */
  refers?: Reference
  country?: string
  covers?: string
  title?: string
  /** The outlet, where it matters who tells. */
  publisher?: string
  /** The best place, with its role, or null where there is none. */
  place?: string | null
  role?: PlaceRole
  others?: string[]
  relation?: string
  stated?: boolean
  /** First and last day. */
  days?: [string, string]
  /** A question that must be asked. */
  asks?: string
}

const FILE = new URL('../../../../vectors/reading/place.json', import.meta.url)
const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as Vector[]

const { places } = shippedResources()
const DAY = { earliest: '2022-03-16', latest: '2022-03-16' }

/** The drafts of a vector's numbers, filled as the reader fills them; the last is the one meant. */
function read({ language, text: words, earlier = [], ...vector }: Vector): Draft | undefined {
  const { country, covers, title, publisher } = vector
  const text = prepareText({
    ...{ text: words, language, published: DAY },
    ...(country ? { country } : {}),
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(covers ? { covers: { earliest: `${covers}-01-01`, latest: `${covers}-12-31` } } : {}),
  })
  const lexicon = lexiconFor(language)
  const drafts: Draft[] = []
  let from = 0
  for (const number of [...earlier, vector.words]) {
    const start = words.indexOf(number, from)
    const range = { start, end: start + number.length }
    from = range.end
    const sentence = text.sentences.findIndex((one) => one.start <= start && start < one.end)
    const whole = text.sentences[sentence] ?? range
    const clause = clauseAround(text.lower, whole, { range }, language)
    const value = { op: 'exactly' as const, unit: 'persons' as const, value: number.length }
    const quantity = { value, rules: ['test'] }
    drafts.push({ kind: 'quantity', range, sentence, clause, quantity })
  }
  const last = drafts.at(-1)
  if (last && vector.refers) last.refersTo = { draft: 0, how: vector.refers }
  const told = toldIn(text, lexicon, places)
  for (const at of drafts.keys()) fill({ text, lexicon, places, drafts, at, told })
  return last
}

function fill(context: ToldContext): void {
  const draft = context.drafts[context.at]
  if (!draft) return
  const act = LANGUAGE_RULES[context.text.language].act(draft, context)
  if (act) draft.act = act
  if (context.text.source.publisher) draft.speakers = readSpeakers(draft, context)
  draft.times = readTimes(draft, context)
  draft.places = readPlaces(draft, context)
}

/** What a vector says and the reader does not find. */
function differences(vector: Vector): string[] {
  const draft = read(vector)
  const [first, ...more] = draft?.places?.value ?? []
  const time = draft?.times?.value[0]
  const asked = [draft?.places, draft?.times].flatMap((field) => field?.questions ?? [])
  const { place, role, others, relation, stated, days, asks } = vector
  const pairs: [string, unknown, unknown][] = [
    ['place', place === null ? undefined : place, first?.name],
    ['role', role, first?.role],
    ['others', others?.join(), more.map(({ name }) => name).join()],
    ['relation', relation, first?.relation],
    ['stated', stated, first?.stated],
    ['days', days?.join('..'), `${time?.earliest}..${time?.latest}`],
    ['asks', asks, asked.map(({ code }) => code).find((code) => code === asks)],
  ]
  return pairs.flatMap(([field, want, got]) =>
    want === got || (want === undefined && !(field === 'place' && place === null))
      ? []
      : [`"${vector.text}" ${field}: ${got} for ${want} (${draft?.places?.rules})`],
  )
}

function checkRule(rule: string): void {
  const own = vectors.filter((one) => one.rule === rule)
  assert.ok(own.length > 0, `no phrase for ${rule}`)
  assert.deepEqual(own.flatMap(differences), [])
}

test('[R401] the nearest time in the clause of a number is its own', () => checkRule('R401'))

test('[R401] of two acts of one number each has the place and time that stand with it', () => {
  const text =
    'The 40 weavers were arrested in January in various parts of Uganda and imprisoned in Gulu last week.'
  const read = readText({ text, language: 'en', published: DAY }, { places })
  const told = read.map(({ act, places, times }) => {
    const [where] = places ?? []
    const [when] = times ?? []
    return [act, where?.name, when?.earliest]
  })
  assert.deepEqual(told, [
    ['arrest', 'Uganda', '2022-01-01'],
    ['detention', 'Gulu', '2022-03-07'],
  ])
})

test('[R402] a time that dates the telling, a dateline or a page dates nothing else', () =>
  checkRule('R402'))

test('[R403] a baseline belongs to the number that is compared with', () => checkRule('R403'))

test('[R404] a part of a year has the year told of, else the last that has begun', () =>
  checkRule('R404'))

test('[R405] without a time: that of the people, the paragraph, the head, else the period', () =>
  checkRule('R405'))

test('[R411] a place has its role by verb and preposition; "detained in" asks', () =>
  checkRule('R411'))

test('[R412] of nested places the innermost counts; joined places share their preposition', () =>
  checkRule('R412'))

test('[R413] peoples, offices, outlets, homes and datelines are no places of an act', () =>
  checkRule('R413'))

test('[R414] a name that the table does not know is a place where the words show it', () =>
  checkRule('R414'))

test('[R415] without a place: that of the people, the paragraph, the entry, the story', () =>
  checkRule('R415'))

test('[R405] [R415] what is carried is asked with all that stands near', () => {
  const text =
    'On 7 March police raided a market in Osh and a school in Kara-Suu. Nine were beaten.'
  const words = 'Nine'
  const draft = read({ rule: '', language: 'en', text, words })
  const [when] = draft?.times?.questions ?? []
  assert.equal(when?.code, 'which-period')
  assert.equal(when.candidates[0], '2022-03-07/2022-03-07')
  assert.ok(when.candidates.includes('2022-01-01/2022-03-16'))
  const [where] = draft?.places?.questions ?? []
  assert.equal(where?.code, 'which-place')
  for (const name of ['Osh', 'Kara-Suu']) assert.ok(where.candidates.includes(name), name)
})

test('[R410] places are found in words alone, with their borders, and never throw', () => {
  const names = (words: string, language: Language) =>
    findPlaces(words, places, language).map(({ name, way }) => `${name} ${way}`)
  assert.deepEqual(names('in Kunming, Yunnan province', 'en'), ['Kunming at'])
  assert.deepEqual(names('Chinatown', 'en'), [])
  assert.deepEqual(names('랴오닝성 선양에서', 'ko'), ['선양 at'])
  assert.deepEqual(names('在延吉和丹东', 'zh'), ['延吉 at', '丹东 at'])
  for (const words of ['', '\ud800', 'in the the of', '에서 에서', '在在在'])
    for (const language of LANGUAGES) assert.doesNotThrow(() => findPlaces(words, places, language))
})

test('[R417] times and places of a sentence without end take linear time', () => {
  const part = 'On 3 May 20 men were arrested in Osh and 30 in Kunming, '
  const published = DAY
  // Of the processor, the least of three: what else the machine does is not counted.
  const once = (times: number) => {
    const before = process.cpuUsage()
    readText({ text: part.repeat(times), language: 'en', published }, { places })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const took = (times: number) => Math.min(...Array.from({ length: 3 }, () => once(times)))
  took(50)
  assert.ok(took(800) < 16 * Math.max(took(200), 5))
})
