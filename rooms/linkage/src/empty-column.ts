// Columns that tell nobody from anybody: without any value, or with one only. A comparison that
// has no other columns is left out, and it is said. Source: the reference on linkage, section 15.
import { type Engine, readNumber } from './engine.ts'
import type { LinkageFinding } from './finding.ts'
import { comparisonColumns } from './model.ts'
import type { LinkagePlan } from './plan/column-plan.ts'
import { presentField } from './plan/condition-sql.ts'

/** The plan without comparisons that could say nothing, and the columns that say nothing. */
export async function withoutEmpty(
  engine: Engine,
  plan: LinkagePlan,
): Promise<{ plan: LinkagePlan; findings: LinkageFinding[] }> {
  const compared = new Set(plan.model.comparisons.flatMap(comparisonColumns))
  const findings: LinkageFinding[] = []
  const silent = new Set<string>()
  for (const at of compared) {
    const sql = `select count(distinct ${presentField(at, plan)}) from mention`
    const values = await readNumber(engine, sql)
    if (values > 1) continue
    silent.add(at)
    findings.push({ code: values === 0 ? 'column_empty' : 'column_constant', at })
  }
  const comparisons = plan.model.comparisons.filter((comparison) =>
    comparisonColumns(comparison).some((column) => !silent.has(column)),
  )
  return { plan: { ...plan, model: { ...plan.model, comparisons } }, findings }
}
