// English acts and voices against phrases in our own words, valid and misleading. The number is
// given as a draft, so that nothing hangs on how numbers are found. The events are invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { readEnglishAct } from './act-en.ts'
import { readCountsEn } from './count-en.ts'
import { withSecondClaims } from './count-en-second.ts'
import type { Context, Draft } from './draft.ts'
import { prepareText } from './layout.ts'
import { lexiconFor } from './lexicon.ts'
import { createPlaceIndex } from './place-index.ts'
import { readText } from './read-text.ts'
import { readEnglishVoice } from './voice-en.ts'

interface Phrase {
  text: string
  /** The number as written; the first place where it stands. */
  words: string
  act: string
  modality: string
  why: string
}

const FILE = new URL('../../../vectors/reading/act-en.json', import.meta.url)
const phrases = JSON.parse(readFileSync(FILE, 'utf8')) as Phrase[]
const DAY = { earliest: '2020-06-30', latest: '2020-06-30' }
const places = createPlaceIndex([{ id: 'CN', level: 'country', names: { en: 'China' } }])
const lexicon = lexiconFor('en')

/** The number of a text as a draft, with its act and voice read. */
function reading(text: string, words: string, before: Draft[] = []): Draft {
  const prepared = prepareText({ text, language: 'en', published: DAY })
  const start = text.indexOf(words)
  const range = { start, end: start + words.length }
  const sentence = prepared.sentences.findIndex((one) => one.start <= start && one.end >= range.end)
  const clause = prepared.sentences[sentence] ?? range
  const quantity = { value: { op: 'exactly', unit: 'persons' }, rules: [] } as const
  const draft: Draft = {
    kind: 'quantity',
    range,
    sentence,
    clause,
    quantity: { ...quantity, rules: [] },
    ...(before.length > 0 ? { refersTo: { draft: 0, how: 'part_of' } } : {}),
  }
  const drafts = [...before, draft]
  const context: Context = { text: prepared, lexicon, places, drafts, at: before.length }
  const act = readEnglishAct(draft, context)
  if (act) draft.act = act
  draft.voice = readEnglishVoice(draft, context)
  return draft
}

test('[R30] the verb or noun that holds a number decides its act, not the nearest word', () => {
  const actOf = (text: string, words: string) => reading(text, words).act?.value
  assert.equal(actOf('The nine who crossed in March were caught within days.', 'nine'), 'arrest')
  assert.equal(actOf('Mass arrests of 63 Eritreans followed.', '63'), 'arrest')
  assert.equal(actOf('Shelling killed 11 as hundreds fled.', '11'), 'killing')
  assert.equal(actOf('A boat carrying 86 people set off from Libya.', '86'), 'border_crossing')
  assert.equal(actOf('Deportation orders were issued against 60 people.', '60'), 'attempted_return')
  assert.equal(actOf('Arrests for illegal entry: 1,046.', '1,046'), 'arrest')
})

test('[R31] the words around a light verb decide: what follows, who does it, to whom', () => {
  const actOf = (text: string, words: string) => reading(text, words).act?.value
  assert.equal(actOf('Police took 14 men into custody.', '14'), 'arrest')
  assert.equal(actOf('Gunmen took 14 men from the camp.', '14'), 'abduction')
  assert.equal(actOf('Two of the inmates died in spring.', 'Two'), 'death_in_custody')
  assert.equal(actOf('Two hikers died in spring.', 'Two'), 'other')
  assert.equal(actOf('The 16 were not allowed to leave.', '16'), 'obstruction_of_flight')
  assert.equal(actOf('Five had been sent to China.', 'Five'), 'forced_return')
  assert.equal(actOf('Five had been sent to Hoeryong.', 'Five'), 'transfer')
})

test('[R32] what is planned, feared or wished for has not happened', () => {
  const actOf = (text: string, words: string) => reading(text, words).act?.value
  assert.equal(actOf('Some 60 Tajiks faced deportation.', '60'), 'attempted_return')
  assert.equal(actOf('It urged the army not to deport the 70.', '70'), 'attempted_return')
  assert.equal(actOf('All 17 want to go to Seoul.', '17'), 'other')
  assert.equal(actOf('Lawyers call for the release of the 30.', '30'), 'detention')
  assert.equal(actOf('If that is done, 30 people would be sent back.', '30'), 'forced_return')
})

test('[R33] without a word of its own a number takes the act of its group, and is asked about', () => {
  const group = reading('Rebels abducted 20 men. Nine of them escaped. The rest is silence.', '20')
  const text = 'Rebels abducted 20 men. Nine of them escaped. The rest is silence.'
  const part = reading(text, 'Nine of them', [group])
  assert.equal(part.act?.value, 'other')
  assert.deepEqual(part.act?.rules, ['act.escape'])
  const bare = reading('The list names 20 men.', '20')
  assert.equal(bare.act?.value, 'other')
  assert.equal(bare.act?.questions?.[0]?.code, 'which-act')
})

test('[R34] the voice is that of the own clause; a forecast somebody else makes is reported', () => {
  const voiceOf = (text: string, words: string) => reading(text, words).voice?.value.modality
  assert.equal(voiceOf('Six hundred could be deported within weeks.', 'Six hundred'), 'possible')
  assert.equal(voiceOf('The mayor said that 16 would be sent back.', '16'), 'reported')
  assert.equal(voiceOf('If it is done, 16 would be sent back.', '16'), 'hypothetical')
  assert.equal(voiceOf('The office estimates that 350 will be removed.', '350'), 'estimated')
  assert.equal(voiceOf('A report that 12 were shot could not be verified.', '12'), 'alleged')
  assert.equal(voiceOf('Beijing denied that 500 people had been sent back.', '500'), 'denied')
})

test('[R34] what the floor tells is reported, and a heading reports nothing', () => {
  const lines = [
    'Nine freed in Osh, daily says',
    '',
    'The pastor told Lantern News that the convoy left at night. He said 30 men were on it. ' +
      'Later, 12 women were arrested.',
  ]
  const source = { text: lines.join('\n'), language: 'en', publisher: 'Lantern News' }
  const [head, first] = readText({ ...source, published: DAY }, { places }).filter(
    ({ kind }) => kind === 'quantity',
  )
  assert.equal(head?.modality, 'asserted')
  assert.equal(first?.modality, 'reported')
})

test('[R35] a second verb that tells of a state at a day makes a second claim of one number', () => {
  const text =
    'About 60 were held. Police said 12 men were arrested in May and imprisoned in Osh as of ' +
    'June. The 12 were arrested and beaten. Two of the 12 were freed.'
  const prepared = prepareText({ text, language: 'en', published: DAY })
  const counts = readCountsEn(prepared, lexicon)
  const all = withSecondClaims(counts, prepared, lexicon)
  assert.equal(all.length, counts.length + 1)
  const second = all.find(({ act }) => act)
  assert.deepEqual(second?.act?.rules, ['act.second-verb'])
  assert.equal(second?.act?.value, 'detention')
  for (const { refersTo } of all) assert.ok((refersTo?.draft ?? 0) < all.length)
})

test('[R212] of several verbs the last stage counts; what is held off or prepared has not happened', () => {
  const actOf = (text: string, words: string) => reading(text, words).act
  assert.equal(actOf('Nine men were arrested and deported.', 'Nine')?.value, 'forced_return')
  assert.equal(actOf('Nine men were jailed and beaten.', 'Nine')?.value, 'imprisonment')
  assert.equal(actOf('Nine men were sentenced and jailed.', 'Nine')?.value, 'sentence')
  const held = actOf('The deportation of nine men was halted.', 'nine')
  assert.equal(held?.value, 'attempted_return')
  const moved = actOf('Police moved nine men to the quay for deportation.', 'nine')
  assert.deepEqual(moved?.rules, ['act.for-return'])
})

test('[R261] strife drives people to flee and a state returns them; a boat and captors are looked at', () => {
  const actOf = (text: string, words: string) => reading(text, words).act
  assert.equal(actOf('War pushed 40 men over the border.', '40')?.value, 'border_crossing')
  assert.equal(actOf('Police pushed 40 men out.', '40')?.value, 'forced_return')
  assert.equal(actOf('Guards led 40 men to a truck.', '40')?.value, 'arrest')
  const aboard = actOf('She boarded the boat with 40 men on board.', '40')
  assert.deepEqual(aboard?.rules, ['act.aboard'])
  const freed = actOf('Police rescued 40 men, long held for ransom.', '40')
  assert.deepEqual(freed?.rules, ['act.rescue'])
  assert.equal(actOf('Police rescued 40 men from a mine.', '40')?.value, 'other')
})

test('[R263] a number has the verb of its own words, not that of others beside it', () => {
  const actOf = (text: string, words: string) => reading(text, words).act
  assert.equal(actOf('Nine were killed and dozens jailed.', 'dozens')?.value, 'imprisonment')
  assert.equal(actOf('With nine killed and 40 freed, it ended.', '40')?.value, 'release')
  assert.equal(actOf('Also freed were 40 men who had fled.', '40')?.value, 'release')
  assert.equal(
    actOf('They jailed some of the 40 men who had fled.', 'the 40')?.value,
    'border_crossing',
  )
  assert.equal(actOf('The remains of 40 men killed in May came.', '40')?.value, 'other')
  const abroad = 'The 40 have upon return to Norland been jailed.'
  assert.equal(actOf(abroad, '40')?.value, 'imprisonment')
})

test('[R264] what is said of a way home decides whether it was forced', () => {
  const actOf = (text: string, words: string) => reading(text, words).act
  assert.deepEqual(actOf('Nine stranded men were flown home.', 'Nine')?.rules, ['act.own-will'])
  assert.equal(actOf('Nine men were flown home.', 'Nine')?.value, 'forced_return')
  const sent = actOf('Nine men returned home after being deported.', 'Nine')
  assert.deepEqual(sent?.rules, ['act.sent-away'])
  assert.equal(actOf('Nine men had to return home.', 'Nine')?.value, 'forced_return')
  assert.equal(actOf('Nine men returned to Norland.', 'Nine')?.value, 'border_crossing')
  const out = actOf('Nine men were arrested, then allowed to leave.', 'Nine')
  assert.deepEqual(out?.rules, ['act.let-out'])
})

test('[R265] help is no act; custody, a prison and a town that is fled are what they are', () => {
  const actOf = (text: string, words: string) => reading(text, words).act?.value
  assert.equal(actOf('Medics helped nine men on the pass.', 'nine'), 'other')
  assert.equal(actOf('Nine men were evacuated by boat.', 'Nine'), 'other')
  assert.equal(actOf('Nine men were evacuated from Norland.', 'Nine'), 'transfer')
  assert.equal(actOf('Nine men were taken into custody.', 'Nine'), 'arrest')
  assert.equal(actOf('Nine men are held in a prison.', 'Nine'), 'detention')
  assert.equal(actOf('Hundreds fled the area.', 'Hundreds'), 'other')
})

test('[R267] totals, lists, accusations and denials leave the act with whom it was done to', () => {
  const actOf = (text: string, words: string) => reading(text, words).act?.value
  assert.equal(actOf('That takes the number up to 40 men kidnapped.', '40'), 'abduction')
  assert.equal(actOf('She accused 40 men of theft.', '40'), 'other')
  assert.equal(actOf('She accused them of beating 40 men.', '40'), 'torture')
  assert.equal(actOf('The 40 held have not been charged.', '40'), 'detention')
  const source = { text: 'Gunmen kidnapped 40 men. The 40 men were held in a hut.', language: 'en' }
  const [, held] = readText({ ...source, published: DAY }, { places })
  assert.equal(held?.act, 'abduction')
})

test('[R268] where people are, were sent, or were taken from says what was done to them', () => {
  const actOf = (text: string, words: string) => reading(text, words).act
  const taken = actOf('Norland deported 40 children from occupied areas.', '40')
  assert.deepEqual(taken?.rules, ['act.occupied'])
  assert.equal(actOf('Norland deported 40 children from its towns.', '40')?.value, 'forced_return')
  assert.equal(actOf('Forty men are under sentence of death.', 'Forty')?.value, 'sentence')
  assert.equal(actOf('Forty men were behind bars.', 'Forty')?.value, 'imprisonment')
  assert.equal(actOf('Forty men returned from captivity.', 'Forty')?.value, 'release')
  assert.equal(actOf('Bandits came, killing one and taking 40.', '40')?.value, 'abduction')
  assert.equal(actOf('Troops came, killing one and taking 40.', '40')?.value, 'arrest')
  const text = 'On Friday 90 men crossed into Norland. At dawn 40 men entered Norland.'
  const read = readText({ text, language: 'en', published: DAY }, { places })
  assert.equal(read[1]?.act, 'border_crossing')
})

test('[R269] what happened to people is a flow where only a word of a state stands near', () => {
  const text = 'Riots left 40 men with burns. They dug out the remains of 30 men.'
  const read = readText({ text, language: 'en', published: DAY }, { places })
  const measures = read.map(({ quantity }) => quantity?.measure)
  assert.deepEqual(measures, ['flow', 'flow'])
})

test('[R36] every phrase of the vectors is read with its act and its voice', () => {
  assert.ok(phrases.length >= 150)
  const wrong = phrases.flatMap(({ text, words, act, modality, why }) => {
    const { act: found, voice } = reading(text, words)
    const isRight = found?.value === act && voice?.value.modality === modality
    return isRight ? [] : [`${why}: ${text} → ${found?.value} ${voice?.value.modality}`]
  })
  assert.deepEqual(wrong, [])
})
