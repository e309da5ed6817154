// Documents by file: recorded with their words, found again, and changed by no file.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, openFixture, REPORT, refused } from '../../fixture/desk.ts'
import { checkFile, takeFile, toldOf } from '../../fixture/import.ts'

const HEAD = 'id,title,outlet,language,published,captured,address,text'
const WORDS = 'A group said on Friday that at least 52 people were held in the county.'
const ROWS = [
  `1,Held in the county,Harbour Wire,English,2022-04-29,2022-04-30,https://w.example/1,"${WORDS}"`,
  '2,탈북민 구금,새벽신문,ko,2022-04-28,,,"구금된 사람은 최소 39명이라고 한 단체가 밝혔다."',
  '3,둘째 글,새벽신문,ko,2022-04-27,,,"단체는 수가 더 늘 수 있다고 덧붙였다."',
]
const fileOf = (rows: readonly string[] = ROWS) => [HEAD, ...rows].join('\n')
const FILES = { kind: 'documents', namespace: 'press' }

interface Shown {
  documents: {
    id: string
    title: string
    publisher?: string
    sensitivity: string
    captured: string
    textSteps: string[]
  }[]
}

test('[D1315] documents come in with their words, restricted unless a column says otherwise', async () => {
  const fixture = await openFixture()
  await fixture.ask('own', 'agent.record', {
    ...{ id: 'harbour', kind: 'outlet', name: { en: 'Harbour Wire' } },
  })
  assert.equal(toldOf(await takeFile(fixture, fileOf(), FILES, 'doc')), 'new 3')
  const listed = await fixture.ask<Shown>('own', 'document.list', {})
  const found = listed.documents.filter(({ textSteps }) => textSteps[0] !== 'table:headings')
  assert.deepEqual(found.map(({ title }) => title).sort(), [
    ...['Held in the county', '둘째 글', '탈북민 구금'],
  ])
  const [held] = found.filter(({ title }) => title === 'Held in the county')
  assert.equal(held?.publisher, 'harbour')
  assert.equal(held?.captured, '2022-04-30T00:00:00.000Z')
  const korean = found.filter((one) => one !== held)
  assert.equal(new Set(korean.map(({ publisher }) => publisher)).size, 1)
  assert.ok(found.every(({ sensitivity }) => sensitivity === 'restricted'))
  const shown = await fixture.ask<{ text: string }>('own', 'document.show', { id: held?.id })
  assert.equal(shown.text.trim(), WORDS)
  const quoted = ['1,https://w.example/1,at least 52,at least 52,detention']
  const sheet = ['id,document,quote,number,act', ...quoted].join('\n')
  const claims = { kind: 'claims', namespace: 'sheet' }
  assert.equal(toldOf(await takeFile(fixture, sheet, claims, 'doc')), 'new 1')
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  await fixture.close()
})

test('[D1315] of two documents of one file that share words the later comes in after', async () => {
  const fixture = await openFixture()
  const rows = [
    `1,First,Harbour Wire,en,2022-04-29,,,"${REPORT}"`,
    `2,Second,Morning Post,en,2022-04-30,,,"${REPORT} The Post asked the ministry."`,
  ]
  const said = await checkFile(fixture, fileOf(rows), FILES, 'own')
  assert.deepEqual(said.problems, [{ code: 'document_near', line: 3 }])
  assert.equal(toldOf(await takeFile(fixture, fileOf(rows), FILES, 'own')), 'new 1, refused 1')
  assert.equal(toldOf(await takeFile(fixture, fileOf(rows), FILES, 'own')), 'new 1, unchanged 1')
  const related = await fixture.desk.ledger.read.rows('document_relation')
  assert.deepEqual(
    related.map(({ row }) => row.state),
    ['proposed'],
  )
  await fixture.close()
})

test('[D1316] the same file changes nothing, and a row that says otherwise is refused', async () => {
  const fixture = await openFixture()
  await takeFile(fixture, fileOf(), FILES, 'doc')
  assert.equal(toldOf(await takeFile(fixture, fileOf(), FILES, 'doc')), 'unchanged 3')
  const later = [(ROWS[0] ?? '').replace('Held', 'Kept'), ROWS[1] ?? '']
  const said = await checkFile(fixture, fileOf(later), FILES, 'doc')
  assert.equal(toldOf(said), 'unchanged 1, gone 1, refused 1')
  assert.deepEqual(said.problems, [{ code: 'document_kept', line: 2, column: 2 }])
  const other = { kind: 'documents', namespace: 'other' }
  const again = await checkFile(fixture, fileOf(), other, 'doc')
  assert.deepEqual(
    again.problems.map(({ code }) => code),
    ['document_repeated', 'document_repeated', 'document_repeated'],
  )
  const bad = [
    '4,A,,klingonese words,2022,,,x',
    '5,A,,en,2022-02-31,,,x',
    '6,,,en,2022,,,x',
    '7,A,,en,2022,,,',
  ]
  const problems = await checkFile(fixture, fileOf(bad), FILES, 'doc')
  assert.deepEqual(
    problems.problems.map(({ code, line, column }) => `${line} ${code} ${column}`),
    ['2 language_malformed 4', '3 date_impossible 5', '4 cell_needed 2', '5 cell_needed 8'],
  )
  await fixture.close()
})

test('[D1317] what the importer may not read is not there for a file of documents', async () => {
  const fixture = await openFixture()
  await addReport(fixture, 'R2', { sensitivity: 'restricted' })
  const done = await takeFile(fixture, fileOf(), FILES, 'own')
  const hidden = fileOf(['R2,Report R2,,en,2022-04-29,,,x'])
  const said = await checkFile(fixture, hidden, { kind: 'documents' }, 'doc')
  assert.deepEqual(
    said.problems.map(({ code }) => code),
    ['record_unknown'],
  )
  assert.equal(toldOf(await checkFile(fixture, fileOf(), FILES, 'doc')), 'new 3')
  assert.equal(
    (await refused(fixture.ask('doc', 'import.show', { id: done.run }))).code,
    'not-found',
  )
  await fixture.close()
})
