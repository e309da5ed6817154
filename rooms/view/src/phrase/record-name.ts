// What a record is called: the one place that makes a name of what `record.names` tells. The id is
// an address, and stands for the name only where there is none.
import type { Output } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'
import { claimAct, claimNumber } from '../part/claim/sentence.ts'
import { speakerLabel } from '../part/claim/speaker-line.tsx'
import { intervalPhrase } from './date.ts'

/** A record as `record.names` tells it. */
export type NamedRecord = Output<'record.names'>['names'][number]

/** A name, and the language of its first words where that is not the reader's. */
export interface RecordLabel {
  text: string
  lang?: string
}

/** Signs of a title that are told. */
const MOST_SIGNS = 90

/** "80 North Koreans held …, Harbour Wire, 5 August 2022"; the id where nothing is told of it. */
export function recordLabel(
  language: Language,
  record: NamedRecord | undefined,
  id: string,
): RecordLabel {
  if (!record) return { text: id }
  if (record.kind === 'agent') return speakerLabel(language, record.agent ?? { id })
  const own = record.claim ? claimName(language, record.claim) : shortTitle(record.title)
  const isOwnWords = record.claim === undefined && record.language !== undefined
  const text = [own || id, ...sourceParts(language, record)].join(wordsIn(language).report.list)
  return { text, ...(isOwnWords && record.language !== language && { lang: record.language }) }
}

/** "at least 52 · Detention", in the reader's language; what did not happen says so. */
function claimName(language: Language, claim: NonNullable<NamedRecord['claim']>): string {
  const { isConditional, ...said } = claim
  const act = claimAct(language, { ...said, ...(isConditional && { condition: { text: '' } }) })
  return `${claimNumber(language, claim)} · ${act}`
}

/** Who published it and when. */
function sourceParts(language: Language, { agent, published }: NamedRecord): string[] {
  return [
    ...(agent ? [speakerLabel(language, agent).text] : []),
    ...(published ? [intervalPhrase(language, published)] : []),
  ]
}

/** A long title ends with its last whole word. */
export function shortTitle(title = ''): string {
  const signs = [...title]
  if (signs.length <= MOST_SIGNS) return title
  const cut = signs.slice(0, MOST_SIGNS).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > MOST_SIGNS / 2 ? cut.slice(0, space) : cut} …`
}

/** The same for the title of a tab; nothing where others must not find it there. */
export function tabName(language: Language, record: NamedRecord | undefined): string | undefined {
  return record?.isPublic ? recordLabel(language, record, record.id).text : undefined
}
