// Answers that are files: written where the command line says, and never over what is there. The
// place is taken before anything is asked, because some answers are given once.
import { type FileHandle, mkdir, open, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from '../argument/argument.ts'
import type { Terminal } from '../terminal.ts'
import { nodeSha256, withBundleBytes } from './place.ts'
import { verifierFiles } from './verifier-file.ts'

type Answer = Record<string, unknown>

/** The bytes that an operation's answer holds, where a file may be named for them. */
const BYTES_OF: Readonly<Record<string, (answer: Answer) => Buffer>> = {
  'log.timestamp-request': ({ request }) => Buffer.from(String(request), 'base64'),
  'bundle.make': ({ archive }) => Buffer.from(String(archive), 'base64'),
}

/** The files of an answer that goes to a folder. */
const FILES_OF: Readonly<Record<string, (answer: Answer) => Promise<[string, Uint8Array][]>>> = {
  'bundle.make': ({ archive }) => filesIn(Buffer.from(String(archive), 'base64')),
  'bundle.keys': async ({ vkey, policy, signers }) => {
    // The verifier, too: who gets it from elsewhere need not trust the one in a bundle. Where
    // nothing was built there is none, as in a bundle.
    const verifier = await verifierFiles().catch(() => [])
    return withDigests([
      ['log.vkey', Buffer.from(`${vkey}\n`)],
      ['policy.txt', Buffer.from(String(policy))],
      ['allowed_signers', Buffer.from(String(signers))],
      ...verifier.map(({ path, bytes }): [string, Uint8Array] => [basename(path), bytes]),
    ])
  },
}

/** The files and their digests, to be published, as `sha256sum -c` reads them. */
function withDigests(files: [string, Uint8Array][]): [string, Uint8Array][] {
  const lines = files.map(
    ([name, bytes]) => `${Buffer.from(nodeSha256(bytes)).toString('hex')}  ${name}\n`,
  )
  return [...files, ['SHA256SUMS', Buffer.from(lines.join(''))]]
}

function filesIn(archive: Uint8Array): Promise<[string, Uint8Array][]> {
  return withBundleBytes(archive, async ({ entries, read }) => {
    const files: [string, Uint8Array][] = []
    for (const { path } of entries) files.push([path, await read(path)])
    return files
  })
}

/** What is given once needs a place: the first word, or JSON on the standard output. */
const GIVEN_ONCE: readonly string[] = ['bundle.make']

/** How the place is written in the usage of a command. */
export const PLACE_USAGE: Readonly<Record<string, string>> = {
  'log.timestamp-request': '[file]',
  'bundle.make': '<file.zip|folder>',
  'bundle.keys': '[folder]',
}

/** Takes the file that an answer goes to off the words of a command line. */
export function takeFile(
  operation: string,
  words: readonly string[],
  isJson = false,
): { file?: string; rest: string[] } {
  const [first, second] = words
  const goesToFiles = Object.hasOwn(BYTES_OF, operation) || Object.hasOwn(FILES_OF, operation)
  const isNamed = goesToFiles && first !== undefined
  const isOnce = GIVEN_ONCE.includes(operation)
  if (isOnce && !isJson && second === undefined)
    throw new UsageError('place-missing', PLACE_USAGE[operation] ?? '')
  const isLast = isOnce && second === undefined
  if (!isNamed || isLast || first.startsWith('-')) return { rest: [...words] }
  return { file: first, rest: words.slice(1) }
}

/** A place that was taken for an answer. */
export interface AnswerPlace {
  /** Writes the answer of an operation. */
  write(operation: string, answer: unknown): Promise<void>
  /** Gives the place back, when there is no answer. */
  leave(): Promise<void>
}

const unwritable = () => {
  throw new UsageError('file-unwritable', 'file')
}

/** Takes a place: a new file, or for several files a new folder, named without `.zip`. */
export async function takePlace(
  file: string,
  operation: string,
  { cwd }: Terminal,
): Promise<AnswerPlace> {
  const path = resolve(cwd, file)
  const isFolder = Object.hasOwn(FILES_OF, operation) && !file.endsWith('.zip')
  return isFolder ? takeFolder(path) : takeNewFile(path)
}

/** Takes a new file that is written piece by piece. */
export async function takeOpenFile(file: string, { cwd }: Terminal) {
  const path = resolve(cwd, file)
  const handle: FileHandle = await open(path, 'wx', 0o600).catch(unwritable)
  return {
    write: async (piece: Uint8Array) => {
      await handle.writeFile(piece).catch(unwritable)
    },
    close: () => handle.close(),
    leave: async () => {
      await handle.close()
      await rm(path, { force: true })
    },
  }
}

async function takeNewFile(path: string): Promise<AnswerPlace> {
  const handle: FileHandle = await open(path, 'wx', 0o600).catch(unwritable)
  return {
    write: async (operation, answer) => {
      const bytes = BYTES_OF[operation]?.(answer as Answer) ?? ''
      await handle.writeFile(bytes).catch(unwritable)
      await handle.close()
    },
    leave: async () => {
      await handle.close()
      await rm(path, { force: true })
    },
  }
}

async function takeFolder(folder: string): Promise<AnswerPlace> {
  await mkdir(folder, { mode: 0o700 }).catch(unwritable)
  return {
    write: async (operation, answer) => {
      const files = (await FILES_OF[operation]?.(answer as Answer)) ?? []
      for (const [path, bytes] of files) await writeNew(join(folder, path), bytes).catch(unwritable)
    },
    leave: () => rmdir(folder),
  }
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
}
