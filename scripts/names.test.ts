import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hanTable, officialReadings } from './data/name-table.ts'
import { judgeNames, runNames } from './names.ts'
import { repositoryRoot } from './place.ts'

const HEAD = 'a\tb\texpect\tkind\torigin\treason\n'

function printed(args: readonly string[]): { status: number; lines: string[] } {
  const lines: string[] = []
  return { status: runNames(args, (line) => lines.push(line)), lines }
}

test('[H63] the pairs of the vectors are all in class', () => {
  const { status, lines } = printed([join(repositoryRoot, 'vectors/linkage/name-pairs.tsv')])
  assert.equal(status, 0)
  assert.match(lines.join('\n'), /: (\d+) of \1 in the expected class$/)
})

test('[H63] a miss is told with its reason and without the names', () => {
  const row = '김철수\t박철수\tmatch\tplanted\town\ta planted miss'
  const { misses, problems } = judgeNames(HEAD + row)
  assert.deepEqual(problems, [])
  assert.deepEqual(misses, [
    'line 2  planted  expected match, ours nonmatch: level 1, same_given_other_surname  (a planted miss)',
  ])
  assert.match(judgeNames(HEAD + row, true).misses[0] ?? '', /김철수 \| 박철수$/)
})

test('[H63] columns in any order, line ends of Windows, a mark before the text, no head', () => {
  const pairs = (text: string) => {
    const { pairs: n, misses, problems } = judgeNames(text)
    return [n, misses.length, problems.length]
  }
  assert.deepEqual(pairs('\uFEFFexpect\tb\ta\r\nmatch\tKim Chol-su\t김철수\r\n'), [1, 0, 0])
  assert.deepEqual(pairs('김철수\tKim Chol-su\tmatch\n'), [1, 0, 0])
  assert.deepEqual(pairs('a\tb\texpect\tstyle\n김영순\tKim Jong Sun\tmatch\tde\n'), [1, 0, 0])
  assert.deepEqual(pairs(`${HEAD}김영순\tKim Jong Sun\tmatch\tgerman\n`), [1, 0, 0])
})

test('[H63] what cannot be read is told with its line', () => {
  assert.deepEqual(judgeNames(`${HEAD}김철수\t김철수\tsame\n`).problems, [
    'line 2: no known class',
    'holds no pair',
  ])
  assert.deepEqual(
    judgeNames('a\tb\texpect\tstyle\nx\ty\tmatch\tfr\n').problems[0],
    'line 2: no known style',
  )
  assert.equal(printed([join(repositoryRoot, 'no-such-table.tsv')]).status, 2)
  assert.equal(printed([]).status, 2)
})

const LISTS = join(repositoryRoot, '../shared/data/linkage/names')
const isThere = existsSync(LISTS)
if (!isThere) console.log('Skipped: the lists of characters are not beside this repository.')

test('[H64] the committed table of characters is what the script makes', { skip: !isThere }, () => {
  const committed = readFileSync(join(repositoryRoot, 'rooms/linkage/data/han.tsv'), 'utf8')
  assert.ok(hanTable(LISTS) === committed)
})

test('[H64] cells with two readings are taken apart, private code points left out', () => {
  const found = officialReadings([
    '"룡,용",,09f8d,龍',
    '김,,091d1,金',
    '금,,091d1,金',
    '가,,0e000,\ue000',
    ',,09f8d,龍',
  ])
  assert.deepEqual(Object.fromEntries(found), { 龍: ['룡', '용'], 金: ['금', '김'] })
})
