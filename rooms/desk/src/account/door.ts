// What a person proves at the door, before anybody is signed in. A door calls these itself: nobody
// asks for them in somebody else's name, and no answer says whether an account is there.
import type { AccountRow, CredentialRow } from '@tumen/claim'
import { makeChange } from '../change/make.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { accountsOf, actorOf, credentialsOf, knownCredentials } from './book.ts'
import { digestOfWord, recoveryWords } from './word.ts'

/** A passkey as the door has verified it. */
export type VerifiedKey = Required<Pick<CredentialRow, 'key' | 'name'>>

/** The account whose open invitation this word is; nothing where there is none. */
export async function invitationOf(desk: Desk, word: string): Promise<AccountRow | undefined> {
  const found = await invitation(desk, word)
  return found && (await accountsOf(desk.ledger)).get(found.account)?.row
}

/** Who has joined, and the words of recovery that are told only now. */
export interface Joined {
  actor: Actor
  words: string[]
}

/**
 * Uses an invitation up: its account has this key, or its words of recovery alone, and its person
 * is in.
 */
export async function joinAccount(
  desk: Desk,
  word: string,
  key?: VerifiedKey,
): Promise<Joined | undefined> {
  if (key && (await isKnown(desk, key))) return undefined
  const words = recoveryWords(desk.random)
  const account = await invitationOf(desk, word)
  if (!account) return undefined
  const call = callOf(account)
  const change = { operation: 'account.join', subject: account.id, input: {} }
  const joined = await makeChange(desk, call, change, async (write) => {
    // Of two who come with the same word at once the second is turned away.
    const used = await invitation(desk, word)
    if (!used) return undefined
    await write.append('credential', { ...used, state: 'off' })
    if (key) await write.append('credential', newKey(desk, account.id, key))
    await write.append('credential', {
      ...{ id: desk.newId('cr'), account: account.id, kind: 'recovery', state: 'on' },
      digests: words.map(digestOfWord),
    })
    const row: AccountRow = { ...account, state: 'active' }
    await write.append('account', row)
    return { actor: actorOf(row), words }
  })
  desk.memory.waiting.again(account.id)
  return joined
}

/** Adds a key to the account of somebody who is signed in; not one that an account has already. */
export async function addKey(desk: Desk, actor: Actor, key: VerifiedKey): Promise<boolean> {
  if (await isKnown(desk, key)) return false
  const change = { operation: 'credential.add', subject: actor.account, input: {} }
  await makeChange(desk, callAs(actor), change, async (write) => {
    await write.append('credential', newKey(desk, actor.account, key))
  })
  return true
}

/** The key with this id, and the active account that it opens. */
export async function keyOf(
  desk: Desk,
  id: string,
): Promise<{ credential: CredentialRow; account: AccountRow } | undefined> {
  const found = (await knownCredentials(desk)).find(({ row }) => row.key?.id === id)
  const account = found && (await activeAccount(desk, found.row.account))
  return found && account && { credential: found.row, account }
}

/** The ids of the keys of an account, as its devices know them. */
export async function keyIdsOf(desk: Desk, account: string): Promise<string[]> {
  const all = await knownCredentials(desk)
  return all.flatMap(({ row }) => (row.account === account && row.key ? [row.key.id] : []))
}

/** Uses a word of recovery up; nothing where it is none of this account. */
export async function useRecoveryWord(
  desk: Desk,
  account: string,
  word: string,
): Promise<Actor | undefined> {
  const digest = digestOfWord(word)
  // Both are read for an account that is not there, too: the time says nothing of it.
  const [active, found] = [
    await activeAccount(desk, account),
    await recoveryWith(desk, account, digest),
  ]
  if (!active || !found) return undefined
  const change = { operation: 'credential.use-word', subject: account, input: {} }
  return makeChange(desk, callOf(active), change, async (write) => {
    const row = await recoveryWith(desk, account, digest)
    if (!row) return undefined
    const digests = (row.digests ?? []).filter((one) => one !== digest)
    await write.append('credential', { ...row, digests })
    return actorOf(active)
  })
}

/** The account as it stands, for somebody who is signed in; nothing where it is closed. */
export async function activeAccount(desk: Desk, account: string): Promise<AccountRow | undefined> {
  const found = (await accountsOf(desk.ledger)).get(account)?.row
  return found?.state === 'active' ? found : undefined
}

/** Whether some account has this key already: a key is one person's. */
async function isKnown(desk: Desk, { key }: VerifiedKey): Promise<boolean> {
  return (await credentialsOf(desk.ledger)).some(({ row }) => row.key?.id === key.id)
}

async function invitation(desk: Desk, word: string): Promise<CredentialRow | undefined> {
  const digest = digestOfWord(word)
  const now = desk.clock().toISOString()
  const all = await credentialsOf(desk.ledger)
  return all.find(
    ({ row }) =>
      row.kind === 'invitation' && row.digests?.includes(digest) && (row.until ?? '') > now,
  )?.row
}

async function recoveryWith(
  desk: Desk,
  account: string,
  digest: string,
): Promise<CredentialRow | undefined> {
  const own = await credentialsOf(desk.ledger, account)
  return own.find(({ row }) => row.kind === 'recovery' && row.digests?.includes(digest))?.row
}

function newKey(desk: Desk, account: string, { key, name }: VerifiedKey): CredentialRow {
  return { id: desk.newId('cr'), account, kind: 'passkey', state: 'on', name, key }
}

function callOf(account: AccountRow): Call {
  return callAs(actorOf(account))
}

function callAs(actor: Actor): Call {
  return { actor, progress: { report() {} } }
}
