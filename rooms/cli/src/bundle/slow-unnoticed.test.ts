// Bundles of the invented world of each profile, with every file rewritten, emptied, removed, added
// and swapped, by somebody who makes the manifests anew: nothing stays unnoticed.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import test from 'node:test'
import { isFinding, readPolicy, readSigners, verifyBundle } from '@tumen/custody'
import { HOWTO_COMMANDS } from '@tumen/view'
import { derive, runStep, skips, unpacked } from '../../fixture/recipe.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

type Files = Map<string, Uint8Array>

await derive('R08')
const folders = {
  public: await unpacked('public', 'unnoticed-public'),
  partner: await unpacked('partner', 'unnoticed-partner'),
  court: await unpacked('court', 'unnoticed-court'),
}

function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const paths = entries.filter((path) => statSync(join(folder, path)).isFile())
  return new Map(
    paths.sort().map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  )
}

function trustOf(folder: string) {
  const text = (name: string) => readFileSync(join(folder, '../trust', name), 'utf8')
  const [policy, signers] = [readPolicy(text('policy.txt')), readSigners(text('allowed_signers'))]
  assert.ok(!isFinding(policy) && !isFinding(signers))
  return { policy, signers }
}

const [MANIFEST, TAGS] = ['manifest-sha256.txt', 'tagmanifest-sha256.txt']

/** The manifests made anew, as far as they are there. */
function rewrite(files: Files, which: 'none' | 'tags' | 'both'): void {
  const listOf = (isListed: (path: string) => boolean) =>
    [...files.keys()]
      .filter(isListed)
      .sort()
      .map(
        (path) =>
          `${createHash('sha256')
            .update(files.get(path) ?? '')
            .digest('hex')}  ${path}\n`,
      )
      .join('')
  const isData = (path: string) => path.startsWith('data/')
  const put = (path: string, text: string) => files.set(path, new Uint8Array(Buffer.from(text)))
  if (which === 'both') put(MANIFEST, listOf(isData))
  if (which !== 'none')
    put(
      TAGS,
      listOf((path) => !isData(path) && path !== TAGS),
    )
}

/** Every change of one file; a file that is added is like another one. */
function changesOf(files: Files): [what: string, changed: Files][] {
  const paths = [...files.keys()]
  const flipped = (bytes: Uint8Array) => {
    const copy = Uint8Array.from(bytes)
    const at = Math.floor(copy.length / 2)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  const added = [
    ...['data/more', 'more.txt', 'custody/more', 'verify/more.js', 'custody/openings/999.json'],
    ...['custody/tsa-roots.pem', 'custody/checkpoint.tsr', `data/objects/${'a'.repeat(64)}`],
  ]
  return [
    ...paths.flatMap((path, n): [string, Files][] => {
      const [bytes, next] = [files.get(path) as Uint8Array, paths[(n + 1) % paths.length] as string]
      const without = new Map(files)
      without.delete(path)
      return [
        [`${path} rewritten`, new Map(files).set(path, flipped(bytes))],
        [`${path} emptied`, new Map(files).set(path, new Uint8Array())],
        [`${path} removed`, without],
        [
          `${path} and ${next} swapped`,
          new Map(files).set(path, files.get(next) as Uint8Array).set(next, bytes),
        ],
      ]
    }),
    ...added
      .filter((path) => !files.has(path))
      .map((path): [string, Files] => [
        `${path} added`,
        new Map(files).set(path, files.get('data/statements.jsonl') as Uint8Array),
      ]),
  ]
}

function sameFiles(one: Files, other: Files): boolean {
  const isSame = ([path, bytes]: [string, Uint8Array]) =>
    Buffer.from(bytes).equals(Buffer.from(other.get(path) ?? []))
  return one.size === other.size && [...one].every(isSame)
}

async function isTold(files: Files, folder: string): Promise<boolean> {
  const entries = [...files.keys()].map((path) => ({ path, isFile: true }))
  const read = async (path: string) => files.get(path) as Uint8Array
  return (await verifyBundle({ entries, read }, trustOf(folder))).exit >= 2
}

test('[T98] of a bundle of each profile no change of any file stays unnoticed', async (t) => {
  for (const [profile, folder] of Object.entries(folders)) {
    const files = filesIn(folder)
    assert.ok(!(await isTold(files, folder)), 'as it was made it holds')
    let [tried, unnoticed] = [0, 0]
    for (const [what, changed] of changesOf(files))
      for (const which of ['none', 'tags', 'both'] as const) {
        const made = new Map(changed)
        rewrite(made, which)
        // A manifest that is made anew is what it was.
        if (sameFiles(files, made)) continue
        tried += 1
        const found = await isTold(made, folder)
        if (!found) t.diagnostic(`${profile}: ${what}, ${which}`)
        unnoticed += found ? 0 : 1
      }
    t.diagnostic(`${profile}: ${tried} changes of ${files.size} files, ${unnoticed} unnoticed`)
    assert.equal(unnoticed, 0, profile)
  }
})

/** `tumen verify` with whom the receiver trusts; `lines` more in their own policy. */
async function verifyAt(folder: string, lines = '') {
  const terminal = captureTerminal({ cwd: folder })
  const at = (name: string) => join(folder, '../trust', name)
  writeFileSync(at('own.txt'), `${readFileSync(at('policy.txt'), 'utf8')}${lines}`)
  const trust = ['--policy', at('own.txt'), '--signers', at('allowed_signers')]
  const exit = await run(['verify', folder, ...trust], terminal)
  return { exit, ...terminal.printed }
}

test('[T99] another verifier is told by the recipe, by tumen verify and by a verifier from elsewhere', async (t) => {
  const folder = await unpacked('court', 'unnoticed-verifier')
  const built = join(folders.court, 'verify/verify.mjs')
  if (!existsSync(built)) return t.diagnostic('verify.mjs is not built: not run')
  const verify = () => verifyAt(folder)
  assert.equal((await verify()).exit, EXIT.done)
  if (!skips(t, 'sha256sum')) assert.equal(runStep(folder, 'verifier').status, 0)
  writeFileSync(join(folder, 'verify/verify.mjs'), 'console.log("Everything holds")\n')
  const files = filesIn(folder)
  rewrite(files, 'tags')
  writeFileSync(join(folder, TAGS), files.get(TAGS) ?? '')
  const told = await verify()
  assert.equal(told.exit, EXIT.verificationFailed)
  assert.match(
    told.out + told.err,
    /verify\/verify\.mjs[\s\S]*is not the verifier that the seal names/,
  )
  if (!skips(t, 'sha256sum')) {
    assert.notEqual(runStep(folder, 'verifier').status, 0)
    assert.equal(runStep(folder, 'files').status, 0, 'the manifests alone say nothing')
  }
  // One from elsewhere: the copy that came with another bundle, as it was sealed there.
  writeFileSync(join(folder, '../trust/verify.mjs'), readFileSync(built))
  assert.equal(runStep(folder, 'all').status, 6)
  assert.equal(Object.keys(HOWTO_COMMANDS)[0], 'all', 'the recipe begins with it')
  assert.equal(relative(folder, built).startsWith('..'), true)
})

test('[T165] another policy, signers or key of the log in a bundle fail every way of checking', async (t) => {
  const folder = await unpacked('court', 'unnoticed-copies')
  const untouched = filesIn(folder)
  const built = join(folder, 'verify/verify.mjs')
  assert.equal((await verifyAt(folder)).exit, EXIT.done)
  assert.equal((await verifyAt(folder, '# what I trust\n')).exit, EXIT.done, 'a policy of my own')
  if (existsSync(built)) writeFileSync(join(folder, '../trust/verify.mjs'), readFileSync(built))
  for (const path of ['custody/policy.txt', 'custody/allowed_signers', 'custody/log.vkey']) {
    const changed = new Map(untouched)
    const bytes = Buffer.concat([changed.get(path) ?? new Uint8Array(), Buffer.from('\n')])
    rewrite(changed.set(path, bytes), 'tags')
    for (const one of [path, TAGS]) writeFileSync(join(folder, one), changed.get(one) ?? '')
    const { exit, out, err } = await verifyAt(folder)
    assert.equal(exit, EXIT.verificationFailed, path)
    assert.match(
      out + err,
      new RegExp(`${path.replace('.', '\\.')}[\\s\\S]*is not the copy that the`),
    )
    if (existsSync(built)) assert.equal(runStep(folder, 'all').status, 6, path)
    else t.diagnostic('verify.mjs is not built: not run')
    if (!skips(t, 'sha256sum')) assert.notEqual(runStep(folder, 'verifier').status, 0, path)
    for (const one of [path, TAGS]) writeFileSync(join(folder, one), untouched.get(one) ?? '')
  }
  assert.equal((await verifyAt(folder)).exit, EXIT.done)
  if (!skips(t, 'sha256sum')) assert.equal(runStep(folder, 'verifier').status, 0)
})
