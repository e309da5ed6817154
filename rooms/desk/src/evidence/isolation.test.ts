import assert from 'node:assert/strict'
import test from 'node:test'
import { Sandbox } from '@tumen/intake'
import { openFixture } from '../../fixture/desk.ts'
import { isolationOf } from './isolation.ts'

test('[D890] what opening a file can do on this machine is told, with the packages that help', async (t) => {
  const { desk } = await openFixture()
  t.after(() => desk.close())
  const without = await isolationOf({ ...desk, sandbox: new Sandbox(() => undefined) })
  assert.deepEqual(without, { level: 'B', reached: true, missing: ['bubblewrap'] })
  const here = await isolationOf(desk)
  assert.equal(here.level === 'A', !here.missing.includes('bubblewrap'))
  if (here.level === 'A') assert.equal(here.reached, false)
})
