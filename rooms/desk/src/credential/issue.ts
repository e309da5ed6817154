// credential.issue: a key with which a program asks in somebody's name. It gives less than its
// account has and never more; what asks for a proof of a person no program does. Source: desk.md
// M13; decision 0100.
import { given } from '@tumen/claim'
import { asksPerson, contractByName, credentialIssue, MOST_KEY_DAYS } from '@tumen/contract'
import { accountsOf, groupsOf } from '../account/book.ts'
import { digestOfWord, newWord } from '../account/word.ts'
import { makeChange } from '../change/make.ts'
import { addDays, dayOf, endOfDay } from '../day.ts'
import { readDay } from '../draft/date-input.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'

export const issueCredential = implement(credentialIssue, async (desk, input, call) => {
  const { account } = call.actor
  const { name, operations, groups } = input
  const until = dayWithin(desk, input.until)
  refuseOperations(call.actor, operations)
  const id = desk.newId('cr')
  const word = newWord(desk.random)
  let isFresh = false
  const change = { operation: 'credential.issue', subject: account, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    if (!(await accountsOf(desk.ledger)).has(account)) throw new Refusal('no-account')
    await refuseGroups(desk, call.actor, groups ?? [])
    await write.append('credential', {
      ...{ id, account, kind: 'program', state: 'on', name, digests: [digestOfWord(word)] },
      ...{ operations: [...new Set(operations)], until: endOfDay(until), ...given({ groups }) },
    })
    isFresh = true
    return { id, until }
  })
  return isFresh ? { ...answer, word } : answer
})

/** The last day; refuses one that is over or too far away. */
function dayWithin(desk: Desk, text: string): string {
  const until = readDay(text, 'until')
  const today = dayOf(desk.clock())
  if (until < today) throw new Refusal('day-over', 'until')
  if (until > addDays(today, MOST_KEY_DAYS))
    throw new Refusal('invalid-input', 'until', [{ path: 'until', code: 'too_big' }])
  return until
}

/** Refuses operations that are none, are not the asker's, or that a person must prove. */
function refuseOperations(actor: Actor, operations: readonly string[]): void {
  const refuse = (
    code: 'unknown-operation' | 'not-allowed' | 'needs-person',
    isWrong: (name: string) => boolean,
  ) => {
    const wrong = operations.filter(isWrong)
    if (wrong.length === 0) return
    // What is no operation may be anything that somebody typed.
    const told = code === 'unknown-operation' ? [] : wrong.map((operation) => ({ operation }))
    throw new Refusal(code, 'operations', told)
  }
  refuse('unknown-operation', (name) => contractByName(name) === undefined)
  refuse('needs-person', asksPerson)
  refuse('not-allowed', (name) => !can(actor, name))
}

/** Refuses groups that are not there, and, as if they were not, those of others. */
async function refuseGroups(desk: Desk, actor: Actor, asked: readonly string[]): Promise<void> {
  const all = await groupsOf(desk.ledger)
  const isOfAll = actor.roles.length > 0
  const missing = asked.filter((id) => !all.has(id) || !(isOfAll || actor.groups?.[id]))
  if (missing.length > 0)
    throw new Refusal(
      'unknown-group',
      'groups',
      missing.map((group) => ({ group })),
    )
}
