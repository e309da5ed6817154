// Where the passphrase comes from: a file, the environment, the marker of the invented world,
// or the terminal, in this order. Never an argument: that would stay in the shell's history.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from './argument.ts'
import type { Terminal } from './terminal.ts'

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
  if (file !== undefined) return passphraseIn(file)
  const fromEnvironment = terminal.env.TUMEN_PASSPHRASE
  if (fromEnvironment) return fromEnvironment
  if (await isInventedWorld(folder)) return INVENTED_WORLD_PASSPHRASE
  return terminal.askSecret(prompt)
}

async function passphraseIn(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  } catch {
    throw new UsageError('file-unreadable', 'passphrase-file')
  }
}
