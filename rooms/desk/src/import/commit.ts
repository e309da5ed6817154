// import.commit: every row of a kept file that is right, in one change with one leaf. Source:
// desk.md I7.
import { importCommit } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { hashOfIds } from '../mention/import.ts'
import { importedAnswer } from '../mention/schema.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { refuseTable } from './file-row.ts'
import { recordKind } from './kinds.ts'
import { prepareImport, runOf } from './prepare.ts'

export const commitImport = implement(importCommit, async (desk, asked, call) => {
  const { token, ...input } = asked
  const run = desk.newId('ir')
  const change = { operation: 'import.commit', subject: run, input: asked }
  const answer = await makeChange(desk, call, change, async (write) => {
    const { table, walk } = await prepareImport(desk, call, input)
    const walked = await walk({ write, run })
    const { tally } = walked
    if (token !== undefined && token !== walked.token) throw new Refusal('stale-dry-run', 'token')
    if (tally.refused === table.count) refuseTable(tally.problems.map((one) => ({ ...one })))
    write.say({ file: `sha256:${table.hash}`, rows: table.count })
    await write.append('import_run', {
      ...runOf(input, run, walked),
      touchedHash: hashOfIds(tally.touched),
    })
    return importedAnswer(run, walked)
  })
  recordKind(input.kind)?.forget?.(desk)
  return answer
})
