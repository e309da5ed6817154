// The check of a bundle against 39 attacks, every file in turn, and whatever else may lie there.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { ATTACKS, courtBundle, type Files, rewrite, trusted } from '../../fixture/bundle.ts'
import { type CanonicalValue, canonicalFile } from '../canonical.ts'
import { bytesOf, vectorJson, vectorText } from '../vector.test.ts'
import type { BundleTrust } from './check-trust.ts'
import { verifyBundle } from './verify-bundle.ts'

interface Mutation {
  name: string
  rewrite: 'none' | 'tags' | 'both'
  exit: number
  codes: string[]
}

const { cases } = vectorJson<{ cases: Mutation[] }>('bundle/mutations.json')

const check = (files: Files, trust: BundleTrust = trusted()) =>
  verifyBundle(
    {
      entries: [...files].map(([path, bytes]) => ({ path, isFile: bytes !== undefined })),
      read: async (path) => files.get(path) as Uint8Array,
    },
    trust,
  )

test('[K67] bundle/mutations.json: each attack has its exit code and its findings', async () => {
  assert.equal(cases.length, 39)
  assert.deepEqual(Object.keys(ATTACKS).sort(), cases.map(({ name }) => name).sort())
  for (const { name, rewrite: which, exit, codes } of cases) {
    const files = courtBundle()
    ATTACKS[name]?.(files)
    rewrite(files, which)
    const isAlone = name.includes('no trust given') || name.startsWith('the same, verified')
    const found = await check(files, isAlone ? {} : trusted())
    const told = found.findings.map(({ step, code }) => `${step} ${code}`)
    for (const code of codes) assert.ok(told.includes(code), `${name}: ${code} in ${told}`)
    assert.equal(found.exit, exit, `${name}: ${told}`)
  }
})

test('[K68] an untouched bundle holds in every step, and says since when and by whom', async () => {
  const { steps, findings, times, signer, info, exit } = await check(courtBundle())
  assert.deepEqual([exit, findings], [0, []])
  assert.ok(steps.length === 15 && steps.every(({ result }) => result === 'holds'))
  assert.equal(signer, 'tumen.example')
  assert.equal(info?.profile, 'court')
  assert.deepEqual(times.map(({ kind }) => kind).sort(), ['token', 'witness', 'witness'])
})

test('[K103] [K126] what the seal warns of is told, and alters nothing', async () => {
  const seal = 'custody/openings/4.json'
  const told = async (name: 'credentials' | 'notes', value?: string) => {
    const files = courtBundle()
    const opening = new TextDecoder().decode(files.get(seal))
    const more = value === undefined ? '' : `"${name}":${value},`
    // Members stand in the order of their names.
    const next = name === 'notes' ? '"profile":' : '"digest":'
    files.set(seal, bytesOf(opening.replace(next, more + next)))
    return (await check(files))[name]
  }
  assert.ok(vectorText(`bundle/court/${seal}`).includes('bundle.seal'))
  for (const name of ['credentials', 'notes'] as const) {
    assert.equal(await told(name, '2'), 2)
    for (const odd of [undefined, '"2"', '-1', '0'])
      assert.equal(await told(name, odd), undefined, odd)
  }
})

/** Copies for convenience: with trust from outside nobody reads them, and no seal covers them. */
function isUntrusted(path: string): boolean {
  return /custody\/(?:policy\.txt|allowed_signers|log\.vkey|tsa-roots\.pem)$/.test(path)
}

test('[K69] one bit, an empty file, a file removed: in every file, with manifests rewritten too', async () => {
  const paths = [...courtBundle().keys()].filter((path) => !isUntrusted(path))
  for (const path of paths)
    for (const [what, change] of Object.entries(CHANGES))
      for (const which of ['none', 'tags', 'both'] as const) {
        const files = courtBundle()
        change(files, path)
        if (path.endsWith('manifest-sha256.txt') && which !== 'none') continue
        rewrite(files, which)
        const { exit } = await check(files)
        const isToken = path.endsWith('.tsr') && what === 'removed'
        if (!(isToken && which !== 'none')) assert.ok(exit >= 2, `${path} ${what} ${which}`)
      }
})

test('[K69] each file with the bytes of the next one is found, with manifests rewritten too', async () => {
  const paths = [...courtBundle().keys()].filter((path) => !isUntrusted(path))
  for (const [n, path] of paths.entries())
    for (const which of ['none', 'tags', 'both'] as const) {
      const files = courtBundle()
      const other = paths[(n + 1) % paths.length] as string
      // Made anew, manifests are what they were.
      const isManifest = `${path} ${other}`.includes('manifest-sha256.txt')
      if (isManifest && which !== 'none') continue
      const bytes = files.get(path)
      files.set(path, files.get(other)).set(other, bytes)
      rewrite(files, which)
      const { exit } = await check(files)
      assert.ok(exit >= 2, `${path} and ${other}, ${which}`)
    }
})

test('[K69] a file of each kind that is added and listed is found', async () => {
  const court = courtBundle()
  const added: Record<string, string> = {
    'custody/openings/5.json': 'custody/openings/3.json',
    'custody/who/9.json': 'custody/who/1.json',
    'custody/proofs/9.tlog-proof': 'custody/proofs/1.tlog-proof',
    'custody/lists/1.txt': 'custody/openings/1.json',
    'custody/lists/9.txt': 'custody/openings/1.json',
    'custody/rows/1/0.json': 'custody/openings/1.json',
    'custody/checkpoint.1.tsr': 'custody/checkpoint',
    'data/objects/cfc94d86acc06ab8487049d258c720b2f25798a215b42b97dae17c3914d9645b':
      'data/statements.jsonl',
  }
  for (const [path, like] of Object.entries(added))
    for (const which of ['none', 'tags', 'both'] as const) {
      const files = new Map(court).set(path, court.get(like))
      rewrite(files, which)
      assert.equal((await check(files)).exit, 6, `${path} ${which}`)
    }
})

const CHANGES: Readonly<Record<string, (files: Files, path: string) => void>> = {
  bit: (files, path) => {
    const bytes = Uint8Array.from(files.get(path) ?? [])
    // In a time stamp the imprint alone is checked here; its own signature is for openssl.
    const at = path.endsWith('.tsr') ? imprintAt(files, bytes) : Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] as number) ^ 1
    files.set(path, bytes)
  },
  emptied: (files, path) => files.set(path, new Uint8Array()),
  removed: (files, path) => files.delete(path),
  linked: (files, path) => files.set(path, undefined),
}

function imprintAt(files: Files, token: Uint8Array): number {
  const hex = Buffer.from(token).toString('hex')
  const digest = vectorText('bundle/court/tagmanifest-sha256.txt').split('\n')
  const line = digest.find((one) => one.endsWith('custody/checkpoint')) ?? ''
  assert.ok(files.size > 0)
  return hex.indexOf(line.slice(0, 64)) / 2
}

test('[K87] every time is told, the earliest first, and one that lies ahead of the asker is marked', async () => {
  const source = {
    entries: [...courtBundle().keys()].map((path) => ({ path, isFile: true })),
    read: async (path: string) => courtBundle().get(path) as Uint8Array,
  }
  const at = async (now?: string) => {
    const { exit, times } = await verifyBundle(source, trusted(), { ...(now && { now }) })
    return { exit, ahead: times.map(({ isAhead }) => isAhead === true) }
  }
  const [first, second, third] = (await verifyBundle(source, trusted())).times
  assert.ok(first && second && third && first.at < second.at && second.at < third.at)
  assert.deepEqual(await at(), { exit: 0, ahead: [false, false, false] })
  assert.deepEqual(await at(second.at), { exit: 0, ahead: [false, false, true] })
  assert.deepEqual(await at('1999-01-01T00:00:00.000Z'), { exit: 0, ahead: [true, true, true] })
})

test('[K70] mutation test: trusting the policy of the bundle lets a whole re-made log pass as incomplete', async () => {
  const files = courtBundle()
  ATTACKS['the same, verified with the policy in the bundle']?.(files)
  rewrite(files, 'tags')
  assert.equal((await check(files)).exit, 6)
  const { exit, findings, steps } = await check(files, {})
  assert.equal(exit, 1)
  assert.ok(findings.some(({ code }) => code === 'policy-from-bundle'))
  const log = steps.find(({ step }) => step === 'V8')
  assert.equal(log?.result, 'incomplete', 'whose log it is the bundle alone says')
})

test('[K85] copies that say something else than what the asker trusts are mentioned, nothing more', async () => {
  const { copies } = await check(courtBundle())
  assert.deepEqual(copies, [])
  const changes: Record<string, (text: string) => string> = {
    'custody/log.vkey': () => 'another\n',
    'custody/policy.txt': (text) => text.replace(/^quorum .*$/m, 'quorum none'),
    'custody/allowed_signers': (text) => text.replace('tumen.example', 'other.example'),
  }
  for (const [path, change] of Object.entries(changes)) {
    const files = courtBundle()
    const text = new TextDecoder().decode(files.get(path))
    assert.notEqual(change(text), text)
    files.set(path, bytesOf(change(text)))
    rewrite(files, 'tags')
    const found = await check(files)
    assert.deepEqual([found.exit, found.copies], [0, [path]])
    assert.deepEqual((await check(files, {})).copies, [], 'nobody said whom to trust')
  }
  // Where a witness is reached changes nothing about whom to trust.
  const files = courtBundle()
  const policy = new TextDecoder().decode(files.get('custody/policy.txt'))
  const named = policy.replace(/^(witness .*)$/m, '$1 https://witness.example')
  assert.notEqual(named, policy)
  rewrite(files.set('custody/policy.txt', bytesOf(named)), 'tags')
  assert.deepEqual((await check(files)).copies, [])
})

const INDEXED = {
  ...{ digest: `sha256:${'0'.repeat(64)}`, leaf: 1, media: 'text/plain' },
  ...{ role: 'original', size: 1 },
}

test('[K86] an index of another form, or with anything more in it, is found, and nothing is thrown', async () => {
  const indexes: CanonicalValue[] = [
    ...[null, 1, 'x', [], {}],
    ...[null, 1, [], {}, { ...INDEXED, size: -1 }, { ...INDEXED, leaf: '1' }].map((one) => ({
      objects: [one],
      profile: 'court',
      v: 1,
    })),
    { objects: [{ ...INDEXED, note: 'more' }], profile: 'court', v: 1 },
    { objects: [INDEXED, { ...INDEXED, digest: 'sha256:x' }], profile: 'court', v: 1 },
    { objects: [], profile: 'court', v: 1, more: true },
    { objects: [], profile: 'secret', v: 1 },
    { objects: [], profile: 'court', v: 2 },
  ]
  for (const index of indexes) {
    const files = courtBundle().set('data/index.json', canonicalFile(index))
    rewrite(files, 'both')
    const { exit, findings } = await check(files)
    assert.equal(exit, 6)
    assert.ok(findings.some(({ step, code }) => `${step} ${code}` === 'V5 index-form'))
  }
  const files = courtBundle()
  const text = new TextDecoder().decode(files.get('data/index.json'))
  files.set('data/index.json', bytesOf(text.replace('"court"', '"partner"')))
  rewrite(files, 'both')
  const { findings } = await check(files)
  assert.ok(findings.some(({ step, code }) => `${step} ${code}` === 'V15 profile'))
})

test('[K86] any canonical values where an index, statements or an opening should stand throw nothing', async () => {
  const { value } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, 'court', 'sha256:', INDEXED.digest, 1, -1),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom('objects', 'profile', 'v', 'digest', 'leaf', 'o', 'k', 's', 'list'),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  }))
  const place = fc.constantFrom(
    ...['data/index.json', 'data/statements.jsonl', 'custody/openings/3.json'],
  )
  const property = fc.asyncProperty(place, value, async (path, own) => {
    const files = courtBundle().set(path, canonicalFile(own))
    rewrite(files, 'both')
    assert.equal((await check(files)).exit, 6)
  })
  await fc.assert(property, { numRuns: 30 })
})

test('[K67] what cannot be read, and a folder that is no bundle, are findings and nothing thrown', async () => {
  const files = courtBundle()
  const source = {
    entries: [...files.keys()].map((path) => ({ path, isFile: true })),
    read: (path: string) =>
      path.endsWith('index.json')
        ? Promise.reject(new Error('gone'))
        : Promise.resolve(files.get(path) as Uint8Array),
  }
  const unreadable = await verifyBundle(source, trusted())
  assert.equal(unreadable.exit, 2)
  assert.ok(unreadable.findings.some(({ code }) => code === 'unreadable'))
  const nothing = await check(new Map([['holiday.jpg', bytesOf('x')]]))
  assert.equal(nothing.exit, 2)
  assert.ok(!JSON.stringify(nothing).includes('authentic'))
})
