// Lets nothing through that the text does not bear out: from a reader's answers to proposals whose
// numbers, days, places and words are ours. What fails is an open question on its field, never a
// value. Pure. Source: reader.md 2.
import {
  ACTS,
  type Act,
  actAbove,
  areActsNear,
  FACTUALITIES,
  type Factuality,
  MEASURES,
  type Modality,
  type RateUnit,
} from '@tumen/claim'
import { doubtOf } from '../guard/guard.ts'
import { type Draft, type MeasureReading, type Voice, withAllFields } from '../port/draft.ts'
import { makeProposals } from '../port/make-proposal.ts'
import type { Filled, Proposal } from '../port/proposal.ts'
import { asReaderDraft, type NumberCandidate, type ReadTask } from '../port/reader.ts'
import { actsIn, namedAct } from '../rules/act-word.ts'
import { countDraft } from '../rules/count.ts'
import { toldIn } from '../rules/mentioned.ts'
import { readVoice } from '../rules/voice.ts'
import { lexiconFor } from '../text/lexicon.ts'
import { findPhrases } from '../text/phrase-index.ts'
import type { PlaceIndex } from '../text/place-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import { verifyPlaces, verifySpeakers, verifyTimes } from './quoted.ts'
import { findWords, isBeside, open, type Scene } from './scene.ts'

/** Why an answer became no proposal. */
export type Refused = 'shape' | 'unknown-number' | 'not-people' | 'repeated' | 'not-told-as-fact'

/** The proposals that the text bears out, and what became of the other answers. */
export interface Verified {
  proposals: Proposal[]
  refused: { why: Refused; number?: NumberCandidate }[]
}

/** What a text is verified against. */
export interface Ground {
  text: PreparedText
  task: ReadTask
  places: PlaceIndex
}

/** The proposals of a reader's answers, in the order of the text. Never throws. */
export function verify(answers: readonly unknown[], { text, task, places }: Ground): Verified {
  const lexicon = lexiconFor(text.language)
  const told = toldIn(text, lexicon, places)
  const byId = new Map(task.numbers.map((one, n) => [one.id, { number: one, n }]))
  const refused: Verified['refused'] = []
  const known = answers.flatMap((given) => {
    const answer = asReaderDraft(given)
    const asked = answer && byId.get(answer.number)
    if (answer && asked) return [{ answer, ...asked }]
    refused.push({ why: answer ? 'unknown-number' : 'shape' })
    return []
  })
  known.sort((a, b) => a.n - b.n)
  const drafts: Draft[] = []
  for (const { answer, number } of known) {
    const { phrase, sentence } = number
    const draft = withAllFields(countDraft(phrase, { text, sentence, drafts }))
    if (!answer.isPeople) {
      refused.push({ why: 'not-people', number })
      continue
    }
    fill({ text, lexicon, places, told, draft, answer }, { number, task, drafts })
    const same = drafts.filter(({ range }) => range.start === draft.range.start)
    // One number may say two things ("arrested and imprisoned"), and not more.
    const isRepeated = same.length > 1 || same.some(({ act }) => act?.value === draft.act?.value)
    const why = isRepeated ? 'repeated' : isNothing(draft) ? 'not-told-as-fact' : undefined
    if (why) refused.push({ why, number })
    else drafts.push(draft)
  }
  const proposals = makeProposals(text, drafts).map((one): Proposal => {
    return { ...one, extraction: { ...one.extraction, method: 'model' } }
  })
  return { proposals, refused }
}

/** Said of nobody that it happened, or that it did not, or will. */
const NOTHING: ReadonlySet<string> = new Set<Factuality>([
  ...(['conditional', 'hypothetical', 'question', 'fiction'] as const),
])

function isNothing({ factuality }: Draft): boolean {
  return factuality?.value !== undefined && NOTHING.has(factuality.value)
}

interface Asked {
  number: NumberCandidate
  task: ReadTask
  drafts: readonly Draft[]
}

function fill(scene: Scene, asked: Asked): void {
  const { draft } = scene
  const { noun } = asked.number.phrase
  if (noun === 'thing') {
    const questions = open('what-is-counted', 'detection', [asked.number.noun])
    draft.detection = { value: 'quantity', rules: ['reader.open'], questions }
  }
  draft.act = verifyAct(scene)
  draft.factuality = verifyFactuality(scene)
  draft.measure = verifyMeasure(scene)
  draft.times = verifyTimes(scene)
  draft.places = verifyPlaces(scene)
  draft.speakers = verifySpeakers(scene)
  draft.voice = voiceOf(scene, asked)
  referTo(scene, asked)
}

/** The act is one of ours, its words stand there, and no word of ours among them says another. */
function verifyAct(scene: Scene): Filled<Act> {
  const { answer, lexicon, text, draft } = scene
  const act = ACTS.find((one) => one === answer.act)
  const range = findWords(answer.quotes.act, scene)
  const found = range ? findPhrases(lexicon.index('trigger'), text.lower, range) : []
  const said = [...new Set(found.filter(isAct).flatMap(({ means }) => actsIn(means)))]
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const own = findPhrases(lexicon.index('trigger'), text.lower, sentence)
  const isElsewhere = range !== undefined && isBeside(scene, range, own.filter(isAct))
  const isBorne = act && !isElsewhere && (said.length === 0 || said.some((one) => isLike(one, act)))
  if (act && range && isBorne) return { value: act, rules: ['reader.quoted'], range }
  const questions = open('which-act', 'act', [...said, ...(act ? [act] : []), 'other'])
  return { value: 'other', rules: ['reader.open'], ...(range && { range }), questions }
}

function isAct({ means }: { means: string }): boolean {
  return namedAct(means) !== undefined
}

function isLike(a: Act, b: Act): boolean {
  const above = actAbove(a)
  return a === b || areActsNear(a, b) || (above !== undefined && above === actAbove(b))
}

/** What the reader says only where the guard, which sees the text alone, does not disagree. */
function verifyFactuality({ text, lexicon, draft, answer }: Scene): Filled<Factuality | undefined> {
  const { range: number, sentence, act } = draft
  // A reader that quotes other words for the act shall not lead the guard away.
  const doubt =
    doubtOf(text, lexicon, { number, sentence }) ??
    doubtOf(text, lexicon, { number, sentence, act: act?.range })
  const said = FACTUALITIES.find((one) => one === answer.factuality)
  const isCounted = said === 'happened' || said === 'ongoing'
  if (said && (isCounted ? !doubt : doubt?.says === said))
    return { value: said, rules: ['reader.stated'], ...(doubt && { range: doubt }) }
  const all = [doubt?.says, said, 'happened', 'denied', 'planned'].filter(
    (one) => one !== undefined,
  )
  const questions = open('did-it-happen', 'factuality', all)
  return { value: undefined, rules: ['factuality.open'], ...(doubt && { range: doubt }), questions }
}

const RATES: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year'])

/** One of our measures; a rate only with the period that the sentence says. */
function verifyMeasure({ text, lexicon, draft, answer }: Scene): Filled<MeasureReading> {
  const measure = MEASURES.find((one) => one === answer.measure)
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const words = findPhrases(lexicon.index('measure'), text.lower, sentence)
  const unit = words.find(({ means }) => RATES.has(means))?.means as RateUnit | undefined
  if (measure === 'rate' && unit)
    return { value: { measure, per: { n: 1, unit } }, rules: ['reader.stated'] }
  if (measure && measure !== 'rate') return { value: { measure }, rules: ['reader.stated'] }
  const questions = open('total-or-incident', 'measure', MEASURES)
  return { value: { measure: 'flow' }, rules: ['reader.open'], questions }
}

const VOICE_OF: Partial<Record<Factuality, Modality>> = {
  denied: 'denied',
  refuted: 'denied',
  retracted: 'denied',
  rumour_denied: 'denied',
  planned: 'predicted',
  ordered: 'predicted',
  feared: 'possible',
}

// A denial or a plan sounds as one; how sure the rest sounds is said by our words.
function voiceOf({ text, lexicon, places, draft }: Scene, { drafts }: Asked): Filled<Voice> {
  const modality = draft.factuality?.value && VOICE_OF[draft.factuality.value]
  const context = { text, lexicon, places, drafts: [...drafts, draft], at: drafts.length }
  const heard = readVoice(draft, context)
  if (!modality) return heard
  const polarity = modality === 'denied' ? 'denied' : 'affirmed'
  return { value: { modality, polarity }, rules: ['reader.stated'] }
}

/** The whole that a reader names is an earlier number that is no smaller; else it is asked. */
function referTo({ draft, answer }: Scene, { number, task, drafts }: Asked): void {
  if (answer.of === undefined) return
  const whole = task.numbers.find(({ id }) => id === answer.of)
  const at = whole ? drafts.findIndex(({ range }) => range.start === whole.span.start) : -1
  const [size, part] = [whole?.quantity.value, number.quantity.value]
  const isWhole = at >= 0 && size !== undefined && part !== undefined && part <= size
  if (isWhole && draft.quantity) {
    draft.refersTo = { draft: at, how: 'part_of' }
    draft.quantity.value = { ...draft.quantity.value, partOf: { value: size } }
    return
  }
  const questions = open('same-group', 'quantity', size === undefined ? [] : [String(size)])
  if (draft.quantity) draft.quantity = { ...draft.quantity, questions }
}
