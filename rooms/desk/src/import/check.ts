// import.check: what taking in a kept file would do. Nothing is stored.
import { importCheck } from '@tumen/contract'
import { checkedAnswer } from '../mention/schema.ts'
import { implement } from '../operation.ts'
import { prepareImport } from './prepare.ts'

export const checkImport = implement(importCheck, async (desk, input, call) => {
  const { table, walk } = await prepareImport(desk, call, input)
  return { ...checkedAnswer(await walk()), rows: table.count }
})
