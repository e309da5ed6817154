// That no statement outside this folder holds words of one database alone.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'

const WORDS = ['json_each', 'json_extract', 'INDEXED BY', 'CROSS JOIN', 'instr\\(', 'PRAGMA', '->>']
const OWN = new RegExp([...WORDS, 'OR IGNORE', 'WITHOUT ROWID', 'AUTOINCREMENT'].join('|'))

/** Lines of a source in which a word of SQLite alone stands. */
function ownWords(source: string): string[] {
  return source.split('\n').filter((line) => OWN.test(line))
}

test('[L198] a statement outside the dialect is one of every database', () => {
  const folder = new URL('..', import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /(?<!\.test)\.ts$/.test(name) && !name.startsWith('dialect'))
  assert.ok(files.length > 80)
  const found = files.filter((name) => ownWords(readFileSync(new URL(name, folder), 'utf8')).length)
  assert.deepEqual(found, [])
  const read = readFileSync(new URL('read/list-claim.ts', folder), 'utf8')
  const bitten = read.replace('${THEN}', 'CROSS JOIN')
  assert.notEqual(bitten, read)
  assert.equal(ownWords(bitten).length, 1)
})
