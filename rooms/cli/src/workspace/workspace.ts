// Which workspace a command works in, and opening it. The person at the keyboard acts under the
// owner's pseudonym unless told otherwise; on one laptop the passphrase is the sign-in.

import { existsSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import type { Role } from '@tumen/contract'
import {
  type Actor,
  type Call,
  type CopiedWorkspace,
  copyDesk,
  createDesk,
  type Desk,
  type ExportedLog,
  hasAccounts,
  keepHeapSmall,
  openDesk,
  Refusal,
  readLogs,
} from '@tumen/desk'
import { fill, type Language, languageOf, wordsIn } from '@tumen/words'
import { type GlobalOptions, UsageError } from '../argument/argument.ts'
import { bundleVerifier } from '../bundle/verifier.ts'
import { findPassphrase, NoPassphrase, newPassphrase } from '../passphrase/passphrase.ts'
import type { Terminal } from '../terminal.ts'
import { headFileIn } from './head-place.ts'

/** A desk that holds an open workspace. */
export type OpenDesk = Desk & { close(): Promise<void> }

// All working roles: whoever has the passphrase of a laptop can read its store in any case.
const LOCAL_ROLES: Role[] = [
  ...(['documenter', 'analyst', 'reviewer', 'statistician', 'editor', 'administrator'] as const),
]

/** The folder of the workspace: the option, the environment, else `tumen-workspace` here. */
export function workspaceFolder(options: GlobalOptions, terminal: Terminal): string {
  const named = options.workspace ?? terminal.env.TUMEN_WORKSPACE ?? 'tumen-workspace'
  return isAbsolute(named) ? named : join(terminal.cwd, named)
}

// What `--role` may choose: a role that is held in any case, or one that may less.
const ROLES_TO_CHOOSE: Role[] = ['viewer', ...LOCAL_ROLES]

/** Who asks, from the command line; `--role` gives rights up, it never adds any. */
export function localActor(options: GlobalOptions, owner: string): Actor {
  const account = options.as ?? owner
  if (options.role === undefined) return { account, roles: LOCAL_ROLES }
  const role = ROLES_TO_CHOOSE.find((one) => one === options.role)
  if (role === undefined) throw new UsageError('not-a-role', 'role')
  return { account, roles: [role] }
}

/**
 * The same once the workspace is open. Where people have accounts nobody acts under another name
 * than the owner's: the passphrase proves who sits here, and `--as` proves nothing.
 */
export async function provenActor(options: GlobalOptions, desk: Desk): Promise<Actor> {
  const { owner } = desk.ledger.settings
  const actor = localActor(options, owner)
  if (actor.account !== owner && (await hasAccounts(desk))) throw new Refusal('proof-needed', 'as')
  return actor
}

/** The passphrase of the workspace of this command; throws `NoPassphrase`. */
export async function passphraseFor(
  options: GlobalOptions,
  terminal: Terminal,
  prompt: string,
): Promise<string> {
  const folder = workspaceFolder(options, terminal)
  const file = options['passphrase-file']
  // Where there is no folder nobody is asked for its passphrase: the desk says what is missing.
  const passphrase = existsSync(folder) ? await findPassphrase(folder, file, terminal, prompt) : ''
  if (passphrase === undefined) throw new NoPassphrase()
  return passphrase
}

/** Opens the workspace of this command; refusals of the desk pass through. */
export async function openWorkspaceDesk(
  options: GlobalOptions,
  terminal: Terminal,
  prompt: string,
): Promise<OpenDesk> {
  const passphrase = await passphraseFor(options, terminal, prompt)
  return openWithPassphrase(options, terminal, passphrase)
}

/** The same with a passphrase that is known. */
export async function openWithPassphrase(
  options: GlobalOptions,
  terminal: Terminal,
  passphrase: string,
): Promise<OpenDesk> {
  const folder = workspaceFolder(options, terminal)
  // Imports of large files take two thirds of the memory by it.
  keepHeapSmall()
  const desk = await openDesk({ folder, unlock: { passphrase }, ...around(terminal) })
  const n = desk.ledger.removed
  if (n > 0) terminal.err(`${fill(wordsIn(languageOfLine(options, terminal)).removed, { n })}\n`)
  return { ...desk, verifier: bundleVerifier }
}

/** Hands the logs of the workspace of this command to `use`, also while `serve` has it. */
export async function readWorkspaceLogs<R>(
  options: GlobalOptions,
  terminal: Terminal,
  prompt: string,
  use: (logs: readonly ExportedLog[]) => Promise<R>,
): Promise<R> {
  const passphrase = await passphraseFor(options, terminal, prompt)
  const folder = workspaceFolder(options, terminal)
  return readLogs({ folder, unlock: { passphrase }, ...around(terminal) }, use)
}

/** Copies the workspace of this command into a folder, also while `serve` has it. */
export async function copyWorkspaceTo(
  options: GlobalOptions,
  terminal: Terminal,
  { to, prompt, progress }: { to: string; prompt: string; progress: Call['progress'] },
): Promise<CopiedWorkspace> {
  const passphrase = await passphraseFor(options, terminal, prompt)
  const folder = workspaceFolder(options, terminal)
  const { clock, random } = terminal
  return copyDesk({ folder, to, unlock: { passphrase }, clock, random, progress })
}

/** The language of a command: the option, the environment. */
export function languageOfLine({ lang }: GlobalOptions, { env }: Terminal): Language {
  return languageOf(lang ?? env.TUMEN_LANG ?? env.LANG)
}

/** What a new workspace is made with. */
export interface NewWorkspace {
  owner: string
  review: 'self' | 'second-person'
}

/** Creates the workspace of this command and leaves it open. */
export async function createWorkspaceDesk(
  options: GlobalOptions,
  terminal: Terminal,
  language: Language,
  made: NewWorkspace,
): Promise<OpenDesk> {
  const placed = await newWorkspaceOptions(options, terminal, language, made.owner)
  const desk = await createDesk({ ...placed, ...made })
  return { ...desk, verifier: bundleVerifier }
}

/** Where the new workspace of this command is, and the passphrase that is chosen for it. */
export async function newWorkspaceOptions(
  options: GlobalOptions,
  terminal: Terminal,
  language: Language,
  owner: string,
) {
  const folder = workspaceFolder(options, terminal)
  const file = options['passphrase-file']
  const from = { file, variable: 'TUMEN_PASSPHRASE', about: [owner, basename(folder)] } as const
  const passphrase = await newPassphrase(from, terminal, language)
  return { folder, passphrase, ...around(terminal) }
}

function around({ clock, random, stateFolder }: Terminal) {
  return { clock, random, headFile: headFileIn(stateFolder) }
}
