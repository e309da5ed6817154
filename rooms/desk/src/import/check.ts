// import.check: what taking in a kept file would do. Nothing is stored.
import { given } from '@tumen/claim'
import { importCheck } from '@tumen/contract'
import { checkedAnswer } from '../mention/schema.ts'
import { implement } from '../operation.ts'
import { csvText, safeCell } from '../table/csv.ts'
import { prepareImport } from './prepare.ts'

export const checkImport = implement(importCheck, async (desk, { full, ...input }, call) => {
  const { table, walk, effect } = await prepareImport(desk, call, input)
  const lines: string[][] = [DIFFERENCE_COLUMNS]
  const walked = await walk(undefined, full ? (line) => lines.push(line) : undefined)
  const effects = await effect?.()
  return {
    ...checkedAnswer(walked),
    rows: table.count,
    ...given({ effects }),
    ...(full && { difference: csvText(lines, safeCell) }),
  }
})

const DIFFERENCE_COLUMNS = ['outcome', 'line', 'id', 'field', 'before', 'after']
