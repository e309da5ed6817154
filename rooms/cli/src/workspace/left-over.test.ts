// What a crash leaves in the object folder, at the command line: reported, removed, and no failure.
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-left-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const folder = join(here, 'workspace')
await makeWorkspace(folder)

async function tumen(args: string[]) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  return { status: await run(['-w', folder, ...args], terminal), ...printed }
}

/** A file that no row speaks of, and the process that was killed before or after it was written. */
function leaveFile(isOfKilled: boolean): void {
  mkdirSync(join(folder, 'objects', 'ab'), { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'objects', 'ab', `ab${'0'.repeat(38)}.tmp`), 'half of someth')
  if (!isOfKilled) return
  const pid = join(folder, 'lock.pid')
  writeFileSync(pid, '1\n')
  const before = new Date(Date.now() - 60_000)
  utimesSync(pid, before, before)
}

test('[T83] what a crash left behind is a note of the check, and no failure', async () => {
  leaveFile(false)
  for (const language of LANGUAGES) {
    const checked = await tumen(['workspace', 'fsck', '--all', '--lang', language])
    assert.equal(checked.status, EXIT.done, checked.out)
    assert.match(checked.out, /FS6/)
    assert.equal(checked.err, '')
  }
  const { out } = await tumen(['workspace', 'fsck', '--json'])
  const { sound, findings } = JSON.parse(out) as { sound: boolean; findings: object[] }
  assert.equal(sound, true)
  assert.deepEqual(
    findings.map((one) => ({ ...one, id: '' })),
    [{ code: 'FS6', id: '', harmless: true }],
  )
  const doctor = await tumen(['doctor', '--json'])
  assert.match(doctor.out, /\{"name":"fsck","state":"ok"\}|"name":"temporary"/)
  assert.doesNotMatch(doctor.out, /FS6/)
})

test('[T84] what a killed process left is removed by the next command, which says so once', async () => {
  leaveFile(true)
  const first = await tumen(['workspace', 'fsck', '--json'])
  assert.match(first.err, /One file of a change that was cut off was removed/)
  assert.deepEqual((JSON.parse(first.out) as { findings: object[] }).findings, [])
  assert.equal((await tumen(['workspace', 'fsck'])).err, '')
})
