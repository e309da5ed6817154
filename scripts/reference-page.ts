// The reference as Markdown, made from the operations table, the policy and the refusal codes.
import type { OperationEntry, SchemaEntry } from '@tumen/desk'

const MADE = '<!-- Made by `npm run reference` from the operations table. Do not edit. -->'

function fieldTable({ fields, text }: SchemaEntry): string[] {
  if (fields.length === 0) return [text === 'object' ? 'Nothing.' : `\`${text}\``]
  const rows = fields.map(({ name, value, needed, meaning }) => {
    const cells = [`\`${name}\``, inCell(value), needed ? 'yes' : 'no', inCell(meaning)]
    return `| ${cells.join(' | ')} |`
  })
  return ['| field | value | needed | meaning |', '|---|---|---|---|', ...rows]
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|')
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
      const has = new Set<string>(entry.roles)
      const cells = roles.map((role) => (has.has(role) ? (entry.isOfAll ? 'all' : 'yes') : '–'))
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
    'records are decided one by one. `yes`: for the records of the groups in which the role is',
    'held and for everybody’s; a foreign record answers as one that is missing, whatever is asked.',
    '`all`: only for a role that is held without a group.',
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
