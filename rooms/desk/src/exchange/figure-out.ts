// Saved questions with their answers as rows of figures: the numbers with what may be public of the
// reports behind them. A nameless origin stands there by its role and never by its id.
import { given, placeAncestors } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { CarriedFigure, FigureSource } from '@tumen/exchange'
import type { Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import type { AskOperation } from '../table/source.ts'
import { recordsOf } from './gather.ts'

type Explained = Output<'figure.explain'> & { saved: { id: string; query: Record<string, string> } }

/** The figures of all saved questions that can be answered. */
export async function figuresOut(
  desk: Desk,
  ask: AskOperation,
  urlOf: (query: Record<string, string>) => string,
): Promise<CarriedFigure[]> {
  const gazetteer = await gazetteerOf(desk)
  const all = await recordsOf<Explained | { refused: string }>(ask, 'figures')
  const answered = all.filter((one): one is Explained => 'figure' in one)
  const titles = await titlesOf(desk, answered)
  return answered.map((one) => figureOut(one, { gazetteer, titles, urlOf }))
}

interface Around {
  gazetteer: Gazetteer
  titles: ReadonlyMap<string, string>
  urlOf: (query: Record<string, string>) => string
}

function figureOut(answer: Explained, { gazetteer, titles, urlOf }: Around): CarriedFigure {
  const { saved, question, figure, knownOn } = answer
  const { act, population, place, at, from = at, to = at, unit, event } = question
  const { low, best, high } = figure
  const marks = (['low', 'best', 'high'] as const).flatMap((end) =>
    (figure[end]?.marks ?? []).map((mark) => `${end}:${mark}`),
  )
  const period = from && to ? { earliest: from, latest: to } : undefined
  return {
    ...{ id: saved.id, act, highOpen: figure.open, marks, reports: figure.reports },
    ...given({
      population,
      unit,
      period,
      place: place === undefined ? undefined : placeOut(gazetteer, place),
    }),
    ...given({ low: low?.value, best: best?.value, high: high?.value }),
    lowStrict: figure.strictLow,
    bestIsFloor: best?.marks.includes('floor') ?? false,
    ...{ originsMin: figure.figure[0], originsMax: figure.figure[1] },
    eventOriginsMin: figure.event[0],
    isOneEvent: event !== undefined,
    sources: sourcesOf(answer, titles),
    ...{ status: figure.status, flags: figure.flags, knownOn, knownBy: answer.knownBy },
    url: urlOf(saved.query),
  }
}

function placeOut(gazetteer: Gazetteer, path: string) {
  const nameOf = (id: string) => {
    const { names = {} } = gazetteer.places.get(id) ?? {}
    return names.en ?? Object.values(names)[0] ?? id
  }
  const { level = '', latitude, longitude } = gazetteer.places.get(path) ?? {}
  // A site may not be pointed at: what has no area has no point.
  const isArea = level !== 'site'
  return {
    ...{ path, name: nameOf(path), level },
    above: [...placeAncestors(path), path].map(nameOf),
    ...(isArea && given({ latitude, longitude })),
  }
}

/** The public reports behind a figure. */
function sourcesOf(
  { figure, quotes }: Explained,
  titles: ReadonlyMap<string, string>,
): FigureSource[] {
  return figure.explanation.used.flatMap(({ claim }) => {
    const quote = quotes[claim]
    if (quote?.sensitivity !== 'public' || !titles.has(quote.doc)) return []
    const [office] = quote.chain
    const origin = quote.chain.at(-1)
    return [
      {
        ...{ article: titles.get(quote.doc) ?? '', office: office?.label ?? '' },
        ...{ date: quote.published, original: origin?.label ?? '' },
      },
    ]
  })
}

/** Titles of the public documents in which they stand. */
async function titlesOf(desk: Desk, answers: readonly Explained[]) {
  const ids = [
    ...new Set(answers.flatMap(({ quotes }) => Object.values(quotes).map(({ doc }) => doc))),
  ]
  const found = ids.length > 0 ? await desk.ledger.read.documentsById(ids) : []
  const open = found.filter(({ row }) => row.sensitivity === 'public')
  return new Map(open.map(({ row }) => [row.id, row.title]))
}
