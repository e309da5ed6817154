// `tumen verify FOLDER`: checks an evidence bundle, offline and without a workspace. Whom to trust
// comes from files of the asker; links are not followed. Exit codes: 0 everything holds, 1 only
// the trust is incomplete, 2 no bundle, 6 altered. Source: custody.md 14.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import {
  type BundleEntry,
  type BundleTrust,
  isFinding,
  readPolicy,
  readSigners,
  type Sha256,
  verifyBundle,
} from '@tumen/custody'
import { type Language, verifyText } from '@tumen/view'
import { type FieldSchema, type GlobalOptions, readFields, UsageError } from './argument.ts'
import type { Terminal } from './terminal.ts'

const SCHEMA: FieldSchema = {
  properties: {
    folder: { type: 'string' },
    policy: { type: 'string' },
    signers: { type: 'string' },
  },
  required: ['folder'],
}

const hash: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** Checks the bundle in a folder and prints what was checked; gives the exit code of the check. */
export async function runVerify(
  words: readonly (string | undefined)[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const rest = words.filter((word) => word !== undefined)
  const { folder, policy, signers } = await readFields(rest, SCHEMA, async () => '')
  if (typeof folder !== 'string') throw new UsageError('value-missing', 'folder')
  const trust = await trustOf(policy, signers)
  const entries = await entriesOf(folder)
  const read = async (path: string) => new Uint8Array(await readFile(join(folder, path)))
  const found = await verifyBundle({ entries, read }, trust, { hash })
  const layout = { width: terminal.columns, plain: options.plain }
  const text = options.json ? JSON.stringify(found) : verifyText(language, found, layout).join('\n')
  terminal.out(`${text}\n`)
  return found.exit
}

/** Everything below a folder, sorted; a folder that is none has nothing. */
async function entriesOf(folder: string): Promise<BundleEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const entries = found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
      isFile: entry.isFile(),
    }))
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function trustOf(policy: unknown, signers: unknown): Promise<BundleTrust> {
  const read = <T extends object>(text: string, of: (text: string) => T, option: string) => {
    const found = of(text)
    if (isFinding(found)) throw new UsageError('file-unreadable', option)
    return found as Exclude<T, { code: unknown }>
  }
  return {
    ...(typeof policy === 'string' && {
      policy: read(await textOf(policy, 'policy'), readPolicy, 'policy'),
    }),
    ...(typeof signers === 'string' && {
      signers: read(await textOf(signers, 'signers'), readSigners, 'signers'),
    }),
  }
}

async function textOf(path: string, option: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new UsageError('file-unreadable', option)
  })
}
