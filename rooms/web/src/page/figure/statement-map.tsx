// Where what was stated happened: the places that statements name, drawn no finer than their
// province, since the page knows paths and no points.
import { type ExplainedAnswer, MapChart, numberPhrase, placeName, wordsHref } from '@tumen/view'
import type { ComponentProps, VNode } from 'preact'
import type { Ask } from '../../ask.ts'

type MapPlace = ComponentProps<typeof MapChart>['places'][number]

/** The places of the used statements on the overview map. */
export function StatementMap({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode {
  return <MapChart language={ask.language} places={mapPlaces(ask, answer)} id="where" />
}

/** The same number about the same place stands there once, with the first who states it. */
function mapPlaces({ language }: Ask, answer: ExplainedAnswer): MapPlace[] {
  const { context = {}, quotes, figure, placeNames } = answer
  const places = new Map<string, MapPlace>()
  for (const { claim } of figure.explanation.used) {
    const { number, places: ids = [] } = context[claim]?.taken ?? {}
    if (!number || number.isRate || quotes[claim]?.sensitivity !== 'public') continue
    const told = numberPhrase(language, number)
    for (const id of ids) {
      const key = `${id} ${told}`
      if (places.has(key)) continue
      const name = placeName(language, id, placeNames)
      places.set(key, { id, level: levelOf(id), name, told, href: wordsHref(claim) })
    }
  }
  return [...places.values()]
}

/** How large a place is, by the depth of its path: `CN`, `CN/LN`, `CN/LN/…`. */
function levelOf(path: string): MapPlace['level'] {
  const depth = path.split('/').length
  if (depth === 1) return 'country'
  return depth === 2 ? 'adm1' : 'adm2'
}
