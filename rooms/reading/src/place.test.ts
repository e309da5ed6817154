// Places and times of numbers in short texts of our own, all invented: roles by verb and
// preposition, what is no place, and what is taken from the people meant, the paragraph, the entry.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { GazetteerPlace, PlaceLevel, PlaceRole } from '@tumen/claim'
import { englishClauseOf } from './clause-en.ts'
import type { Context, Draft } from './draft.ts'
import { LANGUAGE_RULES } from './language-rules.ts'
import { prepareText } from './layout.ts'
import { lexiconFor } from './lexicon.ts'
import { readPlaces } from './place.ts'
import { createPlaceIndex } from './place-index.ts'
import { settlePlaces } from './place-scene.ts'
import type { Reference } from './proposal.ts'
import { LANGUAGES, type Language } from './source-text.ts'
import { readSpeakers } from './speaker.ts'
import { readTimes } from './time.ts'
import { settleTimes } from './time-restated.ts'

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

const FILE = new URL('../../../vectors/reading/place.json', import.meta.url)
const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as Vector[]

/** The gazetteer that comes with the house: id, level and names of each row. */
function shippedPlaces(): GazetteerPlace[] {
  const table = new URL('../../desk/data/places.tsv', import.meta.url)
  const rows = readFileSync(table, 'utf8').trimEnd().split('\n').slice(1)
  return rows.map((row) => {
    const [id = '', level = '', en = '', ko = '', zh = '', aliases = ''] = row.split('\t')
    const others = aliases.split('|').filter((alias) => alias !== '')
    return { id, level: level as PlaceLevel, names: { en, ko, zh }, aliases: others }
  })
}

const places = createPlaceIndex(shippedPlaces())
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
    const clause = language === 'en' ? englishClauseOf(text, lexicon, { range, sentence }) : whole
    const value = { op: 'exactly' as const, unit: 'persons' as const, value: number.length }
    const quantity = { value, rules: ['test'] }
    drafts.push({ kind: 'quantity', range, sentence, clause, quantity })
  }
  const last = drafts.at(-1)
  if (last && vector.refers) last.refersTo = { draft: 0, how: vector.refers }
  for (const at of drafts.keys()) fill({ text, lexicon, places, drafts, at })
  settleTimes({ text, lexicon, places, drafts })
  settlePlaces({ text, lexicon, places, drafts })
  return last
}

function fill(context: Context): void {
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

test('[R62] a place has its role by verb and preposition', () => checkRule('R62'))

test('[R63] of nested places the innermost counts; joined places share their preposition', () =>
  checkRule('R63'))

test('[R64] peoples, offices, outlets, speakers and datelines are no places of an act', () =>
  checkRule('R64'))

test('[R65] a name that the table does not know is a place where the words show it', () =>
  checkRule('R65'))

test('[R66] without a place: that of the people, the paragraph, the entry, the country', () =>
  checkRule('R66'))

test('[R67] without a time: that of the people, the event, else the period; always asked', () =>
  checkRule('R67'))

test('[R68] a time belongs to its own number and clause, and dates not the telling', () =>
  checkRule('R68'))

test('[R190] what happened near the date of the main event, and says not when, happened then', () =>
  checkRule('R190'))

test('[R191] of times beside each other the narrower counts, and each number has its own', () =>
  checkRule('R191'))

test('[R192] a part of a year has the year named before it, else the last that has begun', () =>
  checkRule('R192'))

test('[R193] a time of what was done before to the people bounds only the begin', () =>
  checkRule('R193'))

test('[R194] in a yearly report whoever is cited tells up to its own day', () => checkRule('R194'))

test('[R195] a time before a told name, or of a paper with a name, is that of telling', () =>
  checkRule('R195'))

test('[R196] since an event runs from its day; a record or a title with since dates nothing', () =>
  checkRule('R196'))

test('[R200] a number with a country only is in the one town of its story, or in its waters', () =>
  checkRule('R200'))

test('[R201] kinds, outskirts and brackets show which of unknown places lies in which', () =>
  checkRule('R201'))

test('[R202] companies, date lines, homes and words that are also names are no places', () =>
  checkRule('R202'))

test('[R203] airports, signs and the own country are read in Korean; nobody arrives at home', () =>
  checkRule('R203'))

test('[R204] waters and parts of the world are places where no nearer one is named', () =>
  checkRule('R204'))

test('[R205] of as many places as numbers each number has its own', () => checkRule('R205'))

test('[R240] eastern wishes, bodies and prisons, and the one town of a Korean story', () =>
  checkRule('R240'))

test('[R241] an eastern day of telling dates no event, and what is counted up to it does', () =>
  checkRule('R241'))

test('[R197] what rose from one number to another has two periods', () => checkRule('R197'))

test('[R271] what has been done to people who were caught at a time has been done since', () =>
  checkRule('R271'))

test('[R272] days of telling, known events, weeks of a month and drops are read in English', () =>
  checkRule('R272'))

test('[R273] a total goes on with the count before it, an act with its last day', () =>
  checkRule('R273'))

test('[R69] phrases for places and times are enough in each language', () => {
  const enough: Record<Language, number> = { en: 50, ko: 30, zh: 30 }
  for (const language of LANGUAGES) {
    const own = vectors.filter((one) => one.language === language)
    assert.ok(own.length >= enough[language], `${language} ${own.length}`)
    for (const one of own) assert.ok(one.text.includes(one.words), one.text)
  }
})

test('[R287] Korean names inside others, before Latin letters and of houses are places', () =>
  checkRule('R287'))

test('[R281] a country is called as its text calls it; sums and feasts are no places', () =>
  checkRule('R281'))

test('[R282] where the cited sit, where people wish to go and half a headline are not theirs', () =>
  checkRule('R282'))

test('[R283] a town or sea behind the act is nearer than the state that acts', () =>
  checkRule('R283'))

test('[R284] others of a paragraph and who fled the area are where it tells of', () =>
  checkRule('R284'))

test('[R297] Chinese names with letters, behind 该州 and of houses; the inner place', () =>
  checkRule('R297'))
