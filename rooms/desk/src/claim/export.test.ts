// Who takes claims along proves who they are, unless it is refused anyhow.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'

test('[D1077] an export asks for a fresh proof only where it would give something out', async (t) => {
  for (const [review, code] of [
    ['self', 'proof-needed'],
    ['second-person', 'bundle-needed'],
  ] as const) {
    const { desk, close } = await openFixture(review)
    t.after(() => close())
    const actor = { account: 'ana', roles: ['analyst' as const] }
    const asked = (more: object) =>
      callByName(desk, 'claim.export', {}, { actor, progress: { report() {} }, ...more })
    assert.equal((await refused(asked({ isStale: true }))).code, code)
    if (review === 'self') assert.ok(await asked({}))
  }
})
