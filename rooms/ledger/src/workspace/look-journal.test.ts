// Looks that a process had kept when it was killed are there when the workspace is opened again.
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { AccessEntry } from '../table/access.ts'
import { journalPaths, LookJournal } from './look-journal.ts'

const SECRET = new Uint8Array(32).fill(7)

const look = (n: number): AccessEntry => ({
  ...{ at: `2022-05-01T10:00:0${n}.000Z`, account: 'analyst', operation: 'claim.show' },
  ...{ item: `claim-${n}`, field: 'problems' },
})

async function opened(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'tumen-looks-'))
  t.after(() => rm(folder, { recursive: true }))
  const open = () => new LookJournal(folder, SECRET)
  return { folder, open, paths: journalPaths(folder) }
}

test('[D866] looks are kept sealed, one line a call, and read back by the next process', async (t) => {
  const { open, paths } = await opened(t)
  open().append([look(1), look(2)])
  open().append([look(3)])
  assert.deepEqual(open().left(), [look(1), look(2), look(3)])
  // Short words stand in sealed bytes by chance.
  const bytes = readFileSync(paths.incoming)
  for (const word of ['analyst', 'claim-1', 'problems', '2022-05'])
    assert.ok(!bytes.includes(word), word)
  assert.equal(statSync(paths.incoming).mode & 0o077, 0)
  open().clear()
  assert.deepEqual(open().left(), [])
})

test('[D866] what is set apart is forgotten alone, and stays before what follows where it is not', async (t) => {
  const { open, paths } = await opened(t)
  const journal = open()
  journal.append([look(1)])
  const forget = journal.setApart()
  journal.append([look(2)])
  assert.deepEqual(open().left(), [look(1), look(2)])
  forget()
  assert.deepEqual(open().left(), [look(2)])
  // This one could not be written down.
  journal.setApart()
  journal.append([look(3)])
  const both = journal.setApart()
  assert.deepEqual(open().left(), [look(2), look(3)])
  both()
  assert.ok(!existsSync(paths.leaving) && !existsSync(paths.incoming))
  journal.setApart()()
})

test('[D866] a line that was cut off, or that another has written, ends what is read', async (t) => {
  const { open, paths } = await opened(t)
  open().append([look(1)])
  open().append([look(2)])
  truncateSync(paths.incoming, statSync(paths.incoming).size - 3)
  assert.deepEqual(open().left(), [look(1)])
  appendFileSync(paths.leaving, Buffer.from([0, 0, 0, 4, 1, 2, 3, 4]))
  assert.deepEqual(open().left(), [look(1)])
})
