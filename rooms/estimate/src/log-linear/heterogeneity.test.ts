import assert from 'node:assert/strict'
import { test } from 'node:test'
import { near, recordedRows, vector } from '../../fixture/table.ts'
import { oneList, type Repeats } from '../closed-form/one-list.ts'
import { isFinding } from '../report/finding.ts'
import { fitRepeats, type Heterogeneity } from './heterogeneity.ts'

const SHAPES: Record<string, Heterogeneity | undefined> = {
  M0: undefined,
  'Mh Chao (LB)': 'lower-bound',
  'Mh Poisson2': 'poisson',
  'Mh Darroch': 'darroch',
  'Mh Gamma3.5': 'gamma',
}

function repeatsOf(id: string): Repeats {
  const { f } = vector<{ f: Record<string, number> }>(`tables/${id}`)
  return [0, ...Object.values(f)]
}

function fitted(repeats: Repeats, shape: Heterogeneity | undefined) {
  const fit = shape === undefined ? fitRepeats(repeats) : fitRepeats(repeats, shape)
  assert.ok(!isFinding(fit), String(shape))
  return fit
}

test('[M106] one list with repeats has the fits of Rcapture', () => {
  for (const id of ['BBS2001_counts', 'ill_netherlands_counts']) {
    const row = recordedRows(id, 'one list').find(({ call }) => call.startsWith('closedp.0('))
    for (const [name, theirs] of Object.entries(row?.result ?? {})) {
      const fit = fitted(repeatsOf(id), SHAPES[name])
      const { abundance, stderr, deviance, df, BIC } = theirs as Record<string, number>
      near(fit.estimate, abundance as number, 1e-8, name)
      near(fit.standardError, stderr as number, 1e-8, name)
      near(fit.deviance, deviance as number, 1e-8, name)
      assert.equal(fit.degrees, df)
      near(fit.bic, BIC as number, 1e-8, name)
    }
  }
})

test('[M106] its lower bound is that of Chao, and its profile and bias those of Rcapture', () => {
  const repeats = repeatsOf('ill_netherlands_counts')
  const row = recordedRows('ill_netherlands_counts', 'one list').find(({ call }) =>
    call.includes("h='LB'"),
  )
  const fit = fitted(repeats, 'lower-bound')
  near(fit.estimate, oneList(repeats)?.chao as number, 1e-9)
  near(fit.bias, row?.result.bias as number, 1e-8)
  // Rcapture's profile takes Stirling's form, which is 8·10⁻⁸ away.
  assert.ok(row)
  const { infCL, supCL } = row.result.multinomial_profile as Record<string, number>
  const { low, high } = fit.profile(0.95)
  near(low, infCL as number, 1e-6)
  near(high as number, supCL as number, 1e-6)
})
