// The head outside the workspace, from the command line: where it lies, and what it stops.
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'
import { headFileIn, stateFolder } from './head-place.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-head-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

test('[T60] the head lies in the state folder of each system, or where TUMEN_STATE says', () => {
  const home = join('/home', 'somebody')
  const at = (platform: string, env = {}) => stateFolder({ env, platform, home })
  assert.equal(at('linux'), join(home, '.local', 'state', 'tumen'))
  assert.equal(at('linux', { XDG_STATE_HOME: join('/state') }), join('/state', 'tumen'))
  assert.equal(at('linux', { XDG_STATE_HOME: '' }), join(home, '.local', 'state', 'tumen'))
  assert.equal(at('darwin'), join(home, 'Library', 'Application Support', 'tumen'))
  assert.equal(at('win32'), join(home, 'AppData', 'Local', 'tumen'))
  assert.equal(at('win32', { LOCALAPPDATA: join('/local') }), join('/local', 'tumen'))
  for (const platform of ['linux', 'darwin', 'win32'])
    assert.equal(at(platform, { TUMEN_STATE: '/elsewhere' }), '/elsewhere')
})

test('[T60] a log has its own file whatever its name, and the invented world has none', () => {
  const path = headFileIn(root)
  const names = ['a/log/1', 'a/log/2', '../../etc/passwd', '..', 'x'.repeat(500)]
  const paths = names.map((name) => path(name) ?? '')
  assert.equal(new Set(paths).size, names.length)
  for (const one of paths) {
    assert.ok(one.startsWith(join(root, 'log')), one)
    assert.match(one.slice(join(root, 'log').length + 1), /^[0-9a-f]{64}.head$/)
  }
  assert.equal(path('invented-world.example'), undefined)
})

test('[T61] an older copy of a workspace is not signed on the machine that knows a newer head', async () => {
  const [state, folder, copy] = ['state', 'workspace', 'copy'].map((name) => join(root, name))
  const at = async (...words: string[]) => {
    const env = FIXTURE_ENV
    const terminal = captureTerminal({ cwd: root, env, stateFolder: state ?? '' })
    const exit = await run(['-w', folder ?? '', ...words], terminal)
    return { exit, ...terminal.printed }
  }
  await makeWorkspace(folder ?? '')
  assert.equal((await at('log', 'checkpoint')).exit, EXIT.done)
  cpSync(folder ?? '', copy ?? '', { recursive: true })
  await at('agent', 'record', '--id', 'harbour', '--kind', 'outlet', '--name', '{"en":"Harbour"}')
  const { out } = await at('log', 'checkpoint')
  const [log = ''] = readdirSync(join(state ?? '', 'log'))
  const kept = readFileSync(join(state ?? '', 'log', log, 'head'), 'utf8')
  assert.ok(out.includes(kept.trimEnd()))
  rmSync(folder ?? '', { recursive: true })
  cpSync(copy ?? '', folder ?? '', { recursive: true })
  const refused = await at('log', 'checkpoint')
  assert.equal(refused.exit, EXIT.verificationFailed)
  assert.match(
    refused.err,
    /older-than-known[\s\S]*the\s+file outside the workspace, 32 log\s+entries/,
  )
  assert.equal((await at('workspace', 'fsck')).exit, EXIT.verificationFailed)
  assert.ok(!existsSync(join(folder ?? '', 'head')))
})
