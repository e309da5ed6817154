// Who a Korean or Chinese name is: what its last noun says, and how far it names somebody.
// Source: reading.md 4.
import type { Anonymity, LinkRole } from '@tumen/claim'
import type { Lexicon } from '../text/lexicon.ts'
import { lastPhrase } from '../text/phrase-end.ts'
import { findPhrases } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import { wordPatterns } from '../text/word-pattern.ts'
import { backOf, OF_PRONOUN, type Speaker } from './speaker-saying.ts'

const POINTER = wordPatterns('^(?:{speaker pointer}) ?')
const INDEFINITE = wordPatterns('(?:^|的)(?:{speaker indefinite})')

/** The speaker whom the words of a range name. */
export function easternSpeaker(text: PreparedText, range: Range, lexicon: Lexicon): Speaker {
  const { language } = lexicon
  const label = text.source.text.slice(range.start, range.end)
  const lower = text.lower.slice(range.start, range.end)
  const pronoun = OF_PRONOUN[lexicon.words('speaker pronoun').get(lower) ?? '']
  if (pronoun) return { ...range, label, ...pronoun, isBare: true }
  const noun = lastPhrase(lexicon.index('speaker noun'), text.lower, range)
  const [role, more] = (noun?.means ?? roleInside(lower, lexicon)).split(' ') as [LinkRole, string?]
  const speaker: Speaker = { ...range, label, role, anonymity: 'named' }
  speaker.anonymity = anonymityOf({ lower, role, more, isNoun: noun !== undefined }, lexicon)
  const hidden = findPhrases(lexicon.index('speaker anonymous'), text.lower, {
    start: Math.max(0, range.start - 30),
    end: range.end,
  })
  const [found] = hidden
  if (found && found.end >= range.start - 2) {
    speaker.anonymity = found.means === 'request' ? 'anonymous_on_request' : 'pseudonym'
    const reason = reasonBefore(text, found.start, lexicon)
    if (reason) speaker.reason = reason
  }
  if (noun && noun.start - range.start <= 3) speaker.isKind = true
  const pointer = POINTER[language].exec(lower)?.[0].length
  const isPointed = pointer !== undefined && lower.length - pointer <= 5
  const isAlone = noun?.start === range.start && more === undefined && lower.length <= 3
  if (!isPointed && !(isAlone && CALLED.has(role))) return speaker
  return { ...speaker, back: backOf(role), isBare: true }
}

/** Kinds that alone, without a name, mean one that was named before: 报告, 단체. */
const CALLED: ReadonlySet<LinkRole> = new Set(['document', 'ngo'])

// 收容所负责人米娜, 박모: a name behind or without a noun is a person's.
function roleInside(lower: string, lexicon: Lexicon): string {
  const inside = findPhrases(lexicon.index('speaker noun'), lower, { start: 0, end: lower.length })
  const person = inside.find(({ means }) => means.startsWith('person'))
  if (person || inside.length === 0) return 'person'
  return inside.at(-1)?.means.split(' ')[0] ?? 'person'
}

interface Named {
  lower: string
  role: LinkRole
  more: string | undefined
  isNoun: boolean
}

/** A name before or behind an office: 김수연 사무국장. */
const KOREAN_NAME = /(?:^|[ '\u2019])[가-힣]{2,4} [가-힣]{2,6}$/u

function anonymityOf({ lower, role, more, isNoun }: Named, lexicon: Lexicon): Anonymity {
  if (role === 'group') return 'collective'
  const isIndefinite = INDEFINITE[lexicon.language].test(lower)
  if (role !== 'person') return more === 'open' || isIndefinite ? 'unnamed' : 'named'
  if (!isNoun) return 'named'
  if (more === 'office') {
    const isName =
      lexicon.language === 'ko' && KOREAN_NAME.test(lower) && hasSurname(lower, lexicon)
    return isName ? 'named' : 'role_named'
  }
  if (/씨$/.test(lower)) return 'named'
  return 'unnamed'
}

function hasSurname(lower: string, lexicon: Lexicon): boolean {
  const name = lower.split(' ').at(-2) ?? ''
  const noun = lastPhrase(lexicon.index('speaker noun'), name, { start: 0, end: name.length })
  return (
    name.length === 3 && noun === undefined && lexicon.words('speaker surname').has(name.charAt(0))
  )
}

/** Units before the words that hide a name in which the reason stands. */
const REASON = 30

function reasonBefore(text: PreparedText, at: number, lexicon: Lexicon): string | undefined {
  const start = Math.max(0, at - REASON)
  const words = text.folded.slice(start, at).trimEnd()
  const found = lastPhrase(lexicon.index('speaker reason'), words, { start: 0, end: words.length })
  return (
    found &&
    words
      .slice(0, found.start)
      .split(/[,.。\n]/)
      .at(-1)
      ?.replace(/^(?:因|出于|为|.*[은는] )/u, '')
      .trim()
  )
}
