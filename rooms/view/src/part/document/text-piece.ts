// A sentence of a report in pieces: plain text, days, ids of records, and numbers. So a page can
// lead from every number to the words behind it, and from every id to its record.
import { type Language, wordsIn } from '@tumen/words'

export interface TextPiece {
  kind: 'text' | 'day' | 'id' | 'number'
  text: string
}

const ISO_DAY = String.raw`\d{4}-\d{2}(?:-\d{2})?`
const GROUPED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`
const TOKEN = String.raw`[A-Za-z0-9][\w:.#-]*`

const patterns = new Map<Language, RegExp>()

/** The pieces of `text`; joined they are the text. A run of digits that is no id is a number. */
export function piecesOf(
  language: Language,
  text: string,
  isId: (token: string) => boolean,
): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(patternOf(language))) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    const [found, day, grouped] = match
    if (day !== undefined) pieces.push({ kind: 'day', text: found })
    else if (grouped !== undefined) pieces.push({ kind: 'number', text: found })
    else pieces.push(...tokenPieces(found, isId))
    end = match.index + found.length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

/** Numbers from a thousand on are grouped, so four digits alone are a year. */
function patternOf(language: Language): RegExp {
  const known = patterns.get(language)
  if (known) return known
  const { day, month, year, months } = wordsIn(language).date
  const names = months.length === 0 ? String.raw`\d{1,2}` : months.join('|')
  const parts: Record<string, string> = {
    d: String.raw`\d{1,2}`,
    m: String.raw`\d{1,2}`,
    y: String.raw`\d{4}`,
    month: `(?:${names})`,
  }
  const days = [day, month, year].map((one) =>
    one.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? ''),
  )
  const made = new RegExp(
    `(?<![\\w,.])(${[...days, ISO_DAY].join('|')})(?![\\w-])|(${GROUPED})|${TOKEN}`,
    'g',
  )
  patterns.set(language, made)
  return made
}

function tokenPieces(token: string, isId: (token: string) => boolean): TextPiece[] {
  let id = token
  while (id !== '' && !isId(id) && /[:.#-]$/.test(id)) id = id.slice(0, -1)
  if (id !== '' && isId(id)) return [{ kind: 'id', text: id }, ...plain(token.slice(id.length))]
  return token
    .split(/(\d+(?:\.\d+)?)/)
    .flatMap((part, n): TextPiece[] =>
      n % 2 === 1 ? [{ kind: 'number', text: part }] : plain(part),
    )
}

function plain(text: string): TextPiece[] {
  return text === '' ? [] : [{ kind: 'text', text }]
}

/** The value of a piece that is a number. */
export function numberOf(piece: TextPiece): number {
  return Number(piece.text.replaceAll(',', ''))
}
