// `tumen backup FOLDER` and `tumen restore BACKUP FOLDER`: a copy of a workspace in a folder of its
// own, also while the workspace is served, and the way back; with --for, a file in that folder for
// people who hold keys. All read what they wrote before they say that it is there.
// Source: desk.md 11, O6 and O7.
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { noteCopy } from '@tumen/desk'
import { printedJson, progressText, safeText } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import { type GlobalOptions, readFields, UsageError } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import { terminalProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { backUpForKeys, restoreWithKey } from './backup-file.ts'
import { copyWorkspaceTo, workspaceFolder } from './workspace.ts'

type Words = readonly (string | undefined)[]

const TEXT = { type: 'string' } as const
const BACKUP = {
  properties: { folder: TEXT, for: TEXT, whole: { type: 'boolean' } },
  required: ['folder'],
}
const RESTORE = {
  properties: { backup: TEXT, folder: TEXT, identity: TEXT, identityPassphraseFile: TEXT },
  required: ['backup', 'folder'],
}

/** Copies the workspace of the command into a new folder, or into a file for people with keys. */
export async function runBackup(
  words: Words,
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const fields = await fieldsIn(words, BACKUP)
  const [to, list, around] = [String(fields.folder), fields.for, { options, language, terminal }]
  if (list !== undefined) {
    const order = { to, list: String(list), whole: fields.whole === true }
    return backUpForKeys(order, around)
  }
  if (fields.whole !== undefined) throw new UsageError('value-missing', 'for')
  const status = await copyTo(to, 'backedUp', options, { language, terminal })
  noteCopy(workspaceFolder(options, terminal), terminal.clock())
  return status
}

/** Copies a backup into a new folder, which is a workspace from then on. */
export async function runRestore(
  words: Words,
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const fields = await fieldsIn(words, RESTORE)
  const [backup, to] = [resolve(terminal.cwd, String(fields.backup)), String(fields.folder)]
  const of = { ...options, workspace: backup }
  const isFile = await stat(backup).then(
    (found) => found.isFile(),
    () => false,
  )
  if (isFile)
    return restoreWithKey({ to, file: backup, fields }, { options: of, language, terminal })
  return copyTo(to, 'restored', of, { language, terminal })
}

/** The fields of a command; what must be there is named where it is not. */
async function fieldsIn(words: Words, schema: typeof BACKUP | typeof RESTORE) {
  const given = words.filter((word): word is string => word !== undefined)
  const fields = await readFields(given, schema, (path) => readFile(path, 'utf8'))
  const missing = schema.required.find((name) => fields[name] === undefined)
  if (missing !== undefined) throw new UsageError('place-missing', `<${missing}>`)
  return fields
}

async function copyTo(
  given: string,
  done: 'backedUp' | 'restored',
  options: GlobalOptions,
  { language, terminal }: { language: Language; terminal: Terminal },
): Promise<number> {
  const { prompt, backup } = wordsIn(language).command
  const to = resolve(terminal.cwd, given)
  const progress = terminalProgress(terminal, (...step) => progressText(language, ...step))
  const begun = performance.now()
  try {
    const copied = await copyWorkspaceTo(options, terminal, {
      ...{ to, prompt: prompt.passphrase, progress },
    })
    progress.finish()
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    const told = {
      ...{ folder: safeText(given), n: copied.leaves, objects: copied.objects },
      ...{ size: (copied.bytes / 1e6).toFixed(1), seconds: seconds.toFixed(1) },
    }
    terminal.out(
      options.json
        ? `${printedJson({ folder: to, ...copied })}\n`
        : `${fill(backup[done], told)}\n`,
    )
    return EXIT.done
  } finally {
    progress.finish()
  }
}
