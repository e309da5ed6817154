// `tumen backup FOLDER` and `tumen restore BACKUP FOLDER`: a copy of a workspace in a folder of its
// own, also while the workspace is served, and the way back. Both read what they wrote before they
// say that it is there. Source: desk.md 11, O6 and O7.
import { resolve } from 'node:path'
import { printedJson, progressText, safeText } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import { type GlobalOptions, UsageError } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import { terminalProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { copyWorkspaceTo } from './workspace.ts'

type Words = readonly (string | undefined)[]

/** Copies the workspace of the command into a new folder. */
export async function runBackup(
  words: Words,
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const [folder] = placesIn(words, ['<folder>'])
  return copyTo(folder, 'backedUp', options, { language, terminal })
}

/** Copies a backup into a new folder, which is a workspace from then on. */
export async function runRestore(
  words: Words,
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const [backup, folder] = placesIn(words, ['<backup>', '<folder>'])
  const of = { ...options, workspace: resolve(terminal.cwd, backup ?? '') }
  return copyTo(folder, 'restored', of, { language, terminal })
}

/** The folders that a command names, one after the other; nothing may be left over. */
function placesIn(words: Words, names: readonly string[]): string[] {
  const given = words.filter((word) => word !== undefined)
  const missing = names[given.length]
  if (missing !== undefined) throw new UsageError('place-missing', missing)
  const [more] = given.slice(names.length)
  if (more !== undefined) throw new UsageError('too-many', more)
  return given
}

async function copyTo(
  given: string | undefined,
  done: 'backedUp' | 'restored',
  options: GlobalOptions,
  { language, terminal }: { language: Language; terminal: Terminal },
): Promise<number> {
  const { prompt, backup } = wordsIn(language).command
  const to = resolve(terminal.cwd, given ?? '')
  const progress = terminalProgress(terminal, (...step) => progressText(language, ...step))
  const begun = performance.now()
  try {
    const copied = await copyWorkspaceTo(options, terminal, {
      ...{ to, prompt: prompt.passphrase, progress },
    })
    progress.finish()
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    const told = {
      ...{ folder: safeText(given ?? ''), n: copied.leaves, objects: copied.objects },
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
