// A notice of correction at any distance below a number that it names: whoever reads the number
// above does not know that it was taken back. Source: reader.md 4.
import { fold } from '@tumen/claim'
import type { PreparedText } from '../text/prepared-text.ts'
import { LANGUAGES, type Language, type Range } from '../text/source-text.ts'
import type { Doubt } from './guard.ts'

/** How a paragraph begins that corrects the text above it. */
const NOTICE: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(
    '^[([*"]*(?:corrections?|corrected|clarification|retraction|(?:an|the) earlier version|' +
      'a previous version|this (?:article|report|story) (?:has been|was) (?:corrected|amended)|' +
      "editor'?s'? note)\\b",
    'u',
  ),
  ko: /^[([*"]*(?:정정|바로잡|바로 ?잡|수정합니다|오류 ?정정|알려드립니다)/u,
  zh: /^[([*"]*(?:更正|订正|勘误|编者注|编者按|本报更正|撤稿)/u,
}

/** The notices among the lines of a text, as it is stored. */
export function correctionsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => fold(line).trim().toLowerCase())
  return lines.filter((line) => LANGUAGES.some((one) => NOTICE[one].test(line)))
}

const noticesIn = new WeakMap<PreparedText, readonly Range[]>()

/** Paragraphs that correct the text above them. */
function noticesOf(text: PreparedText): readonly Range[] {
  const known = noticesIn.get(text)
  if (known) return known
  const found = text.paragraphs.filter(({ start, end }) =>
    NOTICE[text.language].test(text.lower.slice(start, Math.min(end, start + 80)).trimStart()),
  )
  noticesIn.set(text, found)
  return found
}

/** The notice below that names this number; nothing where none does. */
export function correctedBelow(text: PreparedText, number: Range): Doubt | undefined {
  const words = text.lower.slice(number.start, number.end)
  const digits = /\d[\d,.]*/u.exec(words)?.[0]
  const isNamed = (notice: string) => {
    if (digits === undefined) return notice.includes(words)
    return notice.split(/[^\d,.]+/u).some((one) => one.replace(/[,.]$/u, '') === digits)
  }
  const found = noticesOf(text).find(
    ({ start, end }) => start >= number.end && isNamed(text.lower.slice(start, end)),
  )
  if (found) return { ...found, says: 'retracted' }
  const { start, end } = number
  return text.source.corrections?.some(isNamed) ? { start, end, says: 'retracted' } : undefined
}
