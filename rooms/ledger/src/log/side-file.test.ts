import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { checkpointText, noteKey, signNote } from '@tumen/custody'
import fc from 'fast-check'
import { SideFile } from './side-file.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-side-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const key = noteKey(new Uint8Array(32), 'a.example/log')
const text = checkpointText({ origin: key.name, size: 16, root: new Uint8Array(32).fill(1) })
const note = signNote(text, key)

test('[L120] any bytes in the side file are a head of the log or head-unreadable', () => {
  const path = join(root, 'any')
  const file = new SideFile(path, key)
  assert.equal(file.read(), undefined)
  const signed = Buffer.from(note)
  const changed = fc.tuple(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed), (given) => {
      const bytes = new Uint8Array(signed)
      if (given instanceof Uint8Array) writeFileSync(path, given)
      else {
        bytes[given[0]] = (bytes[given[0]] as number) ^ given[1]
        writeFileSync(path, bytes)
      }
      assert.throws(() => file.read(), { code: 'head-unreadable' })
    }),
    { numRuns: 60 },
  )
})

test('[L120] a head of another log, or of another key with its name, is no head of this one', () => {
  const path = join(root, 'other')
  const file = new SideFile(path, key)
  file.write(note)
  assert.deepEqual(file.read(), {
    ...{ by: 'side-file', size: 16, root: new Uint8Array(32).fill(1), note },
  })
  const namesake = noteKey(new Uint8Array(32).fill(9), key.name)
  const stranger = noteKey(new Uint8Array(32), 'b.example/log')
  for (const other of [signNote(text, namesake), signNote(text, stranger)]) {
    file.write(other)
    assert.throws(() => file.read(), { code: 'head-unreadable' })
  }
})
