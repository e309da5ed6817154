import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { checkoutOf } from '../place.ts'
import { withoutAllowed } from './allowances.ts'
import { forbiddenWords, leakProblems } from './leak.ts'
import { installedPackages, isLicenceAllowed, licenceProblems } from './licence.ts'
import { problemToLine } from './problem.ts'

test('[H20] licences of the list pass; under OR one is enough, under AND all are needed', () => {
  const passes = ['MIT', '(BSD-2-Clause OR MIT OR Apache-2.0)', 'MIT OR WTFPL', 'MIT AND ISC']
  for (const licence of passes) assert.ok(isLicenceAllowed(licence), licence)
  const fails = ['GPL-3.0', 'MIT AND GPL-3.0', 'WTFPL', '', 'SEE LICENSE IN x', undefined, {}]
  for (const licence of fails) assert.ok(!isLicenceAllowed(licence), String(licence))
})

test('[H20] a library that is only linked passes with its own licence, and nothing else by its name', () => {
  const of = (name: string, licence: string) => licenceProblems([{ name, licence }]).length
  assert.equal(of('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later'), 0)
  assert.equal(of('@img/sharp-libvips-linux-x64', 'GPL-3.0'), 1)
  assert.equal(of('libvips', 'LGPL-3.0-or-later'), 1)
})

test('[H20] packages inside packages and scopes are read, and the guilty one is named', () => {
  const root = mkdtempSync(join(tmpdir(), 'tumen-licence-'))
  const put = (folder: string, manifest: object): void => {
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest))
  }
  put('a', { name: 'a', license: 'MIT' })
  put('a/node_modules/deep', { name: 'deep', license: 'GPL-2.0-only' })
  put('@s/b', { name: '@s/b' })
  const problems = licenceProblems(installedPackages(root))
  assert.deepEqual(problems.map((one) => one.path).sort(), [
    'node_modules/@s/b',
    'node_modules/deep',
  ])
  rmSync(root, { recursive: true })
})

/** In pieces: the check reads this file, too. */
const folder = (...names: string[]): string => `/${names.join('/')}`
const host = ['registry', 'example', 'com'].join('.')

function leaks(text: string, words: string[] = [], path = 'docs/a.md'): number[] {
  return leakProblems(checkoutOf({ [path]: text }), words).map((one) => one.line ?? 0)
}

test('[H21] folders of one machine are found, other paths are not', () => {
  const found = [
    folder('home', 'kim', 'x'),
    `see ${folder('root', '.config')}`,
    `"${folder('tmp', 'out')}"`,
    `'${folder('Users', 'lee', 'tumen')}'`,
  ]
  for (const text of found) assert.deepEqual(leaks(`first\n${text}\n`), [2], text)
  const fine = ['rooms/root/x', '../work/x', 'https://example.org/home/kim/', '/rootless', '/home']
  for (const text of fine) assert.deepEqual(leaks(text), [], text)
})

test('[H21] package hosts are found, in the lock file any host is', () => {
  assert.deepEqual(leaks(`from https://${host}/zod\n`), [1])
  const locked = '"resolved": "https://mirror.example/zod.tgz"'
  assert.deepEqual(leaks(locked, [], 'package-lock.json'), [1])
  assert.deepEqual(leaks('"resolved": "rooms/claim"', [], 'package-lock.json'), [])
  assert.deepEqual(leaks(`\0${host}`), [], 'bytes are not text')
})

test("[H22] a word of the owner's list is found in any case and not printed", () => {
  const problems = leakProblems(checkoutOf({ 'a.md': 'all about PLINTH.\n' }), ['plinth'])
  assert.equal(problems.length, 1)
  assert.doesNotMatch(problems.map(problemToLine).join(), /plinth/i)
  assert.deepEqual(leaks('a+b', ['.+']), [], 'words are not patterns')
})

test('[H22] the list lies beside the history, and need not exist', () => {
  const root = mkdtempSync(join(tmpdir(), 'tumen-words-'))
  assert.deepEqual(forbiddenWords(root), [])
  mkdirSync(join(root, '.git', 'info'), { recursive: true })
  writeFileSync(join(root, '.git', 'info', 'forbidden-words'), 'one\n\n two \n')
  assert.deepEqual(forbiddenWords(root), ['one', 'two'])
  rmSync(root, { recursive: true })
})

test('[H23] an allowance hides one rule of one file and expires', () => {
  const problem = { path: 'a.ts', rule: 'file-lines', text: 'has 400 lines' }
  const other = { ...problem, path: 'b.ts' }
  const allowance = { path: 'a.ts', rule: 'file-lines', reason: 'a table that is read as one' }
  assert.deepEqual(withoutAllowed([problem, other], [allowance]), [other])
  const sameFile = { ...problem, rule: 'opening' }
  assert.deepEqual(withoutAllowed([problem, sameFile], [allowance]), [sameFile])
  assert.match(withoutAllowed([], [allowance])[0]?.text ?? '', /a\.ts no longer breaks/)
})
