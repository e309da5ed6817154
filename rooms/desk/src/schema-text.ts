// A JSON Schema as words that fit into a table: `"public" | "restricted"`, `{ from, to }[]`.

/** The part of JSON Schema that operations use. */
export interface JsonSchema {
  type?: string | string[]
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  additionalProperties?: JsonSchema | boolean
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  $ref?: string
}

const MOST_VALUES = 12

function valuesText(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value))
  if (values.length > MOST_VALUES) shown.push(`… (${values.length} values)`)
  return shown.join(' | ')
}

function objectText(schema: JsonSchema): string {
  const names = Object.keys(schema.properties ?? {})
  if (names.length > 0) return `{ ${names.join(', ')} }`
  const values = schema.additionalProperties
  return typeof values === 'object' ? `{ [name]: ${schemaToText(values)} }` : 'object'
}

function arrayText(schema: JsonSchema): string {
  if (schema.prefixItems) return `[${schema.prefixItems.map(schemaToText).join(', ')}]`
  const inner = schema.items ? schemaToText(schema.items) : 'any value'
  return inner.includes(' | ') ? `(${inner})[]` : `${inner}[]`
}

/** The schema in one line. Objects show the names of their fields only. */
export function schemaToText(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return valuesText(schema.enum)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return [...new Set(branches.map(schemaToText))].join(' | ')
  if (schema.allOf) return schema.allOf.map(schemaToText).join(' & ')
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '')
  if (schema.type === 'array') return arrayText(schema)
  if (schema.type === 'object') return objectText(schema)
  return Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any value')
}

/** One field of an operation's input or answer, as a reader needs it. */
export interface FieldEntry {
  name: string
  /** What it takes, in one line. */
  value: string
  needed: boolean
  meaning: string
}

/** The fields of an object schema, in their order; none for another schema. */
export function fieldEntries(schema: JsonSchema): FieldEntry[] {
  const needed = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    value: schemaToText(field),
    needed: needed.has(name),
    meaning: field.description ?? '',
  }))
}
