// Where the passphrase comes from: a file, the environment, the marker of the invented world,
// or the terminal, in this order. Never an argument: that would stay in the shell's history.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wrapText } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import { UsageError } from '../argument/argument.ts'
import type { Terminal } from '../terminal.ts'
import { type Weakness, weaknessOf } from './strength.ts'

/** The file that marks a workspace as invented and holds its public passphrase. */
export const INVENTED_WORLD_FILE = 'INVENTED-WORLD.txt'

/** The passphrase of the invented world. It guards nothing, on purpose. */
export const INVENTED_WORLD_PASSPHRASE = 'nothing here happened'

/** Whether the folder holds the invented world. */
export async function isInventedWorld(folder: string): Promise<boolean> {
  return readFile(join(folder, INVENTED_WORLD_FILE), 'utf8').then(
    () => true,
    () => false,
  )
}

/** The passphrase for a folder, or nothing when there is no way to ask for it. */
export async function findPassphrase(
  folder: string,
  file: string | undefined,
  terminal: Terminal,
  prompt: string,
): Promise<string | undefined> {
  if (file !== undefined) return passphraseIn(file, 'passphrase-file')
  const fromEnvironment = terminal.env.TUMEN_PASSPHRASE
  if (fromEnvironment !== undefined) return fromEnvironment
  if (await isInventedWorld(folder)) return INVENTED_WORLD_PASSPHRASE
  return terminal.askSecret(prompt)
}

/** Where a new passphrase may come from, before somebody is asked for it. */
export interface NewPassphraseFrom {
  file: string | undefined
  variable: 'TUMEN_PASSPHRASE' | 'TUMEN_NEW_PASSPHRASE'
  /** What whoever takes the workspace knows: the names of its owner and its folder. */
  about: readonly string[]
}

const FILE_OPTION = {
  TUMEN_PASSPHRASE: 'passphrase-file',
  TUMEN_NEW_PASSPHRASE: 'new-passphrase-file',
} as const

/**
 * A passphrase for a key that is to be made: from a file, the environment, or typed twice after it
 * was said what a good one is. One that can be guessed too soon is a `WeakPassphrase`.
 */
export async function newPassphrase(
  { file, variable, about }: NewPassphraseFrom,
  terminal: Terminal,
  language: Language,
): Promise<string> {
  const option = FILE_OPTION[variable]
  const given = file === undefined ? terminal.env[variable] : await passphraseIn(file, option)
  const passphrase = given ?? (await typedTwice({ variable, about }, terminal, language))
  const weakness = await weaknessOf(passphrase, about)
  if (weakness !== undefined) throw new WeakPassphrase(weakness)
  return passphrase
}

async function typedTwice(
  { variable, about }: Omit<NewPassphraseFrom, 'file'>,
  terminal: Terminal,
  language: Language,
): Promise<string> {
  const { command, passphrase } = wordsIn(language)
  terminal.err(`${wrapText(passphrase.advice, terminal.columns).join('\n')}\n`)
  const first = await terminal.askSecret(command.prompt.newPassphrase)
  if (first === undefined) throw new NoPassphrase(variable)
  // Before it is typed again: nobody should type twice what will not do.
  const weakness = await weaknessOf(first, about)
  if (weakness !== undefined) throw new WeakPassphrase(weakness)
  if ((await terminal.askSecret(command.prompt.again)) !== first) throw new PassphrasesDiffer()
  return first
}

/** A command needs a passphrase and there is no way to ask for one. */
export class NoPassphrase extends Error {
  override readonly name = 'NoPassphrase'
  /** Whether it is one that is there, or a new one that has an option of its own. */
  readonly isNew: boolean

  constructor(variable: NewPassphraseFrom['variable'] = 'TUMEN_PASSPHRASE') {
    super('there is nobody to ask for a passphrase')
    this.isNew = variable === 'TUMEN_NEW_PASSPHRASE'
  }
}

/** The passphrase was typed differently the second time. */
export class PassphrasesDiffer extends Error {
  override readonly name = 'PassphrasesDiffer'
}

/** The new passphrase is the one that the workspace has. */
export class SamePassphrase extends Error {
  override readonly name = 'SamePassphrase'
}

/** The passphrase can be guessed too soon; the message does not hold it. */
export class WeakPassphrase extends Error {
  override readonly name = 'WeakPassphrase'
  readonly weakness: Weakness

  constructor(weakness: Weakness) {
    super('the passphrase can be guessed too soon')
    this.weakness = weakness
  }
}

async function passphraseIn(file: string, option: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  } catch {
    throw new UsageError('file-unreadable', option)
  }
}
