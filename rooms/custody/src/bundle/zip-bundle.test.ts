// A bundle in a ZIP: the same answers as in a folder, and one reading of every archive.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  type ArchiveShape,
  archiveOf,
  archiveReaderOf,
  type Packed,
} from '../../fixture/archive.ts'
import { courtBundle, trusted } from '../../fixture/bundle.ts'
import { bytesOf } from '../vector.test.ts'
import { verifyBundle } from './verify-bundle.ts'
import { archiveBundle } from './zip-bundle.ts'

const bundleOf = (archive: Uint8Array) => archiveBundle(archiveReaderOf(archive))

const court = (change: Partial<Packed> = {}): Packed[] =>
  [...courtBundle()].map(([path, bytes]) => ({
    ...{ path, bytes: bytes as Uint8Array },
    ...change,
  }))

async function checked(files: readonly Packed[], shape: ArchiveShape = {}) {
  const found = await verifyBundle(await bundleOf(archiveOf(files, shape)), trusted())
  return {
    ...{ exit: found.exit, steps: found.steps },
    codes: found.findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`)),
  }
}

test('[K80] a bundle in a ZIP holds as in a folder: stored, deflated, streamed, in a folder of its own', async () => {
  const inFolder = court().map((file) => ({ ...file, path: `bu_90d2/${file.path}` }))
  const withFolders = [
    { path: 'bu_90d2/', bytes: bytesOf(''), mode: 0o040755 },
    ...inFolder.map((file) => ({ ...file, mode: 0o100644 })),
  ]
  for (const files of [
    court(),
    court({ deflate: true }),
    court({ deflate: true, described: true }),
    inFolder,
    withFolders,
  ]) {
    const { exit, codes } = await checked(files)
    assert.deepEqual([exit, codes], [0, []])
  }
})

test('[K80] in a ZIP an altered file, a file too many and a missing one are found as in a folder', async () => {
  const change = (path: string, bytes: Uint8Array) =>
    court().map((file) => (file.path === path ? { ...file, bytes } : file))
  const altered = await checked(change('data/statements.jsonl', bytesOf('{"v":1}\n')))
  assert.equal(altered.exit, 6)
  assert.ok(altered.codes.includes('digest data/statements.jsonl'))
  const more = await checked([...court(), { path: '__MACOSX/._data', bytes: bytesOf('x') }])
  assert.deepEqual(more.codes, ['bad-path __MACOSX/._data'])
  const less = await checked(court().filter(({ path }) => path !== 'bag-info.txt'))
  assert.equal(less.exit, 2)
})

const LINK = 0o120777
const one = (change: Partial<Packed>, path = 'custody/openings/1.json'): Packed[] =>
  court().map((file) => (file.path === path ? { ...file, ...change } : file))
const opening = courtBundle().get('custody/openings/1.json') as Uint8Array

test('[K81] what a file of an archive may not be is found, and named by its path', async () => {
  const path = 'custody/openings/1.json'
  const hostile: Record<string, { files: Packed[]; code: string }> = {
    link: { files: one({ mode: LINK }), code: `not-a-file ${path}` },
    device: { files: one({ mode: 0o060644 }), code: `not-a-file ${path}` },
    twice: { files: [...court(), { path, bytes: opening }], code: `twice ${path}` },
    above: { files: [...court(), { path: '../x', bytes: opening }], code: 'bad-path ../x' },
    absolute: { files: [...court(), { path: '/etc/x', bytes: opening }], code: 'bad-path /etc/x' },
    capital: {
      files: [...court(), { path: 'BAGIT.TXT', bytes: opening }],
      code: 'bad-path BAGIT.TXT',
    },
    'other name inside': { files: one({ localPath: 'x' }), code: `unreadable ${path}` },
    'other method inside': { files: one({ localMethod: 8 }), code: `unreadable ${path}` },
    'too large': { files: one({ deflate: true, size: 9 }), code: `unreadable ${path}` },
    'too small': { files: one({ deflate: true, size: 999_999 }), code: `unreadable ${path}` },
    'hidden behind': { files: one({ rest: bytesOf('hidden') }), code: `unreadable ${path}` },
    'stored in another size': { files: one({ size: 9 }), code: `unreadable ${path}` },
  }
  for (const [name, { files, code }] of Object.entries(hostile)) {
    const { exit, codes } = await checked(files)
    assert.ok(codes.includes(code), `${name}: ${codes}`)
    assert.ok(exit >= 2, name)
  }
})

test('[K81] an archive that two readers could read in two ways is not looked into', async () => {
  const hostile: Record<string, [Packed[], ArchiveShape]> = {
    'something before': [court(), { before: bytesOf('MZ') }],
    'something behind': [court(), { after: bytesOf('x') }],
    comment: [court(), { comment: 'hello' }],
    'other count': [court(), { count: 3 }],
    'two in one place': [[...court(), { path: 'data/x', bytes: opening, start: 0 }], {}],
    encrypted: [one({ flags: 1 }), {}],
    'unknown packing': [one({ method: 12 }), {}],
    '64 bits': [one({ size: 0xffffffff }), {}],
  }
  for (const [name, [files, shape]] of Object.entries(hostile)) {
    const { exit, codes } = await checked(files, shape)
    assert.deepEqual([exit, codes], [2, ['archive']], name)
  }
  for (const bytes of ['', 'PK', 'x'.repeat(22), 'x'.repeat(4096)]) {
    const { problem } = await bundleOf(bytesOf(bytes))
    assert.equal(problem, 'archive')
  }
})

test('[K82] a file that unpacks to far more than it is packed is not unpacked', async () => {
  const files = one({ bytes: new Uint8Array(11 * 1024 * 1024), deflate: true })
  assert.ok((await checked(files)).codes.includes('unreadable custody/openings/1.json'))
  const asked: number[] = []
  const large = archiveOf([{ path: 'bagit.txt', bytes: opening, deflate: true, size: 2 ** 30 }])
  const source = await bundleOf(large)
  await assert.rejects(source.read('bagit.txt').then(({ length }) => asked.push(length)))
  assert.deepEqual(asked, [])
})

test('[K81] any bytes are an archive or a finding, and changed bytes never an unnoticed bundle', async () => {
  const honest = archiveOf(court({ deflate: true }))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(honest.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const bytes = Uint8Array.from(honest)
        bytes[at] = (bytes[at] as number) ^ by
        const { findings } = await verifyBundle(await bundleOf(bytes), trusted())
        for (const { code } of findings) assert.match(code, /^[a-z-]+$/)
      },
    ),
    { numRuns: 40 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      await bundleOf(bytes)
    }),
    { numRuns: 200 },
  )
})

test('[K83] objects are hashed by whoever can do it quicker, and the answer is the same', async () => {
  const files = courtBundle()
  const entries = [...files.keys()].map((path) => ({ path, isFile: true }))
  const read = async (path: string) => {
    assert.ok(!path.startsWith('data/objects/'), 'an object is not read whole')
    return files.get(path) as Uint8Array
  }
  const digest = async (path: string) => ({
    digest: Uint8Array.from(Buffer.from(path.slice('data/objects/'.length), 'hex')),
    size: files.get(path)?.length ?? 0,
  })
  assert.equal((await verifyBundle({ entries, read, digest }, trusted())).exit, 0)
  const wrong = async () => ({ digest: new Uint8Array(32), size: 1 })
  assert.equal((await verifyBundle({ entries, read, digest: wrong }, trusted())).exit, 6)
})

test('[K84] of a file that is too large no more is asked than may be kept, and it is named', async () => {
  const files = courtBundle()
  const path = 'data/statements.jsonl'
  const asked = new Map<string, number>()
  const entries = [...files.keys()].map((own) => ({ path: own, isFile: true }))
  const read = async (own: string, most = 0) => {
    asked.set(own, most)
    return own === path ? new Uint8Array(most + 1) : (files.get(own) as Uint8Array)
  }
  const { exit, findings } = await verifyBundle({ entries, read }, trusted())
  assert.equal(asked.get(path), 64 * 1024 * 1024)
  assert.equal(asked.get('custody/openings/1.json'), 64 * 1024 * 1024)
  assert.ok(exit === 2 && findings.some((one) => one.code === 'unreadable' && one.path === path))
})
