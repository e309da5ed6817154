// Web archives and proofs at the command line. The files are invented (vectors/intake/README.md).
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const vector = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../vectors/intake/${name}`, import.meta.url)))
const root = mkdtempSync(join(tmpdir(), 'tumen-archive-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
await makeWorkspace(join(root, 'workspace'))
const archive = vector('reed-courier.wacz')
writeFileSync(join(root, 'page.wacz'), archive)
const stamps = JSON.parse(vector('time-token.json').toString()) as Record<string, string>
writeFileSync(join(root, 'page.txt'), stamps.text ?? '')
writeFileSync(join(root, 'page.tsr'), Buffer.from(stamps.answer ?? '', 'base64'))

async function tumen(...words: string[]) {
  const env = FIXTURE_ENV
  const terminal = captureTerminal({ cwd: root, env, stateFolder: join(root, 'state') })
  const exit = await run(['-w', join(root, 'workspace'), ...words], terminal)
  return { exit, ...terminal.printed }
}

test('[T73] an archive is added by its file, and `document show` says what it shows, in 80 columns', async () => {
  const head = ['--id', 'A1', '--language', 'en', '--published', '2026-11']
  const added = await tumen('document', 'add', 'page.wacz', ...head)
  assert.equal(added.exit, EXIT.done, added.err)
  assert.match(added.out, /records that sign somebody in +1\n/)
  for (const [language, words] of [
    ['en', 'Web archive (WACZ 1.1.1)'],
    ['ko', '웹 아카이브 (WACZ 1.1.1)'],
    ['zh', '网页存档（WACZ 1.1.1）'],
  ] as const) {
    const { out } = await tumen('--lang', language, 'document', 'show', 'A1')
    assert.ok(out.includes(words), language)
    assert.ok(out.split('\n').every((line) => [...line].length <= 80))
  }
})

test('[T74] a time stamp is attached by its file, and what it shows is told', async () => {
  const head = ['--id', 'T1', '--language', 'en', '--published', '2026-11', '--title', 'Held']
  await tumen('document', 'add', 'page.txt', ...head)
  const { out, exit, err } = await tumen('evidence', 'attach', 'page.tsr', 'T1')
  assert.equal(exit, EXIT.done, err)
  for (const words of ['Time stamp (RFC 3161)', 'It is about these bytes.', 'Invented Time'])
    assert.ok(out.includes(words), words)
  assert.match((await tumen('document', 'show', 'T1')).out, /Time stamp \(RFC 3161\)/)
})

test('[T75] a changed archive is refused by a sentence that names its part and repeats nothing of it', async () => {
  const changed = Buffer.from(archive)
  const at = changed.indexOf('archive/data.warc.gz') + 60
  changed[at] = (changed[at] ?? 0) ^ 1
  writeFileSync(join(root, 'secret-name.wacz'), changed)
  const head = ['--language', 'en', '--published', '2026-11']
  const { exit, err } = await tumen('document', 'add', 'secret-name.wacz', ...head)
  assert.equal(exit, EXIT.verificationFailed)
  assert.match(err, /The archive was not taken in: part 2\./)
  assert.doesNotMatch(err, /secret-name|data\.warc|reed-courier/)
})

test('[T53] an archive with a cookie is handed out only when that is said, in three languages', async () => {
  const ask = ['bundle', 'ask', 'court', 'a court', '--documents', 'A1']
  for (const language of ['en', 'ko', 'zh']) {
    const { exit, err } = await tumen('--lang', language, ...ask)
    assert.equal(exit, EXIT.refused)
    assert.ok(err.includes('A1') && err.includes('--with-credentials'), err)
    assert.doesNotMatch(err, /secret-of-a-reader|\{/)
  }
  const { exit, err, out } = await tumen(...ask, '--with-credentials')
  assert.equal(exit, EXIT.done, err)
  assert.match(out, /documents with what signs somebody in +1\n/)
  const bundle = /bu_[0-9a-f]+/.exec(out)?.[0] ?? ''
  assert.equal((await tumen('bundle', 'make', 'page-bundle.zip', bundle)).exit, EXIT.done)
  const checked = await tumen('bundle', 'verify', join(root, 'page-bundle.zip'))
  assert.match(checked.out, /One document in it has a file that holds what\s+signs somebody in/)
})
