// What destroying evidence would take with it, or took, as lines: counts, the ids behind them, and
// what nobody can do afterwards.
import { fill, type Language, wordsIn } from '@tumen/words'
import { type Data, isData, textAt } from '../phrase/record-value.ts'
import type { Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'

/** What of a destruction is named by ids, in this order. */
export const SHRED_NAMED = [
  'documents',
  'claims',
  'agents',
  'derivatives',
  'attachments',
  'revoked',
  'events',
  'lists',
  'bundles',
  'staying',
] as const

/** Ids that are printed of each; the answer as JSON has all of them. */
const MOST_IDS = 20

/** The lines of `evidence.check-shred` and of `evidence.shred`. */
export function shredText(language: Language, output: Data, { width = 80 }: Layout = {}) {
  const words = wordsIn(language).shred
  const isDone = output.leaf !== undefined
  const copies = idsOf(output, 'derivatives').length + idsOf(output, 'attachments').length
  const counts = {
    documents: idsOf(output, 'documents').length,
    claims: idsOf(output, 'claims').length,
    agents: idsOf(output, 'agents').length,
    ...{ copies, rows: rowsOf(output) },
  }
  return [
    ...wrapText(fill(isDone ? words.gone : words.goes, counts), width),
    '',
    ...SHRED_NAMED.flatMap((name) => idLines(words[name], idsOf(output, name), width)),
    '',
    ...wrapText(fill(words.backups, { day: textAt(output, 'backupsUntil') }), width),
    ...wrapText(words.holder, width),
    ...(isDone ? [] : nextLines(language, output, width)),
  ]
}

function nextLines(language: Language, output: Data, width: number): string[] {
  const words = wordsIn(language).shred
  const [document] = idsOf(output, 'documents')
  if (output.needsRequest === true)
    return ['', ...wrapText(fill(words.request, { document }), width)]
  const reasons: Readonly<Record<string, string | undefined>> = words.reason
  const reason = reasons[textAt(output, 'asked.reason') ?? '']
  const by = textAt(output, 'asked.by')
  const asked = by === undefined ? [] : wrapText(fill(words.asked, { by, reason }), width)
  // One line, to be copied.
  return ['', ...asked, fill(words.token, { document, token: textAt(output, 'token') })]
}

function idLines(title: string, ids: readonly string[], width: number): string[] {
  if (ids.length === 0) return []
  const more = ids.length > MOST_IDS ? ` … (${ids.length})` : ''
  const shown = ids.slice(0, MOST_IDS).map((id) => safeText(id))
  return hangText('- ', `${title}: ${shown.join(', ')}${more}`, width)
}

function idsOf(output: Data, name: string): string[] {
  const value = output[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function rowsOf({ rows }: Data): number {
  return isData(rows) ? Object.values(rows).reduce<number>((sum, n) => sum + Number(n), 0) : 0
}
