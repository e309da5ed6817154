// A workbook as it is opened: which sheets it has and where, and what their cells share.
// Source: ECMA-376 part 1, 12.3, 18.2, 18.4 and 18.8.
import type { XmlReader } from './read-xml.ts'
import { Stop, type TextBounds, tooLarge } from './workbook-bound.ts'
import { builtInGrain, type CellAround, type DateGrain, formatGrain } from './workbook-cell.ts'

/** The parts of a workbook, each read by its path. */
export interface WorkbookParts {
  read(path: string, reader: XmlReader): Promise<void>
  has(path: string): boolean
}

/** A sheet and where it lies in the archive. */
export interface BookSheet {
  name: string
  path: string
  isHidden: boolean
}

/** The sheets of a workbook in their order, and what their cells need to know. */
export async function openBook(
  parts: WorkbookParts,
  texts: TextBounds,
): Promise<{ sheets: BookSheet[]; around: () => Promise<CellAround> }> {
  const [book] = (await linksOf(parts, '')).filter(({ type }) => type === 'officeDocument')
  if (!book) throw new Stop({ code: 'workbook_damaged' })
  const links = await linksOf(parts, book.target)
  const { sheets, isFrom1904 } = await readBook(parts, book.target)
  const pathOf = (type: string) => links.find((link) => link.type === type)?.target
  return {
    sheets: sheets.map(({ id, ...sheet }) => ({
      ...sheet,
      path: links.find((link) => link.id === id)?.target ?? '',
    })),
    around: async () => ({
      shared: await readShared(parts, pathOf('sharedStrings'), texts),
      grains: await readGrains(parts, pathOf('styles')),
      isFrom1904,
    }),
  }
}

export interface PartLink {
  id: string
  /** The last word of its address. */
  type: string
  /** Path in the archive. */
  target: string
}

/** What a part refers to, by the file of its relations. */
export async function linksOf(parts: WorkbookParts, path: string): Promise<PartLink[]> {
  const cut = path.lastIndexOf('/') + 1
  const [folder, file] = [path.slice(0, cut), path.slice(cut)]
  const links: PartLink[] = []
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

async function readBook(parts: WorkbookParts, path: string) {
  const sheets: { name: string; id: string; isHidden: boolean }[] = []
  let isFrom1904 = false
  await parts.read(path, {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const isHidden = /^(?:very)?hidden$/i.test(attributes.state ?? '')
      sheets.push({ name: attributes.name ?? '', id: id ?? '', isHidden })
    },
  })
  return { sheets, isFrom1904 }
}

/** The texts that cells share; readings of characters beside them are left out. */
async function readShared(
  parts: WorkbookParts,
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
  parts: WorkbookParts,
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
