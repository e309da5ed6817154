// Archives that no honest program makes. The rows are those of the reference's hostile corpus
// (intake.md 7, rows 1 to 17); what each must give stands there.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { archiveFiles, ZipError } from '@tumen/archive'
import fc from 'fast-check'
import { type PackedFile, packZip } from '../fixture/wacz.ts'
import { unpackExactly } from './unpack.ts'

const TEXT = Buffer.from('x')

function codeOf(bytes: Uint8Array): string {
  try {
    return archiveFiles(bytes)
      .map(({ name }) => name)
      .join(',')
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    return error.code
  }
}

async function codeOfReading(bytes: Uint8Array): Promise<string> {
  try {
    for (const entry of archiveFiles(bytes)) for await (const _ of unpackExactly(bytes, entry));
    return 'read'
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    return error.code
  }
}

function file(name: string | Buffer, more: Partial<PackedFile> = {}): PackedFile {
  return { name, bytes: TEXT, ...more }
}

test('[I28] plain files are taken, also with a Hangul name, a folder and a comment', () => {
  const folder = file('pages/', { bytes: Buffer.alloc(0), mode: 0o040755 })
  const bytes = packZip([folder, file('pages/북송.txt'), file('b', { isDeflated: true })], 'made')
  assert.equal(codeOf(bytes), 'pages/북송.txt,b')
  assert.equal(codeOf(packZip([file('a', { hasDescriptor: true, isDeflated: true })])), 'a')
})

// By Python's zipfile, another maker (vectors/intake/README.md).
const VECTOR = fileURLToPath(new URL('../../../vectors/intake/zip.json', import.meta.url))
const others = JSON.parse(readFileSync(VECTOR, 'utf8')) as Record<string, string>

test('[I28] what another program packs is taken: large forms, sizes behind the files, comments', async () => {
  assert.deepEqual(Object.keys(others), ['zip64', 'descriptor', 'descriptor64', 'end64'])
  for (const [form, base64] of Object.entries(others)) {
    const bytes = Buffer.from(base64, 'base64')
    const texts: string[] = []
    for (const entry of archiveFiles(bytes))
      for await (const piece of unpackExactly(bytes, entry))
        texts.push(`${entry.name}: ${Buffer.from(piece)}`)
    assert.deepEqual(texts, ['a.txt: text of a.txt', 'dir/b.txt: text of dir/b.txt'], form)
  }
})

test('[I30] two ends that say different things are no archive', () => {
  const bytes = Buffer.from(others.end64 ?? '', 'base64')
  bytes.writeUInt16LE(1, bytes.lastIndexOf('PK\x05\x06') + 10)
  assert.equal(codeOf(bytes), 'damaged')
})

test('[I28] names that lead elsewhere, or mean different things to different systems', () => {
  const names = ['../../evil.txt', '/etc/evil', '..\\..\\evil.txt', 'C:/x.txt', 'a/../b', './a']
  const odd = ['a\0b', 'x\u202egpj.exe', 'CON', 'a/nul.txt', 'a.', 'a ', 'a//b', '', '\u200ba']
  for (const name of [...names, ...odd]) assert.equal(codeOf(packZip([file(name)])), 'bad_path')
  assert.equal(codeOf(packZip([file(Buffer.from([0x61, 0xe9]))])), 'bad_path')
  assert.equal(codeOf(packZip([file('a'.repeat(256))])), 'bad_path')
  assert.equal(codeOf(packZip([file(`${'a/'.repeat(16)}a`)])), 'bad_path')
  assert.equal(codeOf(packZip([file(`${'a/'.repeat(15)}a`)])), `${'a/'.repeat(15)}a`)
})

test('[I28] two names that are one somewhere', () => {
  const pairs = [
    ['a', 'a'],
    ['A', 'a'],
    ['\u00e9', 'e\u0301'],
    ['a', 'a/b'],
    ['a/b', 'A'],
  ]
  for (const pair of pairs)
    assert.equal(codeOf(packZip(pair.map((name) => file(name)))), 'bad_path')
})

test('[I28] links, devices, encrypted files and lists of too many are refused', () => {
  assert.equal(codeOf(packZip([file('a', { mode: 0o120777 })])), 'links_inside')
  assert.equal(codeOf(packZip([file('a', { mode: 0o020666 })])), 'links_inside')
  assert.equal(codeOf(packZip([file('a', { flags: 1 })])), 'encrypted')
  assert.equal(codeOf(packZip([file('a', { flags: 0x2000 })])), 'encrypted')
  const many = Array.from({ length: 10_001 }, (_, n) => file(`f${n}`, { bytes: Buffer.alloc(0) }))
  assert.equal(codeOf(packZip(many)), 'too_many_parts')
  assert.ok(codeOf(packZip(many.slice(1))).startsWith('f1,'))
})

test('[I28] a list of 100,000 in the form for large archives is refused without reading it', () => {
  const end = Buffer.alloc(98)
  end.write('PK\x06\x06', 0, 'latin1')
  end.writeBigUInt64LE(44n, 4)
  end.writeBigUInt64LE(100_000n, 32)
  end.write('PK\x06\x07', 56, 'latin1')
  end.write('PK\x05\x06', 76, 'latin1')
  end.fill(0xff, 84, 96)
  assert.equal(codeOf(end), 'too_many_parts')
  end.writeBigUInt64LE(0n, 32)
  assert.equal(codeOf(end), '')
  end.writeBigUInt64LE(1n << 60n, 48)
  assert.equal(codeOf(end), 'damaged')
})

test('[I29] bombs are refused by what they say, and by what they give if they lie', async () => {
  const zeros = Buffer.alloc(11 * 1024 * 1024)
  assert.equal(codeOf(packZip([file('a', { bytes: zeros, isDeflated: true })])), 'bomb')
  const lie = { bytes: zeros, isDeflated: true, claims: { size: 10 } }
  assert.equal(await codeOfReading(packZip([file('a', lie)])), 'bomb')
  const large = { bytes: TEXT, isDeflated: true, claims: { size: 0xfffffff0 } }
  assert.equal(codeOf(packZip([file('a', large)])), 'bomb')
  // A hundred files over the bytes of one.
  const over = [file('f'), ...Array.from({ length: 100 }, (_, n) => file(`f${n}`))]
  const shared = over.map((one) => ({ ...one, claims: { header: 0 } }))
  assert.equal(codeOf(packZip(shared)), 'bomb')
})

test('[I29] archives inside archives stay what they are: bytes', async () => {
  const inner = packZip([file('a', { bytes: Buffer.alloc(2_000_000), isDeflated: true })])
  const outer = packZip(Array.from({ length: 20 }, (_, n) => file(`${n}.zip`, { bytes: inner })))
  assert.equal(await codeOfReading(outer), 'read')
})

test('[I30] every byte belongs to a file, and its own header says what the list says', async () => {
  const good = packZip([file('a'), file('b')])
  assert.equal(codeOf(Buffer.concat([Buffer.alloc(1000), good])), 'damaged')
  assert.equal(codeOf(Buffer.concat([good, Buffer.alloc(1000)])), 'damaged')
  // Before the first file, with a list that accounts for the shift.
  const shifted = packZip([file('a', { claims: { header: 9 } })])
  const prefixed = Buffer.concat([Buffer.alloc(9), shifted])
  prefixed.writeUInt32LE(prefixed.readUInt32LE(prefixed.length - 6) + 9, prefixed.length - 6)
  assert.equal(codeOf(prefixed), 'bad_path')
  assert.equal(codeOf(packZip([file('a', { claims: { localName: 'b' } })])), 'bad_path')
  assert.equal(codeOf(packZip([file('a', { claims: { localName: 'ab' } })])), 'bad_path')
  assert.equal(await codeOfReading(packZip([file('a', { claims: { crc: 1 } })])), 'damaged')
  const short = { bytes: TEXT, isDeflated: true, claims: { size: 2 } }
  assert.equal(await codeOfReading(packZip([file('a', short)])), 'damaged')
})

test('[I30] whatever is changed, the reader answers with the files or with a code', async () => {
  const good = packZip([file('a', { isDeflated: true }), file('b/c', { hasDescriptor: true })])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of changes) bytes[at] = value
        assert.match(await codeOfReading(bytes), /^[a-z_]+$/)
      },
    ),
  )
})
