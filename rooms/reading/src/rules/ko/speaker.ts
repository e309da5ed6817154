// Who says what in a Korean sentence: the noun before a particle of the subject, and a verb of
// saying behind what is quoted (…다고 밝혔다), or "X에 따르면". Source: reading.md 4.
import { lastPhrase } from '../../text/phrase-end.ts'
import { findPhrases, type PhraseMatch } from '../../text/phrase-index.ts'
import type { Range } from '../../text/source-text.ts'
import { wordPattern } from '../../text/word-pattern.ts'
import { easternSpeaker } from '../speaker-east.ts'
import {
  isMedium,
  isWithin,
  nobody,
  type Saying,
  type Scene,
  type Speaker,
  saying,
  wayTo,
} from '../speaker-saying.ts'

/** A noun phrase with the particle of a subject. */
interface Subject {
  speaker: Speaker
  isTopic: boolean
  /** Its last noun says what it is. */
  isKnown: boolean
  /** Where its particle ends. */
  end: number
}

/** The sayings of a Korean sentence. */
export function koreanSayings(scene: Scene): Saying[] {
  const { text, lexicon, sentence, quotes } = scene
  const words = findPhrases(lexicon.index('speaker verb'), text.lower, sentence).filter(
    ({ start, means }) => means !== 'none' && !isWithin(quotes, start),
  )
  const found: Saying[] = []
  for (const word of words) {
    const before = found.at(-1)
    const from = before?.side === 'lead' ? before.end : (before?.to ?? sentence.start)
    const one = sayingOf(word, from, scene)
    if (!one) {
      if (before && word.means !== 'nobody') before.to = Math.max(before.to, word.end)
      continue
    }
    const outer = before?.steps.at(-1)?.speaker
    if (before?.side === 'lead' && !(outer && isMedium(outer))) {
      if (one.side === 'tail') one.from = one.start
      before.to = Math.max(before.end, Math.min(before.to, one.start))
    }
    found.push(one)
  }
  const last = found.at(-1)
  if (!last) return colonSaying(scene)
  last.to = sentence.end
  return found
}

function sayingOf(word: PhraseMatch, from: number, scene: Scene): Saying | undefined {
  const { text, sentence } = scene
  const reach = { from, to: sentence.end }
  switch (word.means) {
    case 'nobody':
      return { ...nobody(word), side: 'tail', from }
    case 'reports':
      return { ...nobody(word, text.folded.slice(word.start, word.end)), ...reach, side: 'tail' }
    case 'according':
    case 'account': {
      const speaker = phraseBefore(word.start, scene, from)
      if (!speaker || isNoSpeaker(speaker, scene)) return undefined
      if (word.means === 'account') return saidBy(speaker, word, from, scene)
      return saying({ ...word, start: speaker.start }, 'speaker.according', wayTo(speaker), reach)
    }
    case 'lean': {
      // "로이터통신은 관리의 말을 인용해": the relay is the subject, the origin stands before the words.
      const relay = subjectsOf(scene, from, word.start)[0]
      const origin = phraseBefore(word.start, scene, relay?.end ?? from)
      if (!origin) return undefined
      const way = wayTo(origin, relay?.speaker)
      return saying({ ...word, start: origin.start }, 'speaker.cited', way, reach)
    }
    default:
      return verbSaying(word, from, scene)
  }
}

function saidBy(speaker: Speaker, word: Range, from: number, { text }: Scene): Saying {
  const range = { start: Math.min(speaker.start, word.start), end: word.end }
  const verb = text.folded.slice(word.start, word.end)
  return saying(range, 'speaker.said', wayTo(speaker), { side: 'tail', from, verb })
}

/** Words that end what is quoted, and what may stand between them and the verb. */
const QUOTED = wordPattern(
  'ko',
  '(?:{speaker quotative}|["\\u300d\\u300f][가-힣]{0,3})(?: [^ ,]{1,12}){0,2} ?$|' +
    '(?:{speaker quotative}|["\\u300d\\u300f](?:이?라?고|라?며)) (?:[^ ,"]+ ){0,6}$',
)
/** Units between a verb and a subject that stands behind what is quoted. */
const BESIDE = 14

function verbSaying(word: PhraseMatch, from: number, scene: Scene): Saying | undefined {
  const { text } = scene
  const isQuoted = (at: number) => QUOTED.test(text.folded.slice(Math.max(from, at - 60), at))
  if (word.means === 'quoted' && !isQuoted(word.start)) return undefined
  const own = subjectsOf(scene, from, word.start)
  const near = own.findLast(
    ({ end, speaker }) => word.start - end < BESIDE && isQuoted(speaker.start),
  )
  const topics = own.filter(({ isTopic }) => isTopic)
  const subject =
    near ??
    topics.find(({ isKnown }) => isKnown) ??
    (word.means === 'weak' ? undefined : topics[0]) ??
    own.find(({ isKnown }) => isKnown)
  if (!subject) return undefined
  const said = saidBy(subject.speaker, word, from, scene)
  const heard = hearer(word.start, scene)
  return heard ? { ...said, steps: wayTo(subject.speaker, heard, 'is_told_by') } : said
}

const HEARER = /(?:^| )([^ ,"]{2,16}?)(?:[과와]의 인터뷰에서|에게|에) ?(?:"?[^"]*" ?[^ ]*)?$/u

// "동해신문에 말했다": a medium that was told.
function hearer(at: number, { text, lexicon, sentence }: Scene): Speaker | undefined {
  const from = Math.max(sentence.start, at - 24)
  const match = HEARER.exec(text.folded.slice(from, at))
  if (match?.[1] === undefined) return undefined
  const start = from + match.index + match[0].indexOf(match[1])
  const range = { start, end: start + match[1].length }
  const kind = lastPhrase(lexicon.index('speaker noun'), text.lower, range)?.means
  return kind === 'outlet' ? easternSpeaker(text, range, lexicon) : undefined
}

// 맞서는: no noun with its particle; some only as a whole word (적십자사는 is one).
function isAdnominal(word: string, { lexicon }: Scene): boolean {
  const found = lastPhrase(lexicon.index('speaker adnominal'), word, { start: 0, end: word.length })
  return found !== undefined && (found.means !== 'whole' || found.start === 0)
}

const SUBJECT = /[^\s,"](께서는|에서는|은|는|이|가|께서|도),?$/u

const joined = (words: string) => words.replace(/[ ,]/gu, '·')

/** The subjects of a part of a sentence, in order. */
function subjectsOf(scene: Scene, start: number, to: number): Subject[] {
  const { text, lexicon, quotes } = scene
  const found: Subject[] = []
  let from = start
  // "한 증언자(여, 42)는": what a bracket adds parts no name from its particle.
  const words = text.folded.slice(start, to).replace(/\([^()]{1,30}\)/gu, joined)
  for (const match of words.matchAll(/[^ ]+/g)) {
    const [word] = match
    const at = start + match.index
    if (isWithin(quotes, at) && !/[\u300d\u300f"]/.test(word.slice(1))) continue
    const particle = SUBJECT.exec(word)
    const end = at + word.length
    if (particle && !isAdnominal(word, scene)) {
      const name = trimName({ start: from, end: end - (particle[1]?.length ?? 0) }, scene)
      const isTopic = /[은는]$/.test(particle[1] ?? '')
      const counted = name && countedTellers(name, scene)
      // Of people with a number that are no topic something is told: "주민 2명이 체포됐다고".
      const isNamed = name && (counted ? isTopic : !isNoSpeaker(name, scene))
      const noun = counted ?? (name && lastPhrase(lexicon.index('speaker noun'), text.lower, name))
      const speaker = isNamed ? speakerAt(name, scene) : undefined
      const isKnown = noun !== undefined || speaker?.back !== undefined
      if (speaker) found.push({ speaker, isKnown, isTopic, end })
      from = end
    } else if (word.endsWith(',')) from = end
  }
  return found
}

const NO_SPEAKER = wordPattern('ko', '(?:^|[ \\d])(?:{speaker no-speaker})$|\\d$')
/** "목격자 세 명", "현지 주민 2명": who tells, and how many they are. */
const COUNTED =
  /^(.*\S) ?(?:\d+|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|여러|몇몇?) ?(?:명|분|사람)$/u

/** The noun of tellers of whom the number is said. */
function countedTellers({ start, end }: Range, { text, lexicon }: Scene): PhraseMatch | undefined {
  const who = COUNTED.exec(text.folded.slice(start, end))?.[1]
  if (who === undefined) return undefined
  const noun = lastPhrase(lexicon.index('speaker noun'), text.lower, {
    start,
    end: start + who.length,
  })
  return noun?.means.startsWith('person') ? noun : undefined
}

function isNoSpeaker(name: Range, scene: Scene): boolean {
  if (countedTellers(name, scene)) return false
  return NO_SPEAKER.test(scene.text.folded.slice(name.start, name.end))
}

function speakerAt(name: Range, scene: Scene): Speaker {
  const speaker = easternSpeaker(scene.text, name, scene.lexicon)
  if (!countedTellers(name, scene)) return speaker
  return { ...speaker, role: 'group', anonymity: 'collective' }
}

const LEAD_IN = wordPattern(
  'ko',
  '^(?:(?:{speaker lead-in}|\\d[\\d.]*(?:년|월|일|시|분)?(?:에는|에|쯤|께)?|\\([^)]*\\)),? ?(?= |,|$)|' +
    '[ ,]+|[-–—=] )',
)
/** Endings behind which another clause begins. */
const CLAUSE = new RegExp(
  '["\\u300d…](?:이?라?고|라?며|라?면서)? |(?:다고|라고|라는 게|다는 게|것이|라는 것은|다는 것은|지만|' +
    '으나|는데|반면|[했됐었였]고|으며|이며|며),? (?=[^ ]+)',
  'gu',
)

// Without settings, and without why it is not named: 신변 안전을 이유로 익명을 요구한 | 한 목사.
function trimName({ start, end }: Range, { text, lexicon }: Scene): Range | undefined {
  const words = text.folded.slice(start, end).replace(/\([^()]*\)$/u, '')
  let from = 0
  for (const cut of words.matchAll(CLAUSE)) from = cut.index + cut[0].length
  for (let cut = 1; cut > 0; from += cut) cut = LEAD_IN.exec(words.slice(from))?.[0].length ?? 0
  const rest = { start: from, end: words.length }
  const hidden = findPhrases(lexicon.index('speaker anonymous'), words, rest).at(-1)
  if (hidden?.means === 'request') from = hidden.end
  const name = words.slice(from).trim()
  const at = start + words.indexOf(name, from)
  return name === '' ? undefined : { start: at, end: at + name.length }
}

/** The noun phrase that ends at a place: behind the last topic or comma. */
function phraseBefore(at: number, scene: Scene, from: number): Speaker | undefined {
  const { text } = scene
  const words = text.folded.slice(from, at)
  const topics = [...words.matchAll(/[^ ]+(?:은|는) |, /gu)].filter(
    ({ 0: word }) => !isAdnominal(word.trim(), scene),
  )
  const last = topics.at(-1)
  const start = from + (last ? last.index + last[0].length : 0)
  const range = trimName({ start, end: at }, scene)
  return range && speakerAt(range, scene)
}

const TURN = /^[\u25b2\u25a0\s]*(?:[가-힣]{1,2}\()?([^:"\n.()]{2,30})\)? ?: ?/u

// "인권단체: 30명 구금", "앵커: …".
function colonSaying({ text, lexicon, sentence }: Scene): Saying[] {
  const words = text.folded.slice(sentence.start, sentence.start + 40)
  const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
  const quoted = isHeading ? /^([^"\u300c]{2,24}?),? ?["\u300c]/u.exec(words)?.[1] : undefined
  const name = TURN.exec(words)?.[1] ?? quoted
  if (name === undefined) return []
  const start = sentence.start + words.indexOf(name)
  const range = { start, end: start + name.trimEnd().length }
  if (!lastPhrase(lexicon.index('speaker noun'), text.lower, range)) return []
  const reach = { from: sentence.start, to: sentence.end }
  return [saying(range, 'speaker.turn', wayTo(easternSpeaker(text, range, lexicon)), reach)]
}
