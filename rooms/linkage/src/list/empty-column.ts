// Columns that cannot distinguish people: without any value, or with one value only. A comparison
// that has no other columns is left out, and a finding says so. Source: the reference on linkage,
// section 15.
import { type Engine, readRows } from '../engine/engine.ts'
import type { LinkageFinding } from '../finding.ts'
import { comparisonColumns } from '../model/model.ts'
import type { LinkagePlan } from '../plan/column-plan.ts'
import { presentField } from '../plan/condition-sql.ts'

/** The plan without comparisons that could say nothing, and the columns that say nothing. */
export async function withoutEmpty(
  engine: Engine,
  plan: LinkagePlan,
): Promise<{ plan: LinkagePlan; findings: LinkageFinding[] }> {
  const compared = [...new Set(plan.model.comparisons.flatMap(comparisonColumns))]
  const fields = compared.map((column) => presentField(column, plan))
  // Both ends of all columns in one pass: to count different values would take a pass for each.
  const ends = fields.map((own) => `min(${own}), max(${own})`).join(', ')
  const [row = []] =
    compared.length > 0 ? await readRows(engine, `select ${ends} from mention`) : []
  const findings: LinkageFinding[] = []
  const silent = new Set<string>()
  for (const [n, at] of compared.entries()) {
    const [least, most] = [row[2 * n] ?? null, row[2 * n + 1] ?? null]
    if (least !== most) continue
    silent.add(at)
    findings.push({ code: least === null ? 'column_empty' : 'column_constant', at })
  }
  const comparisons = plan.model.comparisons.filter((comparison) =>
    comparisonColumns(comparison).some((column) => !silent.has(column)),
  )
  return { plan: { ...plan, model: { ...plan.model, comparisons } }, findings }
}
