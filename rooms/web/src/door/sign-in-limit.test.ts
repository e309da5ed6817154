import assert from 'node:assert/strict'
import test from 'node:test'
import { SignInLimit } from './sign-in-limit.ts'

test('[E14] five wrong words are free; then the wait doubles up to 42 seconds', () => {
  const limit = new SignInLimit(() => 0)
  const guesser = {}
  const waits = Array.from({ length: 11 }, () => limit.noteWrong(guesser))
  assert.deepEqual(waits, [0, 0, 0, 0, 2, 4, 8, 16, 32, 42, 42])
  assert.equal(limit.waitFor({}), 0, 'another connection is not kept waiting')
})

test('[E14] the wait ends, and a right word forgets what was counted', () => {
  const now = { ms: 0 }
  const limit = new SignInLimit(() => now.ms)
  const guesser = {}
  for (let n = 0; n < 5; n++) limit.noteWrong(guesser)
  now.ms = 1_999
  assert.ok(limit.waitFor(guesser) > 0)
  now.ms = 2_000
  assert.equal(limit.waitFor(guesser), 0)
  limit.noteRight(guesser)
  assert.equal(limit.noteWrong(guesser), 0)
})
