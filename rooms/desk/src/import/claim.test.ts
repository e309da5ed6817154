// Claims by file: what a row must quote, that it waits for a person, how a later sheet amends it,
// and what nobody learns by it.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { checkFile, type DoneFile, takeFile, toldOf } from '../../fixture/import.ts'

const HEAD = 'id,document,quote,number,act,place,as of,who says,anonymity,offset'
const WORDS = 'at least 52 people were held in Liaoning'
const MISSIONARY = 'About 80 people were arrested in China since January'
const ROWS = [
  `1,R1,${WORDS},at least 52,detention,Liaoning,2022-04,harbour,,`,
  `2,https://harbour.example/1,${MISSIONARY},About 80,arrest,CN,,Harbour Wire > a missionary,unnamed,`,
]
const fileOf = (rows: readonly string[] = ROWS, head = HEAD) => [head, ...rows].join('\n')
const SHEET = { kind: 'claims', namespace: 'sheet' }

interface Shown {
  statuses: { status: string }[]
  relations: { from: string; to: string; type: string }[]
}
const claimsIn = async (fixture: FixtureDesk) => {
  const rows = await fixture.desk.ledger.read.claims({ limit: 100 })
  return rows.map(({ claim, statuses }) => ({
    ...claim.row,
    isGone: statuses.some(({ row }) => row.status === 'superseded'),
  }))
}
const problemsOf = ({
  problems,
}: {
  problems: { code: string; line: number; column?: number }[]
}) => problems.map(({ code, line, column }) => `${line} ${code}${column ? ` ${column}` : ''}`)

async function openReport(review?: 'self' | 'second-person') {
  const fixture = await openFixture(review)
  await addReport(fixture, 'R1', { url: 'https://harbour.example/1' })
  return fixture
}

test('[D1306] a row quotes words of its document, which its id or its address names', async () => {
  const fixture = await openReport()
  assert.equal(toldOf(await takeFile(fixture, fileOf(), SHEET, 'doc')), 'new 2')
  const [first, second] = await claimsIn(fixture)
  assert.deepEqual([first?.doc, second?.doc], ['R1', 'R1'])
  assert.equal(first?.quote[0]?.text, WORDS)
  assert.deepEqual([first?.quantity?.op, first?.quantity?.value], ['at_least', 52])
  assert.equal(second?.chain.length, 2)
  const rows = [
    '3,R1,nobody said this,,arrest,,,,,',
    '4,R1,t least 52,,detention,,,,,',
    '5,no,x,,arrest,,,,,',
    `6,R1,${WORDS},at least 99,detention,,,,,`,
    `7,R1,${WORDS},,walk,,,,,`,
    '8,R1,,,arrest,,,,,',
    `9,R1,${MISSIONARY},,arrest,,,Nobody Known,,`,
    `10,R1,${WORDS},,detention,Nowhere,,,,`,
  ]
  const said = await checkFile(fixture, fileOf(rows), SHEET, 'doc')
  assert.deepEqual(problemsOf(said), [
    ...['2 quote_not_found 3', '3 quote_repeated 3', '4 document_unknown 2'],
    ...['5 number_not_quoted 4', '6 word_unknown 5', '7 cell_needed 3', '8 speaker_unknown 8'],
    '9 place_unknown 6',
  ])
  const repeated = said.problems[1] as { offsets?: string }
  const [one, two] = (repeated.offsets ?? '').split(', ')
  assert.ok(Number(one) < Number(two))
  const everywhere = fileOf(['4,R1,a,,detention,,,,,'])
  const { problems } = await checkFile(fixture, everywhere, SHEET, 'doc')
  assert.match((problems[0] as typeof repeated).offsets ?? '', /^(?:\d+, ){10}…$/)
  assert.equal(said.failed?.split('\n').length, 10)
  const chosen = await checkFile(fixture, fileOf([`4,R1,t least 52,,detention,,,,,${two}`]), SHEET)
  assert.equal(toldOf(chosen), 'new 1, gone 2')
  await fixture.close()
})

test('[D1307] a claim of a file waits for a decision, and what is said already is refused', async () => {
  const fixture = await openReport()
  await takeFile(fixture, fileOf(), SHEET, 'doc')
  const rows = await claimsIn(fixture)
  assert.ok(rows.every(({ extraction }) => !extraction.reviewed))
  const first = rows[0]?.id ?? ''
  const shown = await fixture.ask<Shown>('own', 'claim.show', { id: first })
  assert.ok(!shown.statuses.some(({ status }) => status === 'accepted'))
  const again = { kind: 'claims', namespace: 'other' }
  assert.deepEqual(problemsOf(await checkFile(fixture, fileOf(), again, 'doc')), [
    '2 claim_repeated',
    '3 claim_repeated',
  ])
  const twice = fileOf([`7,R1,${MISSIONARY},,arrest,,,,,`, `8,R1,${MISSIONARY},,arrest,,,,,`])
  assert.deepEqual(problemsOf(await checkFile(fixture, twice, again, 'doc')), ['3 claim_repeated'])
  await fixture.ask('own', 'claim.accept', { claims: [first], comment: 'as the text says' })
  const accepted = await fixture.ask<Shown>('own', 'claim.show', { id: first })
  assert.ok(accepted.statuses.some(({ status }) => status === 'accepted'))
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  await fixture.close()
})

test('[D1308] a later sheet amends by a claim of its own, and the same sheet changes nothing', async () => {
  const fixture = await openReport()
  await takeFile(fixture, fileOf(), SHEET, 'doc')
  assert.equal(toldOf(await takeFile(fixture, fileOf(), SHEET, 'doc')), 'unchanged 2')
  const [first] = await claimsIn(fixture)
  await fixture.ask('own', 'claim.accept', { claims: [first?.id], comment: 'as the text says' })
  const later = [ROWS[0]?.replace('Liaoning,2022-04', 'Shenyang,2022-03') ?? '', ROWS[1] ?? '']
  const checked = await checkFile(fixture, fileOf(later), SHEET, 'doc')
  assert.equal(toldOf(checked), 'changed 1, unchanged 1')
  const { changes = [] } = checked.differences.find(({ outcome }) => outcome === 'changed') ?? {}
  assert.deepEqual(
    changes.map(({ field, before, after }) => `${field}: ${before} to ${after}`),
    ['place: CN/LN to CN/LN/shenyang', 'at: 2022-04-01/2022-04-30 to 2022-03-01/2022-03-31'],
  )
  const { run } = await takeFile(fixture, fileOf(later), SHEET, 'doc')
  const told = await fixture.ask<{ records: { outcome: string }[] }>('doc', 'import.show', {
    id: run,
  })
  assert.deepEqual(
    told.records.map(({ outcome }) => outcome),
    ['changed'],
  )
  const rows = await claimsIn(fixture)
  assert.equal(rows.length, 3)
  assert.ok(rows.every(({ isGone }) => !isGone))
  const newest = rows.at(-1)
  const { relations } = await fixture.ask<Shown>('own', 'claim.show', { id: newest?.id })
  assert.ok(relations.some(({ type, to }) => type === 'revises' && to === first?.id))
  assert.equal(newest?.quantity?.value, 52)
  assert.equal(toldOf(await takeFile(fixture, fileOf(later), SHEET, 'doc')), 'unchanged 2')
  await fixture.ask('own', 'claim.accept', { claims: [newest?.id], comment: 'as the text says' })
  const after = await claimsIn(fixture)
  assert.deepEqual(
    after.map(({ isGone }) => isGone),
    [true, false, false],
  )
  assert.equal(toldOf(await takeFile(fixture, fileOf(later), SHEET, 'doc')), 'unchanged 2')
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  await fixture.close()
})

test('[D1309] a claim under review, of somebody else or rejected is refused by its row', async () => {
  const fixture = await openReport('second-person')
  const more = '3,R1,some have been sent back,,forced return,,,harbour,,'
  await takeFile(fixture, fileOf([...ROWS, more]), SHEET, 'doc')
  const [first, , third] = await claimsIn(fixture)
  const both = { items: [first?.id, third?.id], comment: 'please' }
  await fixture.ask('doc', 'review.submit', both)
  await fixture.ask('ana', 'review.assign', { ...both, reviewers: ['rev'] })
  const rejected = { item: third?.id, decision: 'rejected', comment: 'not so' }
  await fixture.ask('rev', 'review.decide', rejected)
  const changed = [...ROWS, more].map((row) => `${row},said`)
  const sheet = fileOf(changed, `${HEAD},text`)
  assert.deepEqual(problemsOf(await checkFile(fixture, sheet, SHEET, 'doc')), [
    '2 claim_locked',
    '4 claim_over',
  ])
  assert.equal(toldOf(await takeFile(fixture, sheet, SHEET, 'doc')), 'changed 1, refused 2')
  const other = sheet.replaceAll(',said', ',otherwise')
  assert.deepEqual(problemsOf(await checkFile(fixture, other, SHEET, 'ana')), [
    ...['2 claim_of_others', '3 claim_of_others', '4 claim_of_others'],
  ])
  await fixture.close()
})

test('[D1310] what somebody amended by hand waits for a decision', async () => {
  const fixture = await openReport()
  await takeFile(fixture, fileOf(), SHEET, 'doc')
  const [first] = await claimsIn(fixture)
  const amended = { amends: first?.id, reason: 'a slip', place: 'Shenyang', act: 'detention' }
  await fixture.ask('doc', 'claim.amend', amended)
  const said = await checkFile(fixture, fileOf(), SHEET, 'doc')
  assert.equal(toldOf(said), 'unchanged 1, conflict 1')
  await takeFile(fixture, fileOf(), SHEET, 'doc')
  assert.equal((await claimsIn(fixture)).length, 3)
  const ours = { ...SHEET, conflicts: 'ours' }
  assert.equal(toldOf(await takeFile(fixture, fileOf(), ours, 'doc')), 'unchanged 2')
  assert.equal((await claimsIn(fixture)).length, 3)
  const again = await checkFile(fixture, fileOf(), SHEET, 'doc')
  assert.deepEqual([toldOf(again), again.kept], ['unchanged 2', 1])
  const other = fileOf().replace('Liaoning,2022-04', 'Jilin,2022-04')
  assert.notEqual(other, fileOf())
  assert.equal(
    toldOf(await checkFile(fixture, other, SHEET, 'doc')),
    'unchanged 1, conflict 1',
    'another word of the file',
  )
  const { runs } = await fixture.ask<Output<'import.list'>>('doc', 'import.list', {})
  await fixture.ask('doc', 'change.undo', { change: runs[0]?.leaf, reason: 'a test' })
  await takeFile(fixture, fileOf(), { ...SHEET, conflicts: 'theirs' }, 'doc')
  const rows = await claimsIn(fixture)
  assert.equal(rows.length, 4)
  assert.equal(rows.at(-1)?.places[0]?.gazetteer, 'CN/LN')
  assert.equal(toldOf(await takeFile(fixture, fileOf(), SHEET, 'doc')), 'unchanged 2')
  await fixture.close()
})

test('[D1311] what the importer may not read is not there, nor the import of somebody who may', async () => {
  const fixture = await openReport()
  await addReport(fixture, 'R2', { url: 'https://harbour.example/2', sensitivity: 'restricted' })
  const row = `1,https://harbour.example/2,${WORDS},,detention,,,,,`
  assert.deepEqual(problemsOf(await checkFile(fixture, fileOf([row]), SHEET, 'doc')), [
    '2 document_unknown 2',
  ])
  const done = await takeFile(fixture, fileOf([row]), SHEET, 'own')
  const [hidden] = await claimsIn(fixture)
  const byId = fileOf([row.replace('1,', `${hidden?.id},`).replace('harbour.example/2', 'no')])
  assert.equal(
    problemsOf(await checkFile(fixture, byId, { kind: 'claims' }, 'doc'))[0],
    '2 record_unknown',
  )
  // The same id of the same collection is a claim of their own.
  assert.equal(toldOf(await takeFile(fixture, fileOf([ROWS[0] ?? '']), SHEET, 'doc')), 'new 1')
  const runs = await fixture.ask<{ runs: { id: string }[] }>('doc', 'import.list', {})
  assert.ok(!runs.runs.some(({ id }) => id === done.run))
  assert.equal(
    (await refused(fixture.ask('doc', 'import.show', { id: done.run }))).code,
    'not-found',
  )
  const shown = await fixture.ask<{ records: object[] }>('own', 'import.show', { id: done.run })
  assert.deepEqual(shown.records, [{ id: hidden?.id, kind: 'claim', outcome: 'new' }])
  await fixture.close()
})

test('[D1312] an import of claims is undone as a whole, unless something builds on it', async () => {
  const fixture = await openReport()
  const first = await takeFile(fixture, fileOf(), SHEET, 'own')
  const leafOf = async ({ run }: DoneFile) =>
    (await fixture.ask<{ run: { leaf: number } }>('own', 'import.show', { id: run })).run.leaf
  const later = fileOf(ROWS.map((row) => row.replace('CN,', 'Liaoning,')))
  const second = await takeFile(fixture, later, SHEET, 'own')
  const undo = (change: number) => fixture.ask('own', 'change.undo', { change, reason: 'a slip' })
  assert.equal((await refused(undo(await leafOf(first)))).code, 'still-used')
  await undo(await leafOf(second))
  assert.equal(toldOf(await takeFile(fixture, fileOf(), SHEET, 'own')), 'unchanged 2')
  assert.equal(toldOf(await checkFile(fixture, later, SHEET, 'own')), 'changed 1, unchanged 1')
  await fixture.close()
})

test('[D1313] a check of claims says what saved questions would answer once they were accepted', async () => {
  const fixture = await openReport()
  const query = { act: 'detention', place: 'Liaoning', at: '2022-04-29' }
  await fixture.ask('own', 'query.save', { kind: 'question', name: 'held', query, shared: true })
  const other = { act: 'death', place: 'Liaoning', from: '2022-01', to: '2022-12' }
  await fixture.ask('own', 'query.save', {
    ...{ kind: 'question', name: 'deaths', query: other, shared: true },
  })
  const effectsOf = async (sheet: string) => {
    const checked = await checkFile(fixture, sheet, SHEET, 'own')
    const { effects } = checked as unknown as { effects: Effect[] }
    return effects.map(({ name, was, now, isMoved }) => {
      const low = (head: Effect['was']) => head.low?.value ?? '-'
      return `${name} ${low(was)} ${low(now)} ${was.reports} ${now.reports} ${isMoved}`
    })
  }
  assert.deepEqual(await effectsOf(fileOf()), ['held - 52 0 1 true'])
  const leaves = await fixture.size()
  const { claims } = await fixture.ask<{ claims: object[] }>('own', 'claim.list', {})
  assert.equal(claims.length, 0)
  await takeFile(fixture, fileOf(), SHEET, 'own')
  const [first] = await claimsIn(fixture)
  await fixture.ask('own', 'claim.accept', { claims: [first?.id], comment: 'as it says' })
  const asked = await fixture.ask<{ figure: Effect['was'] }>('own', 'figure.ask', query)
  assert.equal(asked.figure.low?.value, 52)
  assert.ok((await fixture.size()) > leaves)
  // In another place it answers the question no more.
  const moved = fileOf([(ROWS[0] ?? '').replace('Liaoning,2022', 'CN/JL,2022')])
  assert.deepEqual(await effectsOf(moved), ['held 52 - 1 0 true'])
  await fixture.close()
})

interface Effect {
  name: string
  was: { low: { value: number } | null; reports: number }
  now: { low: { value: number } | null; reports: number }
  isMoved: boolean
}

test('[D1314] every difference goes out as a file in which nothing runs', async () => {
  const fixture = await openReport()
  await takeFile(fixture, fileOf(), SHEET, 'own')
  const later = fileOf([`${ROWS[0]},=1+1`], `${HEAD},our words`)
  const checked = await checkFile(fixture, later, { ...SHEET, full: true }, 'own')
  const { difference } = checked as unknown as { difference: string }
  const [, second] = await claimsIn(fixture)
  const [head, changed, gone, end] = difference.split('\r\n')
  assert.equal(head, 'outcome,line,id,field,before,after')
  assert.match(changed ?? '', /^changed,2,cl_\w+,text,,'=1\+1$/)
  assert.equal(gone, `gone,,${second?.id},,,`)
  assert.equal(end, '')
  assert.ok(!('difference' in (await checkFile(fixture, later, SHEET, 'own'))))
  await fixture.close()
})
