// Noninterference: two worlds that differ in secrets alone hand out the same bundles to a partner
// and to the public, but for salted digests that commit to all of it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { archiveBundle } from '@tumen/custody'
import { canary, letLeave, type OpenedWorld, openWorld } from '@tumen/world'

const CLAIMS = ['R08b', 'R08d', 'R14a', 'R16a']

/** The files of a bundle of a world by path, as text. */
async function filesOf(
  world: OpenedWorld,
  profile: 'partner' | 'public' | 'court',
  more: object = {},
) {
  const recipient = 'somebody invented'
  const input = { profile, documents: ['R08'], claims: CLAIMS, recipient, ...more }
  const { bundle } = await world.ask<{ bundle: string }>('ana-1', 'bundle.ask', input)
  await letLeave(world.desk, bundle)
  const { archive } = await world.ask<{ archive: string }>('ana-1', 'bundle.make', { bundle })
  const zip = new Uint8Array(Buffer.from(archive, 'base64'))
  const { entries, read } = await archiveBundle({
    size: zip.length,
    read: async (offset, length) => zip.subarray(offset, offset + length),
    inflate: async (packed) => new Uint8Array(inflateRawSync(packed)),
  })
  const files = new Map<string, string>()
  for (const { path } of entries) files.set(path, Buffer.from(await read(path)).toString('latin1'))
  return files
}

async function derived(isSecond: boolean): Promise<OpenedWorld> {
  const world = await openWorld({ isSecond })
  const input = { document: 'R08', mediaType: 'text/plain', tool: 'scissors', bytes: 'SGVsZC4=' }
  const { id } = await world.ask<{ id: string }>('doc-1', 'evidence.derive', input)
  await world.ask('rev-1', 'evidence.review', { derivative: id, decision: 'approved' })
  return world
}

test('[T51] worlds that differ in secrets alone hand out the same outside court', async (t) => {
  const [one, other] = [await derived(false), await derived(true)]
  t.after(() => Promise.all([one.close(), other.close()]))
  // Commitments and roots are salted digests of everything: they tell nothing.
  const isSalted = (path: string) =>
    /^(?:tagmanifest-sha256\.txt|custody\/(?:checkpoint|proofs\/.*))$/.test(path)
  const bare = (path: string, bytes = '') =>
    /^custody\/(?:lists|openings|rows)\//.test(path) ? bytes.replace(/[0-9a-f]{64}/g, '#') : bytes
  for (const profile of ['partner', 'public'] as const) {
    const [here, there] = [await filesOf(one, profile), await filesOf(other, profile)]
    assert.deepEqual([...here.keys()], [...there.keys()])
    assert.ok([...here.keys()].some((path) => path.startsWith('custody/openings/')))
    for (const [path, bytes] of here)
      if (!isSalted(path))
        assert.equal(bare(path, there.get(path)), bare(path, bytes), `${profile} ${path}`)
  }
})

test('[T97] by default no bundle of any profile holds what only few may read', async (t) => {
  const world = await derived(false)
  t.after(() => world.close())
  const claims = ['R07a', 'R08b', 'R08l', 'R14a']
  // Who told us, and what narrows down who the source can be.
  const secret = [21, 22].map(canary)
  const held = (files: ReadonlyMap<string, string>) =>
    secret.filter(({ ascii }) => [...files.values()].some((bytes) => bytes.includes(ascii)))
  const asked = { documents: ['R07', 'R08'], claims }
  for (const profile of ['public', 'partner', 'court'] as const)
    assert.deepEqual(held(await filesOf(world, profile, asked)), [], profile)
  // Bite: asked for by word they are there.
  const told = await filesOf(world, 'court', { ...asked, withNotes: true })
  assert.equal(held(told).length, 2)
})
