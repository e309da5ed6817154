// What the estimate would be if so many links were missed or false, where no draws of links are at
// hand. Missed links push it up, false ones down, and further.

import { chaoBound } from '../closed-form/closed-form.ts'
import { fitLogLinear } from '../log-linear/log-linear.ts'
import type { Selection } from '../log-linear/method.ts'
import { mainEffects } from '../log-linear/model.ts'
import { chooseNearby, type NearbyChoice, nearbyChoice } from '../log-linear/nearby.ts'
import { isFinding } from '../report/finding.ts'
import type { Job, Part, Running } from '../report/job.ts'
import type { CaptureTable } from './capture-table.ts'
import { LINK_ERRORS, type LinkError, withLinkErrors } from './link-error.ts'

export interface LinkErrorOptions {
  errors?: readonly LinkError[]
  selection?: Selection
  /** Tables drawn for each error. */
  draws?: number
  seed?: bigint
}

/** Means over the tables that were drawn. */
export interface LinkErrorPoint {
  error: LinkError
  persons: number
  chao: number
  /** Independent lists; nothing where no maximum exists in any draw. */
  main?: number
  /** The default, or asked for, choice. */
  estimate?: number
  /** Draws without an estimate. */
  failed: number
}

/** All draws of one error. */
export interface LinkErrorPart extends Part {
  kind: 'links'
  table: CaptureTable
  error: LinkError
  choice: NearbyChoice
  seed: bigint
}

const DRAWS = 20

/** The estimates under each error as a job. */
export function linkErrorJob(
  table: CaptureTable,
  options: LinkErrorOptions = {},
): Job<LinkErrorPoint[], LinkErrorPart, LinkErrorPoint> {
  const { errors = LINK_ERRORS, selection, draws = DRAWS, seed = 1n } = options
  const choice = nearbyChoice(table, selection)
  const shape = { kind: 'links' as const, units: draws, table, choice, seed }
  const parts = errors.map((error): LinkErrorPart => ({ ...shape, error }))
  return { stage: 'links', parts, join: (results) => results }
}

/** The draws of one error. */
export function* runLinkErrorPart(part: LinkErrorPart): Running<LinkErrorPoint> {
  const { table, error, choice, seed, units } = part
  const found: { persons: number; chao: number; main?: number; estimate?: number }[] = []
  for (let draw = 0; draw < units; draw++) {
    const one = withLinkErrors(table, error, { seed, draw })
    const main = fitLogLinear(one, mainEffects(one.lists.length))
    const chosen = chooseNearby(one, choice)
    found.push({
      ...{ persons: one.persons, chao: chaoBound(one).estimate },
      ...(isFinding(main) ? {} : { main: main.estimate }),
      ...(chosen && { estimate: chosen.estimate }),
    })
    yield draw + 1
  }
  const [main, estimate] = [meanOf(found, 'main'), meanOf(found, 'estimate')]
  return {
    error,
    persons: meanOf(found, 'persons') ?? 0,
    chao: meanOf(found, 'chao') ?? 0,
    ...(main !== undefined && { main }),
    ...(estimate !== undefined && { estimate }),
    failed: found.filter((one) => one.estimate === undefined).length,
  }
}

type Named = 'persons' | 'chao' | 'main' | 'estimate'

function meanOf(found: readonly { [K in Named]?: number }[], name: Named): number | undefined {
  const known = found.map((one) => one[name]).filter((one) => one !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0) / known.length
}
