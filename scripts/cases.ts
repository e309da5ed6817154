// `npm run cases -- FILE…`: asks every case of the files and prints each key in which our answer
// differs. Exit status 0 when all agree, 1 when one differs, 2 when a file cannot be read.
import { readFileSync } from 'node:fs'
import { type Case, type CaseProblem, checkCase, judgeCase } from '@tumen/figure'
import { isMain } from './place.ts'

/** What came of one file. */
interface Outcome {
  cases: number
  differing: number
  lines: string[]
  /** What looks wrong but does not keep the file from being judged. */
  warnings: string[]
  /** Why the file could not be judged. */
  refusal?: string
}

const MEANINGS: Record<CaseProblem['code'], string> = {
  missing: 'is missing',
  wrong_type: 'has the wrong type',
  unknown_value: 'is not one of the known values',
  not_a_day: 'is not a day such as 2019-08-07',
  duplicate_id: 'is used by another claim of the case, too',
  unknown_field: 'is not a field of the case format; it is ignored',
}

function refuse(refusal: string): Outcome {
  return { cases: 0, differing: 0, lines: [], warnings: [], refusal }
}

function describe(problem: CaseProblem): string {
  const field = problem.field === '' ? 'the case' : problem.field
  return `${problem.case}: ${field} ${MEANINGS[problem.code]}`
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Judges every case of a file; a file with a malformed case is not judged at all. */
export function judgeFile(path: string): Outcome {
  const text = readText(path)
  if (text === undefined) return refuse(`${path}: cannot be read. Is the name right?`)
  const parsed = parse(text)
  if (parsed === undefined) return refuse(`${path}: is not JSON.`)
  if (!Array.isArray(parsed.value)) {
    return refuse(`${path}: is not an array of cases. See vectors/figure/README.md.`)
  }
  const all = parsed.value.flatMap((value, n) => checkCase(value, n))
  const problems = all.filter(({ code }) => code !== 'unknown_field')
  const warnings = all.filter(({ code }) => code === 'unknown_field').map(describe)
  if (problems.length > 0) {
    return refuse([`${path}: malformed cases.`, ...problems.map(describe)].join('\n'))
  }
  const cases = parsed.value as Case[]
  const lines: string[] = []
  let differing = 0
  for (const one of cases) {
    const differences = judgeCase(one)
    if (differences.length > 0) differing++
    for (const { key, expected, ours } of differences) {
      lines.push(
        `${one.id}  ${key}  expected ${JSON.stringify(expected)}, ours ${JSON.stringify(ours)}`,
      )
    }
  }
  return { cases: cases.length, differing, lines, warnings }
}

/** Runs over the files, prints, and gives the exit status. */
export function main(paths: readonly string[]): number {
  if (paths.length === 0) {
    process.stderr.write('Which files? Use: npm run cases -- FILE…\n')
    return 2
  }
  const outcomes = paths.map(judgeFile)
  for (const { lines, warnings, refusal } of outcomes) {
    if (refusal !== undefined) process.stderr.write(`${refusal}\n`)
    for (const warning of warnings) process.stderr.write(`${warning}\n`)
    for (const line of lines) process.stdout.write(`${line}\n`)
  }
  const sum = (key: 'cases' | 'differing'): number =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  process.stdout.write(`${sum('cases')} cases, ${sum('differing')} differ\n`)
  if (outcomes.some(({ refusal }) => refusal !== undefined)) return 2
  return sum('differing') > 0 ? 1 : 0
}

if (isMain(import.meta.url)) process.exitCode = main(process.argv.slice(2))
