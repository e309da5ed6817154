// The reference as Markdown, made from the operations table, the policy and the refusal codes.
import { fieldRows, type JsonSchema, schemaToText } from './schema-text.ts'

/** What the reference says about one operation. */
export interface OperationEntry {
  name: string
  summary: string
  changes: boolean
  isLong: boolean
  input: JsonSchema
  output: JsonSchema
  /** The roles that may ask for it. */
  roles: readonly string[]
}

const MADE = '<!-- Made by `npm run reference` from the operations table. Do not edit. -->'

function fieldTable(schema: JsonSchema): string[] {
  const rows = fieldRows(schema)
  if (rows.length > 0) return ['| field | value | needed | meaning |', '|---|---|---|---|', ...rows]
  const text = schemaToText(schema)
  return [text === 'object' ? 'Nothing.' : `\`${text}\``]
}

function traitText(entry: OperationEntry): string {
  const traits = [
    entry.changes ? 'changes the ledger: one leaf in the log' : 'reads only',
    ...(entry.isLong ? ['can take long: reports progress, can be cancelled'] : []),
  ]
  return `*${traits.join('; ')}.* Roles: ${entry.roles.join(', ') || 'nobody'}.`
}

function operationSection(entry: OperationEntry): string[] {
  return [
    `## ${entry.name}`,
    '',
    entry.summary,
    '',
    traitText(entry),
    '',
    `Command: \`tumen ${entry.name.replace('.', ' ')}\``,
    '',
    '**Input**',
    '',
    ...fieldTable(entry.input),
    '',
    '**Answer**',
    '',
    ...fieldTable(entry.output),
    '',
  ]
}

function matrixTable(entries: readonly OperationEntry[], roles: readonly string[]): string[] {
  return [
    `| operation | ${roles.join(' | ')} |`,
    `|---|${roles.map(() => ':-:|').join('')}`,
    ...entries.map((entry) => {
      const cells = roles.map((role) => (entry.roles.includes(role) ? 'yes' : '–'))
      return `| [\`${entry.name}\`](#${entry.name.replace('.', '')}) | ${cells.join(' | ')} |`
    }),
  ]
}

/** `docs/reference/operations.md`. */
export function operationsPage(
  entries: readonly OperationEntry[],
  roles: readonly string[],
): string {
  const lines = [
    '# Operations',
    '',
    MADE,
    '',
    'Everything that a person can do. The command line is made from this table; a door never',
    'decides. What is not named under *Answer* cannot leave.',
    '',
    '## Who may',
    '',
    'Deny by default. The table shows what a role may ask for at all; restricted and sealed',
    'records are decided one by one.',
    '',
    ...matrixTable(entries, roles),
    '',
    ...entries.flatMap(operationSection),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

/** `docs/reference/refusals.md`: each code with its sentence. */
export function refusalsPage(sentences: readonly { code: string; sentence: string }[]): string {
  const lines = [
    '# Refusals',
    '',
    MADE,
    '',
    'The desk says no with one of these codes, the field that it is about, and identifiers or',
    'numbers; never with the contents of a record.',
    '',
    '| code | what it says |',
    '|---|---|',
    ...sentences.map(
      ({ code, sentence }) => `| \`${code}\` | ${sentence.replaceAll('|', '\\|')} |`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
