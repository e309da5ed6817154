// A process that covers a page of a PDF is killed: nothing half is left, and the next attempt makes
// the copy. The letter is drawn; nobody in it exists.
import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Output } from '@tumen/contract'
import { Sandbox } from '@tumen/intake'
import { openFixture, refused } from '../../fixture/desk.ts'
import { addPicture, coverPages } from '../../fixture/picture.ts'

const LETTER = new URL('../../../../vectors/redaction/held-letter.pdf', import.meta.url)
/** Where a program of the machine is. */
const placeOf = (name: string) =>
  ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find((path) => existsSync(path))
const skip = !existsSync('/proc/self/stat') && 'only Linux tells which processes run'

/** Of a process the one that began it; nothing where it is gone. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const isOurs = (pid: number): boolean => {
  const parent = parentOf(pid)
  return parent !== undefined && parent > 1 && (parent === process.pid || isOurs(parent))
}

/** Workers that this process has begun and that look at pictures now. */
function workers(): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isSafeInteger)
  return all.filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return line.some((word) => word.endsWith('worker.js')) && isOurs(pid)
    } catch {
      return false
    }
  })
}

/**
 * Isolation whose program of the sandbox kills what it runs at the nth call after `kill(n)`, while
 * that still begins, so that no clock of this process decides whether it is too late.
 */
function killing(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-killing-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [count, program] = [join(folder, 'count'), join(folder, 'program')]
  const named = placeOf('bwrap') ? 'bwrap' : 'prlimit'
  writeFileSync(count, '0')
  const lines = [
    '#!/bin/sh',
    `left=$(($(cat ${count}) - 1))`,
    `echo $left > ${count}`,
    `[ $left -ne 0 ] && exec ${placeOf(named)} "$@"`,
    `exec 3<&0; ${placeOf(named)} "$@" <&3 &`,
    'sleep 0.03; kill -9 $!; kill -9 $$',
  ]
  writeFileSync(program, lines.join('\n'))
  // The account of the sandbox is another one.
  for (const [path, mode] of [
    [folder, 0o755],
    [program, 0o755],
    [count, 0o666],
  ] as const)
    chmodSync(path, mode)
  return {
    sandbox: new Sandbox((name) => (name === named ? program : placeOf(name))),
    kill: (nth: number) => writeFileSync(count, `${nth}`),
    /** Whether the nth was begun, and killed. */
    hasKilled: () => readFileSync(count, 'utf8').trim() === '0',
  }
}

/** A folder for temporary files that no other test writes to, so that what is left is ours. */
function ownFolder(t: TestContext): string {
  const { TMPDIR: usual } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'tumen-own-'))
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  t.after(() => {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
    rmSync(folder, { recursive: true })
  })
  return folder
}

test('[D1121] a worker killed while a PDF is covered leaves nothing half', {
  skip,
}, async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const { ask, desk } = fixture
  const letter = readFileSync(LETTER).toString('base64')
  const document = await addPicture(fixture, { language: 'en' }, letter)
  const { id } = await ask<Output<'redaction.start'>>('own', 'redaction.start', { document })
  await coverPages(ask, id)
  const said = { redaction: id, revision: 3 }
  const { sandbox, kill, hasKilled } = killing(t)
  const folder = ownFolder(t)
  const left = () => readdirSync(folder).length
  const objects = () => readdirSync(`${desk.ledger.folder}/objects`, { recursive: true }).length
  await sandbox.report()
  Object.assign(desk, { sandbox })
  const before = [left(), objects()]
  // On the first page, on the second, and while both are bound.
  for (const nth of [1, 2, 3]) {
    kill(nth)
    const { code, details } = await refused(ask('own', 'redaction.render', said))
    assert.ok(hasKilled(), `${nth} was begun`)
    assert.deepEqual([code, details?.[0]?.code], ['not-understood', 'crashed'], `${nth}`)
    assert.deepEqual(await desk.ledger.read.derivativesOf([document]), [])
    assert.deepEqual(await desk.ledger.read.redactionCopiesOf([document]), [])
    assert.deepEqual([left(), objects()], before, 'no file of it')
    assert.deepEqual(workers(), [], 'and nothing runs on')
  }
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
  const made = await ask<Output<'redaction.render'>>('own', 'redaction.render', said)
  assert.ok(made.derivative)
})
