// A call of a long operation as a job: how far it is, and a way to stop it from elsewhere.
import { given } from '@tumen/claim'
import type { JobKind } from '@tumen/contract'
import type { Actor, Call, Desk } from '../operation.ts'
import { groupsFor } from '../policy.ts'
import type { JobProgress } from './book.ts'

/**
 * The operations that are jobs. What a model reads stands in a line of its own (`reader/`), and
 * what somebody searches or looks at is nobody else's business.
 */
const KIND_OF: Readonly<Record<string, JobKind>> = {
  ...{ 'document.add': 'import', 'claim.import': 'import', 'place.import': 'import' },
  ...{ 'list.check': 'import', 'list.import': 'import' },
  ...{ 'import.keep': 'import', 'import.check': 'import', 'import.commit': 'import' },
  ...{ 'document.read': 'reading', 'document.trace': 'reading' },
  ...{ 'linkage.run': 'linkage', 'linkage.resolve': 'linkage', 'linkage.evaluate': 'linkage' },
  ...{ 'linkage.draw': 'linkage' },
  ...{ 'estimate.run': 'estimate', 'estimate.record': 'estimate', 'estimate.repeat': 'estimate' },
  ...{ 'estimate.vary': 'estimate', 'estimate.draws': 'estimate' },
  ...{ 'bundle.preview': 'bundle', 'bundle.make': 'bundle', 'claim.export': 'bundle' },
  ...{ 'table.export': 'bundle', 'everything.export': 'bundle', 'exchange.export': 'bundle' },
  ...{ 'exchange.check': 'import', 'exchange.import': 'import' },
  'bundle.take': 'import',
  ...{ 'redaction.start': 'reading', 'redaction.render': 'reading' },
  'workspace.fsck': 'check',
}

/** Whose a job is. */
export function ownerOf(desk: Pick<Desk, 'clock'>, actor: Actor, operation: string) {
  const groups = actor.within ?? groupsFor(actor, operation)
  const isOfSome = groups !== undefined && groups.length > 0
  return {
    by: actor.account,
    since: desk.clock().toISOString(),
    ...given({ groups: isOfSome ? groups : undefined }),
  }
}

/** The call with its progress followed; `end` when it is over. Other operations go as they came. */
export function followed(desk: Desk, operation: string, call: Call): { call: Call; end(): void } {
  const kind = KIND_OF[operation]
  if (kind === undefined) return { call, end() {} }
  const stop = new AbortController()
  const { progress } = call
  const owner = ownerOf(desk, call.actor, operation)
  let at: JobProgress = { step: '', done: 0, total: 0, waits: true, moved: owner.since }
  const end = desk.memory.jobs.begin({ ...owner, kind, at: () => at, stop: () => stop.abort() })
  const signals = [stop.signal, ...(progress.signal ? [progress.signal] : [])]
  const report: typeof progress.report = (step, done, total) => {
    const hasMoved = step !== at.step || done !== at.done || total !== at.total
    const moved = hasMoved ? desk.clock().toISOString() : at.moved
    at = { step, done, total, waits: total === 0 && done === 0, moved }
    progress.report(step, done, total)
  }
  return { call: { ...call, progress: { report, signal: AbortSignal.any(signals) } }, end }
}
