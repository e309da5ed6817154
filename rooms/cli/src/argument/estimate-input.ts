// What `tumen estimate` and `tumen list import` are given: a file with a table, as text or JSON,
// and an odds ratio written as `--odds 1..4 --why "…"`; the rest by the fields of the operation.
import { extname } from 'node:path'
import { type FieldSchema, type ReadText, readFields, UsageError } from './argument.ts'

/** What a JSON file may hold; a table of the vectors says more about itself, which is left. */
const OF_FILE = ['lists', 'cells', 'records', 'origins'] as const

/** The input that the rest of a command line stands for; `base` comes from standard input. */
export async function estimateInput(
  rest: string[],
  schema: FieldSchema,
  readText: ReadText,
  base: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { file, odds, why, ...fields } = await readFields(rest, withFile(schema), readText, base)
  const table = typeof file === 'string' ? tableOf(file, await readText(file)) : {}
  return { ...table, ...fields, ...oddsOf(odds, why) }
}

/** The input of `estimate record`: ids of recorded lists as words, or a table by `--file`. */
export async function recordedInput(
  rest: string[],
  schema: FieldSchema,
  readText: ReadText,
  base: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return estimateInput(rest, { ...schema, required: ['from'] }, readText, base)
}

/** The input of `list import`: the path of the file as the first word, and the fields. */
export async function listInput(
  rest: string[],
  schema: FieldSchema,
  readText: ReadText,
  base: Record<string, unknown>,
): Promise<{ file?: string; input: Record<string, unknown> }> {
  const fields = { ...schema, properties: { file: TEXT, ...schema.properties } }
  const required = 'csv' in base || 'bytes' in base ? [] : ['file']
  const { file, ...input } = await readFields(rest, { ...fields, required }, readText, base)
  return typeof file === 'string' ? { file, input } : { input }
}

const TEXT: FieldSchema = { type: 'string' }

// A file may stand without a name, and an odds ratio in one word.
function withFile({ properties = {}, required, ...schema }: FieldSchema): FieldSchema {
  const odds = { ...properties.odds, type: 'string' }
  return {
    ...schema,
    properties: { file: TEXT, ...properties, odds, why: TEXT },
    required: required?.includes('from') ? required : ['file'],
  }
}

function tableOf(path: string, text: string): Record<string, unknown> {
  if (extname(path).toLowerCase() !== '.json') return { csv: text }
  const value = jsonOf(text)
  if (Array.isArray(value)) return { records: value }
  const known = OF_FILE.filter((name) => Object.hasOwn(value, name))
  return Object.fromEntries(known.map((name) => [name, value[name]]))
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text.replace(/^\u{feff}/u, ''))) as Record<string, unknown>
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    throw new UsageError('not-json', 'file')
  }
}

function oddsOf(odds: unknown, why: unknown): { odds?: object } {
  const reason = why === undefined ? {} : { why }
  if (odds === undefined) return why === undefined ? {} : { odds: reason }
  if (typeof odds !== 'string') return { odds: { ...Object(odds), ...reason } }
  const [, low, high = low] = /^([\d.]{1,20}?)(?:\.\.([\d.]{1,20}))?$/.exec(odds) ?? []
  const limits = [low, high].map(Number)
  if (limits.some((limit) => !Number.isFinite(limit))) throw new UsageError('not-a-number', 'odds')
  return { odds: { low: limits[0], high: limits[1], ...reason } }
}
