// The files by which faces are found, beside the store: they hold nothing of the workspace, and
// are known by what they are and never by a name. Source: redaction.md 2.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { toFault, toReadOnly } from '../fault.ts'
import { sweepTemporary, writeDurably } from './folder.ts'

/** More than any model has; a larger file is not read. */
const MOST_BYTES = 16 * 1024 * 1024

/** Keeps a file; what has its digest already is written anew. */
export function keepModelFile(folder: string, digest: string, bytes: Uint8Array): void {
  const models = join(folder, 'models')
  try {
    mkdirSync(models, { recursive: true, mode: 0o700 })
    sweepTemporary(models)
    writeDurably(join(models, `${digest}.onnx`), bytes)
  } catch (error) {
    throw toFault(toReadOnly(error))
  }
}

/** The bytes of every file that is kept; of one that is too large, none. */
export function keptModelFiles(folder: string): Uint8Array[] {
  const models = join(folder, 'models')
  if (!existsSync(models)) return []
  return readdirSync(models)
    .filter((name) => !name.endsWith('.tmp'))
    .sort()
    .map((name) => {
      const found = statSync(join(models, name))
      const isRead = found.isFile() && found.size <= MOST_BYTES
      return isRead ? readFileSync(join(models, name)) : new Uint8Array()
    })
}
