// What came with a document, on the command line: its archive and the proofs beside it.
import { type Language, wordsIn } from '@tumen/words'
import type { Layout, Printer } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { type ProvenDocument, proofReport } from './proof-report.ts'

/** The lines about what came with the document of `document.show`; none when nothing did. */
export function proofText(
  language: Language,
  proven: ProvenDocument,
  { width = 80 }: Layout = {},
): string[] {
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

/** The lines of `evidence.attach`. */
export const attachmentText: Printer<'evidence.attach'> = (language, output, layout = {}) => {
  const [, ...lines] = proofText(language, { attachments: [output] }, layout)
  return [`${wordsIn(language).command.field.id}: ${output.id}`, '', ...lines]
}
