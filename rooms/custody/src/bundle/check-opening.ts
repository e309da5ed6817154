// The openings of a bundle and their places in the log: canonical form, proofs, batches.
// V5, V6 and V7 of custody.md 14.
import { hexToBytes } from '@noble/hashes/utils.js'
import { readCanonicalFile } from '../canonical.ts'
import { readStated } from '../checkpoint.ts'
import { isFinding } from '../finding.ts'
import { hexText, isSameBytes, type Sha256 } from '../hash.ts'
import { leafBytes, leafHash } from '../leaf.ts'
import { readNoteText } from '../note.ts'
import { commitmentOf, type Opening, readListFile, readOpening } from '../opening.ts'
import { type ProofFile, readProofFile } from '../proof-file.ts'
import { utf8Bytes, utf8Text } from '../utf8.ts'
import { verifyInclusion } from '../verify.ts'
import type { BundleCode, BundleFinding, BundleStep } from './bundle-finding.ts'
import { readIndex } from './bundle-index.ts'
import type { OpenBundle } from './open-bundle.ts'

/** An opening of a bundle, of a leaf or of a row of its batch. */
export interface BundleOpening {
  leaf: number
  /** Nothing for the opening of the leaf itself. */
  line?: number
  path: string
  opening: Opening
  /** In hex. */
  commitment: string
}

/** What was found of openings; one that has not its form is not there for what follows. */
export interface CheckedOpenings {
  openings: BundleOpening[]
  findings: BundleFinding[]
}

/** Reads the openings, and checks the place of each. */
export function checkOpenings(bundle: OpenBundle, hash: Sha256): CheckedOpenings {
  const findings: BundleFinding[] = []
  const say = (step: BundleStep, code: BundleCode, path: string) =>
    void findings.push({ step, code, path })
  checkCanonical(bundle, say)
  const all = readOpenings(bundle, hash, say)
  const rows = all.filter(({ line }) => line !== undefined)
  const leaves = all.filter(({ line }) => line === undefined)
  checkProofs(bundle, leaves, { hash, say })
  const listed = checkRows(bundle, { rows, leaves }, say)
  return { openings: [...leaves, ...listed], findings }
}

type Say = (step: BundleStep, code: BundleCode, path: string) => void

function checkCanonical({ kept }: OpenBundle, say: Say): void {
  const index = kept.get('data/index.json')
  if (index && isFinding(readCanonicalFile(index))) say('V5', 'not-canonical', 'data/index.json')
  else if (index && readIndex(index) === undefined) say('V5', 'index-form', 'data/index.json')
  const statements = kept.get('data/statements.jsonl')
  if (statements && statementsOf(statements) === undefined)
    say('V5', 'not-canonical', 'data/statements.jsonl')
}

/** The lines of statements as files of their own, or nothing where one is not canonical. */
export function statementsOf(bytes: Uint8Array): Uint8Array[] | undefined {
  const text = utf8Text(bytes)
  if (text === undefined || (text !== '' && !text.endsWith('\n'))) return undefined
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => utf8Bytes(`${line}\n`))
  return lines.some((line) => isFinding(readCanonicalFile(line))) ? undefined : lines
}

function readOpenings({ files, kept }: OpenBundle, hash: Sha256, say: Say): BundleOpening[] {
  const found: BundleOpening[] = []
  for (const [path, file] of files) {
    if (file.kind !== 'opening' && file.kind !== 'row') continue
    const bytes = kept.get(path) as Uint8Array
    const opening = readOpening(bytes)
    if (isFinding(opening)) {
      const isForm = opening.code === 'opening-form'
      say(isForm ? 'V6' : 'V5', isForm ? 'opening-form' : 'not-canonical', path)
      continue
    }
    const commitment = hexText(commitmentOf(bytes, hash))
    const line = file.kind === 'row' ? { line: file.line } : {}
    found.push({ leaf: file.leaf, ...line, path, opening, commitment })
  }
  return found
}

function checkProofs(
  { files, kept }: OpenBundle,
  leaves: readonly BundleOpening[],
  { hash, say }: { hash: Sha256; say: Say },
): void {
  const checkpoint = kept.get('custody/checkpoint')
  const byLeaf = new Map(leaves.map((one) => [one.leaf, one]))
  const stated = statedReader()
  const proved = new Set<number>()
  for (const [path, file] of files) {
    if (file.kind !== 'proof') continue
    proved.add(file.leaf)
    const proof = readProofFile(kept.get(path) as Uint8Array)
    if (isFinding(proof) || proof.index !== file.leaf) {
      say('V7', 'proof-form', path)
      continue
    }
    const own = utf8Bytes(proof.checkpoint)
    if (checkpoint && !isSameBytes(own, checkpoint)) say('V7', 'other-checkpoint', path)
    const opening = byLeaf.get(file.leaf)
    if (opening === undefined) say('V7', 'no-opening', path)
    else if (!isIncluded(proof, opening, { hash, stated })) say('V7', 'not-included', path)
  }
  for (const { leaf, path } of leaves) if (!proved.has(leaf)) say('V7', 'no-proof', path)
}

type Stated = ReturnType<typeof readStated>

/** What a checkpoint states; the one that all proofs share is taken apart once. */
function statedReader(): (checkpoint: string) => Stated {
  let last: { checkpoint: string; stated: Stated } | undefined
  return (checkpoint) => {
    if (last?.checkpoint === checkpoint) return last.stated
    const text = readNoteText(utf8Bytes(checkpoint))
    const stated = typeof text === 'string' ? readStated(text) : text
    last = { checkpoint, stated }
    return stated
  }
}

function isIncluded(
  { index, path, checkpoint }: ProofFile,
  { commitment }: BundleOpening,
  { hash, stated }: { hash: Sha256; stated: (checkpoint: string) => Stated },
): boolean {
  const found = stated(checkpoint)
  if (isFinding(found)) return false
  const leaf = leafBytes(hexToBytes(commitment))
  const { size, root } = found
  return verifyInclusion({ index, size, leafHash: leafHash(leaf, hash), path, root }, hash)
}

/** The rows whose commitment stands in the list that their leaf commits to. */
function checkRows(
  { files, kept, digests }: OpenBundle,
  { rows, leaves }: { rows: readonly BundleOpening[]; leaves: readonly BundleOpening[] },
  say: Say,
): BundleOpening[] {
  const lists = new Map<number, string[]>()
  for (const { leaf, opening } of leaves) {
    const path = `custody/lists/${leaf}.txt`
    const bytes = kept.get(path)
    if (bytes === undefined) continue
    const list = readListFile(bytes)
    const isNamed = opening.o.list === `sha256:${digests.get(path)}`
    const commitments = isFinding(list) ? [] : list.commitments.map(hexText)
    if (!isNamed || opening.o.count !== commitments.length) say('V7', 'not-in-list', path)
    else lists.set(leaf, commitments)
  }
  const known = new Set(leaves.map(({ leaf }) => leaf))
  for (const [path, file] of files)
    if (file.kind === 'list' && !known.has(file.leaf)) say('V7', 'no-opening', path)
  return rows.filter(({ leaf, line = 0, path, commitment }) => {
    const isListed = lists.get(leaf)?.[line] === commitment
    if (!isListed) say('V7', 'not-in-list', path)
    return isListed
  })
}
