// argv to an operation's input: global options, noun and verb, then fields by the operation's
// own schema, so that a new field needs no code here.
import { z } from 'zod'

/** Options that every command has. */
export interface GlobalOptions {
  workspace?: string
  'passphrase-file'?: string
  as?: string
  role?: string
  lang?: string
  key?: string
  json: boolean
  plain: boolean
  help: boolean
  version: boolean
}

/** A command line taken apart, before any schema is known. */
export interface CommandLine {
  options: GlobalOptions
  /** Noun and verb, as far as given. */
  words: string[]
  /** Everything after them. */
  rest: string[]
}

/** What is wrong with a command line; the field or option is named, its value never. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code:
    | 'unknown-option'
    | 'value-missing'
    | 'not-a-number'
    | 'too-many'
    | 'too-many-files'
    | 'not-json'
    | 'file-unreadable'
    | 'file-unwritable'
    | 'place-missing'
    | 'table-place'
    | 'not-a-role'
    | 'not-a-port'
    | 'port-taken'
    | 'not-a-host'
    | 'host-needs-tls'
    | 'state-damaged'
    | 'state-missing'
    | 'state-older'
    | 'folder-in-use'
    | 'not-a-recipient'
  readonly option: string
  constructor(code: UsageError['code'], option: string) {
    super(`${code}: ${option}`)
    this.code = code
    this.option = option
  }
}

const VALUE_OPTIONS = ['workspace', 'passphrase-file', 'as', 'role', 'lang', 'key'] as const
const FLAG_OPTIONS = ['json', 'plain', 'help', 'version'] as const
const SHORT: Record<string, string> = { w: 'workspace', h: 'help' }

/** Splits argv into global options, the first `wordCount` words and the rest. */
export function readCommandLine(argv: string[], wordCount = 2): CommandLine {
  const options: GlobalOptions = { json: false, plain: false, help: false, version: false }
  const words: string[] = []
  const rest: string[] = []
  for (let n = 0; n < argv.length; n += 1) {
    const token = argv[n] as string
    const [name, inline] = optionOf(token)
    const valued = VALUE_OPTIONS.find((option) => option === name)
    const flag = FLAG_OPTIONS.find((option) => option === name)
    if (valued) {
      const value = inline ?? argv[++n]
      if (value === undefined) throw new UsageError('value-missing', valued)
      options[valued] = value
    } else if (flag) options[flag] = true
    else if (isWord(token, rest) && words.length < wordCount) words.push(token)
    else rest.push(token)
  }
  return { options, words, rest }
}

// Behind the first field, everything belongs to the fields: a word there is somebody's value.
function isWord(token: string, rest: string[]): boolean {
  return rest.length === 0 && token !== '-' && optionOf(token)[0] === undefined
}

function optionOf(token: string): [string | undefined, string | undefined] {
  const short = /^-([a-z])$/.exec(token)?.[1]
  if (short) return [SHORT[short] ?? short, undefined]
  const long = /^--([a-zA-Z][a-zA-Z0-9.-]*)(?:=(.*))?$/s.exec(token)
  return long ? [long[1], long[2]] : [undefined, undefined]
}

/** The part of a JSON schema that this file looks at. */
export interface FieldSchema {
  type?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  items?: FieldSchema
  anyOf?: FieldSchema[]
  properties?: Record<string, FieldSchema>
  required?: string[]
}

/** The fields of an operation's input, by name, in the order of its schema. */
export function fieldsOf(input: z.ZodType): FieldSchema {
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as FieldSchema
}

/** Reads files named on the command line; an argument so that tests need no disk. */
export type ReadText = (path: string) => Promise<string>

/** Turns the rest of a command line into an input object; `base` comes from standard input. */
export async function readFields(
  rest: string[],
  schema: FieldSchema,
  readText: ReadText,
  base: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const input = structuredClone(base)
  const positional = positionalFields(schema).filter((name) => !(name in base))
  for (let n = 0; n < rest.length; n += 1) {
    const token = rest[n] as string
    const [name, inline] = optionOf(token)
    if (name === undefined) {
      const field = positional[0]
      if (field === undefined) throw new UsageError('too-many', `argument ${n + 1}`)
      const known = schema.properties?.[field] ?? {}
      if (known.type !== 'array') positional.shift()
      setField(input, [field], readValue(token, known, field), known)
      continue
    }
    const { path, field, fromFile } = findField(name, schema)
    if (isFlag(field) && inline === undefined) setField(input, path, true)
    else {
      const raw = inline ?? rest[++n]
      if (raw === undefined) throw new UsageError('value-missing', name)
      const text = fromFile ? await readText(raw) : raw
      setField(input, path, readValue(text, field, name), field)
    }
  }
  return input
}

/**
 * Fields that may be given without their name: the required texts, numbers and lists, in the
 * order of the schema; without any, the first text. A list takes every word that is left.
 */
export function positionalFields(schema: FieldSchema): string[] {
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties ?? {}).filter(([, field]) => takesWord(field))
  const needed = fields.filter(([name]) => required.has(name))
  const chosen = needed.length > 0 ? needed : fields.filter(([, one]) => takesText(one)).slice(0, 1)
  return chosen.map(([name]) => name)
}

function takesWord(field: FieldSchema): boolean {
  if (field.type === 'array') return takesWord(field.items ?? {})
  return takesText(field) || field.type === 'integer' || field.type === 'number'
}

function takesText(field: FieldSchema): boolean {
  return field.type === 'string' || (field.anyOf ?? []).some(takesText)
}

function isFlag(field: FieldSchema): boolean {
  return field.type === 'boolean'
}

function findField(name: string, schema: FieldSchema) {
  const direct = lookUp(name.split('.'), schema)
  if (direct) return { ...direct, fromFile: false }
  const base = name.replace(/-file$/, '')
  const fromFile = base === name ? undefined : lookUp(base.split('.'), schema)
  if (!fromFile) throw new UsageError('unknown-option', name)
  return { ...fromFile, fromFile: true }
}

function lookUp(parts: string[], schema: FieldSchema) {
  let field: FieldSchema | undefined = schema
  const path: string[] = []
  for (const part of parts) {
    const camel = part.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const options: FieldSchema[] = [field, ...(field.anyOf ?? [])]
    field = options.map((one) => one.properties?.[camel]).find((one) => one !== undefined)
    if (!field) return undefined
    path.push(camel)
  }
  return { path, field }
}

function readValue(text: string, field: FieldSchema, name: string): unknown {
  if (field.type === 'array') return readValue(text, field.items ?? {}, name)
  if (takesText(field) || (field.enum && !field.type)) return text
  const kinds = field.anyOf?.map((one) => one.type) ?? [field.type]
  if (kinds.includes('integer') || kinds.includes('number')) {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) throw new UsageError('not-a-number', name)
    return value
  }
  if (kinds.includes('boolean')) return text !== 'false'
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    throw new UsageError('not-json', name)
  }
}

function setField(
  input: Record<string, unknown>,
  path: string[],
  value: unknown,
  field?: FieldSchema,
): void {
  let at = input
  for (const part of path.slice(0, -1)) {
    at[part] ??= {}
    at = at[part] as Record<string, unknown>
  }
  const last = path.at(-1) as string
  if (field?.type === 'array') at[last] = [...((at[last] as unknown[] | undefined) ?? []), value]
  else at[last] = value
}
