// A paragraph cut at every border of a span, so that claims may overlap or lie in one another:
// each piece knows all claims whose words it belongs to.

/** A span of words, in UTF-16 code units of the whole text. */
export interface MarkedSpan {
  start: number
  end: number
  /** Place of the claim in the list of claims. */
  claim: number
}

/** Words that belong to the same claims. */
export interface MarkedPiece {
  text: string
  start: number
  /** Places of the claims, in their order. */
  claims: number[]
  /** Places of the claims one of whose spans ends with this piece. */
  ends: number[]
}

/** The spans of each paragraph. Both lists ascend by `start`; time grows with their length. */
export function spansByParagraph(
  paragraphs: readonly { start: number; end: number }[],
  spans: readonly MarkedSpan[],
): MarkedSpan[][] {
  const found: MarkedSpan[][] = paragraphs.map(() => [])
  let first = 0
  for (const span of spans) {
    while (first < paragraphs.length && (paragraphs[first]?.end ?? 0) <= span.start) first++
    for (let n = first; n < paragraphs.length; n++) {
      if ((paragraphs[n]?.start ?? 0) >= span.end) break
      found[n]?.push(span)
    }
  }
  return found
}

/** The pieces of one paragraph, in order; together they are its whole text. */
export function piecesOf(
  paragraph: { start: number; end: number; text: string },
  spans: readonly MarkedSpan[],
): MarkedPiece[] {
  const { start, end, text } = paragraph
  const inside = (offset: number) => Math.min(end, Math.max(start, offset))
  const borders = new Set([start, end])
  for (const span of spans) borders.add(inside(span.start)).add(inside(span.end))
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, n) => {
    const to = sorted[n + 1] ?? end
    const over = spans.filter((span) => span.start < to && span.end > from)
    const claims = over.map(({ claim }) => claim)
    const ends = over.filter((span) => span.end === to).map(({ claim }) => claim)
    return { text: text.slice(from - start, to - start), start: from, claims, ends }
  })
}
