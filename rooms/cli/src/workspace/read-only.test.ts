// A folder that cannot be written, at the command line: its own code and sentence, and no fault.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-read-only-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const folder = join(here, 'workspace')
await makeWorkspace(folder)

async function tumen(args: string[]) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  const status = await run(args, terminal)
  return { status, flat: `${printed.out}${printed.err}`.replace(/\s+/g, ' ') }
}

/** Forbids writing by what root obeys as well, or by rights; nothing where neither holds. */
function forbidWriting(): (() => void) | undefined {
  if (spawnSync('chattr', ['+i', folder]).status === 0)
    return () => void spawnSync('chattr', ['-i', folder])
  if (process.getuid?.() === 0 || process.platform === 'win32') return undefined
  chmodSync(folder, 0o500)
  return () => chmodSync(folder, 0o700)
}

test('[T85] a folder that cannot be written is refused in three languages, and is no fault', async (t) => {
  const allow = forbidWriting()
  if (!allow) return t.skip('root may write here in spite of rights, and no flag can be set')
  try {
    const said = {
      en: /Nothing can be written in this folder/,
      ko: /쓸 수 없습니다/,
      zh: /无法写入/,
    }
    for (const language of LANGUAGES) {
      const told = await tumen(['-w', folder, 'workspace', 'show', '--lang', language])
      assert.equal(told.status, EXIT.refused)
      assert.match(told.flat, /\(read-only\)/)
      assert.match(told.flat, said[language])
    }
    const served = await tumen(['-w', folder, 'serve', '--port', '0'])
    assert.match(served.flat, /\(read-only\)/)
    assert.match((await tumen(['init', join(folder, 'inner')])).flat, /\(read-only\)/)
    assert.match((await tumen(['-w', folder, 'doctor'])).flat, /read-only/)
  } finally {
    allow()
  }
  assert.equal((await tumen(['-w', folder, 'workspace', 'show'])).status, EXIT.done)
})
