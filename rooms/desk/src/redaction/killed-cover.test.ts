// A process that covers a page of a PDF is killed: nothing half is left, and the next attempt makes
// the copy. The letter is drawn; nobody in it exists.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openFixture, refused } from '../../fixture/desk.ts'
import { addPicture, coverPages } from '../../fixture/picture.ts'

const LETTER = new URL('../../../../vectors/redaction/held-letter.pdf', import.meta.url)
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

/** Kills the nth process that covers, counted from 1, as soon as it runs. */
async function killedAt(nth: number, isOver: () => boolean): Promise<number> {
  const seen = new Set<string>()
  while (!isOver()) {
    for (const pid of workers()) {
      // Between them stands the sandbox, which has the same words.
      const own = `${parentOf(pid)}`
      if (workers().some((other) => parentOf(other) === pid)) continue
      seen.add(`${pid} ${own}`)
      if (seen.size < nth) continue
      process.kill(pid, 'SIGKILL')
      return pid
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return 0
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
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tumen-')).length
  const objects = () => readdirSync(`${desk.ledger.folder}/objects`, { recursive: true }).length
  const before = [left(), objects()]
  // On the first page, on the second, and while both are bound.
  for (const nth of [1, 2, 3]) {
    let isOver = false
    const asked = refused(ask('own', 'redaction.render', said)).finally(() => {
      isOver = true
    })
    const [{ code, details }, killed] = await Promise.all([asked, killedAt(nth, () => isOver)])
    assert.ok(killed > 0, `${nth} was begun`)
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
