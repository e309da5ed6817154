// `tumen log export FOLDER`: the log as files that other people's tools read (tlog-tiles), also
// while the workspace is served. Nothing but hashes: checkpoint, tiles, entries of commitments, the
// key; closed logs in folders of their own. The checkpoint is written last, so that the person who
// mirrors the folder never sees one whose tiles are not there yet.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ExportedLog } from '@tumen/desk'
import { safeText } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import {
  type FieldSchema,
  type GlobalOptions,
  readFields,
  UsageError,
} from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { readWorkspaceLogs } from './workspace.ts'

const SCHEMA: FieldSchema = { properties: { folder: { type: 'string' } }, required: ['folder'] }
const KEY_FILE = 'log.vkey'
const CHECKPOINT = 'checkpoint'

/** One log as it was written. */
interface Written {
  log: string
  folder: string
  size: number
  files: number
  closed?: true
}

/** Writes the folder, or brings an earlier one up to date, and says what is in it. */
export async function runExportLog(
  words: readonly string[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const fields = await readFields([...words], SCHEMA, async () => '')
  if (typeof fields.folder !== 'string') throw new UsageError('place-missing', '<folder>')
  const folder = resolve(terminal.cwd, fields.folder)
  const { prompt, exported } = wordsIn(language).command
  const written = await readWorkspaceLogs(options, terminal, prompt.passphrase, (logs) =>
    writeLogs(folder, logs),
  )
  const given = fields.folder
  const lines = written.map((one) => {
    const place = safeText(join(given, one.folder))
    return fill(one.closed ? exported.closed : exported.log, { ...one, folder: place, n: one.size })
  })
  terminal.out(options.json ? `${JSON.stringify({ logs: written })}\n` : `${lines.join('\n')}\n`)
  return EXIT.done
}

async function writeLogs(folder: string, logs: readonly ExportedLog[]): Promise<Written[]> {
  const written: Written[] = []
  const placed = logs.map((log, n) => ({
    log,
    place: log.isClosed ? join('closed', `${n + 1}`) : '.',
  }))
  for (const { log, place } of placed) assertPlace(join(folder, place), log, logs)
  for (const { log, place } of placed) {
    const files = await writeLog(join(folder, place), log)
    const said = { log: log.origin, folder: place, size: log.size, files }
    written.push({ ...said, ...(log.isClosed ? { closed: true as const } : {}) })
  }
  return written
}

/** A folder is taken that is empty, or holds an earlier export of a log of this workspace. */
function assertPlace(folder: string, { vkey }: ExportedLog, logs: readonly ExportedLog[]): void {
  const names = namesIn(folder)
  if (names.length === 0 || names.every((name) => name === 'closed')) return
  const held = bytesIn(join(folder, KEY_FILE))?.toString('utf8').trimEnd()
  if (held === vkey) return
  // The log that was here was closed since: it moves to its own folder, and the new one comes.
  if (logs.some((log) => log.isClosed && log.vkey === held)) return
  throw new UsageError('file-unwritable', 'folder')
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return []
    throw new UsageError('file-unwritable', 'folder')
  }
}

function bytesIn(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

async function writeLog(folder: string, log: ExportedLog): Promise<number> {
  const { checkpoint, vkey } = log
  let files = 0
  const put = (path: string, bytes: Uint8Array) => {
    files += 1
    write(join(folder, path), bytes)
  }
  for await (const [path, bytes] of log.files()) put(path, bytes)
  put(KEY_FILE, Buffer.from(`${vkey}\n`))
  if (checkpoint !== undefined) put(CHECKPOINT, Buffer.from(checkpoint))
  return files
}

/** The whole file or the one before; what is there already stays as it is. */
function write(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (bytesIn(path)?.equals(bytes)) return
    writeFileSync(`${path}.new`, bytes)
    renameSync(`${path}.new`, path)
  } catch {
    throw new UsageError('file-unwritable', 'folder')
  }
}
