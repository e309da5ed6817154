// Makes the tables of characters of the linkage room again: `npx tsx scripts/data/name-table.ts
// FOLDER`. FOLDER holds `hanja-readings.csv.gz`, the official list, and `han.tsv.gz`, what other
// lists say; for the table of simplified forms also the unpacked package `opencc-js`.
// rooms/linkage/data/README.md tells where they come from.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { isMain, repositoryRoot } from '../place.ts'

const TABLES = join(repositoryRoot, 'rooms/linkage/data')
const CONVERTER = 'opencc-js/dist/umd/full.js'
const HEAD = ['han', 'traditional', 'official_readings', 'other_readings', 'pinyin'].join('\t')
const IS_CHARACTER = /^\p{Script=Han}$/u

function lines(folder: string, file: string): string[] {
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8')
  return text.split(/\r?\n/).slice(1).filter(Boolean)
}

/** Cells of a line of CSV; a cell with commas stands in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )
}

/**
 * The readings of each character on the official list, sorted. A cell may hold two ("룡,용");
 * private code points are no characters and are left out.
 */
export function officialReadings(rows: readonly string[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const row of rows) {
    const cells = cellsOf(row)
    const character = (cells.at(-1) ?? '').normalize('NFKC')
    if (!IS_CHARACTER.test(character)) continue
    const set = found.get(character) ?? new Set()
    for (const reading of (cells[0] ?? '').split(',')) if (reading !== '') set.add(reading.trim())
    found.set(character, set)
  }
  return new Map([...found].map(([character, set]) => [character, [...set].sort()]))
}

/**
 * Rows of ours. No Korean is called 樸: converters make it of 朴. The official list has 희 as 姫,
 * which is how Japan writes 姬; 희 in names is 姬.
 */
const OURS: Readonly<Record<string, readonly string[]>> = {
  樸: ['朴', '박', '', 'pu'],
  姬: ['', '희', '', 'ji'],
  姫: ['姬', '희', '진', 'ji zhen'],
}

/** The table: readings of the official list, everything else from the other lists. */
export function hanTable(folder: string): string {
  const official = officialReadings(lines(folder, 'hanja-readings.csv.gz'))
  const rows = lines(folder, 'han.tsv.gz').map((line) => {
    const [han = '', traditional = '', , other = '', pinyin = ''] = line.split('\t')
    const own = OURS[han]
    if (own !== undefined) return [han, ...own].join('\t')
    return [han, traditional, (official.get(han) ?? []).join(' '), other, pinyin].join('\t')
  })
  return `${[HEAD, ...rows].join('\n')}\n`
}

/**
 * Simplified forms of official characters that the table of characters leads to another form, or
 * does not hold, each with the traditional forms that it also stands for.
 */
export function simplifiedTable(han: string, simplify: (character: string) => string): string {
  const rows = han.trimEnd().split('\n').slice(1)
  const known = new Map(rows.map((row) => [row.split('\t')[0], row.split('\t')]))
  const found = new Map<string, string[]>()
  for (const [character = '', , official] of known.values()) {
    const form = simplify(character)
    const [, traditional, itself] = known.get(form) ?? []
    if (official === '' || form === character || [...form].length > 1) continue
    if ((itself ?? '') !== '' || (traditional || form) === character) continue
    found.set(form, [...(found.get(form) ?? []), character])
  }
  const lines = [...found].map(([form, many]) => `${form}\t${many.join(' ')}`)
  return `${['simplified\ttraditional', ...lines].join('\n')}\n`
}

/** What this script asks of the converter. */
interface Converter {
  Converter(options: { from: string; to: string }): (text: string) => string
}

function main(folder: string | undefined): number {
  if (folder === undefined) {
    process.stderr.write('Name the folder that holds the lists of characters.\n')
    return 2
  }
  const han = hanTable(folder)
  writeFileSync(join(TABLES, 'han.tsv'), han)
  const converter = resolve(folder, CONVERTER)
  if (!existsSync(converter)) return 0
  const { Converter } = createRequire(converter)(converter) as Converter
  const simplify = Converter({ from: 't', to: 'cn' })
  writeFileSync(join(TABLES, 'simplified.tsv'), simplifiedTable(han, simplify))
  return 0
}

if (isMain(import.meta.url)) process.exitCode = main(process.argv[2])
