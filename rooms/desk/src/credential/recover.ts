// credential.recover: words for whoever has lost a key, each of which signs in once.
import { credentialRecover } from '@tumen/contract'
import { accountsOf, credentialsOf } from '../account/book.ts'
import { digestOfWord, recoveryWords } from '../account/word.ts'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const recoverCredential = implement(credentialRecover, async (desk, input, call) => {
  const { account } = call.actor
  const words = recoveryWords(desk.random)
  const change = { operation: 'credential.recover', subject: account, input }
  let isFresh = false
  await makeChange(desk, call, change, async (write) => {
    if (!(await accountsOf(desk.ledger)).has(account)) throw new Refusal('no-account')
    for (const { row } of await credentialsOf(desk.ledger, account))
      if (row.kind === 'recovery') await write.append('credential', { ...row, state: 'off' })
    await write.append('credential', {
      ...{ id: desk.newId('cr'), account, kind: 'recovery', state: 'on' },
      digests: words.map(digestOfWord),
    })
    isFresh = true
    return {}
  })
  return { words: isFresh ? words : [] }
})
