// Workbooks made by hand for the tests of this room, also ones that no software writes. No tests
// here.
import { deflateRawSync } from 'node:zlib'

/** A ZIP archive of these files; sizes and checksums that the reader does not believe are zero. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(typeof text === 'string' ? Buffer.from(text) : text)
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, title, packed)
    central.push(entry, title)
    at += 30 + title.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, ...central, end]))
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function relations(links: readonly [id: string, type: string, target: string][]): string {
  const tags = links.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`,
  )
  return `<?xml version="1.0"?><Relationships>${tags.join('')}</Relationships>`
}

/** The parts of a workbook with one sheet, whose rows are given as XML. */
export function partsOf(rows: string | Buffer, more: Readonly<Record<string, string>> = {}) {
  return {
    '_rels/.rels': relations([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `<workbook xmlns:r="${RELATION}"><workbookPr/><sheets>` +
      '<sheet name="a" sheetId="1" r:id="s1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations([
      ['s1', 'worksheet', 'worksheets/sheet1.xml'],
      ['s2', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': sheetOf(rows),
    ...more,
  }
}

function sheetOf(rows: string | Buffer): Buffer {
  const [before, after] = ['<worksheet><sheetData>', '</sheetData></worksheet>'].map((tags) =>
    Buffer.from(tags),
  ) as [Buffer, Buffer]
  return Buffer.concat([before, typeof rows === 'string' ? Buffer.from(rows) : rows, after])
}
