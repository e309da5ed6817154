// From the cells of a sheet of claims to the form that a person would fill in, and from what is
// wrong with the form back to a cell.

import type { ClaimForm } from '../claim/form.ts'
import type { Refusal, RefusalDetail } from '../refusal.ts'
import type { Content, PartProblem } from './kind.ts'
import { partsOfCell } from './part.ts'

const SPEAKERS = /\s*(?:>|→|›|＞)\s*/u
const DAYS: ReadonlySet<string> = new Set(['time', 'at', 'since', 'until'])
const NUMBERS: ReadonlySet<string> = new Set(['offset', 'value', 'low', 'high'])
const FLAGS: ReadonlySet<string> = new Set(['direct', 'denied'])

/** The form with these fields of a row. */
export function formOfSheet(content: Content, fields: readonly string[]): ClaimForm {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const value = content[field]
    return value === undefined ? [] : [[field, formValue(field, value)]]
  })
  return Object.fromEntries(entries) as ClaimForm
}

function formValue(field: string, value: unknown): unknown {
  if (DAYS.has(field)) {
    const { earliest, latest } = value as { earliest: string; latest: string }
    return earliest === latest ? earliest : `${earliest}/${latest}`
  }
  const text = String(value)
  if (NUMBERS.has(field)) return Number(text)
  if (FLAGS.has(field)) return text === 'yes'
  if (field === 'quote') return partsOfCell(text)
  return field === 'chain' ? text.split(SPEAKERS).filter((one) => one !== '') : text
}

/** The column from which a field of a claim or of its form is read, where it has another name. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  quantity: 'number',
  proposition: 'act',
  places: 'place',
  times: 'time',
  published: 'document',
}

function columnOf(path: unknown): { of?: string } {
  if (typeof path !== 'string') return {}
  const name = path.split(/[.[]/, 1)[0] ?? ''
  return { of: COLUMN_OF[name] ?? name }
}

const CODES: Readonly<Record<string, string>> = {
  'unknown-document': 'document_unknown',
  shredded: 'document_unknown',
  'near-speaker': 'speaker_near',
  'unknown-place': 'place_unknown',
  'ambiguous-place': 'place_unknown',
  'impossible-date': 'date_impossible',
  'locked-for-review': 'claim_locked',
  'not-allowed': 'claim_of_others',
  'wrong-state': 'claim_over',
  'claim-amended': 'claim_over',
}

/** What a refused form is told of its row; only codes and places of words are. */
export function problemsOfForm(refusals: readonly Refusal[]): PartProblem[] {
  return refusals.flatMap((refusal) => {
    const { code, field, details = [] } = refusal
    if (code === 'findings' || code === 'invalid-input')
      return details.length > 0
        ? details.map((one) => ofFinding(one, field))
        : [{ problem: 'cell_needed', ...columnOf(field) }]
    return [{ ...codeOf(refusal), ...columnOf(field) }]
  })
}

/** Two cells contradict one another, whatever the other one is called here. */
const CONTRADICTING: ReadonlySet<string> = new Set(['choices_contradict', 'choice_idle'])

function ofFinding({ code, field: path }: RefusalDetail, field: string | undefined): PartProblem {
  const problem = CONTRADICTING.has(String(code)) ? 'cells_contradict' : String(code)
  return { problem, ...columnOf(path ?? field) }
}

/** Places that are told; of words that stand everywhere the first ones say enough. */
const MOST_PLACES = 10

function placesTold(details: readonly RefusalDetail[]): string {
  const told = details.slice(0, MOST_PLACES).map(({ offset }) => String(offset))
  return [...told, ...(details.length > MOST_PLACES ? ['…'] : [])].join(', ')
}

function codeOf({ code, field, details = [] }: Refusal): PartProblem {
  if (code === 'quote-not-found')
    return { problem: field === 'number' ? 'number_not_quoted' : 'quote_not_found' }
  if (code === 'quote-ambiguous') return { problem: 'quote_repeated', offsets: placesTold(details) }
  if (code === 'unknown-agent')
    return { problem: details.length > 0 ? 'speaker_ambiguous' : 'speaker_unknown' }
  return { problem: CODES[code] ?? 'claim_unfit' }
}
