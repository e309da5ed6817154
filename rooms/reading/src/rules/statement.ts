// Claims without a number: only denials, which speak against figures. Whatever else a text says
// without counting is recorded by a person. Source: reader.md 3.
import type { Draft } from '../port/draft.ts'
import type { Lexicon } from '../text/lexicon.ts'
import { findPhrases } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
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

/** The denials of acts in sentences that count nobody, in the order of the text. */
export function readDenials(
  text: PreparedText,
  lexicon: Lexicon,
  counts: readonly Draft[],
): Draft[] {
  const counted = new Set(counts.map(({ sentence }) => sentence))
  return text.sentences.flatMap(({ start, end, position, table }, sentence): Draft[] => {
    if (counted.has(sentence) || SILENT.has(position) || table) return []
    const whole = { start, end: Math.min(end, start + LONGEST) }
    const words = findPhrases(lexicon.index('voice'), text.lower, whole)
    const denial = words.find(({ means }) => means === 'denial')
    if (!denial) return []
    const acts = findPhrases(lexicon.index('trigger'), text.lower, whole)
    const told = acts.filter(({ means }) => namedAct(means) !== undefined)
    const act = text.language === 'en' ? told.find((one) => one.start >= denial.end) : told[0]
    if (!act || !isWhatIsDenied(text, denial, act)) return []
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
        act: { value: namedAct(act.means) ?? 'other', rules: ['act.denied'], range },
        voice: { value: { modality: 'denied', polarity: 'denied', cue }, rules: ['voice.denied'] },
      },
    ]
  })
}
