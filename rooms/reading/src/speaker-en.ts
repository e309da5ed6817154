// The sayings of an English sentence, from all its patterns, with the words that each covers.
// Source: reading.md 4.
import { findPhrases } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { colonSayings, turnOf } from './speaker-en-colon.ts'
import {
  accordingSayings,
  accountSayings,
  figureSayings,
  figureSourceSayings,
  nobodySayings,
  reportSayings,
} from './speaker-en-form.ts'
import { speakerOf } from './speaker-en-kind.ts'
import { phraseAfter } from './speaker-en-object.ts'
import type { SubjectPhrase } from './speaker-en-phrase.ts'
import { leanSayings } from './speaker-en-quote.ts'
import { verbSayings } from './speaker-en-verb.ts'
import { type SpeakerScene, speakerScene, wordFrom } from './speaker-en-word.ts'
import { isQuoted } from './speaker-quote.ts'
import type { Saying, SayingFinder, Speaker } from './speaker-saying.ts'

/** The sayings of an English sentence. */
export const findEnglishSayings: SayingFinder = (text, lexicon, sentence) => {
  const scene = speakerScene(text, lexicon, sentence)
  const said = [
    ...verbSayings(scene),
    ...accordingSayings(scene),
    ...accountSayings(scene),
    ...figureSayings(scene),
    ...reportSayings(scene),
    ...nobodySayings(scene),
    ...colonSayings(scene),
    ...figureSourceSayings(scene),
  ]
  const sayings = leanSayings(scene, withoutOwnBody(scene, withoutOverlap(said)))
  bound(scene, sayings)
  const mention = isOpen(sayings) ? personIn(scene) : undefined
  const turn = turnOf(scene)
  return {
    sayings,
    turn,
    mention,
    isOwnVoice: hasPhrase(scene, 'speaker own-voice'),
    isOn: isOn(scene),
    isNear: isNear(scene),
    isOfPerson: isOfPerson(scene),
    quotes: scene.quotes,
  }
}

// "An uncle lay under the bodies; three came out, he told her": the pronoun means who came first.
function isOpen(sayings: readonly Saying[]): boolean {
  return sayings.every(({ isOuter, speakers }) => {
    return isOuter && speakers.some(({ back, label }) => back === 'person' && label === '')
  })
}

// "Abdul, 34, was beaten.", "Among them is Samuel, 24": a person with an age, or who comes first
// and is said to be one, for the "he" after it.
function personIn(scene: SpeakerScene): Speaker | undefined {
  const { words } = scene
  const aged = words.findIndex(({ isName, is }, n) => {
    return isName && is === 'word' && words[n + 1]?.is === 'comma' && words[n + 2]?.is === 'number'
  })
  let first = Math.max(aged, 0) || datelineEnd(scene)
  while (first > 0 && words[first - 1]?.isName && words[first - 1]?.is === 'word') first--
  const numerals = scene.lexicon.words('number numerals')
  const isNumber = words.slice(first, first + 4).some(({ lower }) => numerals.has(lower))
  // "Nationwide, 199 have been arrested": who is meant has an age behind the comma, or no comma.
  const isSetting = aged < 0 && words[first + 1]?.is === 'comma'
  const isWord = ['word', 'determiner'].includes(words[first]?.is ?? '')
  const isOpening = isWord && !isNumber && !isSetting
  const whole = isOpening ? phraseAfter(scene, first) : undefined
  const phrase = whole && words[first]?.is === 'word' ? namesOf(scene, whole) : whole
  const speaker = phrase && speakerOf(scene, phrase)
  if (!phrase || !speaker || speaker.back) return undefined
  // "UNHCR evacuated 128. It estimates": a body that does something is meant as well.
  const isBody =
    speaker.role === 'ngo' && speaker.anonymity === 'named' && scene.opensVerb(phrase.end)
  return speaker.role === 'person' || isBody ? speaker : undefined
}

// "Abdul sits on a mat": the names alone, where it begins with one.
function namesOf({ words }: SpeakerScene, phrase: SubjectPhrase): SubjectPhrase {
  let end = phrase.first
  while (end < phrase.end && words[end]?.isName) end++
  return end > phrase.first ? { ...phrase, end } : phrase
}

// "DOHUK, Iraq – Nadira keeps her list": who comes first stands behind the dash.
function datelineEnd({ words, sentence, text }: SpeakerScene): number {
  const head = text.sentences.slice(0, HEAD_SENTENCES)
  const isPlace = head.some(
    ({ start, position }) => start === sentence.start && position === 'lead',
  )
  const dash = words.findIndex(({ lower }) => /^[-\u2013\u2014]$/.test(lower))
  return isPlace && dash > 0 && dash < LONGEST_DATELINE ? dash + 1 : 0
}

/** Sentences among which the lead is. */
const HEAD_SENTENCES = 8

/** Words of a dateline at the most. */
const LONGEST_DATELINE = 9

// Of two that share words the one that begins first; of two that begin together the one of the
// whole sentence ("…, he said, adding that …"), else the longer.
function withoutOverlap(sayings: readonly Saying[]): Saying[] {
  const whole = ({ isOuter }: Saying) => (isOuter ? 1 : 0)
  const sorted = [...sayings].sort(
    (a, b) => a.start - b.start || whole(b) - whole(a) || b.end - a.end,
  )
  const kept: Saying[] = []
  for (const saying of sorted) {
    const last = kept.at(-1)
    if (!last || saying.start >= last.end) kept.push(saying)
    else if (goesOnAs(saying, last)) kept[kept.length - 1] = saying
  }
  return kept
}

// "A priest told the paper that guards came and accused them": by the same speaker from the first
// verb on.
function goesOnAs(one: Saying, last: Saying): boolean {
  const origin = ({ speakers }: Saying) => speakers.at(-1)?.label
  return one.start === last.start && !last.isOuter && origin(one) === origin(last)
}

// "The office has registered 6,400, says its head": the head speaks for the office.
function withoutOwnBody({ words }: SpeakerScene, sayings: readonly Saying[]): readonly Saying[] {
  const isHead = ({ isOuter, speakers }: Saying) => {
    const word = words.find(({ start }) => start === speakers[0]?.start)
    return isOuter && speakers.length === 1 && word?.lower === 'its'
  }
  const head = sayings.find(isHead)
  return head ? sayings.filter((one) => one === head || one.isOuter) : sayings
}

function hasPhrase({ text, lexicon, sentence, quotes }: SpeakerScene, section: string): boolean {
  const found = findPhrases(lexicon.index(section), text.lower, sentence)
  return found.some(({ start }) => !isQuoted(quotes, start))
}

/** Words at the head of a sentence in which a pronoun shows that it goes on. */
const HEAD_WORDS = 10

function isNear({ text, lexicon, words, sentence }: SpeakerScene): boolean {
  const head = { start: sentence.start, end: words[HEAD_WORDS]?.start ?? sentence.end }
  return findPhrases(lexicon.index('speaker near'), text.lower, head).length > 0
}

// "They have since been handed back", "The 13 were moved", "two of them".
function isOn(scene: SpeakerScene): boolean {
  const { text, lexicon, words, sentence } = scene
  const end = words[HEAD_WORDS]?.start ?? sentence.end
  const head = { start: sentence.start, end }
  const found = findPhrases(lexicon.index('speaker on'), text.lower, head)
  if (found.some((one) => !isOfSomething(scene, one))) return true
  const pointers = lexicon.words('speaker pointer')
  return words
    .slice(0, HEAD_WORDS)
    .some(({ is }, n) => is === 'number' && pointers.has(words[n - 1]?.lower ?? ''))
}

// "She was 17 when gunmen came": about one person, as an outlet tells of somebody.
function isOfPerson({ words, lexicon }: SpeakerScene): boolean {
  return lexicon.words('speaker pronoun').get(words[0]?.lower ?? '') === 'person'
}

// "A grave was opened near her village": somebody's thing, told by whoever tells.
function isOfSomething({ words, lexicon }: SpeakerScene, { start }: Range): boolean {
  const n = words.findIndex((word) => word.start === start)
  if (words[n]?.is !== 'determiner') return false
  const owner = lexicon.words('speaker owner').get(words[n]?.lower ?? '')
  return owner === 'person' || (words[n - 1]?.is === 'preposition' && n > 1)
}

/** Cuts what each saying covers where another one begins to speak for itself. */
function bound(scene: SpeakerScene, sayings: readonly Saying[]): void {
  for (const [n, saying] of sayings.entries()) {
    const next = sayings[n + 1]
    if (!next || next.isNobody) continue
    const cut = cutBetween(scene, saying, next)
    if (cut === undefined) continue
    saying.covers = { ...saying.covers, end: Math.min(saying.covers.end, cut) }
    next.covers = { ...next.covers, start: Math.max(next.covers.start, cut) }
  }
}

/** Words before a speaker in which a conjunction still joins the whole clause. */
const NEAR = 7

// "A said … and B said …", "A said …, while …, according to B".
function cutBetween(scene: SpeakerScene, a: Saying, b: Saying): number | undefined {
  const { words } = scene
  const from = wordFrom(scene, a.end)
  const to = wordFrom(scene, b.start, from)
  const first = b.isOuter ? from : Math.max(from, to - NEAR)
  for (let n = to - 1; n >= first; n--) {
    if (scene.isHidden(n)) continue
    if (!b.isOuter && scene.verbBefore(n + 1)) return undefined
    if (joins(scene, n, b.isOuter)) return words[n]?.start
  }
  return a.isOuter && b.isOuter ? a.end : undefined
}

function joins({ words, lexicon }: SpeakerScene, n: number, needsComma: boolean): boolean {
  const word = words[n]
  if (!word) return false
  if (word.lower === ';') return true
  const isJoint = word.is === 'coordinate' || lexicon.words('speaker while').has(word.lower)
  return isJoint && (!needsComma || words[n - 1]?.is === 'comma')
}
