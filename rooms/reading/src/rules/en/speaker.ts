// Who says what in an English sentence: verbs of saying with the noun phrase before or behind
// them, and phrases like "according to". Source: reading.md 4.

import { matchesOf } from '../../text/pattern-match.ts'
import { findPhrases, type PhraseMatch } from '../../text/phrase-index.ts'
import type { Range } from '../../text/source-text.ts'
import { wordPattern } from '../../text/word-pattern.ts'
import {
  isMedium,
  isWithin,
  nobody,
  type Saying,
  type Scene,
  type Speaker,
  saying,
  scoped,
  wayTo,
} from '../speaker-saying.ts'
import { englishSpeaker } from './speaker-name.ts'

/** Units of a noun phrase with what describes it. */
const STRETCH = 200
/** Where a noun phrase begins at the latest: behind these signs, and behind a conjunction. */
const SIGNS = /[;:!?"()\u2013\u2014]|\.\s|(?<=[a-z]{3})\.(?=[a-z])| - /g
const RELATIVE = /(?:^| )(?:who|which|that|whose|whom) /
const LEAD_IN = wordPattern('en', '^(?:{speaker lead-in})(?:, | )')
const TIMES = wordPattern(
  'en',
  String.raw`^(?:{speaker setting} )?(?:(?:the |mid-?)?(?:{speaker time-word}|` +
    String.raw`\d+(?:st|nd|rd|th)?)(?:,? |$))+`,
)
const BETWEEN = wordPattern('en', String.raw`(?:^| )(?:{speaker between}|[a-z]+ly)$`)
const NOT_SAID = wordPattern('en', String.raw`(?:^| )(?:{speaker not-said}|[a-z]+n't) ?$`)
const NAME_END = wordPattern(
  'en',
  String.raw`,? (?:{speaker name-end})(?: |$)|[,;:."()]| - | [\u2013\u2014]|` +
    ',? (?:and|but|while) (?=[a-z]+ {speaker auxiliary} )',
)
const SAID_NEXT = wordPattern(
  'en',
  String.raw`^(?:,? ?(?:that\b|"|:)|[,.]|$| (?:{speaker clause-start}) |,? (?:\d|\p{Lu}))`,
)
/** "Put the death toll at 44". */
const PUT = wordPattern('en', String.raw`^ (?:[a-z]+ ){0,3}?{speaker put-noun}\b`)
/** Behind a verb that is also a noun: "suspects", "claims". */
const SAID_PLAINLY = /^ (?:that |\d|at least|more than|about |some |nearly |up to )|^,? ?"/u
/** The sayings of an English sentence. */
export function englishSayings(scene: Scene): Saying[] {
  const { text, lexicon, sentence, quotes } = scene
  const found: Saying[] = []
  const words = findPhrases(lexicon.index('speaker verb'), text.lower, sentence)
  for (const word of words) {
    if (isWithin(quotes, word.start) || isName(text.folded, word, sentence)) continue
    const one = sayingOf(word, scene)
    const before = found.at(-1)
    if (!one || (before && overlaps(before, one))) continue
    if (!before || !joined(before, one, text.lower)) found.push(one)
  }
  const all = [...colonSaying(scene, found), ...accountSaying(scene), ...found]
  return scoped(
    all.sort((a, b) => a.start - b.start),
    scene,
  )
}

// "Kayin and Kayah States": a verb has no capital but at the head of its sentence.
function isName(folded: string, { start }: Range, sentence: Range): boolean {
  return start > sentence.start && /\p{Lu}/u.test(folded.charAt(start))
}

function overlaps(a: Range, b: Range): boolean {
  return a.end > b.start && b.end > a.start
}

/** Inside what another says: "he replied that the centre knew of 60". */
const INSIDE = /(?:that|,) $/

// "Reported on Friday that …, citing two officials": the origin behind whoever cites. What a person
// says that others say is that person's.
function joined(before: Saying, one: Saying, lower: string): boolean {
  const [last] = before.steps.slice(-1)
  if (!last || before.isNobody) return false
  const [origin] = one.steps
  if (one.rule === 'speaker.cited' && one.steps.length === 1 && origin) {
    before.steps.push({ ...origin, relation: 'cites' })
    return true
  }
  // "Citing court records, the Courier reported".
  if (before.rule === 'speaker.cited' && before.steps.length === 1 && one.rule === 'speaker.said') {
    before.steps = [...one.steps, last]
    before.end = one.end
    return true
  }
  const between = lower.slice(before.end, one.start)
  return (
    INSIDE.test(between) &&
    /^ ?(?:[a-z]+ ){0,3}that /.test(between) &&
    !isMedium(last.speaker) &&
    one.side === 'lead' &&
    !/[;"]|, (?:but|while|and) /.test(between)
  )
}

function sayingOf(word: PhraseMatch, scene: Scene): Saying | undefined {
  switch (word.means) {
    case 'none':
      return undefined
    case 'nobody':
      return nobody(word)
    case 'reports':
      return reportsSaying(word, scene)
    case 'according':
      return accordingSaying(word, scene)
    case 'lean':
      return leanSaying(word, scene)
    default:
      return verbSaying(word, scene)
  }
}

/** Behind "reports": somebody tells them. */
const TOLD = wordPattern('en', '^ (?:that|of|{speaker spread})')

// "Unconfirmed reports said that", "there were reports that".
function reportsSaying(word: Range, { text, sentence }: Scene): Saying | undefined {
  const { start, end } = word
  if (!TOLD.test(text.lower.slice(end, Math.min(end + 30, sentence.end)))) return undefined
  return nobody({ start, end }, text.folded.slice(start, end))
}

function accordingSaying({ start, end }: PhraseMatch, scene: Scene): Saying | undefined {
  const speaker = speakerBehind(end, scene)
  if (!speaker || isNoSource(speaker, scene)) return undefined
  const side = start - scene.sentence.start < AT_HEAD ? 'lead' : 'tail'
  return saying({ start, end: speaker.end }, 'speaker.according', wayTo(speaker), { side })
}

/** Units at the head of a sentence before which nothing was said. */
const AT_HEAD = 12

/** "By the network's own count". */
const BY_ACCOUNT = wordPattern(
  'en',
  String.raw`\bby (?=[^,.;]{2,60}?(?:'s?|s') (?:own |latest )?{speaker account}\b)`,
)

function accountSaying({ text, lexicon, sentence }: Scene): Saying[] {
  const lower = text.lower.slice(sentence.start, sentence.end)
  const index = lower.includes('by ') ? (BY_ACCOUNT.exec(lower)?.index ?? -1) : -1
  if (index < 0) return []
  const start = sentence.start + index + 3
  const end = start + (/'|s' /.exec(lower.slice(index + 3))?.index ?? 0)
  const speaker = englishSpeaker(text.folded, { start, end }, lexicon)
  const side = index < AT_HEAD ? 'lead' : 'tail'
  return speaker ? [saying(speaker, 'speaker.according', wayTo(speaker), { side })] : []
}

function isNoSource({ label }: Speaker, { lexicon }: Scene): boolean {
  const [head = ''] = label.toLowerCase().split(/ (?:of|on|in) /, 1)
  return lexicon.words('speaker no-source').has(head.split(' ').at(-1) ?? '')
}

// "Citing Y, X reported", "X cited Y", "Kim was quoted by the Bay News as saying".
function leanSaying(word: PhraseMatch, scene: Scene): Saying | undefined {
  const { text, sentence } = scene
  const own = subjectBefore(word.start, scene)
  const isBy = text.lower.startsWith(' by ', word.end)
  const other = text.lower.startsWith(' as saying', word.end)
    ? undefined
    : speakerBehind(word.end, scene)
  const [medium, origin] = isBy || !other ? [other, own] : [own, other]
  if (!origin) return undefined
  const verb = text.lower.slice(word.start, word.end)
  const relation = own && /quot/.test(verb) ? 'quotes' : 'cites'
  const isTail = !own && word.start - sentence.start > AT_HEAD
  const range = { start: own?.start ?? word.start, end: other?.end ?? word.end }
  const more = { side: isTail ? ('tail' as const) : ('lead' as const), verb }
  return saying(range, 'speaker.cited', wayTo(origin, medium, relation), more)
}

function verbSaying(word: PhraseMatch, scene: Scene): Saying | undefined {
  const { text, sentence } = scene
  const before = text.lower.slice(Math.max(sentence.start, word.start - 20), word.start)
  if (NOT_SAID.test(before.trimEnd()) || text.lower.startsWith(' by ', word.end)) return undefined
  const after = text.folded.slice(word.end, Math.min(word.end + 60, sentence.end))
  if (word.means === 'that' && !SAID_NEXT.test(after)) return undefined
  if (word.means === 'put' && !PUT.test(after)) return undefined
  if (word.means === 'noun' && !SAID_PLAINLY.test(after)) return undefined
  const verb = text.lower.slice(word.start, word.end)
  const left = subjectBefore(word.start, scene)
  // "The fever claimed 300 lives": only who is known to speak announces or claims.
  const isKnown = left && (left.isKind || left.isBare || left.anonymity !== 'unnamed')
  if (left && !isKnown && word.means !== 'say' && word.means !== 'tell') return undefined
  if (left) {
    const heard = word.means === 'tell' ? speakerBehind(word.end, scene) : undefined
    const range = { start: left.start, end: heard?.end ?? word.end }
    const side = isClosing(range, scene) ? 'tail' : 'lead'
    const steps = wayTo(left, heard && isPaper(heard) ? heard : undefined, 'is_told_by')
    return saying(range, 'speaker.said', steps, { side, verb })
  }
  const isFirst = word.start - sentence.start < 2
  const isInverted = isFirst || /["\u2019,] ?$/.test(before)
  const right = isInverted && word.means !== 'tell' ? speakerBehind(word.end, scene) : undefined
  const range = { start: word.start, end: right?.end ?? word.end }
  if (right) return saying(range, 'speaker.said', wayTo(right), { side: 'tail', verb })
  return isFirst && verb === 'reports' ? reportsSaying(word, scene) : undefined
}

/** A medium that was told; other listeners are no link. */
function isPaper({ role, back, label }: Speaker): boolean {
  return role === 'outlet' && !back && /\p{Lu}/u.test(label)
}

/** What stands before is when it was said, or a clause of its own. */
const OPENING = wordPattern('en', String.raw`^(?:{speaker setting}|{speaker conjunction})\b[^,]*,$`)
const CLOSED = wordPattern('en', String.raw`^(?:[,.;)]|$)|^ (?:{speaker closing}|\p{L}+day)\b`)

// What was said stands before: the clause ends behind the verb, or goes on with when and where.
function isClosing({ start, end }: Range, { text, sentence }: Scene): boolean {
  const before = text.folded.slice(sentence.start, start).trimEnd()
  if (!/[,"\u2019)]$|[-\u2013\u2014]$/.test(before) || before.length < AT_HEAD + 2) return false
  const after = text.lower.slice(end, sentence.end)
  return (
    !OPENING.test(before.toLowerCase()) &&
    !/^,? ?that\b|^[,:]? ?"/.test(after) &&
    CLOSED.test(after)
  )
}

function speakerBehind(from: number, { text, lexicon, sentence }: Scene): Speaker | undefined {
  const words = text.folded.slice(from, Math.min(from + STRETCH, sentence.end))
  const skipped = /^[ :]+(?:by |from )?/.exec(words)?.[0].length ?? 0
  const rest = words.slice(skipped)
  const stop = NAME_END.exec(rest)
  let end = rest.slice(0, stop?.index ?? rest.length).trimEnd().length
  const start = from + skipped
  // "A priest, Omar Sy": the name stands behind its kind.
  const added =
    stop?.[0] === ',' ? /^, ((?:\p{Lu}[\p{L}'-]+ ?){1,4})(?=[,.;]|$)/u.exec(rest.slice(end)) : null
  const first = englishSpeaker(text.folded, { start, end: start + end }, lexicon)
  if (first?.role === 'person' && first.anonymity !== 'named' && added?.[1] !== undefined) {
    const at = start + end + 2
    end = at + added[1].trimEnd().length
    return { ...first, start: at, end, label: text.folded.slice(at, end), anonymity: 'named' }
  }
  return (
    first &&
    hidden(
      first,
      text.lower.slice(first.start, Math.min(first.end + STRETCH, sentence.end)),
      lexicon,
    )
  )
}

/** What stands between the commas behind a name: an age, an office, "on the other hand". */
const ADDED = wordPattern('en', String.raw`^(?:\d+|{speaker apposition}|{speaker setting}) `)
const FINITE = wordPattern('en', String.raw`\b{speaker auxiliary}\b|(?<=\S )\d(?!\d*-year)`)

function subjectBefore(verb: number, scene: Scene): Speaker | undefined {
  const { text, lexicon, sentence } = scene
  const from = Math.max(sentence.start, verb - STRETCH)
  let words = text.folded.slice(from, verb).trimEnd()
  for (let more = BETWEEN.exec(words); more; more = BETWEEN.exec(words))
    words = words.slice(0, more.index).trimEnd()
  words = words.replace(/ ?\([^()]*\)$|,? (?:who|which)$/, '')
  const parts: Range[] = []
  // "Colonel Adem Yara, a spokesman for the police, confirmed".
  let end = from + words.length
  for (let n = 0; n < 3 && text.folded.charAt(end - 1) === ','; n++) {
    const comma = text.folded.lastIndexOf(', ', end - 2)
    if (comma <= from) return undefined
    const part = trimmedRange({ start: comma + 1, end: end - 1 }, text.folded)
    const isAdded = ADDED.test(`${text.lower.slice(part.start, part.end)} `)
    if (n > 0 && !isAdded) break
    parts.push(part)
    end = comma + 1
    if (!isAdded || n === 2) break
    const before = text.folded.slice(from, comma)
    const previous = before.lastIndexOf(', ')
    const chunk = `${before.slice(previous + 2).toLowerCase()} `
    if (previous < 0 || chunk.startsWith('the ') || !ADDED.test(chunk)) break
  }
  if (parts.length > 0) end--
  const phrase = phraseBefore(from, end, scene)
  const first = phrase && englishSpeaker(text.folded, phrase, lexicon)
  if (!first || FINITE.test(first.label)) return undefined
  const last = parts.at(-1)
  const name = last ? text.folded.slice(last.start, last.end) : ''
  const isName = /^(?:\p{Lu}[\p{L}'.-]+ ?){1,5}$/u.test(name)
  if (last && isName && first.role === 'person' && first.anonymity !== 'named')
    return { ...first, ...last, label: name, anonymity: 'named' }
  return hidden(first, text.lower.slice(sentence.start, verb), lexicon)
}

function trimmedRange({ start, end }: Range, folded: string): Range {
  let [from, to] = [start, end]
  while (from < to && folded.charAt(from) === ' ') from++
  while (to > from && folded.charAt(to - 1) === ' ') to--
  return { start: from, end: to }
}

/** "In Kunming police said". */
const PLACED = /^(?:[Ii]n|[Aa]t|[Nn]ear) \p{Lu}[\p{L}-]+ (?=\p{Ll})/u

const RUNS_ON = wordPattern('en', String.raw`\b(?:{speaker auxiliary}|said)\b|\d`)

// The noun phrase that ends here: behind the last boundary, without settings of time.
function phraseBefore(from: number, end: number, { text, lexicon }: Scene): Range | undefined {
  const lower = text.lower.slice(from, end)
  const index = lexicon.index('speaker conjunction')
  const words = findPhrases(index, lower, { start: 0, end: lower.length })
  const divided = words.filter(({ start, means }) => {
    return means !== 'relative' || isSaidBefore(lower.slice(0, start))
  })
  const ends = matchesOf(SIGNS, lower).map((match) => match.index + match[0].length)
  const comma = lower.lastIndexOf(', ')
  let start = Math.max(0, comma + 1, ends.at(-1) ?? 0, divided.at(-1)?.end ?? 0)
  const and = lower.lastIndexOf(' and ')
  if (and > start && RUNS_ON.test(lower.slice(start, and))) start = and + 5
  for (
    let cut = settingAt(text, from + start, end);
    cut > 0;
    cut = settingAt(text, from + start, end)
  )
    start += cut
  const phrase = lower.slice(start).replace(/ (?:who|which|that)$/, '')
  const relative = RELATIVE.exec(phrase)?.index || phrase.length
  const range = trimmedRange({ start: from + start, end: from + start + relative }, text.folded)
  return range.end > range.start ? range : undefined
}

/** Units of what stands before a noun phrase and is no part of it. */
function settingAt({ lower, folded }: Scene['text'], start: number, end: number): number {
  const words = lower.slice(start, end)
  const cut = /^ +/.exec(words) ?? LEAD_IN.exec(words) ?? TIMES.exec(words)
  return (cut ?? PLACED.exec(folded.slice(start, end)))?.[0].length ?? 0
}

function isSaidBefore(lower: string): boolean {
  return /(?:said|says?|ed|told|tells|\w+es|found|wrote|know|reports?)(?: [a-z]+)? ?$/.test(lower)
}

/** Why somebody is not named, where the words beside say it. */
function hidden(speaker: Speaker, words: string, lexicon: Scene['lexicon']): Speaker {
  const range = { start: 0, end: words.length }
  const [found] = findPhrases(lexicon.index('speaker anonymous'), words, range)
  if (!found) return speaker
  if (found.means !== 'request')
    return { ...speaker, anonymity: found.means === 'pseudonym' ? 'pseudonym' : 'unnamed' }
  const after = words.slice(found.end)
  const reason = findPhrases(lexicon.index('speaker reason'), after, { start: 0, end: 30 })[0]
  const anonymous = { ...speaker, anonymity: 'anonymous_on_request' as const }
  if (!reason) return anonymous
  const from = reason.means === 'drop' ? reason.end : reason.start
  const text =
    after
      .slice(from)
      .split(/[,.;"]| (?:told|said|says)\b/, 1)[0]
      ?.trim() ?? ''
  return text === '' ? anonymous : { ...anonymous, reason: text }
}

const TURN = /^([^:"\n.(]{2,60})(?: \([^()]{1,50}\))?: |^([^:"\n]{2,40}) - (?=\p{Lu})/u
const IN_CAPITALS = /^(?:\p{Lu}{3,}|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+)+)$/u

// "Salma Idris: forty were held": a turn, or the speaker of a heading.
function colonSaying(scene: Scene, found: readonly Saying[]): Saying[] {
  const { text, lexicon, sentence } = scene
  const match = TURN.exec(text.folded.slice(sentence.start, sentence.start + 80))
  const name = match?.[1] ?? (sentence.position === 'headline' ? match?.[2] : undefined)
  const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
  if (name === undefined || !(IN_CAPITALS.test(name) || (isHeading && isKind(name, scene))))
    return []
  const range = { start: sentence.start, end: sentence.start + name.length }
  const speaker = englishSpeaker(text.folded, range, lexicon)
  const isTurn =
    speaker && speaker.role !== 'document' && !found.some((one) => overlaps(one, range))
  return isTurn ? [saying(range, 'speaker.turn', wayTo(speaker))] : []
}

function isKind(name: string, { lexicon }: Scene): boolean {
  const words = name.toLowerCase().split(' ')
  return words.length < 4 && lexicon.words('speaker noun').has(words.at(-1) ?? '')
}
