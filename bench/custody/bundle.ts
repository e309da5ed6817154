// How long a large bundle takes to check: 10,000 objects of 16 KiB, about 40,000 files, made by the
// product's own maker with test keys and checked by `verify.mjs` in a process of its own. The limit
// is 10 seconds; `sha256sum -c` over both manifests, where installed, is printed beside it. Run:
// npx tsx --conditions=tumen-source bench/custody/bundle.ts [objects]
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type BundleLeaf,
  type BundleObject,
  bundleParts,
  bundlePayload,
  checkpointText,
  commitmentOf,
  cosignatureLine,
  digestText,
  edgeOfTail,
  emptyTail,
  growTail,
  hexText,
  leafBytes,
  leafHash,
  noteKey,
  openingFile,
  policyText,
  proofFile,
  provePath,
  rootOf,
  type Sha256,
  signerLine,
  signNote,
  sshSignature,
  tileReader,
  vkey,
  whoFile,
} from '@tumen/custody'
import { verifierProgram } from '../../scripts/verifier.ts'

const OBJECTS = Number(process.argv[2] ?? 10_000)
const OBJECT_BYTES = 16 * 1024
const LIMIT_MS = 10_000
const RUNS = 3
const DAY = '2026-11-24'
const NAMESPACE = 'tumen-bundle@v1'
const nodeHash: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = () => randomBytes(32).toString('hex')
const LOG = noteKey(new Uint8Array(32).fill(1), 'bench.example/log/00000000')
const WITNESS = noteKey(new Uint8Array(32).fill(2), 'witness.example', 4)
const SIGNER = noteKey(new Uint8Array(32).fill(3), 'bench.example')

/** An opening with its who file, of an object or of the seal. */
interface Logged {
  opening: Uint8Array
  who: Uint8Array
}

function logged(k: string, s: string, o: Record<string, string | number>): Logged {
  const who = whoFile({ act: 'u-1', at: `${DAY}T00:00:00Z`, n: hex() })
  const opening = openingFile({ at: DAY, k, n: hex(), o, p: null, s, w: hexText(nodeHash(who)) })
  return { opening, who }
}

function objectOf(leaf: number): { object: BundleObject; log: Logged } {
  const bytes = new Uint8Array(randomBytes(OBJECT_BYTES))
  const digest = nodeHash(bytes)
  const media = 'application/octet-stream'
  const named = { digest: `sha256:${hexText(digest)}`, media, size: bytes.length }
  const object: BundleObject = {
    ...{ digest, leaf, media, role: 'original', size: bytes.length, read: async () => bytes },
  }
  return { object, log: logged('evidence.add', `ev_${leaf}`, named) }
}

/** Proves each leaf under one cosigned checkpoint. */
async function provenLeaves(all: readonly Logged[]) {
  const hashes = all.map(({ opening }) =>
    leafHash(leafBytes(commitmentOf(opening, nodeHash)), nodeHash),
  )
  const { tail, tiles } = growTail(emptyTail(), hashes, nodeHash)
  const full = new Map(tiles.map(({ level, n, hashes: own }) => [`${level}/${n}`, own]))
  const readTile = tileReader(tail, (level, n) => full.get(`${level}/${n}`) ?? new Uint8Array())
  const size = all.length
  const text = checkpointText({ origin: LOG.name, size, root: rootOf(edgeOfTail(tail), nodeHash) })
  const checkpoint = signNote(text, LOG) + cosignatureLine(text, WITNESS, 1_795_564_807)
  const leaves: BundleLeaf[] = []
  for (const [leaf, { opening, who }] of all.entries()) {
    const path = await provePath(leaf, size, readTile, nodeHash)
    leaves.push({
      leaf,
      opening,
      who,
      proof: proofFile({ index: leaf, path, checkpoint }),
      rows: [],
    })
  }
  return { leaves, checkpoint: new TextEncoder().encode(checkpoint) }
}

function trustFiles() {
  const witnesses = new Map([[WITNESS.name, { key: WITNESS }]])
  const policy = policyText({
    logs: [{ key: LOG }],
    witnesses,
    groups: new Map(),
    quorum: WITNESS.name,
  })
  const { publicKey } = SIGNER
  const signers = signerLine({ identity: SIGNER.name, namespace: NAMESPACE, publicKey })
  return { policy, signers }
}

async function writeBundle(folder: string): Promise<number> {
  const made = Array.from({ length: OBJECTS }, (_, leaf) => objectOf(leaf))
  const objects = made.map(({ object }) => object)
  const payload = bundlePayload({ profile: 'court', objects, statements: [] }, nodeHash)
  const o = {
    ...{ digest: digestText(payload.manifest, nodeHash), profile: 'court', recipient: 'x-1' },
  }
  const seal = logged('bundle.seal', 'bu_1', o)
  const { leaves, checkpoint } = await provenLeaves([...made.map(({ log }) => log), seal])
  const parts = bundleParts(
    {
      ...{ payload, id: 'bu_1', recipient: 'x-1', date: DAY, leaves, checkpoint, tokens: [] },
      ...{ vkey: vkey(LOG), ...trustFiles(), verifier: [] },
      signature: sshSignature(payload.manifest, NAMESPACE, SIGNER),
    },
    nodeHash,
  )
  for (const { path, read } of parts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), await read())
  }
  return parts.length
}

const REPORT = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write(JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }))
})`

/** One run of `verify.mjs`, which must hold. */
interface Run {
  ms: number
  processorMs: number
  memory: number
}

function verified(root: string): Run {
  const started = performance.now()
  const options = ['--import', `data:text/javascript,${encodeURIComponent(REPORT)}`]
  const trust = ['--policy', join(root, 'policy'), '--signers', join(root, 'signers')]
  const args = [...options, join(root, 'verify.mjs'), ...trust, join(root, 'bundle')]
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the bundle does not hold: ${status}\n${stdout}`)
  const { maxRSS, cpu } = JSON.parse(stderr) as { maxRSS: number; cpu: number }
  return { ms: performance.now() - started, processorMs: cpu / 1000, memory: maxRSS / 1024 }
}

/** How long the tool takes that everybody has; nothing where it is not installed. */
function summed(root: string): number | undefined {
  const started = performance.now()
  const args = ['-c', '--strict', '--quiet', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']
  const { status } = spawnSync('sha256sum', args, { cwd: join(root, 'bundle') })
  return status === 0 ? performance.now() - started : undefined
}

function say(name: string, value: number, unit: string, limit?: number): void {
  const ratio =
    limit === undefined ? '' : `   ${(value / limit).toFixed(2)} × the limit of ${limit}`
  const number = Math.round(value).toLocaleString('en')
  process.stdout.write(`${name.padEnd(44)} ${number.padStart(9)} ${unit}${ratio}\n`)
}

const root = mkdtempSync(join(tmpdir(), 'tumen-bench-bundle-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const { policy, signers } = trustFiles()
writeFileSync(join(root, 'policy'), policy)
writeFileSync(join(root, 'signers'), signers)
writeFileSync(join(root, 'verify.mjs'), await verifierProgram())
const began = performance.now()
say('files of the bundle', await writeBundle(join(root, 'bundle')), '')
say('made and written', performance.now() - began, 'ms')
const runs = Array.from({ length: RUNS }, () => verified(root)).sort((a, b) => a.ms - b.ms)
const middle = runs[Math.floor(RUNS / 2)] as Run
say('verify.mjs, median of three', middle.ms, 'ms', LIMIT_MS)
say('verify.mjs, of the processor', middle.processorMs, 'ms')
say('verify.mjs, most memory', Math.max(...runs.map(({ memory }) => memory)), 'MiB')
const peer = summed(root)
if (peer !== undefined) say('sha256sum -c over both manifests', peer, 'ms')
