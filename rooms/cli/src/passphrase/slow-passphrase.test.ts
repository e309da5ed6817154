// Passphrases: what is too weak, where a new one comes from, and changing it.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createDesk } from '@tumen/desk'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal, type Seen } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'
import { LEAST_GUESSES, weaknessOf } from './strength.ts'

const here = mkdtempSync(join(tmpdir(), 'tumen-passphrase-'))
after(() => rmSync(here, { recursive: true, force: true }))

const GOOD = 'a heron waits by the ford'

async function tumen(argv: string[], seen: Partial<Seen> = {}) {
  const terminal = captureTerminal({ cwd: here, ...seen })
  const status = await run(argv, terminal)
  return { status, ...terminal.printed }
}

test('[T130] what takes fewer than a million million guesses is too weak, and why is said', async () => {
  const weak = [
    ['', 'empty'],
    ['   ', 'empty'],
    ['password', 'topTen'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'simpleRepeat'],
    ['qwertyuiop1234567890', undefined],
    ['Tr0ub4dor&3', undefined],
    ['2019-08-08', undefined],
    ['비밀번호', undefined],
    ['密码123456', undefined],
  ] as const
  for (const [passphrase, reason] of weak) {
    const found = await weaknessOf(passphrase)
    assert.ok(found, passphrase)
    if (reason) assert.equal(found.reason, reason, passphrase)
    for (const language of LANGUAGES)
      if (found.reason) assert.ok(found.reason in wordsIn(language).passphrase.why, found.reason)
  }
  for (const passphrase of [
    GOOD,
    '강가에서 왜가리가 기다린다',
    '我在江边等一只鹭鸟飞来了吧',
    'x7Kp2mQ9vL4tZ3',
  ])
    assert.equal(await weaknessOf(passphrase), undefined, passphrase)
  // Thirty thousand years of a processor that needs a second for each guess.
  assert.ok(LEAST_GUESSES / (365.25 * 86_400) > 30_000)
})

test('[T130] a long passphrase is judged quickly, by its beginning', async () => {
  assert.ok(await weaknessOf('a'.repeat(1_000_000)))
  assert.equal(await weaknessOf(`${GOOD}${'a'.repeat(1_000_000)}`), undefined)
})

test('[T131] a weak passphrase makes no workspace, wherever it comes from', async () => {
  const file = join(here, 'weak.txt')
  for (const weak of ['', 'password', '1988']) {
    writeFileSync(file, `${weak}\n`)
    const ways: [string[], Partial<Seen>][] = [
      [['--passphrase-file', file], {}],
      [[], { env: { TUMEN_PASSPHRASE: weak } }],
      [[], { secrets: [weak, weak] }],
    ]
    for (const [more, seen] of ways) {
      const { status, err } = await tumen(['init', 'weak', ...more], seen)
      assert.equal(status, EXIT.usage, `${weak} ${err}`)
      assert.ok(!existsSync(join(here, 'weak')))
      assert.match(err.replace(/\s+/g, ' '), /can be guessed too soon/)
      assert.ok(weak === '' || !err.includes(weak), 'no passphrase is repeated')
    }
  }
})

test('[T131] mutation test: the same words under a strong passphrase make a workspace', async () => {
  const { status, err } = await tumen(['init', 'strong'], { secrets: [GOOD, GOOD] })
  assert.equal(status, 0, err)
  // What a good one is stands there before it is asked for.
  assert.ok(err.startsWith(wordsIn('en').passphrase.advice.slice(0, 30)))
})

test('[T132] `passphrase change` takes the new one from a file, the environment or the terminal', async () => {
  await makeWorkspace(join(here, 'change'))
  const old = FIXTURE_ENV.TUMEN_PASSPHRASE
  const show = ['-w', 'change', 'workspace', 'show']
  const change = ['-w', 'change', 'passphrase', 'change']
  const weak = await tumen(change, { env: { ...FIXTURE_ENV, TUMEN_NEW_PASSPHRASE: '' } })
  assert.equal(weak.status, EXIT.usage)
  const wrong = await tumen(change, { secrets: ['wrong', GOOD, GOOD] })
  assert.equal(wrong.status, EXIT.notSignedIn)
  assert.equal((await tumen(show, { env: FIXTURE_ENV })).status, 0)

  const alone = await tumen(change, { env: FIXTURE_ENV })
  assert.equal(alone.status, EXIT.notSignedIn)
  assert.ok(alone.err.includes(wordsIn('en').usage['new-passphrase-needed']), alone.err)

  const file = join(here, 'new.txt')
  writeFileSync(file, GOOD)
  const done = await tumen([...change, '--new-passphrase-file', file], { env: FIXTURE_ENV })
  assert.equal(done.status, 0, done.err)
  assert.match(done.out.replace(/\s+/g, ' '), /old one no more/)
  assert.equal((await tumen(show, { secrets: [old] })).status, EXIT.notSignedIn)
  assert.equal((await tumen(show, { secrets: [GOOD] })).status, 0)
  const again = await tumen([...change, '--new-passphrase-file', file], { secrets: [GOOD] })
  assert.equal(again.status, EXIT.usage, again.err)
  assert.match(again.err, /opens the workspace already. Nothing was changed/)
  const none = await tumen([...change, '--new-passphrase-file', 'none.txt'], { secrets: [GOOD] })
  assert.match(none.err, /--new-passphrase-file/)
  const typed = await tumen(change, { secrets: [GOOD, `${GOOD} again`, `${GOOD} again`] })
  assert.equal(typed.status, 0, typed.err)
  assert.equal((await tumen(show, { secrets: [`${GOOD} again`] })).status, 0)
})

test('[T133] doctor tells a weak passphrase of a workspace that opens, and not a strong one', async () => {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const around = { clock: () => new Date(), random, workFactor: 4, owner: 'o', review: 'self' }
  for (const [folder, passphrase, state] of [
    ['old-weak', '', 'warn'],
    ['old-strong', GOOD, 'ok'],
  ] as const) {
    const desk = await createDesk({ ...around, folder: join(here, folder), passphrase } as never)
    await desk.close()
    const env = { TUMEN_PASSPHRASE: passphrase }
    const { out } = await tumen(['-w', folder, '--json', 'doctor'], { env })
    const { checks } = JSON.parse(out) as { checks: { name: string; state: string }[] }
    assert.equal(checks.find(({ name }) => name === 'workspace')?.state, 'ok')
    assert.equal(checks.find(({ name }) => name === 'passphrase')?.state, state)
  }
  assert.ok(readFileSync(join(here, 'old-weak', 'store.key.age')).length > 0)
})

test('[T136] no workspace is made under the names of its owner and its folder', async () => {
  const words = 'casework anna kim'
  const made = ['init', 'casework', '--owner', 'anna kim']
  const { status, err } = await tumen(made, { secrets: [words, words] })
  assert.equal(status, EXIT.usage, err)
  assert.ok(!existsSync(join(here, 'casework')) && !err.includes(words))
})
