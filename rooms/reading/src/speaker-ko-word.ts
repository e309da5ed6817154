// The words of a Korean sentence with what their endings show: subject, listener, the end of what
// is said, the end of a clause. The endings are data. Source: reading.md 4.
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { bareEnd, kindOf } from './speaker-east-kind.ts'
import type { EastScene } from './speaker-east-scene.ts'
import { isQuoted } from './speaker-quote.ts'

/** A word between spaces. */
export interface KoreanWord extends Range {
  /** Where its noun ends: before the particle. */
  nounEnd: number
  /** `topic`, `subject`, `to` or nothing. */
  particle: string
  /** Ends what is said: …다고, …라며, a quotation. */
  isQuotative: boolean
  /** Ends a clause: a comma, …했고, …했지만. */
  isClauseEnd: boolean
  isHidden: boolean
  /** Describes the noun behind it: 운영하는, 만난. */
  isAdnominal: boolean
}

/** Brackets and what they add belong to the word before them: 감시단(Global Watch, GW)에. */
const WORD = /(?:[^ \n(]|\([^()\n]{0,60}\)|\()+/g

/** Words of a sentence that are looked at. */
const MOST_WORDS = 300

/** The words of a sentence in order. */
export function koreanWords(scene: EastScene): KoreanWord[] {
  const { text, sentence } = scene
  const words: KoreanWord[] = []
  for (const { 0: raw, index } of text.lower.slice(sentence.start, sentence.end).matchAll(WORD)) {
    if (words.length === MOST_WORDS) break
    const start = sentence.start + index
    words.push(named(scene, words.at(-1), wordOf(scene, { start, end: start + raw.length })))
  }
  for (const [n, word] of words.entries())
    if (isNameBefore(scene, word, words[n + 1])) words[n] = { ...word, ...TOPIC(word) }
  return words
}

// "인권단체 소코로는": behind the word for a body a name, whatever it ends with.
function named(scene: EastScene, before: KoreanWord | undefined, word: KoreanWord): KoreanWord {
  const { text, lexicon } = scene
  if (word.particle !== '' || text.lower.charAt(word.end - 1) !== '는') return word
  const isNone = /[가-힣]{2}는$/.test(text.lower.slice(word.start, word.end))
  if (!isNone || !before || before.particle !== '' || before.end - before.start < 2) return word
  const kind = lastPhrase(lexicon.index('speaker noun'), text.lower, before)
  if (kind?.means !== 'ngo' || word.isAdnominal) return word
  return { ...word, nounEnd: word.end - 1, particle: 'topic' }
}

const TOPIC = ({ end }: Range) => ({ nounEnd: end - 1, particle: 'topic', isQuotative: false })

// "자말라는 “…”고 했다": a name that ends like the end of what is said, before a quotation.
function isNameBefore(scene: EastScene, word: KoreanWord, next: KoreanWord | undefined): boolean {
  const { lower } = scene.text
  if (!word.isQuotative || word.isHidden || !next?.isHidden) return false
  const isOpening = scene.quotes.some(({ start }) => start === next.start)
  return isOpening && /^[가-힣]{2,6}는$/.test(lower.slice(word.start, word.end))
}

const MARKS: ReadonlySet<string> = new Set([
  ',',
  '.',
  '"',
  "'",
  ')',
  '?',
  '!',
  '\u200b',
  ']',
  '\u300d',
])

function wordOf({ text, lexicon, quotes }: EastScene, { start, end }: Range): KoreanWord {
  let bare = end
  while (bare > start && MARKS.has(text.lower.charAt(bare - 1))) bare--
  const particle = lastPhrase(lexicon.index('speaker particle'), text.lower, { start, end: bare })
  const shape = lastPhrase(lexicon.index('speaker adnominal'), text.lower, { start, end: bare })
  const isAdnominal = shape !== undefined && (shape.means !== 'whole' || shape.start === start)
  const isNoun = particle !== undefined && particle.means !== 'none' && !isAdnominal
  const hasNoun = isNoun && particle.start > start
  const quotative = lastPhrase(lexicon.index('speaker quotative'), text.lower, { start, end: bare })
  const isName = isQuotedName(text.lower, quotes, { start, end })
  const closes =
    !isName &&
    quotes.some((quote) => quote.end > start && quote.end <= end && quote.end > quote.start + 8)
  const clause = lastPhrase(lexicon.index('speaker clause-end'), text.lower, { start, end: bare })
  return {
    start,
    end,
    nounEnd: hasNoun ? particle.start : bare,
    particle: hasNoun ? particle.means : '',
    isQuotative: quotative !== undefined || closes,
    isClauseEnd: clause !== undefined || text.lower.charAt(end - 1) === ',',
    isHidden: isQuoted(quotes, start) && !closes && !isName,
    isAdnominal,
  }
}

// 「등대나루」가: one word between marks, and a particle behind them.
function isQuotedName(lower: string, quotes: readonly Range[], { start, end }: Range): boolean {
  const quote = quotes.find((one) => one.start === start && one.end < end)
  return quote !== undefined && /^[가-힣]/.test(lower.slice(quote.end, end))
}

/** What a subject has to be: somebody who speaks, people who are counted too, or anybody. */
export type SubjectNeed = 'speaker' | 'counted' | 'any'

/** The words of the subject among these, before its particle; nothing when there is none. */
export function subjectAmong(
  scene: EastScene,
  words: readonly KoreanWord[],
  { from, to, need }: { from: number; to: number; need: SubjectNeed },
): Range | undefined {
  let first: Range | undefined
  let isTopic = false
  let start = words[from]?.start ?? 0
  for (let n = from; n < to; n++) {
    const word = words[n]
    if (!word || word.isHidden || word.isQuotative) continue
    if (word.particle !== 'topic' && word.particle !== 'subject') continue
    // 군부가 운영하는 방송: the subject of what only describes a name.
    if (word.particle === 'subject' && words[n + 1]?.isAdnominal) continue
    // "라시드는 … 경찰이 …고 말했다": in the clause of who speaks somebody else acts.
    const isOther = isTopic || (first && !isCutBetween(words, first, n))
    if (first && word.particle === 'subject' && isOther) continue
    const range = nounsBefore(scene, words, { start, end: word.nounEnd })
    // "그중 한 명은 “…”고 말했다": whoever stands before a quotation speaks it.
    if (words[n + 1]?.isHidden && range.end > range.start) return range
    const isFit = isSpeaker(scene, range, { particle: word.particle, need })
    // "모임은 어부 7명은 아직 갇혀 있다고 말했다": told of by who speaks.
    if (isFit && first && need === 'speaker' && isNumbered(scene, range)) continue
    const isSure = isKnown(scene, range) && !isNumbered(scene, range)
    if (isFit && (first || need === 'any' || isSure))
      return need === 'any' ? range : (officeBehind(scene, words, { range, at: n, to }) ?? range)
    // "붙잡힌 사람은 40명이며, 야당은 …": behind another clause somebody who speaks may follow.
    if (isFit) {
      first = range
      isTopic = word.particle === 'topic'
      start = word.end
    } else if (word.particle === 'topic') return first
  }
  return first
}

// 유학생 9만 명이 …: somebody who speaks may follow behind those who are counted.
function isNumbered({ text }: EastScene, { start, end }: Range): boolean {
  return /\d[만천백십]? ?여? ?명/.test(text.lower.slice(start, end))
}

function isCutBetween(words: readonly KoreanWord[], first: Range, at: number): boolean {
  return words.slice(0, at).some(({ end, isClauseEnd }) => isClauseEnd && end > first.end)
}

interface Passed {
  range: Range
  at: number
  to: number
}

// "등록된 난민은 80만 명이지만, 정부는 …고 본다": behind the clause about people an office speaks.
function officeBehind(
  scene: EastScene,
  words: readonly KoreanWord[],
  { range, at, to }: Passed,
): Range | undefined {
  if (isOffice(scene, range)) return undefined
  let isBehind = false
  for (let n = at + 1; n < to; n++) {
    const word = words[n]
    if (!word || word.isHidden || word.isQuotative) return undefined
    if (isBehind && word.particle === 'topic') {
      const start = words[at + 1]?.start ?? word.start
      const later = nounsBefore(scene, words, { start, end: word.nounEnd })
      return isOffice(scene, later) ? later : undefined
    }
    isBehind ||= word.isClauseEnd
  }
  return undefined
}

function isOffice(scene: EastScene, range: Range): boolean {
  const { role, more } = kindOf(scene, range)
  return role !== 'group' && (role !== 'person' || more === 'office')
}

// 감시단(GW)이: the word before what a bracket adds.
function isKnown({ text, lexicon }: Pick<EastScene, 'text' | 'lexicon'>, range: Range): boolean {
  const bare = { start: range.start, end: bareEnd(text.lower, range) }
  return lastPhrase(lexicon.index('speaker noun'), text.lower, bare) !== undefined
}

// A number of people or "these" is told about; a plain subject must be somebody who speaks.
function isSpeaker(
  { text, lexicon }: Pick<EastScene, 'text' | 'lexicon'>,
  range: Range,
  { particle, need }: { particle: string; need: SubjectNeed },
): boolean {
  if (range.end <= range.start) return false
  if (need === 'counted' && isCounted({ text, lexicon }, range)) return true
  if (isNoSpeaker({ text, lexicon }, range)) return false
  if (phraseAt(lexicon.index('speaker part'), text.lower, range)) return false
  if (phraseAt(lexicon.index('speaker no-speaker'), text.lower, range)?.end === range.end)
    return false
  if (/[0-9][년월일]$/.test(text.lower.slice(range.start, range.end))) return false
  if (particle === 'topic' || need === 'any') return true
  return isKnown({ text, lexicon }, range)
}

// 통일부 does not end with 일부.
function isNoSpeaker(
  { text, lexicon }: Pick<EastScene, 'text' | 'lexicon'>,
  range: Range,
): boolean {
  const found = lastPhrase(lexicon.index('speaker no-speaker'), text.lower, range)
  if (found?.means !== 'whole') return found !== undefined
  return found.start === range.start || text.lower.charAt(found.start - 1) === ' '
}

// "증언자 중 열아홉 명이 …고 진술했다": of whom, and how many.
function isCounted({ text, lexicon }: Pick<EastScene, 'text' | 'lexicon'>, range: Range): boolean {
  const found = findPhrases(lexicon.index('speaker noun'), text.lower, range)
  return found.some(({ end }) => end < range.end && text.lower.startsWith(' 중', end))
}

/** The noun phrase at the end of the range: without times, openings and clauses before it. */
export function nounsBefore(
  { text, lexicon }: EastScene,
  words: readonly KoreanWord[],
  { start, end }: Range,
): Range {
  let first = afterBracket(text.lower, { start, end })
  // "이름을 밝히지 말아 달라고 한": the wish ends no clause.
  const wishes = findPhrases(lexicon.index('speaker anonymous'), text.lower, { start, end })
  for (const word of words) {
    if (word.start < start || word.start >= end) continue
    const isLast = word.end >= end
    const isWish = wishes.some((wish) => word.start >= wish.start && word.start < wish.end)
    if (!isLast && !isWish && (word.isClauseEnd || word.isQuotative)) first = word.end
    else if (!isLast && isBeforeName({ text, lexicon }, word)) first = word.end
    else if (!isLast && word.start === skipSpace(text.lower, first) && isOpening(word))
      first = word.end
  }
  return { start: skipSpace(text.lower, first), end }

  function isOpening({ start: at, end: to, nounEnd }: KoreanWord): boolean {
    if (/^[0-9]{1,4}[년월일]/.test(text.lower.slice(at, to))) return true
    const found = phraseAt(lexicon.index('speaker lead-in'), text.lower, { start: at, end: to })
    return (
      found !== undefined && (found.end === nounEnd || found.end === to || found.end === to - 1)
    )
  }
}

// "앵커: 감시단이 …", "인권단체인 빛살은": what a turn or a kind says before the name.
function isBeforeName(
  { text, lexicon }: Pick<EastScene, 'text' | 'lexicon'>,
  { start, end }: Range,
): boolean {
  const mark = text.lower.charAt(end - 1)
  if (mark === ':') return true
  if (mark !== '인') return false
  const kind = lastPhrase(lexicon.index('speaker noun'), text.lower, { start, end: end - 1 })
  // 한국인 holds no 국, an office.
  return kind !== undefined && kind.end - kind.start > 1
}

const DATELINE = /^ ?[[(\u3010\u3014][^\])\u3011\u3015]{1,40}[\])\u3011\u3015]/u

// "[제네바=지구통신] 유엔 …": no part of a name.
function afterBracket(lower: string, { start, end }: Range): number {
  const [mark = ''] = DATELINE.exec(lower.slice(start, end)) ?? []
  return start + mark.length
}

function skipSpace(lower: string, at: number): number {
  let from = at
  while (lower.charAt(from) === ' ' || lower.charAt(from) === '\n') from++
  return from
}
