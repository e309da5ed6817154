// Claims without a number: only denials, which speak against figures. Whatever else a text says
// without counting is recorded by a person. Source: reader.md 3.
import type { Draft } from '../port/draft.ts'
import type { Lexicon } from '../text/lexicon.ts'
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import { namedAct } from './act-word.ts'
import { clauseAround } from './clause.ts'

/** A longer sentence is no sentence. */
const LONGEST = 2000
const SILENT: ReadonlySet<string> = new Set(['boilerplate', 'credit', 'caption'])

/** Signs of Korean and Chinese, and words of English, that may stand between denial and act. */
const NEAR = { en: 8, ko: 25, zh: 15 } as const

/** "Denied that it had been told in advance of the arrests": something else is denied. */
function isWhatIsDenied({ lower, language }: PreparedText, denial: Range, act: Range): boolean {
  const [first, second] = denial.start < act.start ? [denial, act] : [act, denial]
  const between = lower.slice(first.end, second.start).trim()
  const length = language === 'en' ? between.split(' ').length : between.length
  return length <= NEAR[language]
}

/** What stands before an act and behind it where nobody at all suffered it. */
const OF_ANYONE: Readonly<Record<Language, readonly (readonly [before: RegExp, after: RegExp])[]>> =
  {
    en: [
      [/(?:)/u, /^(?: \w+)? (?:nobody|no one)\b/u],
      [
        /\b(?:not|never|n['’]t)(?: \w+){0,3} $/u,
        /^(?: \w+){0,2}? (?:anyone|anybody|any (?:\w+ ){0,2}\w+s|a (?:single )?(?:soul|person))\b/u,
      ],
    ],
    ko: [
      [/(?:누구도|아무도)[^,.;]{0,10}$/u, /^[가-힣]{0,4}(?:지 ?(?:않|못)| 적[이은도]? ?없)/u],
      [
        /(?:)/u,
        /^[가-힣]{0,4} (?:사람|이|적|일|사실|바)[은이도]? ?(?:전혀 |아예 )?없(?:다|었|음|습)/u,
      ],
    ],
    zh: [
      [/(?:没有?|未|从未|不曾)(?:在[^,;]{1,8})?$/u, /^[过了]?任何[^,;]{0,6}[人者民]/u],
      [/(?:从来没|从未|未曾|未|不曾|绝没|根本没)有过?人(?:被|遭到?|在[^,;]{1,8})?$/u, /(?:)/u],
    ],
  }

/** "It had detained nobody": the words by which an act is denied of everybody. */
function denialOfAnyone(text: PreparedText, whole: Range, acts: readonly PhraseMatch[]) {
  for (const act of acts) {
    const before = text.lower.slice(Math.max(whole.start, act.start - 40), act.start)
    const after = text.lower.slice(act.end, whole.end)
    for (const [first, last] of OF_ANYONE[text.language]) {
      const [lead, rest] = [first.exec(before), last.exec(after)]
      if (!lead || !rest) continue
      return { act, denial: { start: act.start - lead[0].length, end: act.end + rest[0].length } }
    }
  }
  return undefined
}

/** Words by which something is denied of everybody. */
const ANYBODY: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:any|anyone|anybody|nobody|no one)\b/u,
  ko: /누구도|아무도|(?:사람|[이적일])[은는이가도]? ?없/u,
  zh: /任何|有过?人/u,
}

/** "Confirmed four arrests but denied that anyone was sent back": not of those who are counted. */
function isApart(
  { lower, language }: PreparedText,
  { act, denial }: { act: Range; denial: Range },
  counts: readonly Draft[],
): boolean {
  if (counts.length === 0) return true
  const start = Math.min(act.start, denial.start)
  const end = Math.max(act.end, denial.end)
  return (
    ANYBODY[language].test(lower.slice(start, end)) &&
    counts.every(({ range, act: own }) => {
      const isOwn = own?.range && own.range.start < act.end && own.range.end > act.start
      return range.end <= start && !isOwn
    })
  )
}

/** The act that is denied; of a return those deny it who would have forced it. */
const deniedAct = (means: string) => (means === 'back' ? 'forced_return' : namedAct(means))

/** The denials of acts in sentences that count nobody, in the order of the text. */
export function readDenials(
  text: PreparedText,
  lexicon: Lexicon,
  counts: readonly Draft[],
): Draft[] {
  const counted = new Map<number, Draft[]>()
  for (const one of counts) counted.set(one.sentence, [...(counted.get(one.sentence) ?? []), one])
  return text.sentences.flatMap(({ start, end, position, table }, sentence): Draft[] => {
    if (SILENT.has(position) || table) return []
    const whole = { start, end: Math.min(end, start + LONGEST) }
    const words = findPhrases(lexicon.index('voice'), text.lower, whole)
    const acts = findPhrases(lexicon.index('trigger'), text.lower, whole)
    const told = acts.filter(({ means }) => deniedAct(means) !== undefined)
    const said = words.find(({ means }) => means === 'denial')
    const behind = told.find((one) => one.start >= (said?.end ?? 0))
    const denied = { en: behind, ko: told[0], zh: behind ?? told[0] }[text.language]
    const isSaid = said && denied && isWhatIsDenied(text, said, denied)
    const found = isSaid ? { act: denied, denial: said } : denialOfAnyone(text, whole, told)
    if (!found) return []
    const { act, denial } = found
    if (!isApart(text, found, counted.get(sentence) ?? [])) return []
    const range = { start: act.start, end: act.end }
    const cue = text.source.text.slice(denial.start, denial.end)
    return [
      {
        kind: 'occurrence',
        range,
        sentence,
        clause: clauseAround(text.lower, whole, { range }, text.language),
        quote: [whole],
        detection: { value: 'occurrence', rules: ['statement.denial'], range: denial },
        act: { value: deniedAct(act.means) ?? 'other', rules: ['act.denied'], range },
        voice: { value: { modality: 'denied', polarity: 'denied', cue }, rules: ['voice.denied'] },
      },
    ]
  })
}
