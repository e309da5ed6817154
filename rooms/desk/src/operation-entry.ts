// What may be read about each operation: the reference in docs/ and the pages of the web are
// both made from this, so that they cannot tell different things.
import { type Contract, contractList, ROLES, type Role } from '@tumen/contract'
import { z } from 'zod'
import { isOfAll } from './policy.ts'
import { type FieldEntry, fieldEntries, type JsonSchema, schemaToText } from './schema-text.ts'

/** A schema as a table of fields; `text` says it in one line when it has none. */
export interface SchemaEntry {
  fields: FieldEntry[]
  text: string
}

/** What the reference says about one operation. */
export interface OperationEntry {
  name: string
  summary: string
  changes: boolean
  isLong: boolean
  input: SchemaEntry
  output: SchemaEntry
  /** The roles that may ask for it. */
  roles: readonly Role[]
  /** Whether a role in one group does not give it. */
  isOfAll: boolean
}

// The table never changes while a program runs, and a page asks for the whole of it.
let made: readonly OperationEntry[] | undefined

/** Every operation as the reference shows it, in the order of the table. */
export function operationEntries(): readonly OperationEntry[] {
  made ??= contractList.map(operationEntry)
  return made
}

function operationEntry(contract: Contract): OperationEntry {
  const { name, summary, changes, long = false, input, output } = contract
  return {
    name,
    summary,
    changes,
    isLong: long,
    input: schemaEntry(asJsonSchema(input, 'input')),
    output: schemaEntry(asJsonSchema(output, 'output')),
    roles: ROLES.filter((role) => contract.roles.includes(role)),
    isOfAll: isOfAll(name),
  }
}

/** A schema as the table of its fields. */
export function schemaEntry(schema: JsonSchema): SchemaEntry {
  return { fields: fieldEntries(schema), text: schemaToText(schema) }
}

function asJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
}
