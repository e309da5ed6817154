// How many pairs the rules will find, from the sizes of their blocks and before any pair is made.
// A rule that finds too many is refused with its largest blocks, as numbers and never as values.
// Source: the reference on linkage, 11.1 and 14.
import { readNumber, readNumbers, readRows } from './engine.ts'
import type { LinkageFinding } from './finding.ts'
import type { PairRule } from './model.ts'
import { blockSizesSql, planRule, scopeSizeSql } from './plan/rule-sql.ts'
import type { Run } from './stage.ts'

const MOST_PAIRS = 50_000_000
const MOST_PAIRS_A_RECORD = 40
const BLOCKS_TOLD = 3

/** Rules that would find too many pairs, or that there is no pair in scope at all. */
export async function checkSizes(run: Run, records: number): Promise<LinkageFinding[]> {
  const { model } = run.plan
  const [[, scope = 0] = []] = await readNumbers(run.engine, scopeSizeSql(model.link === 'link'))
  if (scope < 1) return [{ code: 'nothing_to_link' }]
  const most = Math.max(MOST_PAIRS, MOST_PAIRS_A_RECORD * records)
  const rules = [
    ...model.blocking.map((rule, n) => [`blocking.${n}`, rule] as const),
    ...('rules' in model.prior ? model.prior.rules : []).map(
      (rule, n) => [`prior.rules.${n}`, rule] as const,
    ),
  ]
  const findings: LinkageFinding[] = []
  for (const [at, rule] of rules) findings.push(...(await checkRule(run, at, rule, most)))
  return findings
}

async function checkRule(
  run: Run,
  at: string,
  rule: PairRule,
  most: number,
): Promise<LinkageFinding[]> {
  const sizes = blockSizesSql(planRule(rule, run.plan), run.plan)
  const count = await readNumber(run.engine, `select sum(pairs) from (${sizes}) s`)
  if (count <= most) return []
  const largest = await readRows(
    run.engine,
    `select * from (${sizes}) s where pairs > 0 order by pairs desc limit ${BLOCKS_TOLD}`,
  )
  const blocks = largest.map((row) => ({
    // The last two are records and pairs. A text would be a value of the list: left out.
    key: row.slice(0, -2).filter((cell) => typeof cell === 'number'),
    pairs: Number(row.at(-1)),
  }))
  return [{ code: 'too_large', at, count, blocks, values: { limit: most } }]
}
