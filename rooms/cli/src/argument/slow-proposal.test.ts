// Reading a document and deciding about what was read, on the command line. The report is
// invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal, type Seen } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-read-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const TEXT =
  '지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다. ' +
  '이 가운데 12명은 북송됐다고 그는 전했다.\n\n지린성에서는 약 80명이 체포됐다.\n'

async function tumen(args: string[], seen: Partial<Seen> = {}, isInteractive = false) {
  const env = { TUMEN_WORKSPACE: 'work', ...FIXTURE_ENV }
  const terminal = captureTerminal({ cwd: here, env, ...seen })
  const status = await run(args, isInteractive ? { ...terminal, isInteractive } : terminal)
  return { status, out: terminal.printed.out, err: terminal.printed.err }
}

async function addReport(id: string, text: string): Promise<void> {
  await writeFile(join(here, `${id}.txt`), text)
  const about = ['--title', id, '--language', 'ko', '--published', '2022-04-29']
  const file = join(here, `${id}.txt`)
  const added = await tumen(['document', 'add', file, '--id', id, ...about, '--publisher', '하버'])
  assert.equal(added.status, 0, added.err)
}

await makeWorkspace(join(here, 'work'), 'me')
await addReport('K1', TEXT)

interface Read {
  proposals: {
    id: string
    questions: { code: string; candidates: string[] }[]
    decision?: { decision: string }
  }[]
  counts: Record<string, number>
}
const read = async (): Promise<Read> =>
  JSON.parse((await tumen(['document', 'read', 'K1', '--json'])).out) as Read

test('[T25] document read prints each proposal with its id, in three languages and as JSON', async () => {
  const { proposals } = await read()
  assert.ok(proposals.length >= 3)
  for (const [lang, open] of [
    ['en', 'open'],
    ['ko', '미결'],
    ['zh', '未决'],
  ] as const) {
    const { status, out } = await tumen(['document', 'read', 'K1', '--lang', lang])
    assert.equal(status, 0)
    for (const { id } of proposals) assert.ok(out.includes(`${id}  ${open}`), `${lang} ${id}`)
    assert.ok(out.includes('최소 52명이 구금됐다고'))
  }
})

test('[T25] several proposals are answered and accepted, one is amended, one rejected', async () => {
  const { proposals } = await read()
  const [held, returned, arrested] = proposals.map(({ id }) => id)
  const asked = ['proposal', 'accept', 'K1', held ?? '', arrested ?? '']
  const open = await tumen(asked)
  assert.equal(open.status, EXIT.conflict)
  assert.match(open.err, /refused \(open-question\)/)
  let n = 0
  const answers = proposals.flatMap(({ id, questions }) =>
    [held, arrested].includes(id)
      ? questions.flatMap(({ code, candidates }) => [
          n++ % 2 === 0 ? '--answer' : '--answers',
          `${id}/${code}=${candidates[0]}`,
        ])
      : [],
  )
  assert.equal((await tumen([...asked, '--answer', 'nothing'])).status, EXIT.usage)
  const both = await tumen([...asked, ...answers])
  assert.equal(both.status, 0, both.err)
  assert.equal(both.out.match(/at_least 52 persons|about 80 persons/g)?.length, 2)
  const again = await tumen([...asked, ...answers])
  assert.equal(again.status, EXIT.conflict)
  assert.match(again.err, /refused \(proposal-decided\)/)
  const amended = await tumen(['proposal', 'amend', 'K1', returned ?? '', '--value', '13'])
  assert.match(amended.out, /exactly 13 persons, forced_return/)
  const { changes } = JSON.parse((await tumen(['change', 'list', '--json'])).out) as {
    changes: { leaf: number }[]
  }
  await tumen(['change', 'undo', String(changes[0]?.leaf)])
  const why = ['--reason', 'counted twice']
  const rejected = await tumen(['proposal', 'reject', 'K1', returned ?? '', ...why])
  assert.equal(rejected.status, 0, rejected.err)
  assert.deepEqual((await read()).counts, { all: 3, open: 0, accepted: 2, rejected: 1 })
})

test('[T25] reading a long text shows how far it is, and an interrupt stops it', async () => {
  await addReport('K2', `${TEXT}\n`.repeat(1500))
  const shown = await tumen(['document', 'read', 'K2', '--to', '10'], {}, true)
  assert.equal(shown.status, 0, shown.err)
  assert.match(shown.err, /reading/)
  const stop = new AbortController()
  const stopped = tumen(['document', 'read', 'K2'], { signal: stop.signal }, true)
  setTimeout(() => stop.abort(), 20)
  const { status, err } = await stopped
  assert.notEqual(status, 0)
  assert.match(err, /refused \(cancelled\)/)
})
