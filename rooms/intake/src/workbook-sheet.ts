// A sheet of a workbook as rows, told while it is read: cells where their references say, and what
// of the sheet nobody sees. Source: ECMA-376 part 1, 18.3.
import type { XmlReader } from './read-xml.ts'
import { Stop, type TextBounds, tooLarge } from './workbook-bound.ts'
import { type CellAround, cellText, type RawCell } from './workbook-cell.ts'

/** A row of a sheet with its number there; blank rows are left out. */
export interface WorkbookRow {
  line: number
  fields: string[]
}

/** Cells beyond the last column that a sheet can have are no cells. */
const LAST_COLUMN = 16_384

/** Takes the events of a sheet and gives its rows. */
export class SheetReader implements XmlReader {
  /** Columns that are not shown, from and to, counted from 0. */
  readonly hiddenColumns: [from: number, to: number][] = []
  /** Cells whose value a formula gave. */
  formulas = 0
  readonly #around: CellAround
  readonly #give: (row: WorkbookRow, isHidden: boolean) => void
  readonly #texts: TextBounds
  #units = 0
  #row: WorkbookRow = { line: 0, fields: [] }
  #isHidden = false
  #at = 0
  #cell: RawCell = { type: 'n', style: 0, value: '' }
  #inside = 0

  constructor(
    around: CellAround,
    texts: TextBounds,
    give: (row: WorkbookRow, isHidden: boolean) => void,
  ) {
    this.#around = around
    this.#texts = texts
    this.#give = give
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const { r, t = 'n', s = '0' } = attributes
    if (name === 'row') {
      this.#row = { line: lineOf(r, this.#row.line + 1), fields: [] }
      this.#isHidden = isOn(attributes.hidden)
    } else if (name === 'col' && isOn(attributes.hidden)) this.#hide(attributes)
    else if (name === 'c') {
      this.#at = columnOf(r) ?? this.#row.fields.length
      // A row that never ends would be held until it does.
      if (this.#at >= LAST_COLUMN) throw new Stop({ code: 'workbook_damaged' })
      this.#cell = { type: t, style: Number(s), value: '' }
    } else if (name === 'f') this.formulas++
    else if (name === 'v' || name === 't') this.#inside++
  }

  text(text: string): void {
    if (this.#inside === 0) return
    this.#cell.value += text
    if (this.#cell.value.length > this.#texts.cell) throw tooLarge()
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inside--
    else if (name === 'row') this.#give(this.#row, this.#isHidden)
    else if (name === 'c') this.#place(cellText(this.#cell, this.#around).trim())
  }

  #hide({ min, max }: Readonly<Record<string, string>>): void {
    this.hiddenColumns.push([Number(min) - 1, Number(max) - 1])
    if (this.hiddenColumns.length > LAST_COLUMN) throw new Stop({ code: 'workbook_damaged' })
  }

  #place(text: string): void {
    const { fields } = this.#row
    if (text === '') return
    this.#units += text.length
    if (this.#units > this.#texts.units) throw tooLarge()
    while (fields.length < this.#at) fields.push('')
    fields[this.#at] = text
  }
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function lineOf(reference: string | undefined, next: number): number {
  return /^[1-9]\d{0,6}$/.test(reference ?? '') ? Number(reference) : next
}

/** The place of a cell such as `AB12`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  const place = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  if (place > LAST_COLUMN) throw new Stop({ code: 'workbook_damaged' })
  return place - 1
}
