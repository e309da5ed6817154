// The log and its checks for a reader: checkpoints and proofs exactly as they are signed, what
// fsck found with the first thing first, and the doctor's table.
import { fill, type Language, wordsIn } from '@tumen/words'
import { type Data, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { fieldText, type Layout, tableText } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText } from '../terminal/wrap.ts'

// Signed texts and keys stand line by line, unwrapped and unindented, so that they can be copied.
const SIGNED = ['vkey', 'note', 'checkpoint', 'proof', 'opening', 'policy', 'request'] as const

/** The lines of `log.show`, `log.checkpoint`, `log.prove`, and of what others said. */
export function logText(language: Language, output: Data, layout: Layout = {}): string[] {
  const { field } = wordsIn(language).command
  const names: Readonly<Record<string, string | undefined>> = field
  const isSigned = (key: string) => SIGNED.some((signed) => signed === key)
  const fields = Object.entries(output).flatMap(([key, value]): [string, string][] =>
    isSigned(key) || typeof value === 'object' ? [] : [[names[key] ?? key, String(value)]],
  )
  fields.push(...voices(language, output))
  const blocks = SIGNED.flatMap((key) => {
    const block = textAt(output, key)
    return block === undefined ? [] : ['', `${names[key] ?? field.note}:`, ...signedLines(block)]
  })
  return [...fieldText(fields, layout), ...blocks].slice(fields.length === 0 ? 1 : 0)
}

/** What each witness and each authority said, or where it is asked. */
function voices(language: Language, output: Data): [string, string][] {
  const { said } = wordsIn(language).command
  const phrases: Readonly<Record<string, string | undefined>> = said
  const phraseOf = (one: Data) => {
    const word = textAt(one, 'said') ?? ''
    return [phrases[word] ?? word, textAt(one, 'size'), textAt(one, 'time'), textAt(one, 'url')]
  }
  const closed = listAt(output, 'earlier').map((one) => ({ ...one, said: 'closed' }))
  const stated = listAt(output, 'stated').map(({ at, ...one }) => ({
    ...one,
    said: 'ahead',
    time: at,
  }))
  const witnesses = listAt(output, 'witnesses').map((one) =>
    valueAt(one, 'unasked') === true ? { ...one, said: 'unasked' } : one,
  )
  const rows = [...witnesses, ...stated, ...listAt(output, 'stamps'), ...closed]
  return [...rows, ...listAt(output, 'authorities')].map((one): [string, string] => [
    textAt(one, 'name') ?? textAt(one, 'authority') ?? textAt(one, 'vkey') ?? '',
    phraseOf(one).filter(Boolean).join(' '),
  ])
}

function signedLines(block: string): string[] {
  return block.replace(/\n$/, '').split('\n').map(safeText)
}

/** The lines of `workspace.fsck`: the first thing that is wrong, then the others. */
export function fsckText(language: Language, output: Data, layout: Layout = {}): string[] {
  const words = wordsIn(language)
  const width = layout.width ?? 80
  const findings = listAt(output, 'findings')
  const linesOf = (some: readonly Data[]) => some.map((finding) => fsckLine(language, finding))
  const left = linesOf(findings.filter(({ harmless }) => harmless === true))
  const [first, ...others] = linesOf(findings.filter(({ harmless }) => harmless !== true))
  const notes = left.flatMap((line) => hangText('- ', line, width))
  if (first === undefined)
    return left.length === 0
      ? [words.fsckFine]
      : [...hangText('', words.fsckHarmless, width), ...notes]
  return [
    words.fsckFirst,
    ...hangText('- ', first, width),
    ...(others.length === 0 ? [] : [words.fsckMore]),
    ...others.flatMap((line) => hangText('- ', line, width)),
    ...notes,
  ]
}

function fsckLine(language: Language, finding: Data): string {
  const words = wordsIn(language)
  const code = textAt(finding, 'code') ?? '?'
  const sentences: Readonly<Record<string, string | undefined>> = words.fsck
  const { field } = words.command
  const where = (['table', 'id', 'leaf', 'changes', 'statements'] as const).flatMap((key) => {
    const value = textAt(finding, key)
    return value === undefined ? [] : [`${field[key]}: ${value}`]
  })
  const sentence = finding.harmless === true ? words.fsckLeft : sentences[code]
  return safeText([`${code}: ${sentence ?? words.fsckOther}`, ...where].join(' | '))
}

/** One check of the doctor; `help` is a command. */
export interface Check {
  name: string
  state: 'ok' | 'warn' | 'fail'
  help?: string | undefined
  /** Identifiers and numbers only. */
  detail?: string | undefined
}

function checked(language: Language, state: Check['state'], sentence: string): string {
  return state === 'ok' ? sentence : fill(wordsIn(language).checkNot, { sentence })
}

/** The doctor's table: state, sentence, and one command that helps. */
export function doctorText(
  language: Language,
  checks: readonly Check[],
  layout: Layout = {},
): string[] {
  const words = wordsIn(language)
  const sentences: Readonly<Record<string, string | undefined>> = words.check
  const { field } = words.command
  const rows = checks.map(({ name, state, help, detail }) => [
    words.checkState[state],
    name,
    [
      checked(language, state, sentences[name] ?? words.checkOther),
      detail ?? '',
      state === 'ok' || help === undefined ? '' : fill(words.checkHelp, { command: help }),
    ]
      .filter((part) => part !== '')
      .join(' '),
  ])
  return tableText(
    [{ heading: field.state }, { heading: field.check }, { heading: field.what }],
    rows,
    layout,
  )
}
