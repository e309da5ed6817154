// What came with a document, on the command line: its archive and the proofs beside it.
import { type ArchiveFacts, given } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import { type Data, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import type { Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { type ProvenDocument, proofReport, type ShownAttachment } from './proof-report.ts'

/** The lines about what came with the document of `document.show`; none when nothing did. */
export function proofText(language: Language, output: Data, layout: Layout = {}): string[] {
  const archive = valueAt(output, 'document.archive') as ArchiveFacts | undefined
  const attachments = listAt(output, 'attachments') as unknown as ShownAttachment[]
  return sections(language, { attachments, ...given({ archive }) }, layout.width ?? 80)
}

/** The lines of `evidence.attach`. */
export function attachmentText(language: Language, output: Data, layout: Layout = {}): string[] {
  const attachments = [output as unknown as ShownAttachment]
  const [, ...lines] = sections(language, { attachments }, layout.width ?? 80)
  return [`${wordsIn(language).command.field.id}: ${textAt(output, 'id') ?? ''}`, '', ...lines]
}

function sections(language: Language, proven: ProvenDocument, width: number): string[] {
  const { proof } = wordsIn(language)
  const found = proofReport(language, proven)
  if (found.length === 0) return []
  const lines = found.flatMap((section) => [
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
