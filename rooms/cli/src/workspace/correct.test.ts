// A scan corrected at the command line. The letter is invented.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-correct-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
await makeWorkspace(join(root, 'reed'))
const file = new URL('../../../../vectors/intake/blurred-letter.jpg', import.meta.url)

async function tumen(words: readonly string[], input?: object) {
  const terminal = captureTerminal({
    ...{ cwd: root, env: FIXTURE_ENV, stateFolder: join(root, 'state') },
    ...(input && { input: JSON.stringify(input) }),
  })
  const exit = await run(['-w', join(root, 'reed'), ...words], terminal)
  return { exit, ...terminal.printed }
}
const correct = (...words: string[]) => tumen(['document', 'correct', 'letter', ...words])

test('[E904] a scan is corrected by command, shown, and not twice', async () => {
  const about = ['--published', '2022-05', '--language', 'en', '--title', 'Letter']
  const added = await tumen(['document', 'add', fileURLToPath(file), '--id', 'letter', ...about])
  assert.equal(added.exit, EXIT.done, added.err)
  const first = await correct('At least 39 people.\nThe ford was shut.', 'typed from the page')
  assert.equal(first.exit, EXIT.done, first.err)
  const { out } = await tumen(['document', 'show', 'letter', '--json'])
  const { text, corrections } = JSON.parse(out)
  assert.equal(text, 'At least 39 people.\nThe ford was shut.')
  const [{ leaf, reason, by }] = corrections
  assert.deepEqual([reason, by], ['typed from the page', 'owner'])
  const again = await correct(text, 'again')
  assert.notEqual(again.exit, EXIT.done)
  assert.match(again.err, /refused \(nothing-changed\)/)
  assert.doesNotMatch(again.err, /ford|39/)
  // The whole input as JSON, for texts that no command line holds.
  const input = { id: 'letter', text: `${text}\nNine came back.`, reason: 'a line was missing' }
  const second = await tumen(['document', 'correct', '-', '--json'], { ...input, seen: leaf })
  assert.equal(second.exit, EXIT.done, second.err)
  const late = { ...input, text: `${text}\nTen came back.`, seen: leaf }
  const third = await tumen(['document', 'correct', '-', '--json'], late)
  assert.match(third.err, /refused \(stale\)/)
})
