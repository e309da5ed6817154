// exchange.check: what taking in a file would do. Nothing is stored.
import { exchangeCheck } from '@tumen/contract'
import { step } from '../change/make.ts'
import { implement } from '../operation.ts'
import { type ExchangePlan, planExchange } from './plan.ts'

const MOST_TOLD = 200

export const checkExchange = implement(exchangeCheck, async (desk, input, call) => {
  step(call, 'read', 0, 0)
  const plan = await planExchange(desk, call, input)
  return {
    ...toldOf(plan),
    mapping: plan.mapping.map(({ template, target, columns }) => {
      const entries = plan.entries.get(template)
      return {
        ...{ template, target, columns: columns.map((one) => ({ ...one })) },
        ...(entries !== undefined && { entries }),
      }
    }),
    differences: plan.differences.slice(0, MOST_TOLD),
    token: plan.token,
  }
})

/** What the check and the import both tell. */
export function toldOf({ counts, problems, unnamed, filesMissing }: ExchangePlan) {
  return {
    counts: [...counts],
    problems: problems.slice(0, MOST_TOLD),
    problemCount: problems.length,
    unnamed: [...unnamed],
    filesMissing: filesMissing.slice(0, MOST_TOLD),
  }
}
