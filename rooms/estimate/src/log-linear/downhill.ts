// Downhill by BIC: from independent lists to the best neighbour, as long as there is a better one.
// It looks at few models where all of them are too many: six lists with interactions of three.
// Source: Silverman, Chan & Vincent (2024), section 3.
import { sizeOf } from '../table/capture-table.ts'
import { generatorsOf, type Model, mainEffects, modelName, withTerm } from './model.ts'
import {
  type Bench,
  compareFits,
  fittedModels,
  type Placed,
  type Selected,
  type Selector,
} from './selection.ts'

const MOST_ORDER = 3
const MOST_MOVES = 20

/** Chooses the model at the foot of the way down; nothing where independent lists have no fit. */
export function createDownhill(bench: Bench): Selector {
  const { width } = bench
  function select(counts: Float64Array): Selected | undefined {
    let at = bestOf(bench, counts, [mainEffects(width)])
    for (let move = 0; at !== undefined && move < MOST_MOVES; move++) {
      const next = bestOf(bench, counts, neighboursOf(at.model, width))
      if (next === undefined || compareFits(next, at) >= 0) break
      at = next
    }
    return at
  }
  return { select }
}

// The smallest BIC among models that have a maximum; existence is tested from the best on.
function bestOf(
  bench: Bench,
  counts: Float64Array,
  models: readonly Model[],
): Selected | undefined {
  const name = ({ model }: Placed) => modelName(model, bench.width)
  const sorted = fittedModels(bench, counts, models).sort(
    (a, b) => compareFits(a, b) || (name(a) < name(b) ? -1 : 1),
  )
  const best = sorted.find(
    ({ isProof, model }) => isProof || bench.existence.codeOf(counts, model) === 0,
  )
  return best && { model: best.model, estimate: best.estimate, bic: best.bic, aic: best.aic }
}

/** One term more whose parts are all in, or one of the largest members less; lists stay. */
export function neighboursOf(model: Model, width: number): Model[] {
  const terms = new Set(model)
  const most = Math.min(MOST_ORDER, width - 1)
  const larger = Array.from({ length: 1 << width }, (_, mask) => mask)
    .filter((mask) => sizeOf(mask) >= 2 && sizeOf(mask) <= most && !terms.has(mask))
    .filter((mask) => partsOf(mask).every((part) => terms.has(part)))
    .map((mask) => withTerm(model, mask))
  const smaller = generatorsOf(model)
    .filter((term) => sizeOf(term) >= 2)
    .map((term) => model.filter((other) => other !== term))
  return [...larger, ...smaller]
}

// Those one list smaller.
function partsOf(mask: number): number[] {
  const parts: number[] = []
  for (let left = mask; left !== 0; left &= left - 1) parts.push(mask & ~(left & -left))
  return parts
}
