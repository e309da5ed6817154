// Rules and tests, compared: every rule of a SPEC.md has a test that names it, beside it or
// below it, and every rule that a test names exists. A rule is a line `- **C12** text`.
import { posix } from 'node:path'
import { type Checkout, checkoutAt, isMain, isTest, repositoryRoot } from './place.ts'
import { type Problem, reportProblems } from './rule/problem.ts'
import { lineAt, maskSource } from './rule/source-mask.ts'

/** A rule where it is written, or where a test names it. */
export interface RuleMention {
  rule: string
  path: string
  line: number
}

const RULE_LINE = /^\s*- \*\*([A-Z]+\d+[a-z]?)\*\*/gm
const STRING_START = /(['"`])(?= )/g
const NUMBERS = /^(?:\[[A-Z]+\d+[a-z]?\]\s*)+/

/** The rules that a SPEC.md states. */
export function rulesOf(path: string, text: string): RuleMention[] {
  return [...text.matchAll(RULE_LINE)].map((match) => ({
    rule: match[1] ?? '',
    path,
    line: lineAt(text, match.index + match[0].length),
  }))
}

/** The rules with whose numbers a string of a test file begins: names, never text about names. */
export function rulesNamed(path: string, text: string): RuleMention[] {
  const { code } = maskSource(text)
  return [...code.matchAll(STRING_START)].flatMap((match) => {
    const [numbers = ''] = NUMBERS.exec(text.slice(match.index + 1, match.index + 200)) ?? []
    return [...numbers.matchAll(/\[([^\]]+)\]/g)].map((number) => ({
      rule: number[1] ?? '',
      path,
      line: lineAt(text, match.index),
    }))
  })
}

function untestedProblems(rules: readonly RuleMention[], named: readonly RuleMention[]): Problem[] {
  return rules
    .filter((one) => {
      const folder = `${posix.dirname(one.path)}/`
      return !named.some((test) => test.rule === one.rule && test.path.startsWith(folder))
    })
    .map(({ rule, path, line }) => ({
      path,
      line,
      rule: 'untested',
      text: `${rule} has no test in this folder whose name begins with [${rule}].`,
    }))
}

function unknownProblems(rules: readonly RuleMention[], named: readonly RuleMention[]): Problem[] {
  const known = new Set(rules.map((one) => one.rule))
  return named
    .filter((one) => !known.has(one.rule))
    .map(({ rule, path, line }) => ({
      path,
      line,
      rule: 'unknown-rule',
      text: `names [${rule}], which no SPEC.md states.`,
    }))
}

function doubleProblems(rules: readonly RuleMention[]): Problem[] {
  return rules
    .filter((one, index) => rules.findIndex((other) => other.rule === one.rule) !== index)
    .map(({ rule, path, line }) => ({
      path,
      line,
      rule: 'double-rule',
      text: `${rule} is stated twice: a number names one rule.`,
    }))
}

function silentProblems(specs: readonly string[], rules: readonly RuleMention[]): Problem[] {
  return specs
    .filter((path) => !rules.some((one) => one.path === path))
    .map((path) => ({ path, rule: 'no-rule', text: 'states no rule: `- **X1** …`.' }))
}

/** Every rule without a test, every unknown number, every number used twice. */
export function ruleProblems(checkout: Checkout): Problem[] {
  const specs = checkout.files.filter((path) => posix.basename(path) === 'SPEC.md')
  const rules = specs.flatMap((path) => rulesOf(path, checkout.read(path)))
  const tests = checkout.files.filter(isTest)
  const named = tests.flatMap((path) => rulesNamed(path, checkout.read(path)))
  return [
    ...silentProblems(specs, rules),
    ...doubleProblems(rules),
    ...untestedProblems(rules, named),
    ...unknownProblems(rules, named),
  ]
}

if (isMain(import.meta.url)) {
  const problems = ruleProblems(checkoutAt(repositoryRoot))
  process.exitCode = reportProblems(problems, 'Every rule has a test, every test a rule.')
}
