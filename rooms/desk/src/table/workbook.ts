// A workbook (XLSX) that is written while its rows come: each sheet leaves as it is packed, so that
// nothing of it is held. Text is text and never a formula, and the heading stays in sight.
// Source: ECMA-376 part 1, 12.3, 18.3, 18.18.11 (text in cells), 22.9.2.19 (_xHHHH_).
import { crc32, createDeflateRaw } from 'node:zlib'
import { type ArchivePart, GrowingZip } from '@tumen/archive'
import { wholeSigns } from '../document/words-around.ts'
import type { Cell } from './column.ts'

/** What spreadsheets take: rows of a sheet with its heading, and signs of a cell. */
export const MOST_SHEET_ROWS = 1_048_576
export const MOST_CELL = 32_767

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Where the pieces of a workbook go; waits until there is room for more. */
type Write = (piece: Uint8Array) => Promise<void>

/** Signs of a part that are packed at once. */
const PACKED_AT_ONCE = 65_536

/** A part that leaves while it is packed. */
class PackedPart {
  readonly #deflate = createDeflateRaw()
  readonly #leave: (packed: Uint8Array) => Promise<void>
  #packed: Buffer[] = []
  #waiting: string[] = []
  #signs = 0
  #crc = 0
  #size = 0

  constructor(leave: (packed: Uint8Array) => Promise<void>) {
    this.#leave = leave
    this.#deflate.on('data', (piece: Buffer) => this.#packed.push(piece))
  }

  async write(text: string): Promise<void> {
    this.#waiting.push(text)
    this.#signs += text.length
    if (this.#signs >= PACKED_AT_ONCE) await this.#pack()
  }

  /** Packs what remains; gives what the whole unpacks to. */
  async end(): Promise<{ crc: number; size: number }> {
    await this.#pack()
    await new Promise<void>((resolve) => {
      this.#deflate.once('end', resolve)
      this.#deflate.end()
    })
    await this.#leaving()
    return { crc: this.#crc, size: this.#size }
  }

  async #pack(): Promise<void> {
    const bytes = Buffer.from(this.#waiting.join(''))
    this.#waiting = []
    this.#signs = 0
    this.#crc = crc32(bytes, this.#crc)
    this.#size += bytes.length
    await new Promise<void>((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
    await this.#leaving()
  }

  async #leaving(): Promise<void> {
    const pieces = this.#packed
    this.#packed = []
    for (const piece of pieces) await this.#leave(piece)
  }
}

/** A workbook to which sheets are added, and rows to the last of them. */
export class Workbook {
  /** Cells that were longer than a spreadsheet takes. */
  shortened = 0
  readonly #write: Write
  readonly #mostRows: number
  readonly #archive = new GrowingZip()
  /** Names of the sheets that were begun, in their order. */
  readonly #names: string[] = []
  #open:
    | { name: string; nth: number; rows: number; head: readonly Cell[]; part: PackedPart }
    | undefined

  constructor(write: Write, mostRows = MOST_SHEET_ROWS) {
    this.#write = write
    this.#mostRows = mostRows
  }

  /** Begins a sheet with its heading; `at`: where its file stands among those of all sheets. */
  async begin(name: string, head: readonly Cell[], nth = 1, at?: number): Promise<void> {
    await this.#close()
    // Readers know what this is by what comes first.
    if (this.#names.length === 0) await this.#parts(FIRST_PARTS)
    this.#names.push(sheetName(nth === 1 ? name : `${name} ${nth}`))
    await this.#write(this.#archive.begin(sheetPath(at ?? this.#names.length)))
    const part = new PackedPart((packed) => this.#write(this.#archive.more(packed)))
    this.#open = { name, nth, rows: 0, head, part }
    await part.write(`${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane \
ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, head.length)}" \
width="22" customWidth="1"/></cols><sheetData>`)
    await this.#row(head, 1)
  }

  /** Adds rows; a sheet that is full goes on in another one with the same heading. */
  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    for (const row of rows) {
      const { name, nth, rows: written, head } = this.#sheet()
      if (written === this.#mostRows) await this.begin(name, head, nth + 1)
      await this.#row(row)
    }
  }

  /** Ends the workbook; `first` is written last and stands before all others. */
  async end(first: { name: string; rows: readonly (readonly Cell[])[] }): Promise<void> {
    const [head = [], ...rows] = first.rows
    await this.begin(first.name, head, 1, 0)
    await this.add(rows)
    await this.#close()
    const [name = '', ...others] = this.#names.toReversed()
    await this.#parts(lastParts([name, ...others.toReversed()]))
    for (const piece of this.#archive.end()) await this.#write(piece)
  }

  async #parts(parts: readonly ArchivePart[]): Promise<void> {
    for (const part of parts)
      for await (const piece of this.#archive.part(part)) await this.#write(piece)
  }

  #sheet() {
    if (!this.#open) throw new Error('a row stands in a sheet')
    return this.#open
  }

  async #row(cells: readonly Cell[], style = 0): Promise<void> {
    const sheet = this.#sheet()
    sheet.rows++
    const written = cells.map((cell, n) => this.#cell(`${lettersOf(n)}${sheet.rows}`, cell, style))
    await sheet.part.write(`<row r="${sheet.rows}">${written.join('')}</row>`)
  }

  #cell(at: string, cell: Cell, style: number): string {
    if (cell === undefined || cell === '') return ''
    const styled = style === 0 ? '' : ` s="${style}"`
    if (typeof cell === 'number') return `<c r="${at}"${styled}><v>${cell}</v></c>`
    const text = cell.length > MOST_CELL ? `${wholeSigns(cell.slice(0, MOST_CELL - 1))}…` : cell
    if (text !== cell) this.shortened++
    const inner = `<is><t xml:space="preserve">${xmlText(text)}</t></is>`
    return `<c r="${at}"${styled} t="inlineStr">${inner}</c>`
  }

  async #close(): Promise<void> {
    if (!this.#open) return
    const { part } = this.#open
    this.#open = undefined
    await part.write('</sheetData></worksheet>')
    await this.#write(this.#archive.whole(await part.end()))
  }
}

/** Signs that no XML can hold, and what would be read as one of their escapes. */
const UNFIT = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const ESCAPE: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' },
}

function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(UNFIT, '\ufffd')
    .replace(/[&<>"\r]/g, (sign) => ESCAPE[sign] ?? sign)
}

/** A name that spreadsheets take: up to 31 signs without those of addresses. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
}

/** The letters of a column, counted from 0: A, B … Z, AA. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : `${lettersOf(Math.floor(column / 26) - 1)}${last}`
}

function sheetPath(n: number): string {
  return `xl/worksheets/sheet${n + 1}.xml`
}

/** The parts behind the sheets, which say what there is. */
function lastParts(names: readonly string[]): ArchivePart[] {
  const types = names.map(
    (_, n) => `<Override PartName="/${sheetPath(n)}" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  )
  const sheets = names.map(
    (name, n) => `<sheet name="${xmlText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`,
  )
  const links = names.map((_, n) => link(n + 1, 'worksheet', `worksheets/sheet${n + 1}.xml`))
  return [
    textPart(
      'xl/workbook.xml',
      `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ),
    textPart(
      'xl/_rels/workbook.xml.rels',
      relations([...links, link(names.length + 1, 'styles', 'styles.xml')]),
    ),
    textPart(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/xl/workbook.xml" \
ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" \
ContentType="${SHEET_TYPE}.styles+xml"/>${types.join('')}</Types>`,
    ),
  ]
}

/** Two styles: plain, and bold for headings. */
const STYLES = `<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/>\
</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>\
<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" \
fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" \
borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" \
applyFont="1"/></cellXfs></styleSheet>`

function link(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
}

function relations(links: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`
}

function textPart(path: string, xml: string): ArchivePart {
  const bytes = Buffer.from(HEAD + xml)
  return { path, size: bytes.length, read: async () => bytes }
}

/** The parts that are the same for every workbook. */
const FIRST_PARTS = [
  textPart('_rels/.rels', relations([link(1, 'officeDocument', 'xl/workbook.xml')])),
  textPart('xl/styles.xml', STYLES),
]
