// import.list: the imports of files, the newest first, those that were undone too.
import { importList } from '@tumen/contract'
import { implement } from '../operation.ts'
import { allRuns } from './run.ts'

export const listImports = implement(importList, async (desk, { limit }, call) => ({
  runs: (await allRuns(desk, call.actor))
    .reverse()
    .slice(0, limit)
    .map(({ fileHash: _, ...run }) => run),
}))
