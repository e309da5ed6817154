// `npm run names -- FILE…`: compares each pair of names of a table and says where our class differs
// from the expected one. Exit status 0 when all agree, 1 when one differs, 2 when a file cannot be
// read. Names are not printed, only lines and reasons; `--show` prints them, too.
import { readFileSync } from 'node:fs'
import {
  comparePersonNames,
  type NameClass,
  nameClass,
  parsePersonName,
  type Style,
} from '@tumen/linkage'
import { isMain } from './place.ts'

/** A row of a table of pairs. */
interface NamePair {
  line: number
  a: string
  b: string
  expect: NameClass
  kind: string
  reason: string
  style: Style
}

/** What came of one table. */
export interface PairOutcome {
  pairs: number
  /** One line for each pair in another class than expected. */
  misses: string[]
  /** Why the table could not be judged, a line each. */
  problems: string[]
}

const CLASSES: readonly string[] = ['match', 'possible', 'nonmatch'] satisfies NameClass[]
const STYLES: readonly string[] = ['plain', 'de', 'ru'] satisfies Style[]
const USUAL_COLUMNS = ['a', 'b', 'expect', 'kind', 'origin', 'reason']

// Languages that write the y-glide as j, as the kind of a row may name them.
const GERMAN_KIND = /^(?:style-)?(?:de|german|polish|czech|hungarian)$/

function styleOf(cell: string, kind: string): Style | undefined {
  if (cell !== '') return STYLES.includes(cell) ? (cell as Style) : undefined
  return GERMAN_KIND.test(kind) ? 'de' : 'plain'
}

function cellsOf(line: string): string[] {
  return line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'))
}

function readPairs(text: string): { pairs: NamePair[]; problems: string[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const head = cellsOf(lines[0] ?? '')
  const hasHead = head.includes('a') && head.includes('b') && head.includes('expect')
  const columns = hasHead ? head : USUAL_COLUMNS
  const pairs: NamePair[] = []
  const problems: string[] = []
  for (const [n, content] of lines.entries()) {
    if (content.trim() === '' || (n === 0 && hasHead)) continue
    const cells = cellsOf(content)
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    const style = styleOf(cell('style'), cell('kind'))
    if (!CLASSES.includes(cell('expect'))) problems.push(`line ${n + 1}: no known class`)
    else if (style === undefined) problems.push(`line ${n + 1}: no known style`)
    else
      pairs.push({
        ...{ line: n + 1, a: cell('a'), b: cell('b'), kind: cell('kind'), style },
        ...{ expect: cell('expect') as NameClass, reason: cell('reason') },
      })
  }
  return { pairs, problems }
}

function missOf({ a, b, line, expect, kind, reason, style }: NamePair, show: boolean): string[] {
  const { level, why } = comparePersonNames(
    parsePersonName(a, { style }),
    parsePersonName(b, { style }),
  )
  const ours = nameClass(level)
  if (ours === expect) return []
  const names = show ? `  ${a} | ${b}` : ''
  const told = reason === '' ? '' : `  (${reason})`
  const answer = `expected ${expect}, ours ${ours}: level ${level}, ${why}`
  return [`line ${line}  ${kind}  ${answer}${told}${names}`]
}

/**
 * Judges a table with the columns `a`, `b`, `expect`, and, where it has them, `kind`, `reason` and
 * `style` (`plain`, `de`, `ru`). With `show` the misses hold the names.
 */
export function judgeNames(text: string, show = false): PairOutcome {
  const { pairs, problems } = readPairs(text)
  if (pairs.length === 0) problems.push('holds no pair')
  return { pairs: pairs.length, misses: pairs.flatMap((pair) => missOf(pair, show)), problems }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Judges files and prints what came of them; gives the exit status. */
export function runNames(args: readonly string[], print: (line: string) => void): number {
  const paths = args.filter((one) => !one.startsWith('--'))
  if (paths.length === 0) {
    print('Name a table of pairs: npm run names -- FILE…')
    return 2
  }
  let status = 0
  for (const path of paths) {
    const text = textAt(path)
    const found =
      text === undefined
        ? { pairs: 0, misses: [], problems: ['cannot be read. Is the name right?'] }
        : judgeNames(text, args.includes('--show'))
    const { pairs, misses, problems } = found
    for (const told of [...problems, ...misses]) print(`${path}: ${told}`)
    if (pairs > 0) print(`${path}: ${pairs - misses.length} of ${pairs} in the expected class`)
    status = Math.max(status, problems.length > 0 ? 2 : Math.min(1, misses.length))
  }
  return status
}

if (isMain(import.meta.url)) {
  process.exitCode = runNames(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))
}
