// How well weights agree with pairs that people judged: the usual measures of a two-way table,
// threshold by threshold. Source: the reference on linkage, section 11; P4 after Sitarz, 2022;
// φ is Matthews' correlation.

/** A judged pair: its weight in bits, and whether it is one person. */
export interface LabelledPair {
  readonly weight: number
  readonly match: boolean
}

/** One threshold's table and its measures; a share of nothing is 0. */
export interface LabelScore {
  readonly threshold: number
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly trueNegatives: number
  readonly precision: number
  readonly recall: number
  readonly specificity: number
  readonly negativePredictiveValue: number
  readonly accuracy: number
  readonly f1: number
  readonly f2: number
  readonly f05: number
  readonly p4: number
  readonly phi: number
}

/** The scores at each weight that a labelled pair has, lowest first: the points of the curves. */
export function labelScores(labels: readonly LabelledPair[]): LabelScore[] {
  const heaviest = [...labels].sort((x, y) => y.weight - x.weight)
  const matches = labels.filter(({ match }) => match).length
  const scores: LabelScore[] = []
  let right = 0
  heaviest.forEach(({ weight, match }, at) => {
    right += match ? 1 : 0
    // Pairs of equal weight stand or fall together.
    if (heaviest[at + 1]?.weight === weight) return
    scores.push(tableScore(weight, [right, at + 1 - right, matches - right, labels.length]))
  })
  return scores.reverse()
}

/** From true positives, false positives, false negatives and the number of pairs. */
function tableScore(threshold: number, counts: [number, number, number, number]): LabelScore {
  const [tp, fp, fn, all] = counts
  const tn = all - tp - fp - fn
  return {
    threshold,
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    specificity: share(tn, tn + fp),
    negativePredictiveValue: share(tn, tn + fn),
    accuracy: share(tp + tn, all),
    f1: share(2 * tp, 2 * tp + fp + fn),
    f2: share(5 * tp, 5 * tp + 4 * fn + fp),
    f05: share(1.25 * tp, 1.25 * tp + 0.25 * fn + fp),
    p4: share(4 * tp * tn, 4 * tp * tn + (tp + tn) * (fp + fn)),
    phi: share(tp * tn - fp * fn, Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))),
  }
}

/** The share of records that even against themselves stay below a threshold in bits. */
export function unlinkableShare(selfWeights: Float64Array, threshold: number): number {
  let below = 0
  for (const weight of selfWeights) if (weight < threshold) below += 1
  return share(below, selfWeights.length)
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
