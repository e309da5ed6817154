// Lists and kept estimates at the command line, in a workspace of their own. All invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal, type Seen } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-kept-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await makeWorkspace(join(here, 'space'))

const CELLS: readonly [lists: string, persons: number][] = Object.entries({
  ...{ A: 60, B: 48, C: 40, AB: 18, AC: 14, BC: 12, ABC: 6 },
})
const rows = CELLS.flatMap(([lists, persons]) =>
  Array.from({ length: persons }, (_, n) =>
    [...lists].map((list) => `${lists}${n},${list}`),
  ).flat(),
)
await writeFile(join(here, 'lists.csv'), ['person,list', ...rows].join('\r\n'))
await writeFile(join(here, 'wrong.csv'), 'person,list\nCANARY,\n,A\n')
await writeFile(join(here, 'few.csv'), 'A,B,C,count\n1,1,1,9\n1,1,0,8\n0,1,1,7\n1,0,0,6\n0,0,1,9\n')
await writeFile(join(here, 'overlap.csv'), 'north,south,count\n1,0,30\n0,1,25\n1,1,15\n')

async function tumen(args: string[], seen: Partial<Seen> = {}) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV, ...seen })
  const status = await run(['-w', join(here, 'space'), ...args], terminal)
  return { status, out: printed.out, err: printed.err, flat: printed.out.replace(/\s+/g, ' ') }
}

const QUICK = ['--seed', '7', '--replicates', '200']

async function idOf(args: string[]): Promise<string> {
  const { status, out, err } = await tumen(['--json', ...args, ...QUICK])
  assert.equal(status, EXIT.done, err)
  return (JSON.parse(out) as { id: string }).id
}

test('[T31] lists are checked and taken in from a file, and told with their sizes', async () => {
  const space = ['--space', 'three']
  const checked = await tumen(['list', 'check', 'lists.csv', ...space])
  assert.match(checked.flat, /Nothing was stored\. An import would do this: 254 new entries/)
  const done = await tumen(['list', 'import', 'lists.csv', ...space])
  assert.match(done.flat, /254 new entries; 0 are there already/)
  const again = await tumen(['list', 'import', 'lists.csv', ...space])
  assert.match(again.flat, /0 new entries; 254 are there already/)
  const listed = await tumen(['--plain', 'list', 'list'])
  assert.match(listed.flat, /title: A entries: 98 persons: 98/)
  const wrong = await tumen(['list', 'import', 'wrong.csv'])
  assert.equal(wrong.status, EXIT.refused)
  assert.match(wrong.err, /2: names no list/)
  assert.match(wrong.err, /3: names no person/)
  assert.ok(!`${wrong.out}${wrong.err}`.includes('CANARY'))
  const overlap = await tumen(['list', 'import', 'overlap.csv', '--title', 'by their clerk'])
  assert.match(overlap.flat, /An overlap of 70 persons: ov_[0-9a-f]+\./)
})

test('[T31] a table of recorded lists, and a declaration, are asked for by words alone', async () => {
  const { out } = await tumen(['--json', 'list', 'list'])
  const { lists } = JSON.parse(out) as { lists: { id: string; title: string }[] }
  const ids = lists.filter(({ title }) => title.length === 1).map(({ id }) => id)
  const table = await tumen(['estimate', 'table', ...ids])
  assert.match(table.flat, /198 persons on 3 lists, as known at/)
  assert.match(table.flat, /A \+ B 18/)
  assert.match(table.flat, /Nothing of what is tested beforehand speaks against/)
  const said = await tumen(['list', 'declare', ids[0] as string, 'none', '--reason', 'checked'])
  assert.equal(said.status, EXIT.done, said.err)
  assert.match((await tumen(['list', 'show', ids[0] as string])).flat, /names nobody twice/)
})

test('[T32] an estimate is kept, shown, reckoned again and compared, in three languages', async () => {
  const { out } = await tumen(['--json', 'list', 'list'])
  const { lists } = JSON.parse(out) as { lists: { id: string; title: string }[] }
  const ids = lists.filter(({ title }) => title.length === 1).map(({ id }) => id)
  const first = await idOf(['estimate', 'record', ...ids, '--title', 'the first'])
  const second = await idOf(['estimate', 'record', ...ids.slice(0, 2)])
  const shown = await tumen(['estimate', 'show', first])
  assert.match(shown.flat, /Estimate es_[0-9a-f]+: the first - Made by/)
  assert.match(shown.flat, /At least 198 \(documented\).*A lower bound of 300.*An estimate of/)
  const again = await tumen(['estimate', 'repeat', first])
  assert.match(again.flat, /it comes out the same\. The lists as known then still give the same/)
  const reasons = { en: 'Why: other lists', ko: '까닭: 명단이 다름', zh: '原因：名单不同' }
  for (const language of LANGUAGES) {
    const compared = await tumen(['--lang', language, 'estimate', 'compare', first, second])
    assert.ok(compared.flat.includes(reasons[language]), compared.out)
    const wide = compared.out.split('\n').filter((line) => line.length > 80)
    assert.deepEqual(wide, [])
  }
  assert.match(
    (await tumen(['--plain', 'estimate', 'list'])).flat,
    /at least: 300 estimate: [\d,]+ \([\d,]+ to/,
  )
  const missing = await tumen(['estimate', 'show', 'no'])
  assert.equal(missing.status, EXIT.notFound)
})

test('[T30] a small estimate that is kept is in no list and no comparison in words', async () => {
  const one = await idOf(['estimate', 'record', '--file', 'few.csv'])
  const other = await idOf(['estimate', 'record', '--file', 'few.csv', '--classes'])
  const { out } = await tumen(['--json', 'estimate', 'show', one])
  const { stored } = JSON.parse(out) as { stored: { estimate: { total: number } } }
  const total = Math.round(stored.estimate.total)
  for (const args of [['list'], ['compare', one, other], ['show', one]]) {
    const { flat } = await tumen(['--plain', 'estimate', ...args])
    assert.ok(!new RegExp(`(estimate|after|before): ${total}\\b`).test(flat), flat)
  }
  const { flat } = await tumen(['estimate', 'compare', one, other])
  assert.match(flat, /estimate none none/)
})
