// How many pairs the rules will find, from the sizes of their blocks and before any pair is made.
// A rule that finds too many is refused with its largest blocks, as numbers and never as values.
// Source: the reference on linkage, 11.1 and 14.

import { readNumber, readNumbers, readRows } from '../engine/engine.ts'
import { diskLimitMb, type EngineSettings, memoryLimitMb } from '../engine/engine-limit.ts'
import type { LinkageFinding } from '../finding.ts'
import type { PairRule } from '../model/model.ts'
import { blockSizesSql, planRule, scopeSizeSql } from '../plan/rule-sql.ts'
import { type RunSize, runSize } from './run-size.ts'
import type { Run } from './stage.ts'

const MOST_PAIRS = 50_000_000
const MOST_PAIRS_A_RECORD = 40
const BLOCKS_TOLD = 3

/** The size of a run, and the findings that refuse it. */
export interface SizedRun {
  /** Missing where there is no pair in scope. */
  readonly size?: RunSize
  readonly findings: readonly LinkageFinding[]
}

/** How much a run will take; rules that would find too many pairs, and a disk that is too small. */
export async function sizeRun(
  run: Run,
  records: number,
  settings: EngineSettings,
): Promise<SizedRun> {
  const { model, columns } = run.plan
  const [[, scope = 0] = []] = await readNumbers(run.engine, scopeSizeSql(model.link === 'link'))
  if (scope < 1) return { findings: [{ code: 'nothing_to_link' }] }
  const most = Math.max(MOST_PAIRS, MOST_PAIRS_A_RECORD * records)
  const findings: LinkageFinding[] = []
  let pairs = 0
  for (const [n, rule] of model.blocking.entries()) {
    const found = await sizeRule(run, `blocking.${n}`, rule, most)
    findings.push(...found.findings)
    pairs += found.pairs
  }
  for (const [n, rule] of ('rules' in model.prior ? model.prior.rules : []).entries()) {
    if (isWithin(rule, run)) continue
    findings.push(...(await sizeRule(run, `prior.rules.${n}`, rule, most)).findings)
  }
  const size = runSize({ records, columns: columns.size, pairs }, memoryLimitMb(settings))
  return { size, findings: [...findings, ...diskFinding(size, settings)] }
}

/** Whether one of the blocking rules, whose blocks are counted, joins by no more than this one. */
function isWithin(rule: PairRule, { plan }: Run): boolean {
  const own = planRule(rule, plan)
  const joined = new Set(own.equal.map((fields) => fields.join(' ')))
  return plan.model.blocking.some((one) => {
    const { table, equal } = planRule(one, plan)
    const isPart = equal.length > 0 && equal.every((fields) => joined.has(fields.join(' ')))
    return isPart && table === own.table
  })
}

function diskFinding({ pairs, diskMb }: RunSize, settings: EngineSettings): LinkageFinding[] {
  const limit = diskLimitMb(settings)
  if (diskMb <= limit) return []
  return [{ code: 'too_large', at: 'disk', count: pairs, values: { limit, needed: diskMb } }]
}

async function sizeRule(
  run: Run,
  at: string,
  rule: PairRule,
  most: number,
): Promise<{ pairs: number; findings: LinkageFinding[] }> {
  const sizes = blockSizesSql(planRule(rule, run.plan), run.plan)
  const pairs = await readNumber(run.engine, `select sum(pairs) from (${sizes}) s`)
  if (pairs <= most) return { pairs, findings: [] }
  const largest = await readRows(
    run.engine,
    `select * from (${sizes}) s where pairs > 0 order by pairs desc limit ${BLOCKS_TOLD}`,
  )
  const blocks = largest.map((row) => ({
    // The last two are records and pairs. A text would be a value of the list: left out.
    key: row.slice(0, -2).filter((cell) => typeof cell === 'number'),
    pairs: Number(row.at(-1)),
  }))
  const values = { limit: most }
  return { pairs, findings: [{ code: 'too_large', at, count: pairs, blocks, values }] }
}
