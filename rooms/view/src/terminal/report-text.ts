// A report as plain text: 80 columns by default, nothing but letters, `>` and `#`, so that it
// works over SSH and in a screen reader. Quoted words keep their own language.
import type { Note, Quotation, Report, Section } from './report.ts'
import type { Layout } from './table.ts'
import { fieldText, tableText } from './table.ts'
import { safeText, textWidth } from './text-width.ts'
import { hangText, wrapText } from './wrap.ts'

const MOST_BAR = 24

/** The lines of a report joined by line ends, with one at the end. */
export function reportText(report: Report, layout: Layout = {}): string {
  const width = layout.width ?? 80
  const tail = (report.tail ?? []).flatMap((line) => wrapText(safeText(line), width))
  const lines = [
    ...headLines(report, layout),
    ...report.sections.flatMap((section) => sectionLines(section, layout)),
    ...(tail.length === 0 ? [] : ['', ...tail]),
  ]
  return `${lines.join('\n')}\n`
}

function headLines(report: Report, layout: Layout): string[] {
  if (layout.plain && report.fields) return fieldText(report.fields, layout)
  const width = layout.width ?? 80
  const lead = report.lead.flatMap((line) => wrapText(safeText(line), width))
  return [...wrapText(safeText(report.title), width), '', ...lead]
}

function sectionLines(section: Section, layout: Layout): string[] {
  const width = layout.width ?? 80
  const heading = safeText(section.heading)
  const rule = layout.plain ? [] : ['-'.repeat(Math.min(width, textWidth(heading)))]
  const notes = section.notes.flatMap((note) => noteLines(note, 0, width))
  return ['', heading, ...rule, ...barLines(section, layout), ...notes]
}

function noteLines(note: Note, depth: number, width: number): string[] {
  const first = `${'  '.repeat(depth)}- `
  return [
    ...hangText(first, safeText(note.text), width),
    ...(note.quotations ?? []).flatMap((one) => quotationLines(one, depth, width)),
    ...(note.notes ?? []).flatMap((one) => noteLines(one, depth + 1, width)),
  ]
}

function quotationLines(quotation: Quotation, depth: number, width: number): string[] {
  const indent = '  '.repeat(depth + 2)
  const words = safeText(quotation.words)
  const shown = quotation.hidden || quotation.inContext ? words : `“${words}”`
  const source = safeText(`${quotation.source} [${quotation.claim}]`.trim())
  const more = [source, ...(quotation.note ? [safeText(quotation.note)] : [])]
  return [
    ...hangText(indent, shown, width),
    ...more.flatMap((line) => hangText(`${indent}  `, line, width)),
  ]
}

function barLines(section: Section, layout: Layout): string[] {
  const { bars } = section
  if (!bars) return []
  const columns = [
    { heading: bars.label, align: 'right' as const },
    { heading: bars.length },
    { heading: '' },
  ]
  const rows = bars.rows.map(({ label, length, remark }) => {
    const bar = layout.plain ? '' : ` ${'#'.repeat(Math.min(MOST_BAR, length))}`
    return [label, `${length}${bar}`, remark ?? '']
  })
  return tableText(columns, rows, layout)
}
