// What a check reports: where, which rule is broken, and what to do about it.

/** One thing that is not as the house wants it. */
export interface Problem {
  /** The file or folder, relative to the checkout. */
  path: string
  /** The line, counted from 1, where one line is to blame. */
  line?: number
  /** A short name of the rule, as used in `allowances.ts`. */
  rule: string
  /** What is wrong, in words that say what to do. */
  text: string
}

/** `path:line rule text`, the form that editors can jump to. */
export function problemToLine(problem: Problem): string {
  const place = problem.line === undefined ? problem.path : `${problem.path}:${problem.line}`
  return `${place}  ${problem.rule}  ${problem.text}`
}

/** Prints the problems and gives the exit status: 1 when there is one. */
export function reportProblems(problems: readonly Problem[], allWell: string): number {
  for (const problem of problems) process.stdout.write(`${problemToLine(problem)}\n`)
  if (problems.length === 0) process.stdout.write(`${allWell}\n`)
  return problems.length === 0 ? 0 : 1
}
