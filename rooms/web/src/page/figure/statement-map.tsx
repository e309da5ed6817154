// Where what was stated happened: the places that statements name, drawn no finer than their
// province, since the page knows paths and no points.
import { type ExplainedAnswer, MapChart, numberPhrase, placeName, wordsHref } from '@tumen/view'
import { fill } from '@tumen/words'
import type { ComponentProps, VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

type MapPlace = ComponentProps<typeof MapChart>['places'][number]

/** The places of the used statements on the overview map. */
export function StatementMap({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode {
  return <MapChart language={ask.language} places={mapPlaces(ask, answer)} id="where" />
}

/** How many numbers stand beside a place. */
const MOST_NUMBERS = 3

/** A place stands there once, with the numbers about it, each once, that of the answer first. */
function mapPlaces({ language, words }: Ask, answer: ExplainedAnswer): MapPlace[] {
  const { context = {}, quotes, figure, placeNames } = answer
  const places = new Map<string, { claim: string; told: Set<string> }>()
  const inOrder = [...figure.explanation.used].sort((a, b) => b.sets.length - a.sets.length)
  for (const { claim } of inOrder) {
    const { number, places: ids = [] } = context[claim]?.taken ?? {}
    if (!number || number.isRate || quotes[claim]?.sensitivity !== 'public') continue
    for (const id of ids) {
      const place = places.get(id) ?? { claim, told: new Set() }
      places.set(id, place)
      place.told.add(numberPhrase(language, number))
    }
  }
  return [...places].map(([id, { claim, told }]) => {
    const numbers = [...told].slice(0, MOST_NUMBERS)
    const more = told.size - numbers.length
    const rest = more > 0 ? [fill(words.page.figure.answer.andMore, { n: more })] : []
    const name = placeName(language, id, placeNames)
    const line = [...numbers, ...rest].join(words.report.also)
    return { id, level: levelOf(id), name, told: line, href: wordsHref(claim) }
  })
}

/** How large a place is, by the depth of its path: `CN`, `CN/LN`, `CN/LN/…`. */
function levelOf(path: string): MapPlace['level'] {
  const depth = path.split('/').length
  if (depth === 1) return 'country'
  return depth === 2 ? 'adm1' : 'adm2'
}
