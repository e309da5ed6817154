// A sheet of a workbook (XLSX) as rows of text. Values only: formulas are not read; macros, links
// and pictures are not looked at. The archive is unpacked piece by piece under limits of its own.
// Source: ECMA-376 part 1, 12.3 and 18; desk.md I1, I10.
import { ZipError, zipList } from '@tumen/archive'
import { readXml, XmlError, type XmlReader, XmlTooLong } from './read-xml.ts'
import { type Allowance, unpack } from './unpack.ts'
import { Stop, TEXTS, type TextBounds, tooLarge, type WorkbookFinding } from './workbook-bound.ts'
import {
  builtInGrain,
  type CellAround,
  cellText,
  type DateGrain,
  formatGrain,
  type RawCell,
} from './workbook-cell.ts'

export type { TextBounds, WorkbookFinding } from './workbook-bound.ts'

/** A workbook to read, and its limits. */
export interface WorkbookUpload {
  bytes: Uint8Array
  /** Name of the sheet; default the first one. */
  sheet?: string
  /** Rows with a heading; more are a finding. */
  mostRows: number
  mostColumns: number
  /** Bytes of all parts that are read, unpacked; default 600 MiB. */
  mostUnpacked?: number
  /** How much text is taken out of it; a test gives less. */
  texts?: TextBounds
}

/** A row of a sheet with its number there; blank rows are left out. */
export interface WorkbookRow {
  line: number
  fields: string[]
}

/** The rows of a sheet, or the first thing that is wrong. */
export type ReadWorkbook =
  | { rows: WorkbookRow[]; sheets: string[]; finding?: never }
  | { finding: WorkbookFinding; rows?: never }

/** Reads one sheet. Binary workbooks of before 2007, and encrypted ones, are `workbook_old`. */
export async function readWorkbook(upload: WorkbookUpload): Promise<ReadWorkbook> {
  if (upload.bytes[0] === 0xd0) return { finding: { code: 'workbook_old' } }
  try {
    return await readSheets(upload)
  } catch (error) {
    if (error instanceof Stop) return { finding: error.finding }
    if (error instanceof XmlTooLong) return { finding: { code: 'workbook_too_large' } }
    if (error instanceof XmlError) return { finding: { code: 'workbook_damaged' } }
    if (!(error instanceof ZipError)) throw error
    const isLarge = error.code === 'bomb' || error.code === 'too_many_parts'
    return { finding: { code: isLarge ? 'workbook_too_large' : 'workbook_damaged' } }
  }
}

/** The parts of a workbook, each read by its path. */
interface Parts {
  read(path: string, reader: XmlReader): Promise<void>
  has(path: string): boolean
}

function partsOf(bytes: Uint8Array, allowance: Allowance): Parts {
  // Of several of one name the last is read.
  const entries = new Map(zipList(bytes).entries.map((entry) => [entry.name, entry]))
  return {
    has: (path) => entries.has(path),
    read: (path, reader) => {
      const entry = entries.get(path)
      if (!entry) throw new Stop({ code: 'workbook_damaged' })
      return readXml(unpack(bytes, entry, allowance), reader)
    },
  }
}

async function readSheets(upload: WorkbookUpload): Promise<ReadWorkbook> {
  const { bytes, mostUnpacked = 600 * 1024 * 1024 } = upload
  const parts = partsOf(bytes, { bytes: mostUnpacked })
  const [book] = (await linksOf(parts, '')).filter(({ type }) => type === 'officeDocument')
  if (!book) throw new Stop({ code: 'workbook_damaged' })
  const links = await linksOf(parts, book.target)
  const { sheets, isFrom1904 } = await readBook(parts, book.target)
  const wanted = sheets.find(({ name }) => name === (upload.sheet ?? sheets[0]?.name))
  if (!wanted) throw new Stop({ code: 'sheet_unknown' })
  const path = links.find(({ id }) => id === wanted.id)?.target ?? ''
  const pathOf = (type: string) => links.find((link) => link.type === type)?.target
  const around = {
    shared: await readShared(parts, pathOf('sharedStrings'), upload.texts ?? TEXTS),
    grains: await readGrains(parts, pathOf('styles')),
    isFrom1904,
  }
  const rows = await readRows(parts, path, around, upload)
  return { rows, sheets: sheets.map(({ name }) => name) }
}

interface Link {
  id: string
  /** The last word of its address. */
  type: string
  /** Path in the archive. */
  target: string
}

/** What a part refers to, by the file of its relations. */
async function linksOf(parts: Parts, path: string): Promise<Link[]> {
  const cut = path.lastIndexOf('/') + 1
  const [folder, file] = [path.slice(0, cut), path.slice(cut)]
  const links: Link[] = []
  const relations = `${folder}_rels/${file}.rels`
  if (!parts.has(relations)) return []
  await parts.read(relations, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`
      links.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return links
}

async function readBook(parts: Parts, path: string) {
  const sheets: { name: string; id: string }[] = []
  let isFrom1904 = false
  await parts.read(path, {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      sheets.push({ name: attributes.name ?? '', id: id ?? '' })
    },
  })
  return { sheets, isFrom1904 }
}

/** The texts that cells share; readings of characters beside them are left out. */
async function readShared(
  parts: Parts,
  path: string | undefined,
  texts: TextBounds,
): Promise<string[]> {
  const shared: string[] = []
  let units = 0
  if (path === undefined) return shared
  let text = ''
  let inside = 0
  let reading = 0
  await parts.read(path, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 't') inside++
      if (name === 'rPh') reading++
    },
    text: (piece) => {
      if (inside === 0 || reading > 0) return
      text += piece
      units += piece.length
      if (text.length > texts.cell || units > texts.sharedUnits) throw tooLarge()
    },
    close: (name) => {
      if (name === 'si' && shared.push(text) > texts.shared) throw tooLarge()
      if (name === 't') inside--
      if (name === 'rPh') reading--
    },
  })
  return shared
}

/** How finely each style shows dates. */
async function readGrains(
  parts: Parts,
  path: string | undefined,
): Promise<(DateGrain | undefined)[]> {
  const grains: (DateGrain | undefined)[] = []
  if (path === undefined) return grains
  const own = new Map<number, DateGrain | undefined>()
  let isOfCells = false
  await parts.read(path, {
    open: (name, attributes) => {
      const format = Number(attributes.numFmtId)
      if (name === 'numFmt') own.set(format, formatGrain(attributes.formatCode ?? ''))
      if (name === 'cellXfs') isOfCells = true
      if (name === 'xf' && isOfCells)
        grains.push(own.has(format) ? own.get(format) : builtInGrain(format))
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false
    },
  })
  return grains
}

async function readRows(
  parts: Parts,
  path: string,
  around: CellAround,
  { mostRows, mostColumns, texts = TEXTS }: WorkbookUpload,
): Promise<WorkbookRow[]> {
  const rows: WorkbookRow[] = []
  const sheet = new SheetReader(around, texts, (row) => {
    if (row.fields.every((field) => field === '')) return
    if (row.fields.length > mostColumns)
      throw new Stop({ code: 'too_many_columns', line: row.line, most: mostColumns })
    // A copy has no room to grow: a list that was written to cell by cell has room for seventeen.
    rows.push({ line: row.line, fields: row.fields.slice() })
    if (rows.length > mostRows) throw new Stop({ code: 'too_many_rows', most: mostRows - 1 })
  })
  await parts.read(path, sheet)
  return rows
}

/** Cells beyond the last column that a sheet can have are no cells. */
const LAST_COLUMN = 16_384

/** Takes the events of a sheet and gives its rows. */
class SheetReader implements XmlReader {
  readonly #around: CellAround
  readonly #give: (row: WorkbookRow) => void
  readonly #texts: TextBounds
  #units = 0
  #row: WorkbookRow = { line: 0, fields: [] }
  #at = 0
  #cell: RawCell = { type: 'n', style: 0, value: '' }
  #inside = 0

  constructor(around: CellAround, texts: TextBounds, give: (row: WorkbookRow) => void) {
    this.#around = around
    this.#texts = texts
    this.#give = give
  }

  open(name: string, { r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#row = { line: lineOf(r, this.#row.line + 1), fields: [] }
    else if (name === 'c') {
      this.#at = columnOf(r) ?? this.#row.fields.length
      // A row that never ends would be held until it does.
      if (this.#at >= LAST_COLUMN) throw new Stop({ code: 'workbook_damaged' })
      this.#cell = { type: t, style: Number(s), value: '' }
    } else if (name === 'v' || name === 't') this.#inside++
  }

  text(text: string): void {
    if (this.#inside === 0) return
    this.#cell.value += text
    if (this.#cell.value.length > this.#texts.cell) throw tooLarge()
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inside--
    else if (name === 'row') this.#give(this.#row)
    else if (name === 'c') this.#place(cellText(this.#cell, this.#around).trim())
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
