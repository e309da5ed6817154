// A model that Splink trained, read from its own JSON into a model file of ours. Conditions are
// read by a small grammar and never run. Where Splink says no probability, its defaults hold.
// Source: Splink 5.0 (MIT); the reference on linkage, 3.2.
import type { LinkageFinding } from '../finding.ts'
import { MODEL_FORMAT } from './model.ts'
import { type JsonObject, PreparedColumns, splinkCondition } from './splink-condition.ts'

const LINK_OF: Readonly<Record<string, string>> = {
  dedupe_only: 'dedupe',
  link_only: 'link',
  link_and_dedupe: 'link_and_dedupe',
}
const TOP_M = 0.95
const TOP_BITS = 10
const [LEAST_BITS, MOST_BITS] = [-5, 3]

/** A model file, to be read with `readModel`, or why there is none. */
export interface SplinkImport {
  readonly file?: JsonObject
  readonly findings: readonly LinkageFinding[]
}

/** The model file of a model in Splink's JSON; every condition that is not understood is named. */
export function importSplinkModel(json: unknown): SplinkImport {
  const splink = asObject(json)
  const findings: LinkageFinding[] = []
  const columns = new PreparedColumns()
  const comparisons = objectsOf(splink.comparisons).map((one, n) =>
    comparisonOf(one, n, { columns, findings }),
  )
  const blocking = objectsOf(splink.blocking_rules_to_generate_predictions).map((one, n) =>
    blockingOf(one, n, { columns, findings }),
  )
  if (findings.length > 0) return { findings }
  const file = {
    format: MODEL_FORMAT,
    imported: 'splink',
    name: 'splink',
    link: LINK_OF[String(splink.link_type)] ?? String(splink.link_type),
    id: splink.unique_id_column_name,
    prepare: columns.steps,
    comparisons,
    blocking,
    prior: { probability: splink.probability_two_random_records_match },
  }
  return { file, findings }
}

interface Reading {
  readonly columns: PreparedColumns
  readonly findings: LinkageFinding[]
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {}
}

function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(asObject) : []
}

function read(text: unknown, at: string, { columns, findings }: Reading): JsonObject {
  const condition = typeof text === 'string' ? splinkCondition(text, columns) : undefined
  if (!condition) findings.push({ code: 'condition_not_understood', at })
  return condition ?? { else: true }
}

function comparisonOf(one: JsonObject, n: number, reading: Reading): JsonObject {
  const levels = objectsOf(one.comparison_levels)
  const count = levels.filter((level) => level.is_null_level !== true).length
  const read = levels.map((level, position) =>
    levelOf(level, `comparisons.${n}.levels.${position}`, reading),
  )
  // The null level comes first here; Splink's order of the others is kept.
  const nulls = read.filter((_, k) => levels[k]?.is_null_level === true)
  const others = read.filter((_, k) => levels[k]?.is_null_level !== true)
  return {
    name: one.output_column_name,
    levels: [...nulls, ...others.map((level, k) => withDefaults(level, k, count))],
  }
}

function levelOf(level: JsonObject, at: string, reading: Reading): JsonObject {
  const column = level.tf_adjustment_column
  return {
    when: read(level.sql_condition, at, reading),
    label: level.label_for_charts ?? at,
    ...(level.m_probability === undefined ? {} : { m: level.m_probability }),
    ...(level.u_probability === undefined ? {} : { u: level.u_probability }),
    ...(column === undefined || column === null ? {} : { tf: termOf(level) }),
    fix_m: level.fix_m_probability === true,
    fix_u: level.fix_u_probability === true,
  }
}

function termOf(level: JsonObject): JsonObject {
  return {
    column: level.tf_adjustment_column,
    weight: level.tf_adjustment_weight ?? 1,
    minimum: level.tf_minimum_u_value ?? 0,
  }
}

/** Splink's defaults for what was never observed: position 0 is the level of most agreement. */
function withDefaults(level: JsonObject, position: number, count: number): JsonObject {
  const m = position === 0 ? TOP_M : (1 - TOP_M) / (count - 1)
  const steps = Math.max(1, count - 2)
  const rise = ((count - 1 - position) * (MOST_BITS - LEAST_BITS)) / steps
  const bits = position === 0 ? TOP_BITS : LEAST_BITS + rise
  return { ...level, m: level.m ?? m, u: level.u ?? m / 2 ** bits }
}

/** Equalities become the columns of the rule, everything else its further condition. */
function blockingOf(one: JsonObject, n: number, reading: Reading): JsonObject {
  const condition = read(one.blocking_rule, `blocking.${n}`, reading)
  const parts = Array.isArray(condition.and) ? objectsOf(condition.and) : [condition]
  const on = parts.flatMap((part) => (typeof part.equal === 'string' ? [part.equal] : []))
  const rest = parts.filter((part) => typeof part.equal !== 'string')
  const further = rest.length === 1 ? rest[0] : { and: rest }
  const name = `rule ${n + 1}`
  if (on.length === 0) return { name, when: further }
  return rest.length === 0 ? { name, on } : { name, on, and: further }
}
