// A copy of the sources with one guard broken, to show that a guard bites. The copy lives in a
// folder of its own and is removed afterwards. No tests here.
import assert from 'node:assert/strict'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type * as custody from './index.ts'

export type Custody = typeof custody

/** One change of one source file. */
export interface Break {
  file: string
  from: string
  to: string
}

const source = fileURLToPath(new URL('.', import.meta.url))
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))

/** Runs `use` with a copy of this room in which `broken` has been done. */
export async function withBroken(
  broken: Break,
  use: (room: Custody) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'custody-bite-'))
  try {
    symlinkSync(modules, join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    mkdirSync(join(folder, 'bundle'))
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name))) {
      let text = readFileSync(join(source, file), 'utf8')
      if (file === broken.file) {
        assert.equal(text.split(broken.from).length, 2, `${broken.from} stands once in ${file}`)
        text = text.replace(broken.from, () => broken.to)
      }
      writeFileSync(join(folder, file), text)
    }
    await use((await import(pathToFileURL(join(folder, 'index.ts')).href)) as Custody)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
