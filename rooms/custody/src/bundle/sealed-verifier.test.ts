// The verifier that comes with a bundle, and the copies of whom to trust, against what the seal
// states of them.
import assert from 'node:assert/strict'
import test from 'node:test'
import { withBroken } from '../../fixture/broken-room.ts'
import { courtBundle, type Files, rewrite, trusted } from '../../fixture/bundle.ts'
import { bytesOf } from '../vector.test.ts'
import { sealedDigests } from './make-bundle.ts'
import { verifyBundle } from './verify-bundle.ts'

const SEAL = 'custody/openings/4.json'
const VERIFIER = [
  { path: 'verify/HOWTO.txt', bytes: bytesOf('how to\n') },
  { path: 'verify/verify.mjs', bytes: bytesOf('#!/usr/bin/env node\n') },
]

/** The bundle of the vectors with a verifier, and what its seal states of it. */
function bundleWith(
  sealed: object | undefined,
  change: (files: Files) => void = () => undefined,
  member = 'verifier',
) {
  const files = courtBundle()
  for (const { path, bytes } of VERIFIER) files.set(path, bytes)
  if (sealed !== undefined) {
    const opening = new TextDecoder().decode(files.get(SEAL))
    const stated = `"${member}":${JSON.stringify(sealed)}`
    // In the order of canonical JSON.
    const whole =
      member < 'digest'
        ? opening.replace('"o":{', `"o":{${stated},`)
        : opening.replace('},"p"', `,${stated}},"p"`)
    files.set(SEAL, bytesOf(whole))
  }
  change(files)
  rewrite(files, 'tags')
  return files
}

/** What is said of the verifier, or of the copies. */
async function told(files: Files, verify = verifyBundle, of = 'verifier') {
  const entries = [...files].map(([path, bytes]) => ({ path, isFile: bytes !== undefined }))
  const read = async (path: string) => files.get(path) as Uint8Array
  const { findings, isUnsealed } = await verify({ entries, read }, trusted())
  const paths = findings.filter(({ code }) => code === of).map(({ path }) => path)
  return { paths, isUnsealed }
}

const sealed = sealedDigests(VERIFIER)
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

test('[K127] mutation test: a check that does not look lets another verifier pass', async () => {
  const broken = {
    file: 'bundle/check-content.ts',
    from: '  for (const { member, ...rule } of SEALED)',
    to: '  for (const { member, ...rule } of SEALED.slice(9))',
  }
  await withBroken(broken, async (room) => {
    const [change] = ATTACKS.rewritten ?? []
    const { paths } = await told(bundleWith(sealed, change), room.verifyBundle)
    assert.deepEqual(paths, [])
  })
})

const COPIES = ['custody/allowed_signers', 'custody/log.vkey', 'custody/policy.txt']
const ROOTS = 'custody/tsa-roots.pem'

/** The copies of the vectors, as a seal states them. */
function sealedCopies(...paths: string[]): object {
  const files = courtBundle()
  return sealedDigests(paths.map((path) => ({ path, bytes: files.get(path) as Uint8Array })))
}

/** What is said of the copies of a bundle whose seal states them. */
async function toldOfCopies(change: (files: Files) => void, verify = verifyBundle) {
  const files = bundleWith(sealedCopies(...COPIES, ROOTS), change, 'copies')
  return (await told(files, verify, 'other-copy')).paths
}

test('[K130] a copy that the seal does not name so is found, with manifests made anew', async () => {
  assert.deepEqual(await toldOfCopies(() => undefined), [])
  for (const path of [...COPIES, ROOTS]) {
    const own = new TextDecoder().decode(courtBundle().get(path))
    const changes: Record<string, (files: Files) => void> = {
      // A line of words more: it is read as the same policy, and is another file.
      rewritten: (files) => files.set(path, bytesOf(`${own}\n# a remark\n`)),
      removed: (files) => files.delete(path),
      emptied: (files) => files.set(path, new Uint8Array()),
    }
    for (const [what, change] of Object.entries(changes))
      assert.deepEqual(await toldOfCopies(change), [path], `${path} ${what}`)
  }
  const bare = bundleWith(sealedCopies(...COPIES), undefined, 'copies')
  assert.deepEqual((await told(bare, verifyBundle, 'other-copy')).paths, [ROOTS], 'slipped in')
})

test('[K130] a bundle of an earlier version, whose seal states none, is told as it was', async () => {
  for (const path of COPIES) {
    const files = bundleWith(undefined, (all) => all.delete(path))
    assert.deepEqual((await told(files, verifyBundle, 'other-copy')).paths, [], path)
  }
})

test('[K130] mutation test: a check that does not look lets another policy pass', async () => {
  const broken = {
    file: 'bundle/check-content.ts',
    from: "{ member: 'copies', ",
    to: "{ member: 'nothing', ",
  }
  await withBroken(broken, async (room) => {
    const remove = (files: Files) => files.delete('custody/policy.txt')
    assert.deepEqual(await toldOfCopies(remove, room.verifyBundle), [])
  })
})
