// Backups for people who hold keys: `tumen backup FOLDER --for LIST`, `tumen backup key`, `check`
// and `drill`, `tumen restore FILE FOLDER --identity KEY`. The key is made and kept elsewhere: the
// machine that is backed up needs the public half alone. Source: desk.md 11, O6 and O7.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import {
  backUpDesk,
  backupKeysIn,
  type CopiedWorkspace,
  checkBackupFile,
  isSealedKey,
  type MadeBackup,
  newBackupKey,
  noteDrill,
  readJournal,
  recipientsIn,
  restoreBackupFile,
  tryBackupFile,
} from '@tumen/desk'
import { printedJson, progressText, safeText } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import { type GlobalOptions, readFields, UsageError } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import { NoPassphrase, newPassphrase } from '../passphrase/passphrase.ts'
import { terminalProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { passphraseFor, workspaceFolder } from './workspace.ts'

/** How a command is run. */
export interface Around {
  options: GlobalOptions
  language: Language
  terminal: Terminal
}

type Fields = Record<string, unknown>

const TEXT = { type: 'string' } as const
const OPENED = {
  properties: { file: TEXT, identity: TEXT, identityPassphraseFile: TEXT },
  required: ['file'],
}
const KEY = { properties: { file: TEXT, newPassphraseFile: TEXT }, required: ['file'] }

/** The recipients in the file that an option names. */
export async function recipientsOf(
  list: string,
  option: string,
  { cwd }: Pick<Terminal, 'cwd'>,
): Promise<string[]> {
  const text = Buffer.from(await readNamed(resolve(cwd, list), option)).toString('utf8')
  const recipients = recipientsIn(text)
  if (recipients === undefined) throw new UsageError('not-a-recipient', option)
  return recipients
}

/** Backs the workspace of a command up into a file in a folder. */
export async function backUpForKeys(
  { to, list, whole }: { to: string; list: string; whole: boolean },
  { options, language, terminal }: Around,
): Promise<number> {
  const recipients = await recipientsOf(list, 'for', terminal)
  const prompt = wordsIn(language).command.prompt.passphrase
  const passphrase = await passphraseFor(options, terminal, prompt)
  const { clock, random, cwd } = terminal
  const around = {
    folder: workspaceFolder(options, terminal),
    unlock: { passphrase },
    clock,
    random,
  }
  const [made, seconds] = await timed({ options, language, terminal }, (progress) =>
    backUpDesk({ ...around, to: resolve(cwd, to), recipients, whole, progress }),
  )
  const text = madeText(made, { language, seconds, keys: recipients.length })
  terminal.out(options.json ? `${printedJson({ ...made })}\n` : `${text}\n`)
  return EXIT.done
}

/** What a backup that was made says of itself. */
export function madeText(
  made: MadeBackup,
  { language, seconds, keys }: { language: Language; seconds?: string; keys?: number },
): string {
  const { filed, builds, others, removed, opens } = wordsIn(language).command.backup
  const { file, base, leaves: n, objects, added, bytes } = made
  const size = (bytes / 1e6).toFixed(1)
  return [
    fill(filed, { file, n, objects, added, size, ...(seconds === undefined ? {} : { seconds }) }),
    ...(base === undefined ? [] : [fill(builds, { base })]),
    ...(made.newRecipients ? [others] : []),
    ...(made.removed > 0 ? [fill(removed, { n: made.removed })] : []),
    ...(keys === undefined ? [] : [fill(opens, { n: keys })]),
  ].join('\n')
}

/** Puts a backup back into a new folder. */
export async function restoreWithKey(
  { to, file, fields }: { to: string; file: string; fields: Fields },
  around: Around,
): Promise<number> {
  const { options, language, terminal } = around
  const { restored } = wordsIn(language).command.backup
  const opened = await openedBy(file, fields, around)
  const folder = resolve(terminal.cwd, to)
  const [done, seconds] = await timed(around, (progress) =>
    restoreBackupFile({ ...opened, to: folder, progress }),
  )
  const told = { folder: safeText(to), ...toldOf(done, seconds) }
  const text = fill(restored, told)
  terminal.out(options.json ? `${printedJson({ folder, ...done })}\n` : `${text}\n`)
  return EXIT.done
}

/** `tumen backup key FILE`: makes a key in a new file, and prints the half that may be known. */
export async function runBackupKey(words: readonly string[], around: Around): Promise<number> {
  const { options, language, terminal } = around
  const fields = await fieldsIn(words, KEY)
  const asked = {
    ...{ file: fields.newPassphraseFile as string | undefined, about: [] },
    variable: 'TUMEN_NEW_PASSPHRASE' as const,
  }
  const passphrase = await newPassphrase(asked, terminal, language)
  const { file, recipient } = await newBackupKey(passphrase)
  const path = resolve(terminal.cwd, String(fields.file))
  await writeFile(path, file, { flag: 'wx', mode: 0o600 }).catch(() => {
    throw new UsageError('file-unwritable', '<file>')
  })
  const text = fill(wordsIn(language).command.backup.key, { recipient })
  terminal.out(options.json ? `${printedJson({ file: path, recipient })}\n` : `${text}\n`)
  return EXIT.done
}

/** `tumen backup check FILE --identity KEY`: reads every byte of it and of what it builds on. */
export async function runCheckFile(words: readonly string[], around: Around): Promise<number> {
  const { options, language, terminal } = around
  const fields = await fieldsIn(words, OPENED)
  const file = await fileThere(fields, terminal)
  const identities = await identitiesOf(fields, around)
  const [found, seconds] = await timed(around, () => checkBackupFile({ file, identities }))
  const { made, leaves: n, objects } = found
  const told = { file: basename(file), n, objects, day: made.slice(0, 10), seconds }
  const text = fill(wordsIn(language).command.backup.checked, told)
  terminal.out(options.json ? `${printedJson({ ...found })}\n` : `${text}\n`)
  return EXIT.done
}

/**
 * `tumen backup drill FILE --identity KEY`: puts it back for a moment, and keeps in the workspace
 * that it was made of, where that is here, whether it went well.
 */
export async function runDrill(words: readonly string[], around: Around): Promise<number> {
  const { options, language, terminal } = around
  const fields = await fieldsIn(words, OPENED)
  const file = await fileThere(fields, terminal)
  const opened = await openedBy(file, fields, {
    ...around,
    options: { ...options, workspace: file },
  })
  const folder = workspaceFolder(options, terminal)
  const isOwn = readJournal(folder).backups.some((one) => one.file === basename(file))
  const note = (ok: boolean) => {
    if (isOwn) noteDrill(folder, { at: terminal.clock().toISOString(), ok })
  }
  const [done, seconds] = await timed(around, (progress) =>
    tryBackupFile({ ...opened, progress }),
  ).catch((error: unknown) => {
    note(false)
    throw error
  })
  note(true)
  const told = { file: basename(file), ...toldOf(done, seconds) }
  const text = fill(wordsIn(language).command.backup.drilled, told)
  terminal.out(options.json ? `${printedJson({ ...done })}\n` : `${text}\n`)
  return EXIT.done
}

function toldOf({ leaves: n, objects, bytes }: CopiedWorkspace, seconds: string) {
  return { n, objects, size: (bytes / 1e6).toFixed(1), seconds }
}

/** What opens a backup: the identities, and the passphrase of the workspace in it. */
async function openedBy(file: string, fields: Fields, around: Around) {
  const { options, language, terminal } = around
  const identities = await identitiesOf(fields, around)
  const prompt = wordsIn(language).command.prompt.passphrase
  const passphrase = await passphraseFor(options, terminal, prompt)
  const { clock, random } = terminal
  return { file, identities, passphrase, clock, random }
}

/** The identities in the key file, whose passphrase is asked for where it has one. */
async function identitiesOf(
  { identity, identityPassphraseFile: from }: Fields,
  { language, terminal }: Around,
): Promise<string[]> {
  if (identity === undefined) throw new UsageError('value-missing', 'identity')
  const file = await readNamed(resolve(terminal.cwd, String(identity)), 'identity')
  if (!isSealedKey(file)) return backupKeysIn(file)
  const { keyPassphrase } = wordsIn(language).command.prompt
  if (from === undefined) {
    const typed = await terminal.askSecret(keyPassphrase)
    if (typed === undefined) throw new NoPassphrase()
    return backupKeysIn(file, typed)
  }
  const path = resolve(terminal.cwd, String(from))
  const text = Buffer.from(await readNamed(path, 'identity-passphrase-file')).toString('utf8')
  return backupKeysIn(file, text.replace(/\r?\n$/, ''))
}

/** Runs long work with its progress; what it gave, and the seconds that it took. */
async function timed<R>(
  { language, terminal }: Around,
  work: (progress: ReturnType<typeof terminalProgress>) => Promise<R>,
): Promise<[R, string]> {
  const progress = terminalProgress(terminal, (...step) => progressText(language, ...step))
  const begun = performance.now()
  try {
    const done = await work(progress)
    return [done, ((performance.now() - begun) / 1000).toFixed(1)]
  } finally {
    progress.finish()
  }
}

async function fieldsIn(words: readonly string[], schema: typeof OPENED | typeof KEY) {
  const fields = await readFields([...words], schema, (path) => readFile(path, 'utf8'))
  if (fields.file === undefined) throw new UsageError('place-missing', '<file>')
  return fields
}

/** Where the backup lies that a command names. */
async function fileThere(fields: Fields, { cwd }: Terminal): Promise<string> {
  const file = resolve(cwd, String(fields.file))
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError('file-unreadable', 'file')
  return file
}

async function readNamed(path: string, option: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw new UsageError('file-unreadable', option)
  })
}
