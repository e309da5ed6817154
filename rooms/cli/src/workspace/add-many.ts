// `tumen document add FILE…` and `tumen document add FOLDER`: many files, one after the other, each
// as if it had been given alone. What is here already is told and not added again, so the same
// command goes on where it was broken off.
import { lstat, readdir } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import type { Contract, Output } from '@tumen/contract'
import { type Call, callByName, type Desk, Refusal } from '@tumen/desk'
import { type AddedFile, addedFilesText, printedJson } from '@tumen/view'
import type { Language } from '@tumen/words'
import { UsageError } from '../argument/argument.ts'
import { withFile } from '../argument/file-later.ts'
import { inputOf, type LineFiles } from '../argument/input.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { becameOf, ReadingFiles } from './reading-file.ts'

/** Most files of one command. */
const MOST_FILES = 10_000

/** The files that a command line names, and the options after them; nothing where it names one. */
export async function manyFiles(
  rest: readonly string[],
  terminal: Terminal,
): Promise<{ files: string[]; options: string[] } | undefined> {
  const first = rest.findIndex((word) => word.startsWith('-'))
  const named = rest.slice(0, first < 0 ? rest.length : first)
  const found: string[] = []
  let isFolder = false
  for (const name of named) {
    const path = isAbsolute(name) ? name : join(terminal.cwd, name)
    const kind = await lstat(path).catch(() => undefined)
    if (kind?.isDirectory()) {
      isFolder = true
      found.push(...(await filesIn(path)))
    } else found.push(path)
    if (found.length > MOST_FILES) throw new UsageError('too-many-files', 'file')
  }
  if (!isFolder && named.length < 2) return undefined
  return { files: found, options: rest.slice(named.length) }
}

/** Files below a folder by their names; hidden ones and links are left out. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new UsageError('file-unreadable', 'file')
  })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) found.push(...(await filesIn(path)))
    else if (entry.isFile()) found.push(path)
    if (found.length > MOST_FILES) throw new UsageError('too-many-files', 'file')
  }
  return found
}

interface Around {
  language: Language
  terminal: Terminal
  isJson: boolean
  isPlain: boolean
}

/**
 * Adds them; 0 when all are here at the end, 1 when some are not, 130 when it was broken off. What
 * is no text is sealed first and read behind the others: who breaks off then has lost nothing.
 */
export async function addMany(
  desk: Desk,
  call: Call,
  { files, options, operation }: { files: string[]; options: string[]; operation: Contract },
  { language, terminal, isJson, isPlain }: Around,
): Promise<number> {
  const added: AddedFile[] = []
  const reading = new ReadingFiles(desk, call, added)
  let isCancelled = false
  for (const [n, file] of files.entries()) {
    call.progress.report('files', n, files.length)
    const line: LineFiles = { held: new Map() }
    const read = () => inputOf(operation, [file, ...options], terminal, line)
    // The steps of one file would draw over how many there are.
    const own = { ...call, progress: { ...call.progress, report: () => undefined } }
    const one = await addOne(desk, own, operation, { read, line })
    isCancelled = one.refused?.code === 'cancelled' || terminal.signal?.aborted === true
    if (isCancelled) break
    // Its name is told here alone: it is kept nowhere.
    added.push({ file: relative(terminal.cwd, file), ...one })
    await reading.follow()
  }
  call.progress.report('files', added.length, files.length)
  if (!isCancelled) isCancelled = !(await reading.end())
  const layout = { width: terminal.columns, plain: isPlain }
  terminal.out(
    isJson
      ? `${printedJson({ files: added })}\n`
      : `${addedFilesText(language, added, layout).join('\n')}\n`,
  )
  if (isCancelled) return EXIT.interrupted
  const isWhole = added.every(({ refused, isReading }) => refused === undefined && !isReading)
  return isWhole ? EXIT.done : EXIT.warnings
}

/** What becomes of one file. */
async function addOne(
  desk: Desk,
  call: Call,
  { name }: Contract,
  { read, line }: { read: () => Promise<Record<string, unknown>>; line: LineFiles },
): Promise<Omit<AddedFile, 'file'>> {
  try {
    const input = await read()
    const own = await withFile(desk, call, { wait: false, ...input }, line.later)
    const added = callByName(desk, name, own.input, own.call).finally(own.discard)
    const answer = (await added) as Output<'document.add'>
    return answer.reading ? { id: answer.id, isReading: true } : becameOf(answer)
  } catch (error) {
    if (error instanceof UsageError && error.code === 'file-unreadable')
      return { refused: { code: 'file-unreadable' } }
    if (!(error instanceof Refusal)) throw error
    const { code, field, details } = error
    const [twin] = details
    if (code === 'duplicate-document' && typeof twin?.document === 'string')
      return { id: twin.document, since: String(twin.since ?? '') }
    return { refused: { code, field, details } }
  }
}
