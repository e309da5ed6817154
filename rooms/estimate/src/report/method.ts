// The methods of a report side by side; none of them wins.

import type { GraphAverage } from '../bayes/graph-average.ts'
import type { LatentClass } from '../bayes/latent-class.ts'
import { chaoBound, chapman, pairOf } from '../closed-form/closed-form.ts'
import type { Bootstrap } from '../log-linear/bootstrap.ts'
import type { Selected } from '../log-linear/selection.ts'
import type { CaptureTable } from '../table/capture-table.ts'
import type { Finding } from './finding.ts'
import type { MethodResult } from './report.ts'
import type { Variant } from './sensitivity.ts'

/** What the long parts of a report gave. */
export interface Done {
  bootstrap?: Bootstrap
  graphs?: GraphAverage
  half?: GraphAverage
  double?: GraphAverage
  chains?: LatentClass
  variants?: Variant[]
}

/** The estimate of each method that ran. */
export function methodsOf(
  table: CaptureTable,
  { done, selected, findings }: { done: Done; selected: Selected | undefined; findings: Finding[] },
): MethodResult[] {
  const { bootstrap, graphs, chains } = done
  const methods: MethodResult[] = []
  if (bootstrap && selected)
    methods.push({
      ...{ method: 'model', estimate: bootstrap.estimate, model: bootstrap.model },
      ...sides(bootstrap.printed),
      findings: bootstrap.findings,
    })
  if (graphs)
    methods.push({
      ...{ method: 'graphs', estimate: graphs.quantiles['0.5'] ?? graphs.mean },
      ...sides(graphs.quantiles),
      findings: graphs.findings,
    })
  if (chains)
    methods.push({
      ...{ method: 'classes', estimate: chains.quantiles['0.5'] ?? chains.mean },
      ...sides(chains.quantiles),
      findings: chains.findings,
    })
  if (selected) {
    const { estimate, low, high } = chaoBound(table)
    methods.push({ method: 'chao', estimate, low, high, findings: [] })
  }
  if (table.lists.length === 2 && findings.every(({ kind }) => kind !== 'no_overlap')) {
    const { estimate, low, high } = chapman(pairOf(table, 0, 1))
    methods.push({ method: 'chapman', estimate, low, high, findings: [] })
  }
  return methods
}

function sides(limits: Readonly<Record<string, number>>): { low: number; high: number } {
  return { low: limits['0.025'] ?? Number.NaN, high: limits['0.975'] ?? Number.NaN }
}
