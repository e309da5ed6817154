// A public list of office-holders, which does not enter the repository: read where it is beside it,
// skipped with a printed line elsewhere.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { comparePersonNames } from './compare-person-names.ts'
import { parsePersonName } from './parse-person-name.ts'

const LIST = fileURLToPath(
  new URL('../../../../../shared/data/linkage/names/kr-assembly.csv', import.meta.url),
)
const isThere = existsSync(LIST)
if (!isThere) console.log('Skipped: the list of office-holders is not beside this repository.')
const skip = isThere ? false : 'the list of office-holders is not on this machine'

type Row = readonly [hangul: string, hanja: string, spelled: string]

function rows(): Row[] {
  const lines = readFileSync(LIST, 'utf8').trimEnd().split(/\r?\n/).slice(1)
  return lines.map((line) => {
    const [hangul = '', hanja = '', ...rest] = line.split(',')
    return [hangul, hanja, rest.join(',').replaceAll('"', '')]
  })
}

/** Precision, recall and F1 of level 4 and above over all pairs, and the missed rows. */
function score(list: readonly Row[], left: 0 | 1, right: 1 | 2 | 0) {
  const parsed = list.map((row) => row.map((cell) => parsePersonName(cell)))
  const missed: number[] = []
  let found = 0
  for (const [i, a] of parsed.entries())
    for (const [j, b] of parsed.entries()) {
      const [x, y] = [a[left], b[right]]
      const isSame = x !== undefined && y !== undefined && comparePersonNames(x, y).level >= 4
      if (isSame) found++
      if (!isSame && i === j) missed.push(i + 2)
    }
  const right_ = list.length - missed.length
  const precision = right_ / found
  const recall = right_ / list.length
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), missed }
}

for (const [left, right, least, what] of [
  [0, 2, 0.98, 'Hangul and spelling'],
  [1, 2, 0.98, 'Hanja and spelling'],
  [1, 0, 0.998, 'Hanja and Hangul'],
] as const)
  test(`[N34] office-holders: ${what}`, { skip }, () => {
    const list = rows()
    assert.equal(list.length, 245)
    const { precision, recall, f1, missed } = score(list, left, right)
    const told = [precision, recall, f1].map((one) => one.toFixed(4)).join(' ')
    console.log(`${what}: P R F1 ${told}, missed lines ${missed.join(' ') || 'none'}`)
    assert.ok(f1 >= least, told)
  })
