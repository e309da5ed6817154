// Names: parsed names compared in a second, names parsed in a second, and what hostile strings
// cost: `npx tsx --conditions=tumen-source bench/linkage/names.ts`. With the lists of the reference
// beside the repository also F1 on office-holders, and pairs of OpenSanctions' name bench in our
// classes. Limit: 200,000 comparisons a second on two cores (names.md, what must be shown, 6).
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { comparePersonNames, nameClass, type Parsed, parsePersonName } from '@tumen/linkage'

const LIMIT_A_SECOND = 200_000
const HOSTILE_MS = 5
const LISTS = fileURLToPath(new URL('../../../shared/data/linkage/', import.meta.url))
const PAIRS = new URL('../../vectors/linkage/name-pairs.tsv', import.meta.url)

function tell(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(44)} ${value}\n`)
}

/** Seconds of the processor that `work` takes. */
function seconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function compareAll(names: readonly Parsed[]): number {
  let matches = 0
  for (const a of names) for (const b of names) if (comparePersonNames(a, b).level >= 4) matches++
  return matches
}

function speed(): void {
  const rows = readFileSync(PAIRS, 'utf8').trimEnd().split('\n').slice(1)
  const raw = rows.flatMap((row) => row.split('\t').slice(0, 2))
  tell(
    'first name, tables loaded',
    `${Math.round(seconds(() => parsePersonName('Kim Il')) * 1000)} ms`,
  )
  const parsing = seconds(() => {
    for (let n = 0; n < 20; n++) for (const one of raw) parsePersonName(one)
  })
  tell('names parsed a second', Math.round((20 * raw.length) / parsing).toLocaleString('en'))
  const names = raw.map((one) => parsePersonName(one))
  compareAll(names)
  const rate = names.length ** 2 / seconds(() => compareAll(names))
  const ratio = (rate / LIMIT_A_SECOND).toFixed(2)
  tell(
    'comparisons a second, all scripts',
    `${Math.round(rate).toLocaleString('en')}, ${ratio} of the limit`,
  )
  for (const [what, one] of [
    ['10,000 syllables', '가'.repeat(10_000)],
    ['10,000 letters', 'a'.repeat(10_000)],
    ['80 letters of many readings', 'un'.repeat(40)],
    ['six words of many readings', 'Jeoneun '.repeat(6)],
  ] as const) {
    const ms = seconds(() => parsePersonName(one)) * 1000
    tell(what, `${ms.toFixed(2)} ms, ${(ms / HOSTILE_MS).toFixed(2)} of the limit`)
  }
}

function officeHolders(): void {
  const lines = readFileSync(`${LISTS}names/kr-assembly.csv`, 'utf8').trimEnd().split(/\r?\n/)
  const rows = lines.slice(1).map((line) => {
    const [hangul = '', hanja = '', ...rest] = line.split(',')
    return [hangul, hanja, rest.join(',').replaceAll('"', '')].map((one) => parsePersonName(one))
  })
  for (const [i, j, what] of [
    [0, 2, 'Hangul and spelling'],
    [1, 2, 'Hanja and spelling'],
    [1, 0, 'Hanja and Hangul'],
  ] as const) {
    let [found, right] = [0, 0]
    const time = seconds(() => {
      for (const a of rows)
        for (const b of rows) {
          if (comparePersonNames(a[i] as Parsed, b[j] as Parsed).level < 4) continue
          found++
          if (a === b) right++
        }
    })
    const f1 = ((2 * right) / (found + rows.length)).toFixed(4)
    const rate = Math.round(rows.length ** 2 / time).toLocaleString('en')
    tell(`office-holders, ${what}`, `F1 ${f1}, ${rate} a second`)
  }
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
}

/** Labels there are made for screening, so there is no limit: siblings may be labelled a match. */
function nameBench(): void {
  const packed = readFileSync(`${LISTS}samples/opensanctions_person_names.csv.gz`)
  const rows = gunzipSync(packed).toString('utf8').trimEnd().split(/\r?\n/).slice(1).map(cellsOf)
  const counts = { match: [0, 0], possible: [0, 0], nonmatch: [0, 0] }
  for (const [, a = '', b = '', label] of rows) {
    const { level } = comparePersonNames(parsePersonName(a), parsePersonName(b))
    const count = counts[nameClass(level)]
    count[label === 'true' ? 0 : 1] = (count[label === 'true' ? 0 : 1] ?? 0) + 1
  }
  for (const [name, [same = 0, other = 0]] of Object.entries(counts))
    tell(`OpenSanctions' pairs, ours ${name}`, `${same} labelled a match, ${other} not`)
  const right = (counts.match[0] ?? 0) + (counts.possible[0] ?? 0)
  const wrong = (counts.match[1] ?? 0) + (counts.possible[1] ?? 0)
  const f1 = (2 * right) / (2 * right + wrong + (counts.nonmatch[0] ?? 0))
  tell('OpenSanctions, match or possible', `F1 ${f1.toFixed(3)} (its own matcher at .7: .743)`)
}

speed()
if (existsSync(`${LISTS}names`)) {
  officeHolders()
  nameBench()
} else process.stdout.write('Skipped: the lists of the reference are not beside this repository.\n')
