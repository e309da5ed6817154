// One document for a reader: where it came from, its text, its claims, its relations.
import type { ArchiveFacts } from '@tumen/claim'
import { day, interval, text, word } from './cell.ts'
import type { Language } from './language.ts'
import { claimRowsText, RELATION_COLUMNS, rowsText } from './listing-text.ts'
import { proofReport, type ShownAttachment } from './proof-report.ts'
import { type Data, listAt, textAt, valueAt } from './record-value.ts'
import { fieldText, type Layout } from './table-text.ts'
import { safeText } from './text-width.ts'
import { wordsIn } from './words.ts'
import { hangText, wrapText } from './wrap-text.ts'

/** The lines of `document.show`. */
export function documentText(language: Language, output: Data, layout: Layout = {}): string[] {
  const { command } = wordsIn(language)
  const document = valueAt(output, 'document') as Data
  const fields = [
    ['id', text('id')],
    ['title', text('title')],
    ['publisher', text('publisher')],
    ['published', interval('published')],
    ['covers', interval('covers')],
    ['captured', day('captured')],
    ['language', text('language')],
    ['url', text('url')],
    ['sensitivity', word('sensitivity', 'sensitivity')],
    ['mediaType', text('mediaType')],
    ['bytesHash', text('bytesHash')],
    ['recorded', day('recorded')],
    ['by', text('by')],
    ['leaf', text('leaf')],
  ] as const
  const claims = listAt(output, 'claims')
  const relations = listAt(output, 'relations')
  return [
    ...fieldText(
      fields.map(([key, cell]): [string, string] => [command.field[key], cell(language, document)]),
      layout,
    ),
    ...(relations.length === 0
      ? []
      : [
          '',
          command.list.relations,
          ...rowsText(language, { columns: RELATION_COLUMNS }, relations, layout),
        ]),
    ...proofLines(language, output, layout.width ?? 80),
    '',
    command.list.claims,
    ...claimRowsText(language, claims, layout),
    '',
    `${command.list.text}:`,
    ...paragraphs(textAt(output, 'text') ?? '', layout.width ?? 80),
  ]
}

function proofLines(language: Language, output: Data, width: number): string[] {
  const { proof } = wordsIn(language)
  const archive = valueAt(output, 'document.archive') as ArchiveFacts | undefined
  const attachments = listAt(output, 'attachments') as unknown as ShownAttachment[]
  const proven = { attachments, ...(archive === undefined ? {} : { archive }) }
  const sections = proofReport(language, proven)
  if (sections.length === 0) return []
  const lines = sections.flatMap((section) => [
    '',
    ...wrapText(section.title, width),
    ...(section.status === undefined ? [] : hangText('- ', section.status, width)),
    ...section.lines.flatMap((line) => hangText('- ', safeText(line), width)),
    ...hangText('- ', `${proof.shows}: ${section.shows}`, width),
    ...hangText('- ', `${proof.not}: ${section.not}`, width),
    ...section.pages.flatMap((line) => hangText('  ', safeText(line), width)),
  ])
  return ['', `${proof.title}:`, ...wrapText(proof.lead, width), ...lines]
}

function paragraphs(body: string, width: number): string[] {
  return body.split('\n').flatMap((line) => (line === '' ? [''] : wrapText(safeText(line), width)))
}
