// Which claims a reader of the beginning of an explanation meets: whoever shows a dozen reasons of
// each kind need not read the texts behind ten thousand.
import type { Derivation, Figure } from '@tumen/figure'

/**
 * The claims that the first `most` items of each kind of reason name, so many of each item at
 * the most; of the used claims those from `from` on. The chosen parts come before the others.
 */
export function claimsNamedFirst(figure: Figure, most: number, from = 0): Set<string> {
  const { used, leftOut, beside, parts, contradictions } = figure.explanation
  const first = <I>(items: readonly I[]): readonly I[] => items.slice(0, most)
  const ends = [figure.low, figure.best, figure.high].flatMap((end) => end ?? [])
  return new Set([
    ...used.slice(from, from + most).map(({ claim }) => claim),
    ...first(leftOut).flatMap(({ claim, cause }) => [claim, ...(cause ? [cause] : [])]),
    ...first(beside).map(({ claim }) => claim),
    ...first(parts.filter(({ chosen }) => chosen)).flatMap(({ claims }) => first(claims)),
    ...first(parts.filter(({ chosen }) => !chosen)).flatMap(({ claims }) => first(claims)),
    ...first(contradictions).flatMap(({ left, right }) => [
      ...first(left.claims),
      ...first(right.claims),
    ]),
    ...first(figure.implied).flatMap(({ claims }) => first(claims)),
    ...ends.flatMap(({ from }) => claimsOfDerivation(from, most)),
  ])
}

function claimsOfDerivation(from: Derivation, most: number): string[] {
  if (from.rule === 'stated' || from.rule === 'fixed') return from.claims.slice(0, most)
  return from.parts.slice(0, most).flatMap(({ claims }) => claims.slice(0, most))
}
