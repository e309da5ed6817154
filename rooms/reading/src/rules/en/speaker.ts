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
/** Units at the head of a sentence before which nothing was said. */
const AT_HEAD = 12

/** The sayings of an English sentence. */
export function englishSayings(scene: Scene): Saying[] {
  const { text, lexicon, sentence, quotes } = scene
  const found: Saying[] = []
  for (const word of findPhrases(lexicon.index('speaker verb'), text.lower, sentence)) {
    // "Kayin and Kayah States": a verb has no capital but at the head of its sentence.
    const isName = word.start > sentence.start && /\p{Lu}/u.test(text.folded.charAt(word.start))
    if (isName || isWithin(quotes, word.start)) continue
    const one = sayingOf(word, scene)
    const before = found.at(-1)
    if (!one || (before && before.end > one.start && one.end > before.start)) continue
    if (!before || !joined(before, one, text.lower)) found.push(one)
  }
  const all = [...colonSaying(scene, found), ...accountSaying(scene), ...found]
  return scoped(
    all.sort((a, b) => a.start - b.start),
    scene,
  )
}

/** Inside what another says: "he replied that the centre knew of 60". */
const INSIDE = /^ ?(?:[a-z]+ ){0,3}that (?!.*(?:[;"]|, (?:but|while|and) ))(?:.*(?:that|,) )?$/u

// "Reported on Friday that …, citing two officials": the origin behind whoever cites. What a person
// says that others say is that person's.
function joined(before: Saying, one: Saying, lower: string): boolean {
  const last = before.steps.at(-1)
  const [origin] = one.steps
  if (!last || !origin) return false
  if (one.rule === 'speaker.cited' && one.steps.length === 1) {
    before.steps.push({ ...origin, relation: 'cites' })
    return true
  }
  // "Citing court records, the Courier reported".
  if (before.rule === 'speaker.cited' && before.steps.length === 1) {
    before.steps = [...one.steps, last]
    before.end = one.end
    return true
  }
  const isInside = INSIDE.test(lower.slice(before.end, one.start))
  return isInside && one.side === 'lead' && !before.isNobody && !isMedium(last.speaker)
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
  if (!speaker || isLaw(speaker, scene)) return undefined
  const side = start - scene.sentence.start < AT_HEAD ? 'lead' : 'tail'
  return saying({ start, end: speaker.end }, 'speaker.according', wayTo(speaker), { side })
}

/** "According to the plan", "citing a new law": nobody speaks. */
function isLaw({ label }: Speaker, { lexicon }: Scene): boolean {
  const [head = ''] = label.toLowerCase().split(/ (?:of|on|in) /, 1)
  return lexicon.words('speaker no-source').has(head.split(' ').at(-1) ?? '')
}

/** A subject without a verb of saying of its own. */
function isNameAlone(subject: Speaker, { text, lexicon }: Scene): boolean {
  const verbs = findPhrases(lexicon.index('speaker verb'), text.lower, subject)
  return verbs.length === 0 && (subject.isKind === true || ONLY_NAME.test(subject.label))
}

/** "By the network's own count". */
const BY_ACCOUNT = wordPattern(
  'en',
  String.raw`\bby ([^,.;]{2,60}?)(?:'s?|s') (?:own |latest )?{speaker account}\b`,
)

function accountSaying({ text, lexicon, sentence }: Scene): Saying[] {
  const match = BY_ACCOUNT.exec(text.lower.slice(sentence.start, sentence.end))
  if (!match) return []
  const start = sentence.start + match.index + 3
  const range = { start, end: start + (match[1]?.length ?? 0) }
  const speaker = englishSpeaker(text.folded, range, lexicon)
  const side = match.index < AT_HEAD ? 'lead' : 'tail'
  return speaker ? [saying(speaker, 'speaker.according', wayTo(speaker), { side })] : []
}

/** "The Courier, | citing an activist, reported", "the Courier (citing …)". */
const ASIDE_BEFORE = /(?:,| \() ?$/u

// "Citing Y, X reported", "X cited Y", "Kim was quoted by the Bay News as saying".
function leanSaying(word: PhraseMatch, scene: Scene): Saying | undefined {
  const { text, sentence } = scene
  const other = speakerBehind(word.end, scene)
  const head = text.lower.slice(sentence.start, word.start)
  const isParticiple = /ing$/u.test(text.lower.slice(word.start, word.end))
  const aside = isParticiple ? ASIDE_BEFORE.exec(head) : null
  const whole = subjectBefore(aside ? sentence.start + aside.index : word.start, scene)
  const own = aside && whole && !isNameAlone(whole, scene) ? undefined : whole
  if (other ? isLaw(other, scene) : aside) return undefined
  const isBy = text.lower.startsWith(' by ', word.end)
  const [medium, origin] = isBy || !other ? [other, own] : [own, other]
  if (!origin) return undefined
  const verb = text.lower.slice(word.start, word.end)
  const relation = /quot/.test(verb) ? 'quotes' : 'cites'
  const range = { start: own?.start ?? word.start, end: other?.end ?? word.end }
  return saying(range, 'speaker.cited', wayTo(origin, medium, relation), { verb })
}

const NOT_SAID = wordPattern('en', "(?:^| )(?:{speaker not-said}|[a-z]+n't) ?$")
/** "Contrary to what this paper | wrote": who is contradicted tells nothing of what follows. */
const AGAINST = /\b(?:contrary to|unlike|different from|at odds with) what [^,;]*$/u
/** What a verb has to be followed by that means other things as well, or is also a noun. */
const FOLLOWED = {
  that: wordPattern(
    'en',
    String.raw`^(?:,? ?(?:that\b|"|:)|[,.]|$| (?:{speaker clause-start}) |,? (?:\d|\p{Lu}))`,
  ),
  // "Put the death toll at 44".
  put: wordPattern('en', String.raw`^ (?:[a-z]+ ){0,3}?{speaker put-noun}\b`),
  noun: /^ (?:that |\d|at least|more than|about |some |nearly |up to )|^,? ?"/u,
}

/** "96 were returned, the network | counts,": who says it stands between commas. */
const ASIDE = /, (?:the|a|an|its|their|our) [^,.;:\d]{2,40} $/u

function verbSaying({ start, end, means }: PhraseMatch, scene: Scene): Saying | undefined {
  const { text, sentence } = scene
  const before = text.lower.slice(Math.max(sentence.start, start - 20), start)
  if (AGAINST.test(text.lower.slice(sentence.start, start))) return undefined
  if (NOT_SAID.test(before.trimEnd()) || text.lower.startsWith(' by ', end)) return undefined
  const after = text.folded.slice(end, Math.min(end + 60, sentence.end))
  const follows = FOLLOWED[means as keyof typeof FOLLOWED]
  const isAside = ASIDE.test(text.lower.slice(Math.max(sentence.start, start - STRETCH), start))
  if (follows && !follows.test(after) && !(isAside && /^[,.]/u.test(after))) return undefined
  const verb = text.lower.slice(start, end)
  const left = subjectBefore(start, scene)
  // "The fever claimed 300 lives": only who is known to speak announces or claims.
  const isKnown = left && (left.isKind || left.isBare || left.anonymity !== 'unnamed')
  if (left && !isKnown && means !== 'say' && means !== 'tell') return undefined
  if (left) {
    const heard = means === 'tell' ? speakerBehind(end, scene) : undefined
    const range = { start: left.start, end: heard?.end ?? end }
    // A medium that was told; other listeners are no link.
    const paper = heard?.role === 'outlet' && /\p{Lu}/u.test(heard.label) ? heard : undefined
    const side = isClosing(range, scene) ? 'tail' : 'lead'
    return saying(range, 'speaker.said', wayTo(left, paper, 'is_told_by'), { side, verb })
  }
  const isInverted = start - sentence.start < 2 || /["\u2019,] ?$/.test(before)
  const right = isInverted ? speakerBehind(end, scene) : undefined
  if (!right) return undefined
  const range = { start, end: right.end }
  return saying(range, 'speaker.said', wayTo(right), { side: 'tail', verb })
}

/** What stands before is when it was said, or a clause of its own. */
const OPENING = wordPattern('en', String.raw`^(?:{speaker setting}|{speaker conjunction})\b[^,]*,$`)

// What was said stands before: the clause ends behind the verb, or goes on with when and where.
function isClosing({ start, end }: Range, { text, sentence }: Scene): boolean {
  const before = text.folded.slice(sentence.start, start).trimEnd()
  if (!/[,"\u2019)\u2013\u2014-]$/.test(before) || before.length < AT_HEAD + 2) return false
  const after = text.lower.slice(end, sentence.end)
  return !OPENING.test(before.toLowerCase()) && !/^,? ?that\b|^[,:]? ?"/.test(after)
}

const NAME_END = wordPattern(
  'en',
  String.raw`,? (?:{speaker name-end})(?: |$)|[,;:."()]| - | [\u2013\u2014]|` +
    ',? (?:and|but|while) (?=[a-z]+ {speaker auxiliary} )',
)

function speakerBehind(from: number, { text, lexicon, sentence }: Scene): Speaker | undefined {
  const words = text.folded.slice(from, Math.min(from + STRETCH, sentence.end))
  const skipped = /^[ :]+(?:by |from )?/.exec(words)?.[0].length ?? 0
  const rest = words.slice(skipped)
  const length = rest.slice(0, NAME_END.exec(rest)?.index ?? rest.length).trimEnd().length
  const range = { start: from + skipped, end: from + skipped + length }
  const first = englishSpeaker(text.folded, range, lexicon)
  if (!first) return undefined
  // "A priest, Omar Sy": the name stands behind its kind.
  const name = /^, ((?:[Tt]he )?(?:\p{Lu}[\p{L}'-]+ ?){1,4})(?=[,.;]|$)/u.exec(
    rest.slice(length),
  )?.[1]
  if (first.anonymity === 'unnamed' && name !== undefined)
    return namedAt(
      { start: range.end + 2, end: range.end + 2 + name.trimEnd().length },
      first,
      text,
    )
  const behind = text.lower.slice(range.start, Math.min(range.end + STRETCH, sentence.end))
  return hidden(first, behind, lexicon)
}

function namedAt(range: Range, kind: Speaker, { folded }: Scene['text']): Speaker {
  const label = folded.slice(range.start, range.end)
  return { ...kind, ...range, label, anonymity: 'named' }
}

const BETWEEN = wordPattern('en', '(?:^| )(?:{speaker between}|[a-z]+ly)$')
const FINITE = wordPattern('en', String.raw`\b{speaker auxiliary}\b|(?<=\S )\d(?!\d*-year)`)
const ONLY_NAME = /^(?:[Tt]he )?(?:\p{Lu}[\p{L}'.-]+ ?){1,5}$/u

function subjectBefore(verb: number, scene: Scene): Speaker | undefined {
  const { text, lexicon, sentence } = scene
  const from = Math.max(sentence.start, verb - STRETCH)
  let words = text.folded.slice(from, verb).trimEnd()
  for (let more = BETWEEN.exec(words); more; more = BETWEEN.exec(words))
    words = words.slice(0, more.index).trimEnd()
  words = words.replace(/ ?\([^()]*\)$|,? (?:who|which)$/, '')
  let end = from + words.length
  let added: Range | undefined
  // "Colonel Adem Yara, a spokesman for the police, confirmed".
  if (words.endsWith(',')) {
    const comma = words.lastIndexOf(', ', words.length - 2)
    if (comma <= 0) return undefined
    added = trimmed({ start: from + comma + 1, end: end - 1 }, text.folded)
    end = from + comma
  }
  const phrase = phraseBefore(from, end, scene)
  const first = phrase && englishSpeaker(text.folded, phrase, lexicon)
  if (!first || FINITE.test(first.label)) return undefined
  const isName = added && ONLY_NAME.test(text.folded.slice(added.start, added.end))
  if (added && isName && first.role !== 'group' && first.anonymity !== 'named')
    return namedAt(added, first, text)
  return hidden(first, text.lower.slice(sentence.start, verb), lexicon)
}

function trimmed({ start, end }: Range, folded: string): Range {
  const words = folded.slice(start, end)
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length }
}

/** Where a noun phrase begins at the latest: behind these signs, and behind a conjunction. */
const SIGNS = /[;:!?"()\u2013\u2014]|\.\s|(?<=[a-z]{3})\.(?=[a-z])| - |, /g
const RELATIVE = /(?:^| )(?:who|which|that|whose|whom) /
const LEAD_IN = wordPattern('en', '^ *(?:{speaker lead-in})(?:, | )')
const TIMES = wordPattern(
  'en',
  '^ *(?:{speaker setting} )?(?:(?:the |mid-?)?(?:{speaker time-word}|' +
    String.raw`\d+(?:st|nd|rd|th)?)(?:,? |$))+`,
)
/** "In Kunming police said". */
const PLACED = /^ *(?:[Ii]n|[Aa]t|[Nn]ear) \p{Lu}[\p{L}-]+ (?=\p{Ll})/u
const RUNS_ON = wordPattern('en', String.raw`\b(?:{speaker auxiliary}|said)\b|\d`)

// The noun phrase that ends here: behind the last boundary, without settings of time.
function phraseBefore(from: number, end: number, { text, lexicon }: Scene): Range | undefined {
  const lower = text.lower.slice(from, end)
  const all = { start: 0, end: lower.length }
  const words = findPhrases(lexicon.index('speaker conjunction'), lower, all)
  const ends = matchesOf(SIGNS, lower).map((match) => match.index + match[0].length)
  let start = Math.max(0, ends.at(-1) ?? 0, words.at(-1)?.end ?? 0)
  const and = lower.lastIndexOf(' and ')
  if (and > start && RUNS_ON.test(lower.slice(start, and))) start = and + 5
  for (let cut = 1; cut > 0; start += cut) {
    const head = lower.slice(start)
    const setting = LEAD_IN.exec(head) ?? TIMES.exec(head)
    cut = (setting ?? PLACED.exec(text.folded.slice(from + start, end)))?.[0].length ?? 0
  }
  const phrase = lower.slice(start).replace(/ (?:who|which|that)$/, '')
  const length = RELATIVE.exec(phrase)?.index || phrase.length
  const range = trimmed({ start: from + start, end: from + start + length }, text.folded)
  return range.end > range.start ? range : undefined
}

/** Why somebody is not named, where the words beside say it. */
function hidden(speaker: Speaker, words: string, lexicon: Scene['lexicon']): Speaker {
  const all = { start: 0, end: words.length }
  const [found] = findPhrases(lexicon.index('speaker anonymous'), words, all)
  if (!found) return speaker
  if (found.means !== 'request')
    return { ...speaker, anonymity: found.means === 'pseudonym' ? 'pseudonym' : 'unnamed' }
  const after = words.slice(found.end)
  const [cue] = findPhrases(lexicon.index('speaker reason'), after, { start: 0, end: 30 })
  const told = cue && after.slice(cue.means === 'drop' ? cue.end : cue.start)
  const reason = told?.split(/[,.;"]| (?:told|said|says)\b/, 1)[0]?.trim()
  return { ...speaker, anonymity: 'anonymous_on_request', ...(reason && { reason }) }
}

const TURN = /^([^:"\n.(]{2,60})(?: \([^()]{1,50}\))?: |^([^:"\n]{2,40}) - (?=\p{Lu})/u
const IN_CAPITALS = /^(?:\p{Lu}{3,}|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+)+)$/u

// "Salma Idris: forty were held": a turn, or the speaker of a heading.
function colonSaying(scene: Scene, found: readonly Saying[]): Saying[] {
  const { text, lexicon, sentence } = scene
  const match = TURN.exec(text.folded.slice(sentence.start, sentence.start + 80))
  const name = match?.[1] ?? (sentence.position === 'headline' ? match?.[2] : undefined)
  if (name === undefined || (found[0]?.start ?? sentence.end) < sentence.start + name.length)
    return []
  const range = { start: sentence.start, end: sentence.start + name.length }
  const speaker = englishSpeaker(text.folded, range, lexicon)
  const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
  const isShown = IN_CAPITALS.test(name) || (isHeading && speaker?.isKind)
  return speaker && isShown && speaker.role !== 'document'
    ? [saying(range, 'speaker.turn', wayTo(speaker))]
    : []
}
