// list.check: says what an import of lists would do, row by row where something is wrong.
import { listCheck } from '@tumen/contract'
import { prepareMentions, walkMentions } from '../mention/import.ts'
import { checkedAnswer } from '../mention/schema.ts'
import { implement } from '../operation.ts'
import { countsOf, fileOf, mentionCounts, mentionImport } from './import.ts'
import { type ListPlan, planImport } from './plan.ts'

export const checkLists = implement(listCheck, async (desk, input, call) => {
  const file = await fileOf(call, input)
  if ('csv' in file) {
    const plan = await planImport(desk, call, { ...input, csv: file.csv })
    return { ...countsOf(plan), lists: plan.told.map(withoutNewId) }
  }
  const wanted = mentionImport(input)
  const prepared = await prepareMentions(desk, call, wanted, file.table)
  const walked = await walkMentions(call, wanted, prepared)
  const told = mentionCounts(walked)
  return { ...told, lists: told.lists.map(withoutNewId), names: checkedAnswer(walked) }
})

function withoutNewId({ id, ...list }: ListPlan['told'][number]) {
  return list.isNew ? list : { id, ...list }
}
