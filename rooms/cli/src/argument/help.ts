// Help that teaches: made from the operations table and the words, so that it is never out of date.
import { type Contract, contractList } from '@tumen/contract'
import { fieldText, hangText } from '@tumen/view'
import { type Language, type Words, wordsIn } from '@tumen/words'
import { PLACE_USAGE } from '../bundle/output-file.ts'
import { type FieldSchema, fieldsOf, positionalFields } from './argument.ts'
import { EXAMPLES } from './example.ts'
import { fileUsage } from './input.ts'
import { tablePlace } from './table-file.ts'

/** Commands that are not operations of a workspace. */
export const BESIDE = [
  'init',
  'serve',
  'demo',
  'doctor',
  'backup',
  'restore',
  'export',
  'import',
  'formats',
  'passphrase',
  'verify',
  'witness',
  'log export',
  'help',
] as const

const USAGE: Readonly<Record<(typeof BESIDE)[number], string>> = {
  init: 'init [folder] [--owner NAME] [--review self|second-person]',
  serve:
    'serve [--port N] [--host NAME --tls-cert FILE --tls-key FILE [--listen ADDRESS] | ' +
    '--host NAME --proxied] [--backup FOLDER --backup-for KEYS]',
  demo: 'demo [--serve]',
  doctor: 'doctor',
  backup:
    'backup <folder> [--for KEYS [--whole]] | tumen backup check <folder> | ' +
    'tumen backup check|drill <file> --identity KEY | tumen backup key <file>',
  restore: 'restore <backup> <folder> [--identity KEY]',
  export: 'export --everything <file.jsonl>',
  import: 'import --everything <file.jsonl> <folder> [--owner NAME]',
  formats: 'formats',
  passphrase: 'passphrase change [--new-passphrase-file FILE]',
  verify: 'verify <folder|file.zip> [--policy FILE] [--signers FILE]',
  witness: 'witness <folder> --logs FILE --name NAME [--port N]',
  'log export': 'log export <folder>',
  help: 'help [noun] [verb]',
}

/** What one of these does and how it is called; nothing for another word. */
export function besideText(language: Language, noun: string, columns: number): string | undefined {
  const name = BESIDE.find((one) => one === noun)
  if (name === undefined) return undefined
  const { command } = wordsIn(language)
  const lines = [
    ...hangText('', command.beside[name], columns),
    '',
    ...hangText('', `${command.help.usage}: tumen ${USAGE[name]}`, columns),
    '',
    ...optionLines(command, columns),
  ]
  return `${lines.join('\n')}\n`
}

/** The overview: every command with what it gives. */
export function overviewText(language: Language, columns: number): string {
  const { command } = wordsIn(language)
  const beside = BESIDE.map((name): [string, string] => [name, command.beside[name]])
  const table = contractList.map((one): [string, string] => [
    wordsOf(one.name).join(' '),
    summaryOf(command, one),
  ])
  const lines = [
    ...hangText('', command.help.tagline, columns),
    '',
    `${command.help.usage}: ${command.help.usageLine}`,
    '',
    `${command.help.commands}:`,
    ...indented(fieldText([...beside, ...table], { width: columns - 2 })),
    '',
    ...optionLines(command, columns),
    '',
    ...hangText('', command.help.first, columns),
    ...hangText('', command.help.more, columns),
  ]
  return `${lines.join('\n')}\n`
}

function placeOf(operation: string): string[] {
  const place = fileUsage(operation) ?? PLACE_USAGE[operation]
  const table = tablePlace(operation)
  return [...(place === undefined ? [] : [place]), ...(table === undefined ? [] : [table])]
}

/** Everything about one command: fields, defaults, examples. */
export function commandText(language: Language, one: Contract, columns: number): string {
  const { command } = wordsIn(language)
  const schema = fieldsOf(one.input)
  const given = positionalFields(schema).map((field) => `<${field}>`)
  const usage = ['tumen', ...wordsOf(one.name), ...placeOf(one.name), ...given]
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]): [string, string] => [
    `--${toKebab(name)}`,
    fieldDescription(command, field, (schema.required ?? []).includes(name)),
  ])
  const examples = EXAMPLES[one.name] ?? []
  const lines = [
    ...hangText('', summaryOf(command, one), columns),
    ...hangText('', one.changes ? command.help.changes : command.help.reads, columns),
    '',
    `${command.help.usage}: ${usage.join(' ')} [--field value …]`,
    '',
    `${command.help.fields}:`,
    ...indented(fieldText(fields, { width: columns - 2 })),
    ...hangText('', command.help.jsonInput, columns),
    '',
    ...optionLines(command, columns),
    ...(examples.length > 0 ? ['', `${command.help.examples}:`, ...indented(examples)] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** The commands that begin with a noun, for a command line that stops there. */
export function nounText(language: Language, noun: string, columns: number): string {
  const { command } = wordsIn(language)
  const rows = contractList
    .filter((one) => wordsOf(one.name)[0] === noun)
    .map((one): [string, string] => [wordsOf(one.name).join(' '), summaryOf(command, one)])
  return `${fieldText(rows, { width: columns }).join('\n')}\n`
}

/** `figure.ask` as the words typed: `figure ask`. */
export function wordsOf(operationName: string): string[] {
  return operationName.split('.')
}

function summaryOf(command: Words['command'], one: Contract): string {
  return (command.operation as Record<string, string>)[one.name] ?? one.summary
}

function optionLines(command: Words['command'], columns: number): string[] {
  const rows = Object.entries(command.help.option).map(([name, text]): [string, string] => [
    `--${name}`,
    text,
  ])
  return [`${command.help.options}:`, ...indented(fieldText(rows, { width: columns - 2 }))]
}

function fieldDescription(
  command: Words['command'],
  field: FieldSchema,
  required: boolean,
): string {
  const inner = field.type === 'array' ? (field.items ?? {}) : field
  const choices = inner.enum?.filter((value) => value !== undefined) ?? []
  const notes = [
    required ? command.help.required : '',
    required || field.description || inner.description ? '' : command.help.optional,
    field.type === 'array' ? command.help.repeated : '',
    choices.length > 0 && choices.length <= 40
      ? command.help.oneOf.replace('{values}', choices.join(', '))
      : '',
    field.default === undefined || field.type === 'array'
      ? ''
      : command.help.byDefault.replace('{value}', String(field.default)),
  ].filter((note) => note !== '')
  const description = field.description ?? inner.description ?? ''
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`.trim()
}

function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`))
}
