// `tumen import --everything FILE FOLDER`: a new workspace of a file with everything. Beside the
// operations, because the workspace is not there before it is whole.
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { readEverything } from '@tumen/desk'
import { printedJson, progressText, safeText } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import {
  type FieldSchema,
  type GlobalOptions,
  readFields,
  UsageError,
} from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import { terminalProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { newWorkspaceOptions } from './workspace.ts'

const SCHEMA: FieldSchema = {
  properties: {
    file: { type: 'string' },
    folder: { type: 'string' },
    owner: { type: 'string' },
    everything: { type: 'boolean' },
  },
  required: ['file', 'folder'],
}

/** Makes the workspace and says what is in it. */
export async function runReadBack(
  words: readonly (string | undefined)[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const given = words.filter((word) => word !== undefined)
  if (!given.includes('--everything')) throw new UsageError('place-missing', '--everything <file>')
  const left = given.filter((word) => word !== '--everything')
  const { file, folder, owner } = await readFields(left, SCHEMA, async () => '')
  if (typeof file !== 'string') throw new UsageError('place-missing', '<file.jsonl>')
  if (typeof folder !== 'string') throw new UsageError('place-missing', '<folder>')
  const placed = { ...options, workspace: folder }
  const made = { owner: String(owner ?? options.as ?? 'owner') }
  const progress = terminalProgress(terminal, (...step) => progressText(language, ...step))
  const around = await newWorkspaceOptions(placed, terminal, language, made.owner)
  const source = createReadStream(resolve(terminal.cwd, file))
  try {
    const read = await readEverything({ ...around, ...made, source: piecesOf(source), progress })
    progress.finish()
    const told = { folder: safeText(folder), n: read.changes, rows: read.rows, objects: read.files }
    terminal.out(
      options.json
        ? `${printedJson({ folder: around.folder, ...read })}\n`
        : `${fill(wordsIn(language).command.everything.read, told)}\n`,
    )
    return EXIT.done
  } finally {
    source.destroy()
    progress.finish()
  }
}

/** A file that cannot be read is the command's to name. */
async function* piecesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch {
    throw new UsageError('file-unreadable', 'file')
  }
}
