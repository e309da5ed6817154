// The sayings of a Korean sentence: the verb of saying stands last, who speaks before what is
// said or right before the verb. Source: reading.md 4.
import { lastPhrase } from './phrase-end.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import { type EastScene, eastScene, goesOn, phrasesOf } from './speaker-east-scene.ts'
import { turnOf } from './speaker-east-turn.ts'
import { appearedDocuments } from './speaker-ko-appeared.ts'
import { isElsewhere } from './speaker-ko-elsewhere.ts'
import { leanedOn, listenerAmong } from './speaker-ko-lean.ts'
import { withThat } from './speaker-ko-that.ts'
import { type KoreanWord, koreanWords, nounsBefore, subjectAmong } from './speaker-ko-word.ts'
import type { Saying, SayingFinder, Speaker } from './speaker-saying.ts'
import { koreanName } from './speaker-testimony.ts'
import { wordPattern } from './word-pattern.ts'

/** The sayings of a Korean sentence. */
export const findKoreanSayings: SayingFinder = (text, lexicon, index) => {
  const scene = eastScene(text, lexicon, index)
  const words = koreanWords(scene)
  const sayings = [
    ...withThat(scene, verbSayings(scene, words)),
    ...accordingSayings(scene, words),
    ...accountSayings(scene, words),
    ...appearedSayings(scene, words),
    ...reportSayings(scene),
    ...nobodySayings(scene, words),
  ]
  const turn = turnOf(scene, index)
  if (turn) sayings.push(turn)
  const mention =
    sayings.length === 0
      ? (personFirst(scene, words) ?? koreanName(text, lexicon, index))
      : undefined
  widen(scene, sayings)
  return {
    sayings: sayings.sort((a, b) => a.start - b.start),
    isOwnVoice: phrasesOf(scene, 'speaker own-voice').length > 0,
    isOn: goesOn(scene, 4),
    isElsewhere: isElsewhere(scene, words) && verbsOf(scene, words).length === 0,
    quotes: scene.quotes,
    mention,
  }
}

// "A가 보도한 바에 따르면": what follows is A's, too.
function widen(scene: EastScene, sayings: readonly Saying[]): void {
  const found = phrasesOf(scene, 'speaker according')
  for (const saying of sayings) {
    const isThing = found.some(({ start }) => start >= saying.end && start - saying.end <= 2)
    if (isThing) saying.covers = { ...saying.covers, end: scene.sentence.end }
  }
}

// "… 아이누르 씨는 …": a person told about, for 그 after it.
function personFirst(scene: EastScene, words: readonly KoreanWord[]): Speaker | undefined {
  const subject = subjectAmong(scene, words, { from: 0, to: words.length, need: 'speaker' })
  const speaker = subject && eastSpeaker(scene, subject)
  return speaker?.role === 'person' && !speaker.back ? speaker : undefined
}

/** A verb of saying: the index of its word, and what it needs. */
interface Verb {
  at: number
  needs: string
}

function verbsOf(scene: EastScene, words: readonly KoreanWord[]): Verb[] {
  const found = phrasesOf(scene, 'speaker verb')
  const verbs: Verb[] = []
  let at = 0
  for (const { start, means } of found) {
    while (at < words.length && (words[at]?.end ?? 0) <= start) at++
    const word = words[at]
    if (word?.start === start || (word && scene.text.lower.charAt(start - 1) === '"'))
      verbs.push({ at, needs: means })
  }
  return verbs.filter(({ at: n, needs }) => {
    if (needs === 'none') return false
    const isFree = needs !== 'quoted' && needs !== 'witness'
    // "정 모 씨가 말했다" behind a quotation that was a sentence of its own.
    return isFree || quotativeBefore(words, n) >= 0 || words.length <= SHORT
  })
}

/** Words of a sentence that only names its speaker. */
const SHORT = 6

/** Words between what is said and the verb at the most. */
const BETWEEN = 12
/** Words of a source before 에 따르면 at the most. */
const SOURCE = 13

// The word with which what is said ends: …다고, …라며, a closing quotation mark.
function quotativeBefore(words: readonly KoreanWord[], verb: number): number {
  for (let n = verb - 1; n >= 0 && verb - n <= BETWEEN; n--) if (words[n]?.isQuotative) return n
  return -1
}

function verbSayings(scene: EastScene, words: readonly KoreanWord[]): Saying[] {
  const sayings: Saying[] = []
  let from = 0
  const verbs = verbsOf(scene, words)
  for (const [n, verb] of verbs.entries()) {
    const isLast = n === verbs.length - 1
    const saying = sayingOf(scene, words, { verb, from, isLast })
    const before = sayings.at(-1)
    if (saying) sayings.push(saying)
    // "A는 …라며 …라고 말했다": one speaker for both.
    else if (before)
      before.covers = { ...before.covers, end: endOf(scene, words, { verb, isLast }) }
    from = verb.at + 1
  }
  return sayings
}

// What another clause said before the subject is not the speaker's.
function startOf(
  { sentence }: EastScene,
  words: readonly KoreanWord[],
  from: number,
  subject?: Range,
): number {
  const first = words[from]?.start ?? sentence.start
  if (!subject) return first
  const isCut = words
    .slice(from)
    .some(({ end, isClauseEnd }) => isClauseEnd && end <= subject.start)
  return isCut ? subject.start : first
}

function endOf(
  { sentence }: EastScene,
  words: readonly KoreanWord[],
  { verb, isLast }: { verb: Verb; isLast: boolean },
): number {
  return isLast ? sentence.end : (words[verb.at]?.end ?? sentence.end)
}

interface Clause {
  verb: Verb
  /** The first word of the clause. */
  from: number
  isLast: boolean
}

function sayingOf(
  scene: EastScene,
  words: readonly KoreanWord[],
  { verb, from, isLast }: Clause,
): Saying | undefined {
  const quotative = quotativeBefore(words, verb.at)
  const said = quotative < 0 ? verb.at : quotative
  const near =
    quotative < 0
      ? undefined
      : subjectAmong(scene, words, { from: quotative + 1, to: verb.at, need: 'any' })
  const need = verb.needs === 'witness' ? 'counted' : 'speaker'
  const far = subjectAmong(scene, words, { from, to: said, need })
  const subject = near ?? far
  const speaker = subject && eastSpeaker(scene, subject)
  const leaned = leanedOn(scene, words, { from, to: verb.at, after: subject?.end })
  const listener = listenerAmong(scene, words, Math.max(quotative + 1, from), verb.at)
  const speakers = [listener, speaker, leaned].filter((one) => one !== undefined)
  if (speakers.length === 0 || (verb.needs === 'weak' && !speaker)) return undefined
  const verbWord = words[verb.at]
  const start = near ? startOf(scene, words, from) : startOf(scene, words, from, subject)
  const end = endOf(scene, words, { verb, isLast })
  const where = near ?? verbWord ?? { start, end }
  return {
    start: where.start,
    end: verbWord?.end ?? end,
    speakers,
    relation: listener ? 'cites' : leaned ? 'cites' : 'reports',
    inner: leaned ? 'quotes' : 'is_told_by',
    ...(verbWord ? { verb: scene.text.source.text.slice(verbWord.start, verbWord.end) } : {}),
    covers: { start, end },
    isOuter: false,
    isNobody: false,
    rule: leaned ? 'speaker.quoted' : listener ? 'speaker.told' : 'speaker.said',
  }
}

function formOf(scene: EastScene, range: Range, speaker: Speaker): Saying {
  return {
    speakers: [speaker],
    ...range,
    relation: 'cites',
    inner: 'cites',
    covers: { ...scene.sentence },
    isOuter: true,
    isNobody: false,
    rule: 'speaker.according',
  }
}

// "A에 따르면", "A에 의하면".
// "법무부 자료에서 … 나타났다": a noun without a particle owns the document.
function isFound(scene: EastScene, words: readonly KoreanWord[], { start }: Range): boolean {
  const before = words.findLast((word) => word.start < start)
  const isBare = before !== undefined && before.particle === '' && !before.isAdnominal
  return isBare && phrasesOf(scene, 'speaker found').some((found) => found.start > start)
}

function accordingSayings(scene: EastScene, words: readonly KoreanWord[]): Saying[] {
  return phrasesOf(scene, 'speaker according').flatMap((match): Saying[] => {
    const before = words.findLastIndex(({ start }) => start < match.start)
    if (match.means === 'found' && !isFound(scene, words, match)) return []
    let first = before
    while (first > 0 && before - first < SOURCE && !words[first - 1]?.isClauseEnd) first--
    const start = words[first]?.start ?? scene.sentence.start
    const range = nounsBefore(scene, words, { start, end: match.start })
    const speaker = eastSpeaker(scene, range)
    if (!speaker || (match.means === 'document' && speaker.role !== 'document')) return []
    // "보도한 바에 따르면": its own verb says who.
    if (lastPhrase(scene.lexicon.index('speaker said-thing'), scene.text.lower, range)) return []
    return [formOf(scene, { start: range.start, end: match.end }, speaker)]
  })
}

// "인권단체가 집계한 수치는": the subject before it owns the figure.
function figuresOf(scene: EastScene, words: readonly KoreanWord[]): Range[] {
  return phrasesOf(scene, 'speaker figure').flatMap(({ start, end }): Range[] => {
    const before = words.findLast((word) => word.end <= start)
    return before?.particle === 'subject' ? [{ start: before.nounEnd, end }] : []
  })
}

// "… 것이 관계자의 설명이다": the noun of saying stands last.
function accountSayings(scene: EastScene, words: readonly KoreanWord[]): Saying[] {
  const found = [...phrasesOf(scene, 'speaker account'), ...figuresOf(scene, words)]
  return found.flatMap((match): Saying[] => {
    const before = words.findLastIndex(({ start }) => start < match.start)
    let first = before
    while (first > 0 && before - first < BETWEEN && !words[first - 1]?.isQuotative) first--
    const start = words[first]?.start ?? scene.sentence.start
    const speaker = eastSpeaker(scene, nounsBefore(scene, words, { start, end: match.start }))
    return speaker ? [{ ...formOf(scene, match, speaker), rule: 'speaker.account' }] : []
  })
}

function appearedSayings(scene: EastScene, words: readonly KoreanWord[]): Saying[] {
  return appearedDocuments(scene, words).map((speaker) => {
    return { ...formOf(scene, speaker, speaker), rule: 'speaker.account' }
  })
}

// "미확인 보도가 있었다": documents without a name.
function reportSayings(scene: EastScene): Saying[] {
  return phrasesOf(scene, 'speaker reports').map((match): Saying => {
    const label = match.means || scene.text.source.text.slice(match.start, match.end)
    const { start, end } = match
    const speaker: Speaker = { start, end, label, role: 'document', anonymity: 'unnamed' }
    return { ...formOf(scene, match, speaker), rule: 'speaker.reports' }
  })
}

/** Verbs of those who reckon or say, before "것으로 전해졌다". */
const RECKONED = wordPattern(
  'ko',
  '(?:{speaker reckoned}(?:한|했던|하는|하고 있는)|{speaker reckoned-form}) $',
)
const LONGEST_RECKONED = 10

// "보건부는 … 판단한 것으로 전해졌다": whoever reckons so.
function reckoner(
  scene: EastScene,
  words: readonly KoreanWord[],
  start: number,
): Speaker | undefined {
  if (!RECKONED.test(scene.text.lower.slice(Math.max(0, start - LONGEST_RECKONED), start)))
    return undefined
  const to = words.findIndex((word) => word.end > start)
  const subject = subjectAmong(scene, words, { from: 0, to, need: 'speaker' })
  return subject && eastSpeaker(scene, subject)
}

function nobodySayings(scene: EastScene, words: readonly KoreanWord[]): Saying[] {
  return phrasesOf(scene, 'speaker nobody').map(({ start, end, means }): Saying => {
    const who = reckoner(scene, words, start)
    if (who) return { ...formOf(scene, { start, end }, who), rule: 'speaker.said' }
    const speaker: Speaker = { start, end, label: means, role: 'group', anonymity: 'unnamed' }
    const verb = scene.text.source.text.slice(start, end)
    return {
      ...formOf(scene, { start, end }, speaker),
      verb,
      isNobody: true,
      rule: 'speaker.nobody',
    }
  })
}
