// The command that judges files of cases: what it prints and with which status it ends.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { judgeFile } from './cases.ts'
import { repositoryRoot } from './place.ts'

const folder = mkdtempSync(join(tmpdir(), 'tumen-cases-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const vectors = join(repositoryRoot, 'vectors/figure')

function write(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const claim = { id: 'a', chain: ['ngo'], act: 'arrest', event: 'E', pub: '2021-01-01' }
const one = {
  id: 'X1',
  query: { act: 'arrest', event: 'E' },
  claims: [{ ...claim, op: 'exactly', value: 3 }],
  expect: { low: 3 },
}

test('[F90] files of cases are judged, each difference on a line', () => {
  assert.deepEqual(judgeFile(join(vectors, 'cases.json')).lines, [])
  const differing = judgeFile(
    write('differing.json', [one, { ...one, id: 'X2', expect: { low: 4 } }]),
  )
  assert.equal(differing.cases, 2)
  assert.equal(differing.differing, 1)
  assert.deepEqual(differing.lines, ['X2  low  expected 4, ours 3'])
})

test('[F91] what cannot be judged is refused with the file, the case and the field', () => {
  const refusal = (name: string, value: unknown) => judgeFile(write(name, value)).refusal ?? ''
  assert.match(judgeFile(join(folder, 'absent.json')).refusal ?? '', /absent\.json: cannot be read/)
  assert.match(refusal('text.json', 'not json'), /is not JSON/)
  assert.match(refusal('object.json', {}), /is not an array/)
  const bad = [{ ...one, query: { act: 'walk' } }]
  assert.match(refusal('bad.json', bad), /X1: query\.act is not one of the known values/)
})

test('[F91] a field that the format does not know is told, and the case is judged', () => {
  const outcome = judgeFile(write('note.json', [{ ...one, note: 'by hand' }]))
  assert.equal(outcome.cases, 1)
  assert.match(outcome.warnings.join(), /X1: note is not a field/)
})

test('[F90] the exit status is 0 when all agree, 1 when one differs, 2 when a file is refused', () => {
  const run = (...paths: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', '--conditions=tumen-source', 'scripts/cases.ts', ...paths],
      { cwd: repositoryRoot, encoding: 'utf8' },
    )
  const good = run(join(vectors, 'cases.json'), join(vectors, 'cases-rules.json'))
  assert.deepEqual([good.status, good.stdout], [0, '85 cases, 0 differ\n'])
  assert.equal(run(write('wrong.json', [{ ...one, expect: { low: 4 } }])).status, 1)
  assert.equal(run(join(folder, 'absent.json')).status, 2)
})
