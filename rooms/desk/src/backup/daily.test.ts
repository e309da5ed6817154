// The daily backup, on a clock that jumps from one waiting to the next.
import assert from 'node:assert/strict'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { newBackupKey, readBackupKey } from '@tumen/ledger'
import { openFixture } from '../../fixture/desk.ts'
import { backUpDaily } from './daily.ts'
import { checkBackupFile } from './file.ts'

const HOUR_MS = 3_600_000
const { file: key, recipient } = await newBackupKey('four words of chance', 4)

test('[D1240] a workspace that stays open is backed up each day, and what fails is told', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const to = join(dirname(fixture.folder), 'backups')
  t.after(() => rmSync(to, { recursive: true, force: true }))
  let nowMs = Date.parse('2022-05-01T10:20:00.000Z')
  const end = nowMs + 3.5 * 24 * HOUR_MS
  const abort = new AbortController()
  const [made, troubles, told]: [string[], unknown[], string[]] = [[], [], []]
  const { memory } = fixture.desk
  const desk = { ...fixture.desk, memory, clock: () => new Date(nowMs) }
  const wait = async (ms: number) => {
    nowMs += ms
    const hour = (nowMs - Date.parse('2022-05-01T10:20:00.000Z')) / HOUR_MS
    told.push(...memory.troubles.all().map(({ what }) => what))
    // On the third day a file stands where the folder was, for five hours.
    if (hour === 47) {
      rmSync(to, { recursive: true })
      writeFileSync(to, 'x')
    }
    if (hour === 53) rmSync(to)
    if (nowMs >= end) abort.abort()
  }
  await backUpDaily(desk, {
    ...{ to, recipients: [recipient], wait, signal: abort.signal },
    onMade: ({ file }) => void made.push(file),
    onTrouble: (trouble) => void troubles.push(trouble),
  })
  assert.deepEqual(
    made.map((file) => file.slice(6, 21)),
    ['2022-05-01T1020', '2022-05-02T1020', '2022-05-03T1520', '2022-05-04T1520'],
  )
  assert.equal(troubles.length, 5, 'each hour, until it went')
  assert.deepEqual([...new Set(told)], ['backup'])
  assert.deepEqual(memory.troubles.all(), [])
  assert.deepEqual(readdirSync(to), made.slice(2))
  const identities = await readBackupKey(key, 'four words of chance')
  const checked = await checkBackupFile({ file: join(to, made[3] ?? ''), identities })
  assert.equal(checked.base, made[2])
})
