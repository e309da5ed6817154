// The input of an operation from a command line, from standard input and from files named on it.

import { readFile, stat } from 'node:fs/promises'
import { extname, isAbsolute, join } from 'node:path'
import { type Contract, MOST_LIST_BYTES } from '@tumen/contract'
import { type FileBook, noteFile, Refusal } from '@tumen/desk'
import type { Terminal } from '../terminal.ts'
import { ofProposals, takeAnswers } from './answer.ts'
import { fieldsOf, readFields, UsageError } from './argument.ts'
import { estimateInput, listInput, recordedInput } from './estimate-input.ts'
import { type FileLater, fileLater } from './file-later.ts'

/** What an ending says of a file: between kinds of text it counts, of others it is compared. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.txt': 'text/plain',
  '.xhtml': 'application/xhtml+xml',
  '.wacz': 'application/wacz+zip',
  ...{ '.jpeg': 'image/jpeg', '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp' },
  ...{ '.heic': 'image/heic', '.gif': 'image/gif', '.tif': 'image/tiff', '.tiff': 'image/tiff' },
  ...{ '.mp3': 'audio/mpeg', '.m4a': 'audio/mp4', '.wav': 'audio/wav', '.ogg': 'audio/ogg' },
  ...{ '.mp4': 'video/mp4', '.mov': 'video/quicktime', '.avi': 'video/x-msvideo' },
  ...{ '.mkv': 'video/x-matroska', '.3gp': 'video/3gpp', '.webm': 'video/webm' },
  ...{ '.pdf': 'application/pdf', '.eml': 'message/rfc822', '.zip': 'application/zip' },
}

/** Operations that take a file of any kind. */
const OF_FILES: readonly string[] = [
  ...['document.add', 'evidence.attach', 'evidence.derive', 'model.add', 'import.keep'],
  ...['exchange.check', 'exchange.import', 'bundle.take'],
]

/** Operations that take a file with a list: text, JSON or a workbook. */
const OF_LIST_FILES: readonly string[] = ['list.check', 'list.import', 'list.columns']

/** How the file of an operation stands in its usage; nothing where it takes none. */
export function fileUsage(operation: string): string | undefined {
  if (operation === 'document.add') return '[file|folder …]'
  return [...OF_FILES, ...OF_LIST_FILES].includes(operation) ? '[file]' : undefined
}

/** The files that a command line names. */
export interface LineFiles {
  /** Those that are held, beside the input. */
  held: FileBook
  /** Evidence of whatever size, to be taken in when the workspace is open. */
  later?: FileLater
}

/**
 * The input that the rest of a command line stands for; its file is noted in `files`. Throws a
 * UsageError, and refuses a file that is too large before it is read.
 */
export async function inputOf(
  operation: Contract,
  rest: readonly string[],
  terminal: Terminal,
  files: LineFiles,
): Promise<Record<string, unknown>> {
  const fields = rest.filter((token) => token !== '-')
  const base = rest.includes('-') ? objectOf(await terminal.readInput()) : {}
  const schema = fieldsOf(operation.input)
  const besideOf = async (path: string) => {
    await refuseLarge(path, terminal, MOST_LIST_BYTES)
    return noteFile(files.held, await fileAt(path, terminal))
  }
  const readText = async (path: string): Promise<string> => textOf(await fileAt(path, terminal))
  if (operation.name === 'estimate.run') return estimateInput(fields, schema, readText, base)
  if (operation.name === 'estimate.record' || operation.name === 'estimate.table')
    return recordedInput(fields, schema, readText, base)
  if (OF_LIST_FILES.includes(operation.name)) {
    const { file, input } = await listInput(fields, schema, readText, base)
    return file === undefined ? input : { ...input, bytes: await besideOf(file) }
  }
  if (operation.name === 'log.timestamp-import' && isFile(fields[0])) {
    const token = (await fileAt(fields[0], terminal)).toString('base64')
    return readFields(fields.slice(1), schema, readText, { ...base, token })
  }
  if (operation.name === 'proposal.accept' || operation.name === 'proposal.amend') {
    const { left, answers } = takeAnswers(fields)
    const input = await readFields(left, schema, readText, base)
    return answers.length === 0 ? input : { ...input, answers: ofProposals(answers, input) }
  }
  const file = OF_FILES.includes(operation.name) ? fields[0] : undefined
  if (!isFile(file)) return readFields(fields, schema, readText, base)
  const isEvidence = operation.name === 'document.add'
  if (isEvidence) files.later = await fileLater(placeOf(file, terminal))
  // A file of any kind: its bytes as they are, and never its name.
  const bytes = isEvidence ? '' : await besideOf(file)
  const mediaType = mediaTypeOf(operation.name, extname(file).toLowerCase())
  const read = { ...base, bytes, ...(mediaType === undefined ? {} : { mediaType }) }
  return readFields(fields.slice(1), schema, readText, read)
}

/** A proof is told by what it holds; an ending says what other files are called. */
function mediaTypeOf(operation: string, ending: string): string | undefined {
  const isCalled = operation === 'document.add' || operation === 'evidence.derive'
  return isCalled ? MEDIA_TYPES[ending] : undefined
}

function isFile(word: string | undefined): word is string {
  return word !== undefined && !word.startsWith('-')
}

async function refuseLarge(path: string, terminal: Terminal, limit: number): Promise<void> {
  const { size } = await stat(placeOf(path, terminal)).catch(() => ({ size: 0 }))
  if (size > limit) throw new Refusal('too-large', 'bytes', [{ limit, path: 'bytes' }])
}

function placeOf(path: string, { cwd }: Terminal): string {
  return isAbsolute(path) ? path : join(cwd, path)
}

function objectOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new UsageError('not-json', '-')
  }
}

async function fileAt(path: string, terminal: Terminal): Promise<Buffer> {
  try {
    return await readFile(placeOf(path, terminal))
  } catch {
    throw new UsageError('file-unreadable', 'file')
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError('file-unreadable', 'file')
  }
}
