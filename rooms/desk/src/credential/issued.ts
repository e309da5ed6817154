// credential.issued: which keys programs have. Nobody is told their words, of which only digests
// are kept.
import { given } from '@tumen/claim'
import { credentialIssued } from '@tumen/contract'
import { dayOf } from '../day.ts'
import { implement } from '../operation.ts'
import { programKeys } from './program.ts'

export const listIssued = implement(credentialIssued, async (desk, _, { actor }) => {
  const now = desk.clock().toISOString()
  const keys = (await programKeys(desk, actor)).map(({ row, recorded }) => {
    const { id, account, name = '', operations = [], groups, until = '' } = row
    const isOver = until < now ? (true as const) : undefined
    const told = { id, account, name, operations: [...operations], until: dayOf(until), recorded }
    return { ...told, ...given({ groups: groups && [...groups], isOver }) }
  })
  return { keys }
})
