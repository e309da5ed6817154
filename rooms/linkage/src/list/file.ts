// A list as a file, CSV or Parquet, read as text whatever it holds: numbers keep their zeros.
// Broken text is corrected before the database sees it, and a finding says where. Source: the
// reference on linkage, section 15; RFC 4180 for CSV.
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Engine, LinkageFault, readRows } from '../engine/engine.ts'
import { literal } from '../plan/literal.ts'

/** One list: its name and the path of a `.csv`, `.csv.gz`, `.tsv` or `.parquet` file. */
export interface ListFile {
  readonly name: string
  readonly path: string
}

/** A list that the database can read: the text after `from`, and its columns by their names. */
export interface OpenList {
  readonly name: string
  readonly from: string
  /** The number of a row from 1, as the text of an expression. */
  readonly row: string
  /** Whether some of its bytes were no text: `BROKEN` stands there. */
  readonly isMended: boolean
  /** The names as they stand in the file, by the names without space around them. */
  readonly columns: ReadonlyMap<string, string>
}

/** What stands where a byte was no text. */
export const BROKEN = '\ufffd'

/** Opens a list; `folder` takes a mended copy where the text is broken. */
export async function openList(engine: Engine, list: ListFile, folder: string): Promise<OpenList> {
  const { from, isMended } = await sourceOf(list.path, folder)
  const described = await readRows(engine, `describe select * from ${from}`)
  const columns = new Map(described.map(([name]) => [String(name).trim(), String(name)]))
  const known = { name: list.name, isMended, columns }
  if (!isParquet(list.path) || columns.has(FILE_ROW)) return { ...known, from, row: COUNTED_ROW }
  // Counting rows takes as long as reading them, and the reader knows their numbers.
  const numbered = from.replace(/\)$/, ', file_row_number = true)')
  return { ...known, from: numbered, row: `${FILE_ROW} + 1` }
}

const FILE_ROW = 'file_row_number'
const COUNTED_ROW = 'row_number() over ()'

function isParquet(path: string): boolean {
  return /\.parquet$/i.test(path)
}

async function sourceOf(
  path: string,
  folder: string,
): Promise<Pick<OpenList, 'from' | 'isMended'>> {
  if (isParquet(path)) {
    return { from: `read_parquet(${literal(path)})`, isMended: false }
  }
  try {
    const isMended = !(await isWhole(path))
    const whole = isMended ? await mendedCopy(path, folder) : path
    return { from: readCsv(whole, delimiterOf(await firstLine(whole))), isMended }
  } catch (error) {
    if (error instanceof LinkageFault) throw error
    throw new LinkageFault('unreadable_list', (error as NodeJS.ErrnoException).code ?? 'text')
  }
}

function readCsv(path: string, delimiter: string): string {
  const form = `delim = ${literal(delimiter)}, quote = '"', escape = '"', null_padding = true`
  const more = 'header = true, all_varchar = true, strict_mode = false, parallel = false'
  return `read_csv(${literal(path)}, ${form}, ${more})`
}

function bytesOf(path: string): Readable {
  const bytes = createReadStream(path)
  return /\.gz$/i.test(path) ? bytes.pipe(createGunzip()) : bytes
}

/** Whether every byte belongs to text in UTF-8 and none is zero. */
async function isWhole(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const part of bytesOf(path) as AsyncIterable<Buffer>) {
    if (part.includes(0)) return false
    try {
      decoder.decode(part, { stream: true })
    } catch {
      return false
    }
  }
  return true
}

/** A copy in which U+FFFD stands for what was no text. */
async function mendedCopy(path: string, folder: string): Promise<string> {
  const copy = join(folder, `mended-${copies++}.csv`)
  const decoder = new TextDecoder('utf-8')
  const mend = async function* () {
    for await (const part of bytesOf(path) as AsyncIterable<Buffer>) {
      yield decoder.decode(part, { stream: true }).replaceAll('\0', BROKEN)
    }
    yield decoder.decode()
  }
  await pipeline(Readable.from(mend()), createWriteStream(copy, { mode: 0o600 }))
  return copy
}

let copies = 0

async function firstLine(path: string): Promise<string> {
  let text = ''
  for await (const part of bytesOf(path) as AsyncIterable<Buffer>) {
    text += part.toString('utf8')
    const end = text.search(/[\r\n]/)
    if (end >= 0) return text.slice(0, end)
  }
  return text
}

/** The sign between the columns: the most frequent of the usual ones outside quotation marks. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t', '|'].map((sign) => [bare.split(sign).length, sign] as const)
  return counted.reduce((best, one) => (one[0] > best[0] ? one : best))[1]
}
