// What lies around a question is looked at as far as a limit, and the answer says so.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Figure } from '@tumen/figure'
import { addReport, HELD, openTrial } from './trial-desk.test.ts'

test('[D486] of more than 1,000 claims around a question the nearest are looked at', async () => {
  const trial = await openTrial()
  try {
    await addReport(trial)
    await trial.ask('own', 'claim.record', { ...HELD, id: 'asked' })
    const exported = await trial.ask<{ claims: Claim[] }>('own', 'claim.export', { document: 'R1' })
    const [own] = exported.claims as [Claim]
    const others = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => {
        const proposition = { ...own.proposition, act: 'arrest' }
        return { ...own, id: `other-${from + n}`, proposition }
      })
    const ask = async () => {
      const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
      const { figure } = await trial.ask<{ figure: Figure }>('own', 'figure.ask', question)
      const { nearby, nearbyMore, nearbyOpen } = figure.explanation
      return [figure.low?.value, nearby.length + (nearbyMore ?? 0), nearbyOpen]
    }
    await trial.ask('own', 'claim.import', { claims: others(0, 1000) })
    assert.deepEqual(await ask(), [52, 1000, undefined])
    await trial.ask('own', 'claim.import', { claims: others(1000, 1001) })
    assert.deepEqual(await ask(), [52, 1000, true])
  } finally {
    await trial.close()
  }
})
