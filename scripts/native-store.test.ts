import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { compileEnvironment, root, storeTrouble } from './native-store.mjs'

const NAME = 'better-sqlite3-multiple-ciphers'
const MODULE = join(root, 'node_modules', NAME)
const BINARY = join('build', 'Release', 'better_sqlite3.node')
const STAMP = 'compiled-here.json'

test('[H58] the module that holds the key has the digest of what was compiled here', (t) => {
  assert.equal(storeTrouble(), undefined)
  const folder = mkdtempSync(join(tmpdir(), 'tumen-native-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.equal(storeTrouble(folder), 'missing')
  cpSync(join(MODULE, BINARY), join(folder, BINARY), { recursive: true })
  // A binary that somebody fetched has no digest beside it.
  assert.equal(storeTrouble(folder), 'foreign')
  cpSync(join(MODULE, STAMP), join(folder, STAMP))
  assert.equal(storeTrouble(folder), undefined)
  const bytes = readFileSync(join(folder, BINARY))
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(join(folder, BINARY), bytes)
  assert.equal(storeTrouble(folder), 'foreign')
})

test('[H59] no package runs a script at installing, and the module is told to fetch nothing', () => {
  // What the npm that runs this test was told is no answer.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))
  const asked = (cwd: string) => {
    const options = { cwd, encoding: 'utf8', env: Object.fromEntries(own) } as const
    return spawnSync('npm', ['config', 'get', 'ignore-scripts'], options).stdout.trim()
  }
  assert.equal(asked(root), 'true')
  // The mutation test: without our setting they run.
  assert.equal(asked(tmpdir()), 'false')

  const settings = createRequire(join(MODULE, 'package.json')).resolve('prebuild-install/rc.js')
  const program = `process.stdout.write(String(require(${JSON.stringify(settings)})
    ({ name: ${JSON.stringify(NAME)} }).buildFromSource))`
  const told = (env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, ['-e', program], { cwd: MODULE, encoding: 'utf8', env }).stdout
  assert.equal(told(compileEnvironment()), 'true')
  const { npm_config_build_from_source: _, ...without } = compileEnvironment()
  assert.equal(told(without), 'false')
})
