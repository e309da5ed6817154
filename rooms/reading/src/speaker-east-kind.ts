// What a Korean or Chinese speaker is, by the end of the words: person, body, outlet, document;
// named, by office, or hidden; or words that point back. Source: reading.md 4.
import type { Anonymity, LinkRole } from '@tumen/claim'
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import type { EastScene } from './speaker-east-scene.ts'
import { BACK_OF_ROLE, type BackReference, type Speaker } from './speaker-saying.ts'

/** The speaker that the words in this range name; nothing when nobody is left of them. */
export function eastSpeaker(scene: EastScene, range: Range): Speaker | undefined {
  const named = nameIn(scene, trimmed(scene, range))
  if (!named || lengthOf(scene, named.range) > LONGEST_NAME) return undefined
  const { start, end } = named.range
  const own = whole(scene, named.range, 'speaker own')
  if (own) return { start, end, label: '', role: 'outlet', anonymity: 'unattributed', back: 'own' }
  const pronoun = whole(scene, named.range, 'speaker pronoun')
  if (pronoun) return pronounOf(named.range, pronoun)
  if (whole(scene, named.range, 'speaker nobody-noun')) return undefined
  // 올해, 당시: when, not who.
  if (whole(scene, named.range, 'speaker lead-in')) return undefined
  const kind = kindOf(scene, named.range)
  const { role } = kind
  const back = backOf(scene, named.range, role)
  const label = scene.text.source.text.slice(back ? back.start : start, end)
  const anonymity = named.anonymity ?? anonymityOf(scene, named.range, kind)
  const speaker: Speaker = { start, end, label, role, anonymity }
  if (named.reason !== undefined) speaker.reason = named.reason
  if (back) speaker.back = back.is
  return speaker
}

/** Units of a speaker's words at the most, without what brackets add. */
const LONGEST_NAME = 60
const BRACKET = /\([^()]{0,60}\)/g

function lengthOf({ text }: EastScene, { start, end }: Range): number {
  return text.lower.slice(start, end).replace(BRACKET, '').length
}

function trimmed({ text }: EastScene, { start, end }: Range): Range {
  let [from, to] = [start, end]
  while (from < to && SPACES.has(text.folded.charAt(from))) from++
  while (to > from && SPACES.has(text.folded.charAt(to - 1))) to--
  return { start: from, end: to }
}

const SPACES: ReadonlySet<string> = new Set([' ', '\n', '\u200b', ',', ':', '\u3002'])

function skipSpaces(lower: string, at: number): number {
  let from = at
  while (lower.charAt(from) === ' ') from++
  return from
}

interface Named {
  range: Range
  anonymity?: Anonymity
  reason?: string
}

// "익명을 요구한 한 선교사", "一名不愿透露姓名的官员": the wish is no part of a Korean name.
function nameIn(scene: EastScene, range: Range): Named | undefined {
  if (range.end <= range.start) return undefined
  const { lexicon, text } = scene
  const [found] = findPhrases(lexicon.index('speaker anonymous'), text.lower, range)
  if (!found) return { range }
  if (found.means === 'pseudonym') return { range, anonymity: 'pseudonym' }
  const anonymity: Anonymity = found.means === 'request' ? 'anonymous_on_request' : 'unnamed'
  const rest = trimmed(scene, { start: found.end, end: range.end })
  const isBefore = lexicon.language === 'ko' && rest.end > rest.start
  const why = isBefore ? reasonBefore(scene, { start: range.start, end: found.start }) : undefined
  return {
    range: isBefore ? rest : range,
    anonymity,
    ...(why === undefined ? {} : { reason: why }),
  }
}

function reasonBefore(scene: EastScene, range: Range): string | undefined {
  const { lexicon, text } = scene
  const words = trimmed(scene, range)
  const last = lastPhrase(lexicon.index('speaker reason'), text.lower, words)
  return last ? text.source.text.slice(words.start, last.start).trim() || undefined : undefined
}

function whole({ text, lexicon }: EastScene, range: Range, section: string): string | undefined {
  const found = phraseAt(lexicon.index(section), text.lower, range)
  return found && found.end === range.end ? found.means || 'yes' : undefined
}

function pronounOf({ start, end }: Range, is: string): Speaker {
  const back = is as BackReference
  const role: LinkRole = back === 'person' ? 'person' : back === 'group' ? 'group' : 'ngo'
  return { start, end, label: '', role, anonymity: 'unnamed', back }
}

/** Where the words end before brackets that close them: 난민기구(UNHCR). */
export function bareEnd(lower: string, { start, end }: Range): number {
  if (lower.charAt(end - 1) !== ')') return end
  const open = lower.lastIndexOf('(', end - 1)
  return open > start ? open : end
}

interface Kind {
  role: LinkRole
  /** `office`, `open`, or nothing. */
  more: string
}

/** The kind that the end of the words shows; a person where it shows none. */
export function kindOf({ text, lexicon }: EastScene, range: Range): Kind {
  const index = lexicon.index('speaker noun')
  // 关在中心的纳西尔: what describes a name says nothing about its kind.
  const own =
    lexicon.language === 'zh' ? text.lower.slice(range.start, range.end).lastIndexOf('的') + 1 : 0
  const name = { start: range.start + own, end: bareEnd(text.lower, range) }
  const inside = () => {
    return findPhrases(index, text.lower, name).findLast(({ start, end }) => end - start > 1)
  }
  const found = lastPhrase(index, text.lower, { start: range.start, end: name.end }) ?? inside()
  if (!found) return { role: 'person', more: '' }
  const [role = 'person', more = ''] = found.means.split(' ')
  return { role: role as LinkRole, more }
}

// 이 단체, 该组织: a pointer and a noun that says what it is.
function backOf(
  { text, lexicon }: EastScene,
  range: Range,
  role: LinkRole,
): { is: BackReference; start: number } | undefined {
  const is = BACK_OF_ROLE[role]
  if (!is) return undefined
  const pointer = phraseAt(lexicon.index('speaker pointer'), text.lower, range)
  const start = skipSpaces(text.lower, pointer ? pointer.end : range.start)
  const noun = phraseAt(lexicon.index('speaker call-back'), text.lower, { start, end: range.end })
  const isNoun = noun !== undefined && noun.end === range.end
  const kind = lastPhrase(lexicon.index('speaker noun'), text.lower, { start, end: range.end })
  const isWhole = kind !== undefined && kind.start === start
  if (pointer ? isNoun || isWhole : isNoun) return { is, start }
  return undefined
}

// A Korean word of one syllable stands alone: 한 소식통, not 북한 소식통.
function isWhole({ text, lexicon }: EastScene, one: Range, { start }: Range): boolean {
  if (lexicon.language !== 'ko') return true
  return one.start === start || text.lower.charAt(one.start - 1) === ' '
}

// "김수연 사무국장", "主任素婉妮": a name beside the office.
function hasName({ text, lexicon }: EastScene, { start, end }: Range): boolean {
  if (lexicon.language === 'zh') {
    const office = lastPhrase(lexicon.index('speaker noun'), text.lower, { start, end })
    return office === undefined
  }
  const [name = '', office] = text.lower.slice(start, end).split(' ').slice(-2)
  const surname = phraseAt(lexicon.index('speaker surname'), name, { start: 0, end: name.length })
  const noun = lastPhrase(lexicon.index('speaker noun'), name, { start: 0, end: name.length })
  return office !== undefined && surname !== undefined && name.length === 3 && !noun
}

function anonymityOf(scene: EastScene, range: Range, { role, more }: Kind): Anonymity {
  const { text, lexicon } = scene
  const found = findPhrases(lexicon.index('speaker indefinite'), text.lower, range)
  const open = found.find((one) => isWhole(scene, one, range))
  if (role === 'group') return 'collective'
  if (role === 'person') {
    const noun = lastPhrase(lexicon.index('speaker noun'), text.lower, range)
    const isBare = noun?.start === range.start && more !== 'office'
    if (open || isBare || more === 'open') return 'unnamed'
    return more === 'office' && !hasName(scene, range) ? 'role_named' : 'named'
  }
  return open || more === 'open' ? 'unnamed' : 'named'
}
