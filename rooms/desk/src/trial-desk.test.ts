// A desk over a real store in a temporary folder, for the tests of this room: people with roles,
// a clock that is set by hand, and a report to speak of. No tests here.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callOperation } from './call.ts'
import { createDesk, type OpenDesk } from './desk.ts'
import type { Actor, Call, Role } from './operation.ts'
import { Refusal } from './refusal.ts'

/** People of the trial: pseudonym and role. */
export const PEOPLE = {
  vie: ['viewer'],
  doc: ['documenter'],
  ana: ['analyst'],
  rev: ['reviewer'],
  sta: ['statistician'],
  edi: ['editor'],
  cus: ['custodian'],
  adm: ['administrator'],
  own: ['documenter', 'analyst', 'reviewer'],
} as const satisfies Record<string, readonly Role[]>
export type Person = keyof typeof PEOPLE

/** What `ask` may add to a call. */
export type CallOptions = Partial<Omit<Call, 'actor'>>

/** A desk on trial. */
export interface TrialDesk {
  desk: OpenDesk
  folder: string
  /** The day of the clock; set it to go on. */
  now: { day: string }
  ask<T = Record<string, unknown>>(
    who: Person,
    name: string,
    input: object,
    options?: CallOptions,
  ): Promise<T>
  /** Number of leaves. */
  size(): Promise<number>
  close(): Promise<void>
}

export function actorOf(who: Person): Actor {
  return { account: who, roles: [...PEOPLE[who]] }
}

// What a test file opened for all its tests goes when the process ends: hooks of the root suite
// would close it too early when many files run in one process.
const roots = new Set<string>()
process.on('exit', () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

/** Opens a fresh desk on 1 May 2022; its folder goes with `close` or with the process. */
export async function openTrial(
  review: 'self' | 'second-person' = 'self',
  isGuarded = false,
): Promise<TrialDesk> {
  const root = await mkdtemp(join(tmpdir(), 'tumen-desk-'))
  roots.add(root)
  const folder = join(root, 'workspace')
  const now = { day: '2022-05-01' }
  let drawn = 0
  const desk = await createDesk({
    folder,
    passphrase: 'trial passphrase',
    owner: 'own',
    review,
    workFactor: 4,
    ...(isGuarded ? {} : { clockMayJump: true as const }),
    clock: () => new Date(`${now.day}T10:00:00.000Z`),
    random: (length) =>
      new Uint8Array(
        createHash('shake256', { outputLength: length }).update(`${drawn++}`).digest(),
      ),
  })
  const ask = async <T>(who: Person, name: string, input: object, options: CallOptions = {}) =>
    (await callOperation(desk, name, input, {
      actor: actorOf(who),
      progress: { report: () => undefined },
      ...options,
    })) as T
  return {
    desk,
    folder,
    now,
    ask,
    size: async () => (await desk.ledger.head()).size,
    close: async () => {
      await desk.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

export const REPORT =
  'Harbour Wire said on Friday that at least 52 people were held in Liaoning. ' +
  'About 80 people were arrested in China since January, a missionary said. ' +
  'At least 52 is a number. “I believe some have been sent back,” he said.'

/** Records an outlet and a report of it. */
export async function addReport(trial: TrialDesk, id = 'R1', more: object = {}): Promise<void> {
  const found = await trial.desk.ledger.read.agent('harbour')
  const name = { en: 'Harbour Wire', ko: '하버와이어' }
  if (!found) await trial.ask('own', 'agent.record', { id: 'harbour', kind: 'outlet', name })
  const { proposed } = await trial.ask<{ proposed: object[] }>('own', 'document.add', {
    id,
    title: `Report ${id}`,
    text: `${REPORT} Edition ${id}.`,
    language: 'en',
    publisher: 'harbour',
    published: '2022-04-29',
    ...more,
  })
  // The editions have the same words, and are voices of their own all the same.
  for (const relation of proposed as { from: string; to: string }[])
    await trial.ask('rev', 'document.decide', {
      ...{ from: relation.from, to: relation.to, decision: 'rejected' },
    })
}

/** The short form of a claim about the report. */
export const HELD = {
  document: 'R1',
  quote: ['at least 52 people were held in Liaoning'],
  number: 'at least 52',
  act: 'detention',
  place: 'Liaoning',
  at: '2022-04',
}

/** The refusal of a call; fails when the call goes through. */
export async function refused(promise: Promise<unknown>): Promise<Refusal> {
  try {
    await promise
  } catch (error) {
    assert.ok(error instanceof Refusal, `a refusal and not ${String(error)}`)
    return error
  }
  return assert.fail('the call went through')
}
