// One document for a reader: where it came from, its text, its claims, its relations.

import type { TextLayer } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import { day, interval, text, word } from '../terminal/cell.ts'
import { claimRowsText, RELATION_COLUMNS, rowsText } from '../terminal/listing.ts'
import { fieldText, type Layout, type Printer } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { wrapText } from '../terminal/wrap.ts'
import { type DocumentDoubt, doubtSentences } from './doubt.ts'
import { layerMaking, layerSentences } from './layer.ts'
import { proofText } from './proof-text.ts'

/** The lines of `document.show`. */
export const documentText: Printer<'document.show'> = (language, output, layout = {}) => {
  const { command } = wordsIn(language)
  const { document, claims, relations, text: body, doubts, attachments } = output
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
    ...layerLines(language, document.layer, layout),
    ...doubtLines(language, doubts, layout),
    ...proofText(language, { ...document, attachments }, layout),
    '',
    command.list.claims,
    ...claimRowsText(language, claims, layout),
    '',
    `${command.list.text}:`,
    ...paragraphs(body, layout.width ?? 80),
  ]
}

/** By what the text of a file was made, and what was found in it. */
function layerLines(language: Language, layer: TextLayer | undefined, layout: Layout): string[] {
  if (!layer) return []
  const making = layerMaking(language, layer)
  const found = layerSentences(language, layer.findings, layer.tool !== undefined)
  const said = [...(making === undefined ? [] : [making]), ...found]
  return said.length === 0 ? [] : ['', ...said.flatMap((one) => wrapText(one, layout.width ?? 80))]
}

/** What speaks against language or day of publication, below everything else that is known. */
export function doubtLines(
  language: Language,
  doubts: readonly DocumentDoubt[],
  layout: Layout = {},
): string[] {
  const said = doubtSentences(language, doubts)
  return said.length === 0 ? [] : ['', ...said.flatMap((one) => wrapText(one, layout.width ?? 80))]
}

function paragraphs(body: string, width: number): string[] {
  return body.split('\n').flatMap((line) => (line === '' ? [''] : wrapText(safeText(line), width)))
}
