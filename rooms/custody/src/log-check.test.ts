import assert from 'node:assert/strict'
import test from 'node:test'
import type { LogFinding } from './finding.ts'
import { hexText, isSameBytes } from './hash.ts'
import type { StoredHead } from './head-check.ts'
import { leafBytes, leafHash } from './leaf.ts'
import { startLogCheck } from './log-check.ts'
import type { Opening } from './opening.ts'
import type { StoredOpening } from './opening-check.ts'
import {
  log,
  makeLog,
  north,
  type StoredLeaf,
  type StoredLog,
  seal,
  sha256,
  write,
} from './stored-log.test.ts'
import type { FullTile } from './tail.ts'
import { bytesOf } from './vector.test.ts'

function check({ leaves, tiles, heads }: StoredLog): LogFinding[] {
  const running = startLogCheck({ log, witnesses: [north], sha256 })
  const findings = heads.flatMap((head) => running.head(head))
  for (const { idx, c, shredBy, openings } of leaves) {
    findings.push(...running.leaf(idx, c))
    if (shredBy !== undefined) running.shred(shredBy)
    for (const opening of openings) findings.push(...running.opening(opening).findings)
  }
  findings.push(...running.closeLeaves())
  for (const { level, n, hashes, root } of tiles) {
    findings.push(...running.tile(level, n, hashes, root))
  }
  findings.push(...running.closeTiles())
  assert.equal(running.size, leaves.length)
  return findings
}

const good = makeLog()

/** A copy of the good log in which one thing can be changed. */
function changed(change: (log: StoredLog) => void): LogFinding[] {
  const log = structuredClone(good)
  change(log)
  return check(log)
}

function leafAt(log: StoredLog, idx: number): StoredLeaf {
  const leaf = log.leaves[idx]
  assert.ok(leaf)
  return leaf
}

function openingAt(log: StoredLog, idx: number, place = 0): StoredOpening {
  const opening = leafAt(log, idx).openings[place]
  assert.ok(opening)
  return opening
}

function flip(bytes: Uint8Array, place = 20): void {
  bytes[place] = ((bytes[place] ?? 0) + 1) % 256
}

function hasFinding(findings: LogFinding[], wanted: LogFinding): void {
  const found = findings.some((one) => {
    return Object.entries(wanted).every(([key, value]) => one[key as keyof LogFinding] === value)
  })
  assert.ok(found, JSON.stringify(findings))
}

test('[K45] a log as it should be gives no finding', () => {
  assert.deepEqual(check(good), [])
  assert.deepEqual(check({ leaves: [], tiles: [], heads: [] }), [])
})

test('[K45] the answer to an opening holds what it says, the check ends with size and root', () => {
  const running = startLogCheck({ log })
  const [leaf] = good.leaves
  assert.ok(leaf)
  running.leaf(0, leaf.c)
  const answer = running.opening(openingAt(good, 0))
  assert.equal(answer.opening?.k, 'log.open')
  assert.ok(isSameBytes(running.root(), leafHash(leafBytes(leaf.c))))
  assert.throws(() => running.head(good.heads[0] as StoredHead), /before leaves/)
  assert.throws(() => startLogCheck({ log }).shred(1), /follows its leaf/)
})

test('[K46] FS1: a missing leaf is named by the one after it', () => {
  const findings = changed(({ leaves }) => leaves.splice(3, 1))
  hasFinding(findings, { check: 'FS1', code: 'leaf-gap', leaf: 4 })
  const short = changed((log) => {
    leafAt(log, 3).c = new Uint8Array(31)
  })
  hasFinding(short, { check: 'FS1', code: 'leaf-form', leaf: 3 })
})

test('[K47] FS2: a flipped byte, swapped openings, and bytes that are no opening', () => {
  const flipped = changed((log) => flip(openingAt(log, 2).bytes))
  hasFinding(flipped, { check: 'FS2', code: 'commitment', leaf: 2 })
  const swapped = changed((log) => {
    const [a, b] = [leafAt(log, 1), leafAt(log, 2)]
    ;[a.openings, b.openings] = [b.openings, a.openings]
  })
  hasFinding(swapped, { check: 'FS2', code: 'commitment', leaf: 1 })
  hasFinding(swapped, { check: 'FS2', code: 'commitment', leaf: 2 })
  const junk = changed((log) => {
    openingAt(log, 2).bytes = bytesOf('{}')
  })
  hasFinding(junk, { check: 'FS2', code: 'opening-form', leaf: 2 })
})

test('[K48] FS3: who files that are altered, missing, or where none belongs', () => {
  const altered = changed((log) => flip(openingAt(log, 1).who ?? new Uint8Array(0)))
  hasFinding(altered, { check: 'FS3', code: 'who-digest', leaf: 1 })
  const missing = changed((log) => {
    openingAt(log, 1).who = null
  })
  assert.deepEqual(missing, [{ check: 'FS3', code: 'who-missing', leaf: 1 }])
  const extra = changed((log) => {
    openingAt(log, 2).who = openingAt(good, 1).who
  })
  assert.deepEqual(extra, [{ check: 'FS3', code: 'who-unexpected', leaf: 2 }])
})

test('[K49] FS4: a leaf without opening, a shredding not ordered or not done', () => {
  const missing = changed((log) => {
    leafAt(log, 9).openings = []
  })
  assert.deepEqual(missing, [{ check: 'FS4', code: 'opening-missing', leaf: 9 }])
  const unlisted = changed((log) => {
    const leaf = leafAt(log, 9)
    leaf.openings = []
    leaf.shredBy = 6
  })
  assert.deepEqual(unlisted, [{ check: 'FS4', code: 'shred-unlisted', leaf: 9 }])
  const restored = changed((log) => {
    const { shredBy, ...rest } = leafAt(log, 5)
    log.leaves[5] = rest
    assert.equal(shredBy, 6)
  })
  hasFinding(restored, { check: 'FS4', code: 'shred-not-done', leaf: 5 })
  const kept = changed((log) => {
    leafAt(log, 5).openings = [openingAt(good, 9)]
  })
  hasFinding(kept, { check: 'FS4', code: 'shred-not-done', leaf: 5 })
})

test('[K50] FS5: a batch with a row too few, altered, out of order, or without a list', () => {
  const fewer = changed((log) => leafAt(log, 3).openings.pop())
  assert.deepEqual(fewer, [{ check: 'FS5', code: 'list-count', leaf: 3 }])
  const altered = changed((log) => {
    openingAt(log, 3, 3).bytes = write('claim.record', 'cl_9')
  })
  assert.deepEqual(altered, [{ check: 'FS5', code: 'list-digest', leaf: 3 }])
  const swapped = changed((log) => {
    leafAt(log, 3).openings.splice(1, 2, openingAt(log, 3, 2), openingAt(log, 3, 1))
  })
  hasFinding(swapped, { check: 'FS5', code: 'row-gap', leaf: 3, row: 1 })
  hasFinding(swapped, { check: 'FS5', code: 'list-digest', leaf: 3 })
  const stray = changed((log) => {
    const bytes = write('claim.record', 'cl_9')
    leafAt(log, 9).openings.push({ row: 0, bytes, who: null })
  })
  assert.deepEqual(stray, [{ check: 'FS5', code: 'row-unexpected', leaf: 9 }])
})

test('[K51] FS7: tiles that differ, are missing, or do not belong there', () => {
  const differs = changed(({ tiles }) => flip(tiles[1]?.hashes ?? new Uint8Array(0), 8191))
  assert.deepEqual(differs, [{ check: 'FS7', code: 'tile-differs', level: 0, tile: 1 }])
  const root = changed(({ tiles }) => flip(tiles[0]?.root ?? new Uint8Array(0)))
  assert.deepEqual(root, [{ check: 'FS7', code: 'tile-root', level: 0, tile: 0 }])
  const missing = changed(({ tiles }) => tiles.shift())
  assert.deepEqual(missing, [{ check: 'FS7', code: 'tile-missing', level: 0, tile: 0 }])
  const extra = changed(({ tiles }) => tiles.push({ ...(tiles[0] as FullTile), level: 1 }))
  assert.deepEqual(extra, [{ check: 'FS7', code: 'tile-unexpected', level: 1, tile: 0 }])
})

test('[K52] FS8: a checkpoint that does not open, or states what the leaves do not give', () => {
  const unsigned = changed(({ heads: [head] }) => {
    if (head) head.note = head.note.replace('16\n', '32\n')
  })
  assert.deepEqual(unsigned, [{ check: 'FS8', code: 'head-note', head: 16 }])
  const other = changed(({ heads: [head] }) => flip(head?.root ?? new Uint8Array(0)))
  hasFinding(other, { check: 'FS8', code: 'head-differs', head: 16 })
  hasFinding(other, { check: 'FS8', code: 'head-root', head: 16 })
  const cosigned = changed(({ heads: [head] }) => {
    for (const cosignature of head?.cosignatures ?? []) cosignature.name = 'witness.example/south'
  })
  assert.deepEqual(cosigned, [{ check: 'FS8', code: 'cosignature', head: 16 }])
  const beyond = changed(({ leaves }) => leaves.pop())
  assert.deepEqual(beyond, [{ check: 'FS8', code: 'head-beyond-log', head: 528 }])
})

test('[K52] FS8: a rewritten leaf with its opening still differs from the signed root', () => {
  const rewritten = changed((log) => {
    const bytes = write('claim.record', 'cl_7')
    log.leaves[20] = { idx: 20, c: sha256(bytes), openings: [{ row: -1, bytes, who: null }] }
    const sizes = log.heads
    seal(log, [])
    log.heads = sizes
  })
  assert.deepEqual(rewritten, [{ check: 'FS8', code: 'head-root', head: 528 }])
})

test('[K53] FS9: checkpoints that do not grow', () => {
  const findings = changed(({ heads }) => heads.reverse())
  assert.deepEqual(findings, [{ check: 'FS9', code: 'head-order', head: 16 }])
})

test('[K54] FS10: a chain to nowhere, or to another subject', () => {
  const relinked = (idx: number, more: Partial<Opening>) => {
    return changed((log) => {
      const bytes = write('claim.amend', 'cl_1', more)
      log.leaves[idx] = { idx, c: sha256(bytes), openings: [{ row: -1, bytes, who: null }] }
      seal(log, [])
    })
  }
  const nowhere = relinked(2, { p: 'ab'.repeat(32) })
  assert.deepEqual(nowhere, [{ check: 'FS10', code: 'chain', leaf: 2 }])
  const other = relinked(2, { s: 'cl_8', p: hexText(leafAt(good, 1).c) })
  assert.deepEqual(other, [{ check: 'FS10', code: 'chain', leaf: 2 }])
  const shredded = relinked(9, { s: 'ev_1', p: hexText(leafAt(good, 5).c) })
  assert.deepEqual(shredded, [])
})

test('[K55] FS12: two equal leaves, also when one stands in a batch', () => {
  const twice = changed((log) => {
    log.leaves[20] = { ...leafAt(log, 19), idx: 20 }
    seal(log, [])
  })
  assert.deepEqual(twice, [{ check: 'FS12', code: 'nonce-reused', leaf: 20 }])
  const inBatch = changed((log) => {
    const row = openingAt(log, 3, 2).bytes
    log.leaves[20] = { idx: 20, c: sha256(row), openings: [{ row: -1, bytes: row, who: null }] }
    seal(log, [])
  })
  assert.deepEqual(inBatch, [{ check: 'FS12', code: 'nonce-reused', leaf: 20 }])
})

test('[K56] findings carry codes, numbers of checks and places, and nothing else', () => {
  const findings = changed((log) => {
    log.leaves.splice(100, 1)
    for (const { openings } of log.leaves) for (const { bytes } of openings) flip(bytes)
    log.heads.reverse()
    log.tiles.pop()
  })
  assert.ok(findings.length > 500)
  for (const { code, check: number, ...places } of findings) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/)
    assert.match(number, /^FS\d+$/)
    for (const place of Object.values(places)) assert.ok(Number.isSafeInteger(place))
  }
})
