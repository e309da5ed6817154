// list.map: how the columns of files are read, saved by name. Source: desk.md I3.

import { checkRow } from '@tumen/claim'
import { listMap, type mappingColumnsSchema } from '@tumen/contract'
import type { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { mappingProblems } from '../import/column.ts'
import { rulesOfKind } from '../import/kinds.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { savedMappings } from './saved-mapping.ts'

/** A mapping as a row holds it. */
export function mappedColumns(columns: z.output<typeof mappingColumnsSchema>) {
  return columns.map(({ column, field, form, clears }) => ({
    ...{ column, field },
    ...(form !== undefined && { form }),
    ...(clears !== undefined && { clears }),
  }))
}

export const mapList = implement(listMap, async (desk, input, call) => {
  const { name, description, kind } = input
  const columns = mappedColumns(input.columns)
  const problems = mappingProblems(columns, rulesOfKind(kind))
  if (problems.length > 0) throw new Refusal('mapping-unfit', 'columns', problems)
  const row = {
    ...{ id: name, ...(kind !== 'persons' && { kind }) },
    ...(description !== undefined && { description }),
    columns,
  }
  refuseFindings(checkRow('list_mapping', row))
  const change = { operation: 'list.map', subject: name, input }
  return makeChange(desk, call, change, async (write) => {
    const known = (await savedMappings(desk)).find((saved) => saved.row.id === name)
    refuseStale(known ? [known] : [], input.seen)
    await write.append('list_mapping', row)
    return { mapping: name, version: (known?.version ?? 0) + 1 }
  })
})
