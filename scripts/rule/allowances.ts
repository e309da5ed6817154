// What may break a rule of the repository, each with its reason. An allowance that is no longer
// needed is itself a problem, so the list can only shrink to what is true.
import type { Problem } from './problem.ts'

/** One file that may break one rule. */
export interface Allowance {
  path: string
  rule: string
  reason: string
}

export const ALLOWANCES: readonly Allowance[] = [
  {
    path: 'node_modules/pako',
    rule: 'licence',
    reason: 'MIT AND Zlib: comes with warcio; zlib asks only that its origin is not misstated',
  },
]

function covers(allowance: Allowance, problem: Problem): boolean {
  return allowance.path === problem.path && allowance.rule === problem.rule
}

/** The problems that nobody allowed, and one for each allowance that nothing needs. */
export function withoutAllowed(
  problems: readonly Problem[],
  allowances: readonly Allowance[],
): Problem[] {
  const left = problems.filter((problem) => !allowances.some((one) => covers(one, problem)))
  const idle = allowances.filter((one) => !problems.some((problem) => covers(one, problem)))
  return [
    ...left,
    ...idle.map((one) => ({
      path: 'scripts/rule/allowances.ts',
      rule: 'allowance',
      text: `${one.path} no longer breaks "${one.rule}": remove the allowance.`,
    })),
  ]
}
