// What the command line says of a file with names; the rows are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { outputText } from '../terminal/output.ts'
import { type NamedImport, namedImportText } from './named-import.ts'

const CHECKED: NamedImport = {
  outcomes: [
    { outcome: 'changed', rows: 1 },
    { outcome: 'unchanged', rows: 162 },
  ],
  refused: 1,
  kept: 2,
  problems: [{ code: 'date_impossible', line: 109, column: 7 }],
  notes: [{ code: 'place_unknown', column: 5, cells: 2, lines: [3, 8] }],
  differences: [
    { outcome: 'new', line: 4, changes: [{ kind: 'value', field: 'name', after: 'Han' }] },
    {
      ...{ outcome: 'changed', line: 77, id: 'list-b/B-076' },
      changes: [{ kind: 'value', field: 'age', before: '52', after: '53' }],
    },
  ],
  token: 'ab12',
}

test('[V210] a check of names tells its rows, what is refused and why, and what would change', () => {
  const lines = namedImportText('en', CHECKED)
  assert.equal(lines[0], 'changed: 1, unchanged: 162, refused: 1')
  assert.ok(lines.some((line) => /^ {2}Line 109 .*\(column 7\)/.test(line)))
  assert.ok(lines.some((line) => /^ {2}Column 5 .*\(2 cells; line 3, 8\)/.test(line)))
  assert.ok(lines.some((line) => /list-b\/B-076 changed: \S+ 52 → 53/.test(line)))
  assert.ok(lines.some((line) => line.startsWith('In 2 rows ours stays, as an earlier import')))
  assert.ok(!lines.join().includes('Han'))
  assert.equal(lines.at(-1), '--token ab12')
})

test('[V210] in three languages, without a word of the answer that its import would not say', () => {
  const { differences: _, token: __, ...imported } = CHECKED
  const texts = (['en', 'ko', 'zh'] as const).map((language) => namedImportText(language, imported))
  assert.equal(new Set(texts.map((lines) => lines.join())).size, 3)
  for (const lines of texts) assert.ok(!lines.join().includes('52'))
})

test('[V210] of many changes the first twenty are told, and that there are more', () => {
  const changes = [{ kind: 'value' as const, field: 'age', before: '52', after: '53' }]
  const differences = Array.from({ length: 30 }, (_, n) => {
    return { outcome: 'changed' as const, id: `l/${n}`, changes }
  })
  const lines = namedImportText('en', { ...CHECKED, differences })
  assert.equal(lines.filter((line) => line.includes('52 → 53')).length, 20)
  assert.ok(lines.some((line) => line.includes('20')))
})

test('[V211] rows with names, saved mappings and columns of a file are listed, a row each', () => {
  const rows = {
    'mention.list': { mentions: [{ id: 'l/1', name: 'Han', bornLow: 1969, bornHigh: 1970 }] },
    'list.mappings': {
      mappings: [{ id: 'north', version: 2, columns: [{ column: 'no', field: 'record' }] }],
    },
    'list.columns': { columns: [{ heading: 'no', field: 'record', samples: ['1', '2'] }] },
  }
  const lines = Object.entries(rows).map(([operation, output]) =>
    outputText('en', operation, output).at(-1)?.replace(/ +/g, ' '),
  )
  assert.deepEqual(lines, ['l/1 Han 1969/1970', 'north 2 no → record', 'no record 1 | 2'])
  const list = { id: 'l', title: 'L', entries: 0, persons: 0, mentions: 1 }
  const shown = outputText('en', 'list.show', { list, rows: [], mentions: ['l/1'] })
  assert.ok(shown.some((line) => line.startsWith('l/1')))
})
