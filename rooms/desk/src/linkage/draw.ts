// linkage.draw: how many persons there may be, and on which lists, drawn many times over what
// linking leaves open. Counts only: the person who estimates needs no name. Source: linkage.md 12.
import { linkageDraw } from '@tumen/contract'
import { type DrawInput, drawLinkages, drawQuantile, type LinkageDraws } from '@tumen/linkage'
import { step } from '../change/make.ts'
import { implement } from '../operation.ts'
import { type LinkageBook, openLinkage } from './book.ts'

export const drawLinkage = implement(linkageDraw, async (desk, { run, draws, seed }, call) => {
  step(call, 'draw', 0, draws)
  const book = await openLinkage(desk, run)
  const drawn = drawBook(book, draws, seed)
  step(call, 'draw', draws, draws)
  return { ...drawAnswer(book, drawn), judged: book.calibration.judged, seed }
})

/** Draws of a linkage's persons; the same for one seed. */
export function drawBook(book: LinkageBook, draws: number, seed: number): LinkageDraws {
  const { mentions, pairs, list, calibration, facts, same } = book
  const input: DrawInput = {
    ...{ mentions: mentions.length, pairs, list, lists: book.run.row.lists.length },
    ...{ calibration, facts, same, seed, draws },
    different: [...book.different, ...book.impossible],
    families: familiesOf(book),
  }
  return drawLinkages(input)
}

function familiesOf({ model }: LinkageBook): DrawInput['families'] {
  const bits = (rules: readonly number[] = []) => rules.reduce((all, rule) => all | (1 << rule), 0)
  const { withName, withoutName } = model.blockingFamilies ?? {}
  return { withName: bits(withName), withoutName: bits(withoutName) }
}

function drawAnswer({ run }: LinkageBook, { draws, flags }: LinkageDraws) {
  const patterns = [...new Set(draws.flatMap(({ cells }) => cells.map(([pattern]) => pattern)))]
  const cellOf = (cells: LinkageDraws['draws'][number]['cells'], pattern: string) =>
    cells.find(([own]) => own === pattern)?.[1] ?? 0
  return {
    lists: [...run.row.lists],
    persons: personsBand({ draws }),
    perList: run.row.lists.map((_, n) => bandOf(draws.map(({ perList }) => perList[n] ?? 0))),
    overlaps: patterns.sort().map((pattern) => ({
      lists: placesOf(pattern),
      persons: bandOf(draws.map(({ cells }) => cellOf(cells, pattern))),
    })),
    tables: draws.map(({ cells }) =>
      cells.map(([pattern, persons]) => ({ lists: placesOf(pattern), persons })),
    ),
    flags: [...flags],
  }
}

function placesOf(pattern: string): number[] {
  return [...pattern].flatMap((sign, n) => (sign === '1' ? [n] : []))
}

/** Persons at 2.5, 50 and 97.5 % of the draws. */
export function personsBand({ draws }: Pick<LinkageDraws, 'draws'>) {
  return bandOf(draws.map(({ persons }) => persons))
}

function bandOf(values: readonly number[]) {
  const [low, best, high] = [0.025, 0.5, 0.975].map((share) => drawQuantile(values, share))
  return { low: low as number, best: best as number, high: high as number }
}
