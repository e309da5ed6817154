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

/** Words that end what is quoted, and what may stand between them and the verb. */
const QUOTED = wordPattern(
  'ko',
  '(?:{speaker quotative}|["\\u300d\\u300f][가-힣]{0,3})(?: [^ ,]{1,12}){0,2} ?$|' +
    '{speaker quotative} (?:[^ ,"]+ ){0,6}$',
)
const LEAD_IN = wordPattern(
  'ko',
  '^(?:(?:{speaker lead-in}|\\d[\\d.]*(?:년|월|일|시|분)?(?:에는|에|쯤|께)?|\\([^)]*\\)),? ?(?= |,|$)|[ ,]+)',
)
const NO_SPEAKER = wordPattern('ko', '(?:^|[ \\d])(?:{speaker no-speaker})$')
const SUBJECT = /([^\s,"]{1,30}?)(께서는|에서는|은|는|이|가|께서|도) ?$/u

/** A noun phrase with the particle of a subject. */
interface Subject {
  speaker: Speaker
  isTopic: boolean
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
  if (words.length === 0) return colonSaying(scene)
  const subjects = subjectsOf(scene, words.at(-1)?.start ?? sentence.end)
  const found: Saying[] = []
  for (const word of words) {
    const before = found.at(-1)
    const from = before?.side === 'lead' ? before.end : (before?.to ?? sentence.start)
    const one = sayingOf(word, { scene, subjects, from })
    if (one) {
      if (before?.side === 'lead' && one.side === 'tail' && !isOuter(before)) one.from = one.start
      if (before?.side === 'lead' && !isOuter(before))
        before.to = Math.max(before.end, Math.min(before.to, one.start))
      found.push(one)
    } else if (before && word.means !== 'nobody') before.to = Math.max(before.to, word.end)
  }
  const last = found.at(-1)
  if (last) last.to = sentence.end
  return found.length > 0 ? found : colonSaying(scene)
}

function isOuter({ steps }: Saying): boolean {
  const last = steps.at(-1)?.speaker
  return last !== undefined && isMedium(last)
}

interface Found {
  scene: Scene
  subjects: readonly Subject[]
  from: number
}

function sayingOf(word: PhraseMatch, found: Found): Saying | undefined {
  const { scene, from } = found
  const { text, sentence } = scene
  const reach = { from, to: sentence.end }
  switch (word.means) {
    case 'nobody':
      return { ...nobody(word), side: 'tail', from }
    case 'reports':
      return { ...nobody(word, text.folded.slice(word.start, word.end)), ...reach, side: 'tail' }
    case 'according': {
      const speaker = phraseBefore(word.start, scene, from)
      if (!speaker || NO_SPEAKER.test(speaker.label)) return undefined
      const range = { start: speaker.start, end: word.end }
      return saying(range, 'speaker.according', wayTo(speaker), reach)
    }
    case 'lean':
      return leaning(word, found)
    case 'account': {
      const speaker = phraseBefore(word.start, scene, from)
      return speaker && saidBy(speaker, word, from, text)
    }
    default:
      return verbSaying(word, found)
  }
}

function saidBy(speaker: Speaker, word: Range, from: number, { folded }: Scene['text']): Saying {
  const range = { start: Math.min(speaker.start, word.start), end: word.end }
  const verb = folded.slice(word.start, word.end)
  return saying(range, 'speaker.said', wayTo(speaker), { side: 'tail', from, verb })
}

// "로이터통신은 관리의 말을 인용해": the relay is the subject, the origin stands before the words.
function leaning(word: PhraseMatch, { scene, subjects, from }: Found): Saying | undefined {
  const relay = subjects.find(({ speaker, end }) => speaker.start >= from && end <= word.start)
  const origin = phraseBefore(word.start, scene, relay?.end ?? from)
  if (!origin) return undefined
  const range = { start: origin.start, end: word.end }
  const reach = { from, to: scene.sentence.end }
  return saying(range, 'speaker.cited', wayTo(origin, relay?.speaker), reach)
}

function verbSaying(word: PhraseMatch, { scene, subjects, from }: Found): Saying | undefined {
  const { text } = scene
  const before = text.folded.slice(Math.max(from, word.start - 60), word.start)
  const isQuoted = QUOTED.test(before)
  if (word.means === 'quoted' && !isQuoted) return undefined
  const own = subjects.filter(({ speaker, end }) => speaker.start >= from && end <= word.start)
  const near = own.findLast(
    ({ end, speaker }) =>
      word.start - end < 14 &&
      QUOTED.test(text.folded.slice(Math.max(from, speaker.start - 12), speaker.start)),
  )
  const known = own.filter(({ isKnown }) => isKnown)
  const subject =
    near ??
    known.find(({ isTopic }) => isTopic) ??
    (word.means === 'weak' ? undefined : own.find(({ isTopic }) => isTopic)) ??
    known[0]
  if (!subject) return undefined
  const said = saidBy(subject.speaker, word, from, text)
  const heard = hearer(word.start, scene)
  return heard ? { ...said, steps: wayTo(subject.speaker, heard, 'is_told_by') } : said
}

// "동해신문에 말했다": a medium that was told.
function hearer(at: number, { text, lexicon, sentence }: Scene): Speaker | undefined {
  const match =
    /(?:^| )([^ ,"]{2,16})(?:과의 인터뷰에서|와의 인터뷰에서|에게|에) ?(?:["]?[^"]*["] ?[^ ]*)?$/u.exec(
      text.folded.slice(Math.max(sentence.start, at - 24), at),
    )
  const name = match?.[1]
  if (name === undefined) return undefined
  const start = at - (match?.[0].length ?? 0) + (match?.[0].indexOf(name) ?? 0)
  const range = { start, end: start + name.length }
  const kind = lastPhrase(lexicon.index('speaker noun'), text.lower, range)?.means
  return kind === 'outlet' ? easternSpeaker(text, range, lexicon) : undefined
}

// 맞서는: no noun with its particle; some only as a whole word (적십자사는 is one).
function isAdnominal(word: string, { lexicon }: Scene): boolean {
  const found = lastPhrase(lexicon.index('speaker adnominal'), word, { start: 0, end: word.length })
  return found !== undefined && (found.means !== 'whole' || found.start === 0)
}

/** The subjects of a sentence up to a place, in order. */
function subjectsOf(scene: Scene, to: number): Subject[] {
  const { text, sentence, quotes } = scene
  const found: Subject[] = []
  const words = text.folded.slice(sentence.start, to)
  let from = sentence.start
  for (const match of words.matchAll(/[^ ]+/g)) {
    const start = sentence.start + match.index
    if (isWithin(quotes, start) && !/[\u300d\u300f"]/.test(match[0].slice(1))) continue
    const particle = SUBJECT.exec(match[0].replace(/[,]$/, ''))
    const end = start + match[0].replace(/[,]$/, '').length
    if (/,$/.test(match[0]) && !particle) {
      from = end + 1
      continue
    }
    if (!particle || isAdnominal(match[0], scene)) continue
    const speaker = nameIn({ start: from, end: end - (particle[2] ?? '').length }, scene)
    if (speaker) found.push({ ...speaker, isTopic: /[은는]$/.test(particle[2] ?? ''), end })
    from = end
  }
  return found
}

function nameIn(range: Range, scene: Scene): Pick<Subject, 'speaker' | 'isKnown'> | undefined {
  const { text, lexicon } = scene
  const trimmed = trimName(range, scene)
  if (!trimmed) return undefined
  const label = text.folded.slice(trimmed.start, trimmed.end)
  if (NO_SPEAKER.test(label) || /\d$/.test(label)) return undefined
  const speaker = easternSpeaker(text, trimmed, lexicon)
  const noun = lastPhrase(lexicon.index('speaker noun'), text.lower, trimmed)
  return { speaker, isKnown: noun !== undefined || speaker.back !== undefined }
}

// Without settings, and without why it is not named: 신변 안전을 이유로 익명을 요구한 | 한 목사.
function trimName({ start, end }: Range, { text, lexicon }: Scene): Range | undefined {
  const words = text.folded.slice(start, end)
  const open = Math.max(
    words.lastIndexOf('" '),
    words.lastIndexOf('\u300d '),
    words.lastIndexOf('…'),
  )
  let from = open >= 0 ? open + 1 : 0
  for (
    let cut = LEAD_IN.exec(words.slice(from));
    cut && cut[0] !== '';
    cut = LEAD_IN.exec(words.slice(from))
  )
    from += cut[0].length
  const said =
    /(?:다고|라고|라는 게|다는 게|것이|라는 것은|다는 것은|지만|으나|는데|[했됐었였]고|으며|이며|며),? (?=[^ ]+)/gu
  for (let cut = said.exec(words); cut; cut = said.exec(words))
    from = Math.max(from, cut.index + cut[0].length)
  const hidden = findPhrases(lexicon.index('speaker anonymous'), words, {
    start: from,
    end: words.length,
  }).at(-1)
  if (hidden && hidden.means === 'request') from = hidden.end
  const name = words.slice(from).trim()
  const at = start + words.indexOf(name, from)
  return name === '' ? undefined : { start: at, end: at + name.length }
}

/** The noun phrase that ends at a place. */
function phraseBefore(at: number, scene: Scene, from: number): Speaker | undefined {
  const { text, lexicon } = scene
  const words = text.folded.slice(from, at)
  const comma = words.lastIndexOf(', ')
  const topic = [...words.matchAll(/[^ ]+(?:은|는|께서는) /gu)]
    .filter(({ 0: word }) => !isAdnominal(word.trim(), scene))
    .at(-1)
  const start = Math.max(comma < 0 ? 0 : comma + 2, topic ? topic.index + topic[0].length : 0)
  const range = trimName({ start: from + start, end: at }, scene)
  return range && easternSpeaker(text, range, lexicon)
}

const TURN = /^[\u25b2\u25a0\s]*(?:[가-힣]{1,2}\()?([^:"\n.()]{2,30})\)? ?: ?/u

// "인권단체: 30명 구금", "앵커: …".
function colonSaying({ text, lexicon, sentence }: Scene): Saying[] {
  const words = text.folded.slice(sentence.start, sentence.start + 40)
  const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
  const name =
    TURN.exec(words)?.[1] ??
    (isHeading ? /^([^"\u300c]{2,24}?),? ?["\u300c]/u.exec(words)?.[1] : undefined)
  if (name === undefined) return []
  const start = sentence.start + words.indexOf(name)
  const range = { start, end: start + name.trimEnd().length }
  if (!lastPhrase(lexicon.index('speaker noun'), text.lower, range)) return []
  const reach = { from: sentence.start, to: sentence.end }
  return [saying(range, 'speaker.turn', wayTo(easternSpeaker(text, range, lexicon)), reach)]
}
