// list.list: lists the lists of persons and the overlaps of lists, with their sizes.

import type { OverlapRow } from '@tumen/claim'
import { listList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { futureIn } from '../change/future-row.ts'
import { implement } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { listAnswers } from './show.ts'

export const listLists = implement(listList, async (desk, _input, call) => {
  const { read } = desk.ledger
  const lists = await read.rows('list')
  const overlaps = await read.rows('overlap')
  return {
    lists: await listAnswers(desk, call.actor, lists),
    overlaps: overlaps.map(overlapAnswer),
    ...(await futureIn(desk, call.actor)),
  }
})

function overlapAnswer(stored: Stored<OverlapRow>) {
  const { cells, ...overlap } = answerOf(stored)
  return { ...overlap, persons: cells.reduce((sum, cell) => sum + cell.persons, 0) }
}
