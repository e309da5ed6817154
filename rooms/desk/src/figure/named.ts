// Which claims the beginning of an explanation names: a page that shows a dozen reasons of each
// kind need not read the texts of ten thousand.
import { type Derivation, type Figure, usedByWeight } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'

/** How much of an explanation is read: so many items of a kind, the used ones from `from` on. */
export interface Beginning {
  most: number
  from?: number
}

type Contexts = ReadonlyMap<string, ClaimInContext>

/**
 * The claims that the first `most` items of each kind of reason name, so many of each item at
 * the most, and the weightiest of the used ones. The chosen parts come before the others.
 */
export function claimsNamedFirst(
  figure: Figure,
  contexts: Contexts,
  { most, from = 0 }: Beginning,
): Set<string> {
  const { explanation, extensions } = figure
  const { used, leftOut, beside, nearby, parts, contradictions } = explanation
  const first = <I>(items: readonly I[]): readonly I[] => items.slice(0, most)
  const byWeight = usedByWeight(explanation, (id) => contexts.get(id)?.claim.row.published, most)
  const ends = [figure.low, figure.best, figure.high].flatMap((end) => end ?? [])
  return new Set([
    ...[...used.slice(from, from + most), ...byWeight].map(({ claim }) => claim),
    ...first(leftOut).flatMap(({ claim, cause }) => [claim, ...(cause ? [cause] : [])]),
    ...[...first(beside), ...nearby].map(({ claim }) => claim),
    ...first(parts.filter(({ chosen }) => chosen)).flatMap(({ claims }) => first(claims)),
    ...first(parts.filter(({ chosen }) => !chosen)).flatMap(({ claims }) => first(claims)),
    ...first(contradictions).flatMap(({ left, right }) => [
      ...first(left.claims),
      ...first(right.claims),
    ]),
    ...[...first(figure.implied), ...first(extensions?.impossible ?? [])].flatMap(({ claims }) =>
      first(claims),
    ),
    ...ends.flatMap(({ from }) => claimsOfDerivation(from, most)),
  ])
}

function claimsOfDerivation(from: Derivation, most: number): string[] {
  if (from.rule === 'stated' || from.rule === 'fixed') return from.claims.slice(0, most)
  return from.parts.slice(0, most).flatMap(({ claims }) => claims.slice(0, most))
}

/**
 * The claims whose quotations a reader of the beginning needs: those that it names, one of each
 * speaker that it names, and all whose words are not for every eye, since these forbid to name
 * their speakers beside other words.
 */
export function claimsQuotedFirst(
  figure: Figure,
  named: readonly ClaimInContext[],
  shown: ReadonlySet<string>,
  { most }: Beginning,
): ClaimInContext[] {
  const speakers = speakersNamedFirst(figure, most)
  return named.filter(({ claim: { row } }) => {
    const isFirstOf = speakers.delete(row.origin)
    return isFirstOf || shown.has(row.id) || row.sensitivity !== 'public'
  })
}

function speakersNamedFirst({ explanation }: Figure, most: number): Set<string> {
  const { classes, rows, mayBeOne, grouping, supportedBy, pairsThatMatter } = explanation
  const first = <I>(items: readonly I[]): readonly I[] => items.slice(0, most)
  return new Set([
    ...first(classes).flatMap(({ id, members }) => [id, ...first(members)]),
    ...first(rows).flatMap(({ a, b }) => [a, b]),
    ...[...first(mayBeOne), ...first(pairsThatMatter)].flat(),
    ...first(grouping).flatMap(first),
    ...supportedBy.flatMap(({ origins }) => first(origins)),
    ...first(explanation.reportsByOrigin).map(({ origin }) => origin),
  ])
}
