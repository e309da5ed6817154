// The verifier that comes with a bundle, against what the seal states of it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { withBroken } from '../broken-room.test.ts'
import { bytesOf } from '../vector.test.ts'
import { verifierDigests } from './make-bundle.ts'
import { courtBundle, type Files, rewrite, trusted } from './trial-bundle.test.ts'
import { verifyBundle } from './verify-bundle.ts'

const SEAL = 'custody/openings/4.json'
const VERIFIER = [
  { path: 'verify/HOWTO.txt', bytes: bytesOf('how to\n') },
  { path: 'verify/verify.mjs', bytes: bytesOf('#!/usr/bin/env node\n') },
]

/** The bundle of the vectors with a verifier, and what its seal states of it. */
function bundleWith(sealed: object | undefined, change: (files: Files) => void = () => undefined) {
  const files = courtBundle()
  for (const { path, bytes } of VERIFIER) files.set(path, bytes)
  if (sealed !== undefined) {
    const opening = new TextDecoder().decode(files.get(SEAL))
    const stated = `,"verifier":${JSON.stringify(sealed)}},"p"`
    files.set(SEAL, bytesOf(opening.replace('},"p"', stated)))
  }
  change(files)
  rewrite(files, 'tags')
  return files
}

/** What is said of the verifier. */
async function told(files: Files, verify = verifyBundle) {
  const entries = [...files].map(([path, bytes]) => ({ path, isFile: bytes !== undefined }))
  const read = async (path: string) => files.get(path) as Uint8Array
  const { findings, isUnsealed } = await verify({ entries, read }, trusted())
  const paths = findings.filter(({ code }) => code === 'verifier').map(({ path }) => path)
  return { paths, isUnsealed }
}

const sealed = verifierDigests(VERIFIER)
const ATTACKS: Record<string, [change: (files: Files) => void, ...paths: string[]]> = {
  rewritten: [(files) => files.set('verify/verify.mjs', bytesOf('ok\n')), 'verify/verify.mjs'],
  removed: [(files) => files.delete('verify/HOWTO.txt'), 'verify/HOWTO.txt'],
  added: [(files) => files.set('verify/verify.html', bytesOf('<p>')), 'verify/verify.html'],
}

test('[K127] a verifier that the seal does not name so is found, with manifests made anew', async () => {
  assert.deepEqual(await told(bundleWith(sealed)), { paths: [], isUnsealed: undefined })
  for (const [what, [change, ...paths]] of Object.entries(ATTACKS))
    assert.deepEqual((await told(bundleWith(sealed, change))).paths, paths, what)
  for (const odd of [{}, { 'verify/HOWTO.txt': 7 }, []])
    assert.deepEqual((await told(bundleWith(odd))).paths.length, 2)
})

test('[K127] a bundle of an earlier version has its verifier told as unsealed, and no more', async () => {
  assert.deepEqual(await told(bundleWith(undefined)), { paths: [], isUnsealed: true })
  assert.equal((await told(courtBundle())).isUnsealed, undefined, 'none is there')
})

test('[K127] bite: a check that does not look lets another verifier pass', async () => {
  const broken = {
    file: 'bundle/check-content.ts',
    from: '  checkVerifier(bundle, o.verifier, say)\n',
    to: '',
  }
  await withBroken(broken, async (room) => {
    const [change] = ATTACKS.rewritten ?? []
    const { paths } = await told(bundleWith(sealed, change), room.verifyBundle)
    assert.deepEqual(paths, [])
  })
})
