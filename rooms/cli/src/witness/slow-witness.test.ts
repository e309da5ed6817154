// Witnesses as processes of their own: killed, twice on one folder, over a folder that lost
// something. What was answered holds when one is started again. Test keys only.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { PROGRAM } from '../../fixture/program.ts'

const SERIES = new URL('../../../../vectors/custody/witness/requests.json', import.meta.url)
const { logs, requests } = JSON.parse(readFileSync(SERIES, 'utf8')) as {
  logs: string[]
  requests: { body: string }[]
}

/** A folder for a witness, with the list of its logs beside. */
function makePlace(t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'tumen-witness-process-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const list = join(root, 'logs.txt')
  writeFileSync(list, `${logs.join('\n')}\n`)
  return { folder: join(root, 'witness'), list }
}

type Place = ReturnType<typeof makePlace>

/** A witness in a process; where it does not start, what it said and how it ended. */
async function start(t: TestContext, { folder, list }: Place) {
  const args = [...PROGRAM, 'witness', folder]
  const child = spawn(process.execPath, [...args, '--logs', list, '--name', 'w.example', '--json'])
  t.after(() => child.kill('SIGKILL'))
  const said = { address: '', err: '' }
  child.stderr.on('data', (part: Buffer) => {
    said.err += part.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await Promise.race([
    ended,
    new Promise<void>((resolve) => {
      child.stdout.once('data', (line: Buffer) => {
        said.address = JSON.parse(line.toString()).address
        resolve()
      })
    }),
  ])
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const ask = (at: number) =>
    fetch(`${said.address}/add-checkpoint`, { method: 'POST', body: requests[at]?.body ?? '' })
  return { said, ended, kill, ask }
}

/** Everything in a folder, to be compared. */
function contentOf(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('lock'))
    .map((name) => [name, readFileSync(join(folder, name), 'base64')])
}

const noteIn = (folder: string) =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.note')) ?? '')

/** Makes of a folder what the version before left: a key of one line, and the notes. */
function asEarlier(folder: string): void {
  const key = join(folder, 'witness.key')
  writeFileSync(key, `${readFileSync(key, 'utf8').split('\n')[0]}\n`)
  for (const name of ['index', 'lock', 'lock.pid']) rmSync(join(folder, name), { force: true })
}

test('[T45] what a witness answered holds after kill -9', async (t) => {
  const place = makePlace(t)
  const first = await start(t, place)
  assert.equal((await first.ask(0)).status, 200)
  await first.kill()
  const second = await start(t, place)
  const known = await second.ask(0)
  assert.deepEqual([known.status, await known.text()], [409, '3\n'])
  assert.equal((await second.ask(2)).status, 200)
})

test('[T91] a second witness on one folder is refused, and the first goes on', async (t) => {
  const place = makePlace(t)
  const first = await start(t, place)
  assert.equal((await first.ask(0)).status, 200)
  const before = contentOf(place.folder)
  const second = await start(t, place)
  assert.equal(await second.ended, 2)
  assert.match(second.said.err, /Another witness runs on this folder \(<folder>\)/)
  assert.deepEqual(contentOf(place.folder), before)
  assert.equal((await first.ask(2)).status, 200)
  // The system frees the folder however the first one ends.
  await first.kill()
  const third = await start(t, place)
  assert.deepEqual(await (await third.ask(0)).text(), '5\n')
})

test('[T92] a note that is gone, torn or older does not start, and nothing is changed', async (t) => {
  const place = makePlace(t)
  const { folder } = place
  const witness = await start(t, place)
  assert.equal((await witness.ask(0)).status, 200)
  const path = noteIn(folder)
  const older = readFileSync(path)
  assert.equal((await witness.ask(2)).status, 200)
  await witness.kill()
  const newest = readFileSync(path)
  const index = readFileSync(join(folder, 'index'))
  const cases: [what: RegExp, spoil: () => void][] = [
    [/not there any more \([0-9a-f]{64}\.note\)/, () => rmSync(path)],
    [/does not open \([0-9a-f]{64}\.note\)/, () => writeFileSync(path, newest.subarray(0, 200))],
    [/does not open \([0-9a-f]{64}\.note\)/, () => writeFileSync(path, '')],
    [/older than what it has cosigned/, () => writeFileSync(path, older)],
    [/not there any more \(index\)/, () => rmSync(join(folder, 'index'))],
    [/does not open \(index\)/, () => writeFileSync(join(folder, 'index'), index.subarray(9))],
    [/does not open \(index\)/, () => writeFileSync(join(folder, 'index'), '')],
  ]
  for (const [what, spoil] of cases) {
    spoil()
    const before = contentOf(folder)
    const refused = await start(t, place)
    assert.equal(await refused.ended, 2, String(what))
    assert.match(refused.said.err.replace(/\s+/g, ' '), what)
    assert.deepEqual(contentOf(folder), before)
    writeFileSync(path, newest)
    writeFileSync(join(folder, 'index'), index)
  }
  // A log that is watched no longer is not forgotten.
  writeFileSync(place.list, `${logs[1]}\n`)
  rmSync(path)
  assert.equal(await (await start(t, place)).ended, 2)
  writeFileSync(path, newest)
  const again = await start(t, place)
  assert.equal(again.said.err, '')
  assert.notEqual(again.said.address, '')
})

test('[T92] mutation test: without the index an older note starts, and two histories can be cosigned', async (t) => {
  const place = makePlace(t)
  const { folder } = place
  const witness = await start(t, place)
  assert.equal((await witness.ask(0)).status, 200)
  const older = readFileSync(noteIn(folder))
  assert.equal((await witness.ask(2)).status, 200)
  await witness.kill()
  writeFileSync(noteIn(folder), older)
  asEarlier(folder)
  const again = await start(t, place)
  assert.equal((await again.ask(2)).status, 200)
})

test('[T93] no key is made where something was cosigned', async (t) => {
  const place = makePlace(t)
  const witness = await start(t, place)
  assert.equal((await witness.ask(0)).status, 200)
  await witness.kill()
  const key = join(place.folder, 'witness.key')
  rmSync(key)
  for (const without of ['lock', 'index']) {
    rmSync(join(place.folder, without), { force: true })
    const refused = await start(t, place)
    assert.equal(await refused.ended, 2)
    assert.match(refused.said.err.replace(/\s+/g, ' '), /not there any more \(witness\.key\)/)
    assert.ok(!existsSync(key))
  }
})

test('[T94] killed between writing and answering, a witness never goes back', async (t) => {
  if (process.platform === 'win32') return t.skip('a named pipe is needed')
  for (const [file, size] of [
    ['note', 3],
    ['index', 5],
  ] as const) {
    const place = makePlace(t)
    const { folder } = place
    const witness = await start(t, place)
    assert.equal((await witness.ask(0)).status, 200)
    // Opening a pipe for writing waits for a reader: here the process stands still, and is killed.
    const stop = file === 'note' ? `${noteIn(folder)}.new` : join(folder, 'index.new')
    execFileSync('mkfifo', [stop])
    const answer = witness.ask(2).then(
      ({ status }) => status,
      () => 'none',
    )
    const isWritten = () => readFileSync(noteIn(folder), 'utf8').includes(`\n${size}\n`)
    while (!isWritten()) await new Promise((done) => setTimeout(done, 20))
    // Time to answer, had it not been waiting for the disk.
    await new Promise((done) => setTimeout(done, 200))
    await witness.kill()
    assert.equal(await answer, 'none')
    rmSync(stop)
    const again = await start(t, place)
    assert.equal(again.said.err, '')
    const known = await again.ask(0)
    assert.deepEqual([known.status, await known.text()], [409, `${size}\n`])
    // Whatever was lost can be cosigned again, and nothing smaller ever.
    assert.equal((await again.ask(2)).status, size === 3 ? 200 : 409)
  }
})

test('[T95] a folder of an earlier version opens, its index is made once, and that is told', async (t) => {
  const place = makePlace(t)
  const { folder } = place
  const witness = await start(t, place)
  assert.equal((await witness.ask(0)).status, 200)
  await witness.kill()
  asEarlier(folder)
  const opened = await start(t, place)
  assert.match(opened.said.err, /earlier version: the one checkpoint/)
  assert.equal((await opened.ask(2)).status, 200)
  await opened.kill()
  const again = await start(t, place)
  assert.equal(again.said.err, '')
  await again.kill()
  rmSync(join(folder, 'index'))
  assert.equal(await (await start(t, place)).ended, 2)
})
