// Fits under the names that Rcapture has for them and for their columns of heterogeneity.
import type { Fit, Heterogeneity, HeterogeneityFit } from '@tumen/estimate'

/** The numbers of a fit under Rcapture's names. */
export function poissonOf(fit: Fit | HeterogeneityFit) {
  const { estimate, standardError, deviance, degrees, aic, bic } = fit
  return { abundance: estimate, stderr: standardError, deviance, df: degrees, AIC: aic, BIC: bic }
}

/** The shape that Rcapture writes after the kind of a model. */
export const SHAPES: Record<string, Heterogeneity | undefined> = {
  '': undefined,
  'Chao (LB)': 'lower-bound',
  Poisson2: 'poisson',
  Darroch: 'darroch',
  'Gamma3.5': 'gamma',
}
