// Sayings that an English verb carries: who said, who told whom, who quoted whom, whose figures
// show. Source: reading.md 4.
import type { LinkRelation } from '@tumen/claim'
import { FORM } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'
import { endsSaid, hearingAfter } from './speaker-en-hearer.ts'
import { isDocument, speakerOf } from './speaker-en-kind.ts'
import { isNone, isToll, NUMBER_AHEAD, putsNumber } from './speaker-en-number.ts'
import { phraseAfter } from './speaker-en-object.ts'
import { type SubjectPhrase, subjectBefore } from './speaker-en-phrase.ts'
import { around, meeting, quotedBy, quoting, type Verb, wordsOf } from './speaker-en-quote.ts'
import { isWordOf, phraseAtWord, type SpeakerScene, wordFrom } from './speaker-en-word.ts'
import type { Saying, Speaker } from './speaker-saying.ts'

/** All sayings by a verb, in order. */
export function verbSayings(scene: SpeakerScene): Saying[] {
  const sayings: Saying[] = []
  for (let n = 0; n < scene.words.length; n++) {
    const verb = verbAt(scene, n)
    const saying = verb && sayingBy(scene, verb)
    if (saying) sayings.push(saying)
  }
  return sayings
}

function sayingBy(scene: SpeakerScene, verb: Verb): Saying | undefined {
  if (verb.needs === 'quote') return quoting(scene, verb)
  if (verb.needs === 'quoted') return quotedBy(scene, verb)
  return verb.needs === 'meet' ? meeting(scene, verb) : sayingOf(scene, verb)
}

/** What a verb needs behind a form of to be: "was quoted", "has been told", "is reporting". */
const BEHIND_BE: Readonly<Record<string, string>> = {
  quote: 'quoted',
  tell: 'heard',
  along: 'that',
}

function verbAt(scene: SpeakerScene, n: number): Verb | undefined {
  if (scene.isHidden(n)) return undefined
  const match = phraseAtWord(scene, n, 'speaker verb')
  // "Kayin and Kayah States": a name.
  if (!match || (n > 0 && scene.words[n]?.isName)) return undefined
  const before = wordBeforeVerb(scene, n)
  if (match.means === 'none') return undefined
  const needs = before?.is === 'be' ? (BEHIND_BE[match.means] ?? match.means) : match.means
  const isOpened = needs !== match.means
  const isBlocked = scene.lexicon.words('speaker not-said').has(before?.lower ?? '')
  // "continued to deny": still denied.
  const goesOn = before?.lower === 'to' && isWordOf(scene, n - 2, 'speaker going-on')
  if (isBlocked && !isOpened && !goesOn) return undefined
  const first = goesOn ? n - 2 : n
  const verb = { first, end: wordFrom(scene, match.end, n), needs }
  return isNoun(scene, verb) ? undefined : verb
}

// "eleven were later | found": past an adverb.
function wordBeforeVerb({ words }: SpeakerScene, n: number): Word | undefined {
  const before = words[n - 1]
  return before?.is === 'adverb' && words[n - 2]?.is === 'be' ? words[n - 2] : before
}

// "Unconfirmed reports said", "the claims": a noun of the same form.
function isNoun(scene: SpeakerScene, { first, end, needs }: Verb): boolean {
  const before = scene.words[first - 1]
  const isAlone = scene.lexicon.words('speaker alone').has(before?.lower ?? '')
  if (before?.is === 'determiner' && before.detail !== 'many' && !isAlone) return true
  // "In reply to the Chair"
  const isBase = ((scene.words[first]?.verb?.forms ?? 0) & (FORM.base | FORM.third)) !== 0
  if (before?.is === 'preposition' && !before.isParticle && isBase) return true
  // "a note of alleged theft": no verb stands behind "of".
  if (before?.detail === 'of') return true
  const isFigure = isWordOf(scene, first, 'speaker figure')
  const isOwned = scene.lexicon.words('speaker account-between').has(before?.lower ?? '')
  if (isFigure && isOwned) return true
  if (needs === 'base') return !before?.isPlural || !opensSaid(scene, end)
  const { lexicon } = scene
  if (!isWordOf(scene, first, 'speaker reports')) return false
  // "Harbour News reports": the end of a name.
  const isOfName = before?.isName && scene.words[first - 2]?.isName
  const isKind = !isOfName && lexicon.words('speaker report-kind').has(before?.lower ?? '')
  return isKind || phraseAtWord(scene, end, 'speaker verb') !== undefined
}

/** Verbs that need what follows them. */
const NEVER_BEHIND: ReadonlySet<string> = new Set([
  'count',
  'show',
  'put',
  'base',
  'heard',
  'along',
])

function sayingOf(scene: SpeakerScene, verb: Verb): Saying | undefined {
  const hearing = verb.needs === 'tell' ? hearingAfter(scene, verb.end) : { end: verb.end }
  const behind = invertedSubject(scene, verb)
  const subject = behind ?? subjectOf(scene, verb)
  if (!subject) return undefined
  const speaker = speakerOf(scene, subject)
  const isTrailing = behind !== undefined || standsBehind(scene, subject, hearing.end)
  const isPaper = isDocument(scene, subject)
  if (!isTrailing && !fits(scene, verb, { speaker, at: hearing.end, isPaper })) return undefined
  // "…, Italian figures show"
  const isShown = isPaper && verb.needs === 'show'
  if (isTrailing && NEVER_BEHIND.has(verb.needs) && !isShown) return undefined
  const range = around(scene, subject, { first: verb.first, end: hearing.end })
  const speakers = hearing.listener ? [hearing.listener, speaker] : [speaker]
  const told: LinkRelation = verb.needs === 'tell' ? 'is_told_by' : 'reports'
  return {
    speakers,
    ...range,
    relation: hearing.listener ? 'cites' : told,
    inner: 'is_told_by',
    verb: wordsOf(scene, verb),
    covers: isTrailing ? { ...scene.sentence } : { start: range.end, end: scene.sentence.end },
    isOuter: isTrailing,
    isNobody: false,
    rule: verb.needs === 'tell' ? 'speaker.told' : 'speaker.said',
  }
}

// The subject of the verb itself; of "and said" and ", saying" that of the verb before.
function subjectOf(scene: SpeakerScene, verb: Verb): SubjectPhrase | undefined {
  const own = verb.needs === 'along' ? undefined : subjectBefore(scene, verb.first)
  if (own || !joinsOn(scene, verb)) return own ?? documentBefore(scene, verb)
  let n = sayingBefore(scene, verb.first) ?? verb.first
  while (n > 0 && !scene.verbBefore(n)) n--
  const before = scene.verbBefore(n)
  return before && subjectBefore(scene, before.first)
}

// "The embassy denied that any had been returned and | said": who denied, not who was returned.
function sayingBefore(scene: SpeakerScene, first: number): number | undefined {
  for (let n = first - 1; n > 0; n--) {
    const verb = verbAt(scene, n)
    if (verb && opensSaid(scene, verb.end)) return verb.end
  }
  return undefined
}

function documentBefore(scene: SpeakerScene, verb: Verb): SubjectPhrase | undefined {
  const subject = verb.needs === 'along' ? subjectBefore(scene, verb.first) : undefined
  return subject && isDocument(scene, subject) ? subject : undefined
}

function joinsOn({ words }: SpeakerScene, { first, needs }: Verb): boolean {
  let n = first - 1
  while (words[n]?.is === 'adverb') n--
  const before = words[n]
  if (needs === 'along') return before?.is === 'comma'
  return before?.is === 'coordinate'
}

// "…, said Kim In-tae, a researcher": behind a comma or a quotation, and nothing goes on after.
function invertedSubject(scene: SpeakerScene, verb: Verb): SubjectPhrase | undefined {
  const before = scene.words[verb.first - 1]
  const isBehind = before?.is === 'comma' || scene.isHidden(verb.first - 1)
  // "Introducing the report, the minister, Ali Farah, said": nothing is said before the verb.
  if (before?.is === 'comma' && !hasContent(scene, verb.first)) return undefined
  if (!isBehind || verb.needs === 'tell' || NEVER_BEHIND.has(verb.needs)) return undefined
  if (scene.words[verb.end]?.is === 'number') return undefined
  const phrase = phraseAfter(scene, verb.end)
  // "The chief, General Prasert, confirmed the arrest of 22": no speaker has a number of others.
  const isCount = phrase && countsOthers(scene, phrase)
  const isOver = phrase && (endsSaid(scene, phrase.end) || isDescribed(scene, phrase.end))
  return phrase && !isCount && isOver ? phrase : undefined
}

// "…, reports an agency | focused on the coast"
function isDescribed({ words }: SpeakerScene, at: number): boolean {
  const isDone = ((words[at]?.verb?.forms ?? 0) & FORM.participle) !== 0
  return isDone && words[at + 1]?.is === 'preposition'
}

// A verb, a number or a quotation stands before it, or a bare subject: "The camp, says Lina".
function hasContent(scene: SpeakerScene, first: number): boolean {
  for (let n = 0; n < first; n++)
    if (scene.isHidden(n) || scene.opensVerb(n) || scene.words[n]?.is === 'number') return true
  return scene.words.slice(0, first).filter(({ is }) => is === 'comma').length < 2
}

function countsOthers({ words }: SpeakerScene, { first, end }: SubjectPhrase): boolean {
  return words.slice(first + 1, end).some(({ is, isNoun }) => is === 'number' || isNoun)
}

// "…, officials said on Monday.": the speaker stands behind a comma or a quotation.
function standsBehind(scene: SpeakerScene, subject: SubjectPhrase, end: number): boolean {
  const before = scene.words[subject.first - 1]
  const isDash = before?.is === 'break' && /^[;-]$/.test(before.lower)
  const isOpened = before?.is === 'comma' || isDash || isAfterQuote(scene, subject)
  if (!isOpened || subject.first === 0 || !endsSaid(scene, end)) return false
  return isAfterQuote(scene, subject) || !saysMore(scene, end)
}

function isAfterQuote(scene: SpeakerScene, { first }: SubjectPhrase): boolean {
  return scene.isHidden(first - 1)
}

// "On Monday, officials said in a statement that 20 …": what is said follows all the same.
function saysMore(scene: SpeakerScene, from: number): boolean {
  for (let n = from; n < scene.words.length; n++) {
    const is = scene.words[n]?.is ?? 'break'
    if (['comma', 'break', 'coordinate'].includes(is)) return false
    if (is === 'that') return true
  }
  return false
}

/** Whether a verb with something behind it says anything there. */
function fits(
  scene: SpeakerScene,
  verb: Verb,
  { speaker, at, isPaper }: { speaker: Speaker; at: number; isPaper: boolean },
): boolean {
  // "It has 3,000 | registered weavers": those who are counted count nobody.
  const isNumber = /^\d[\d,.]*$/.test(speaker.label)
  const next = scene.words[at]
  const isSaid = opensSaid(scene, at)
  switch (verb.needs) {
    case 'say':
      return true
    case 'tell':
      return isSaid || opensClause(scene, at) || saysMore(scene, at)
    case 'show':
      return isPaper
    case 'along':
      return isSaid || opensClause(scene, at)
    case 'heard':
      return speaker.role === 'outlet' && isSaid
    case 'put':
      return putsNumber(scene, at)
    case 'that':
      return isSaid || opensClause(scene, at)
    case 'count':
      return (
        !isNumber && counts(speaker) && !isNone(scene, at) && (isSaid || opensObject(scene, at))
      )
    default:
      return isSaid || next === undefined || (opensObject(scene, at) && !isToll(scene, at))
  }
}

// Countries and persons without office register people; bodies and documents tell of it.
function counts({ role, anonymity, back }: Speaker): boolean {
  return back !== undefined || role !== 'person' || anonymity !== 'named'
}

function opensSaid(scene: SpeakerScene, at: number): boolean {
  const next = scene.words[at]
  // "Admitted holding 20 people".
  if (next?.verb?.forms === FORM.ing) return true
  return next?.is === 'that' || next?.lower === ':' || scene.isHidden(at) || saysMore(scene, at)
}

function opensObject({ words, lexicon }: SpeakerScene, at: number): boolean {
  const next = words[at]
  if (!next) return false
  // "counted about 350", "recorded more than 20".
  const scales = lexicon.words('number numerals')
  const isNumber = ({ is, lower }: Word) => is === 'number' || scales.has(lower)
  // "the deal announced on 17 May"
  const isDay =
    next.is === 'preposition' && lexicon.words('speaker time-word').has(dayWord(words, at))
  if (!isDay && words.slice(at, at + NUMBER_AHEAD).some(isNumber)) return true
  return next.isName || ['number', 'determiner', 'word', 'adverb', 'pronoun'].includes(next.is)
}

// "On 17 May", "on May 17"
function dayWord(words: readonly Word[], at: number): string {
  return words[words[at + 1]?.is === 'number' ? at + 2 : at + 1]?.lower ?? ''
}

// "He said 20 were held" with any verb: a noun phrase and a verb of its own follow.
function opensClause(scene: SpeakerScene, at: number): boolean {
  if (!opensObject(scene, at)) return false
  for (let n = at + 1; n < scene.words.length; n++) {
    const word = scene.words[n]
    if (word?.is === 'relative' || word?.is === 'break') return false
    if (['be', 'have', 'do', 'modal'].includes(word?.is ?? '')) return true
    if (scene.verbBefore(n + 1)) return true
  }
  return false
}
