// A small log as a store keeps it, for the tests of the log check: each changes one thing in it.
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import test from 'node:test'
import { checkpointText } from './checkpoint.ts'
import { appendLeaf, type Edge, emptyEdge, rootOf } from './edge.ts'
import { digestText, hexText, type Sha256 } from './hash.ts'
import type { StoredHead } from './head-check.ts'
import { noteKey } from './key.ts'
import { leafBytes, leafHash } from './leaf.ts'
import { cosignatureLine, signNote } from './note.ts'
import { listFile, type Opening, openingFile, padFile, whoFile } from './opening.ts'
import type { StoredOpening } from './opening-check.ts'
import { emptyTail, type FullTile, growTail } from './tail.ts'
import { bytesOf, testSeed } from './vector.test.ts'

export const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'))
export const log = noteKey(testSeed(0), 'tumen.example/log/5f3a09c1')
export const north = noteKey(testSeed(0x20), 'witness.example/north', 4)
const DAY = '2026-11-24'

/** One leaf as a store keeps it. */
export interface StoredLeaf {
  idx: number
  c: Uint8Array
  shredBy?: number
  openings: StoredOpening[]
}

/** A whole log as a store keeps it; tests change one thing in it. */
export interface StoredLog {
  leaves: StoredLeaf[]
  tiles: FullTile[]
  heads: StoredHead[]
}

let nonces = 0

function nonce(): string {
  nonces += 1
  return hexText(sha256(bytesOf(`nonce ${nonces}`)))
}

export function write(k: string, s: string, more: Partial<Opening> = {}): Uint8Array {
  return openingFile({ at: DAY, k, n: nonce(), o: {}, p: null, s, w: null, ...more })
}

function addLeaf(log: StoredLog, bytes: Uint8Array, who: Uint8Array | null = null): StoredLeaf {
  const opening = { row: -1, bytes, who }
  const leaf = { idx: log.leaves.length, c: sha256(bytes), openings: [opening] }
  log.leaves.push(leaf)
  return leaf
}

function addBatch(log: StoredLog, subjects: string[]): StoredLeaf {
  const rows = subjects.map((s) => write('claim.record', s))
  const list = digestText(listFile(rows.map(sha256)))
  const o = { count: rows.length, list }
  const leaf = addLeaf(log, write('claim.import', 'im_1', { o }))
  leaf.openings.push(...rows.map((bytes, row) => ({ row, bytes, who: null })))
  return leaf
}

function headOf(edge: Edge): StoredHead {
  const root = rootOf(edge, sha256)
  const text = checkpointText({ origin: log.name, size: edge.size, root })
  const line = cosignatureLine(text, north, 1795564807).trimEnd()
  const cosignatures = [{ name: north.name, line }]
  return { size: edge.size, root, note: signNote(text, log), cosignatures }
}

/** Tiles and heads as they belong to the leaves. */
export function seal(log: StoredLog, headSizes: readonly number[]): void {
  const hashes = log.leaves.map(({ c }) => leafHash(leafBytes(c), sha256))
  log.tiles = growTail(emptyTail(), hashes, sha256).tiles
  log.heads = []
  let edge = emptyEdge()
  for (const leaf of hashes) {
    edge = appendLeaf(edge, leaf, sha256)
    if (headSizes.includes(edge.size)) log.heads.push(headOf(edge))
  }
}

/** 528 leaves: opening, a chain, a batch, a shredded leaf, pads; two tiles and two checkpoints. */
export function makeLog(): StoredLog {
  const log: StoredLog = { leaves: [], tiles: [], heads: [] }
  addLeaf(log, write('log.open', 'log'))
  const who = whoFile({ act: 'u-1', at: `${DAY}T10:00:00Z`, n: nonce() })
  const w = hexText(sha256(who))
  const first = addLeaf(log, write('claim.record', 'cl_1', { w }), who)
  addLeaf(log, write('claim.amend', 'cl_1', { p: hexText(first.c) }))
  const batch = addBatch(log, ['cl_2', 'cl_3', 'cl_4'])
  const row = batch.openings[2]?.bytes ?? new Uint8Array(0)
  addLeaf(log, write('claim.retract', 'cl_3', { p: hexText(sha256(row)) }))
  const gone = addLeaf(log, write('evidence.add', 'ev_1'))
  gone.openings = []
  gone.shredBy = 6
  addLeaf(log, write('evidence.shred', 'log', { o: { leaves: [gone.idx] } }))
  while (log.leaves.length < 528) addLeaf(log, padFile(DAY, nonce()))
  seal(log, [16, 528])
  return log
}

test('[K45] the log of the tests has leaves, tiles and checkpoints', () => {
  const { leaves, tiles, heads } = makeLog()
  assert.deepEqual([leaves.length, tiles.length, heads.length], [528, 2, 2])
})
