import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { captureTerminal, type Seen } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-estimate-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))

const TABLES = new URL('../../../../vectors/estimate/tables/', import.meta.url)
const three = readFileSync(new URL('hav3.json', TABLES), 'utf8')
const { lists, cells } = JSON.parse(three) as { lists: string[]; cells: [string, number][] }
const rows = cells.map(([pattern, count]) => [...pattern, count].join())
const two = 'press,parish,count\r\n1,0,30\r\n0,1,25\r\n1,1,15\r\n'
const FILES: Record<string, string> = {
  'three.json': three,
  'three.csv': `\u{feff}${[[...lists, 'count'].join(), ...rows].join('\r\n')}`,
  'two.csv': two,
  'few.csv': 'A,B,C,count\n1,0,0,15\n0,1,0,12\n0,0,1,10\n1,1,0,6\n1,0,1,5\n0,1,1,4\n1,1,1,3\n',
  'bad.csv': 'A,B,count\n1,0,=CANARY()\n0,0,4\n',
  'bad.json': '{"CANARY": ',
  'records.json': JSON.stringify([
    ...Array.from({ length: 12 }, (_, n) => ({ person: `p${n}`, list: 'A' })),
    ...Array.from({ length: 12 }, (_, n) => ({ person: `p${n + 4}`, list: 'B' })),
  ]),
}
for (const [name, text] of Object.entries(FILES)) await writeFile(join(here, name), text)

async function estimate(args: string[], seen: Partial<Seen> = {}) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, ...seen })
  const status = await run(['estimate', ...args], { ...terminal })
  return { status, out: printed.out, err: printed.err, flat: printed.out.replace(/\s+/g, ' ') }
}
const QUICK = ['--replicates', '200', '--seed', '7']

test('[T26] an estimate needs no workspace and no verb, and CSV and JSON say the same', async () => {
  const csv = await estimate(['three.csv', ...QUICK])
  assert.equal(csv.status, EXIT.done, csv.err)
  assert.match(csv.flat, /At least 271 \(documented\), named on 3 lists; 84 of them on two or more/)
  assert.match(csv.flat, /A lower bound of 406, assuming that lists do not avoid each other/)
  assert.match(csv.flat, /An estimate of 1,313 \([\d,]+ to [\d,]+\), which rests on the model/)
  for (const args of [
    ['run', 'three.csv', ...QUICK],
    [...QUICK, 'three.csv'],
    ['three.json', ...QUICK],
    ['--csv-file', 'three.csv', ...QUICK],
  ])
    assert.equal((await estimate(args)).out, csv.out, args.join(' '))
  const input = JSON.stringify({ lists, cells, replicates: 200, seed: '7' })
  assert.equal((await estimate(['-'], { input })).out, csv.out)
})

test('[T27] an estimate says what stands, its bound and its reasons in three languages', async () => {
  const words = {
    en: [
      /At least 271 \(documented\)/,
      /lower bound of/,
      /estimate of 1,313/,
      /No estimate: Only two/,
    ],
    ko: [/최소 271명\(기록됨\)/, /하한/, /추정치 1,313명/, /추정치 없음: 서로 다른 명단이 둘뿐/],
    zh: [/至少271人（有记录）/, /下限/, /估计为1,313人/, /没有估计：只剩两份/],
  }
  for (const language of LANGUAGES) {
    const given = await estimate(['three.csv', ...QUICK, '--lang', language])
    const withheld = await estimate(['two.csv', '--lang', language])
    const [documented, bound, total, none] = words[language]
    for (const said of [documented, bound, total]) assert.match(given.flat, said as RegExp)
    assert.match(given.out, / W5 /)
    assert.match(withheld.flat, none as RegExp)
    assert.match(withheld.out, / R4 /)
    assert.doesNotMatch(withheld.out, /Chapman/)
    for (const line of `${given.out}${withheld.out}`.split('\n')) assert.ok(line.length <= 80, line)
  }
})

test('[T28] an odds ratio is stated with its reason, or refused', async () => {
  const said = ['--odds', '1..4', '--why', 'the same missionary network']
  const { flat, status } = await estimate(['two.csv', ...said])
  assert.equal(status, EXIT.done)
  assert.match(flat, /A band of 120 to 270, assuming .* stated: the same missionary network/)
  const json = await estimate(['two.csv', ...said, '--json'])
  const { band, estimate: none } = JSON.parse(json.out) as { band: object; estimate?: object }
  assert.deepEqual(band, { by: 'odds', low: 120, high: 270, why: 'the same missionary network' })
  assert.equal(none, undefined)
  const dotted = ['--odds.low', '1', '--odds.high', '4', '--why', 'the same missionary network']
  assert.equal((await estimate(['two.csv', ...dotted])).flat, flat)
  for (const wrong of [
    ['--odds', '1..4'],
    ['--why', 'x'],
    ['--odds', '4..1', '--why', 'x'],
    ['--odds', '1..CANARY', '--why', 'x'],
  ]) {
    const refusal = await estimate(['two.csv', ...wrong])
    assert.equal(refusal.status, EXIT.usage, wrong.join(' '))
    assert.ok(!refusal.err.includes('CANARY'))
  }
})

test('[T29] a file that is no table is refused by line, without its words', async () => {
  const bad = await estimate(['bad.csv'])
  assert.equal(bad.status, EXIT.refused)
  assert.match(bad.err, /refused \(table-unreadable\)/)
  assert.match(bad.err, /2: has a count that is no whole number \(count_not_whole\)/)
  assert.match(bad.err, /3: says [^:]*\(zero_pattern\)/)
  assert.equal(bad.out, '')
  const json = await estimate(['bad.json'])
  assert.deepEqual([json.status, (await estimate(['none.csv'])).status], [EXIT.usage, EXIT.usage])
  assert.ok(!`${bad.err}${json.err}`.includes('CANARY'))
  assert.equal((await estimate([])).status, EXIT.usage)
  assert.match((await estimate([])).err, /estimate run/)
})

test('[T30] a small estimate is never printed, and only some roles may estimate', async () => {
  const few = await estimate(['few.csv', '--replicates', '200'])
  assert.match(few.flat, /No estimate: fewer than a hundred persons are named/)
  const { estimate: held } = JSON.parse((await estimate(['few.csv', '--json'])).out) as {
    estimate: { total: number; small: boolean }
  }
  assert.equal(held.small, true)
  assert.ok(!few.out.includes(String(Math.round(held.total))))
  const viewer = await estimate(['few.csv', '--role', 'viewer'])
  assert.equal(viewer.status, EXIT.refused)
  const records = await estimate(['records.json', '--replicates', '200'])
  assert.match(records.flat, /At least 16 \(documented\), named on 2 lists; 8 of them/)
})
