// Builds the invented world: plays timeline.json through the operations, as the accounts that it
// names, on the days that it names. Clock, ids and randomness are fixed, so that every build
// holds the same rows. Nothing here is secret: the passphrase and the keys are public on purpose.

import { createHash } from 'node:crypto'
import { contractByName } from '@tumen/contract'
import { type Actor, callByName, createDesk, type Desk } from '@tumen/desk'
import type { Progress } from '@tumen/ledger'
import { canarize } from './canaries.ts'
import { worldJson, worldText } from './world-file.ts'

/** One thing that somebody does: an operation with its whole input. */
export interface WorldStep {
  day: string
  account: string
  operation: string
  input: Record<string, unknown>
}

/** How the world is built. */
export interface WorldOptions {
  passphrase?: string
  /** log2 of the cost of the key file; default 10, because nothing here is secret. */
  workFactor?: number
  progress?: Progress
  /** Steps to do in place of a step: none, itself, changed ones or more. */
  revise?: (step: WorldStep) => WorldStep[]
  /** The second world: secrets that differ and are as long. */
  isSecond?: boolean
}

interface TimelineStep {
  day: string
  account: string
  operation: string
  from?: string
  text?: string
  csv?: string
  input?: Record<string, unknown>
}

/** Name of the world's log. Everybody makes it anew with the same key. */
export const WORLD_ORIGIN = 'invented-world.example'

const QUIET: Progress = { report: () => undefined }

/** Builds the world in a new workspace at `folder`, signs its log, and closes it. */
export async function buildWorld(folder: string, options: WorldOptions = {}): Promise<void> {
  const { passphrase = 'nothing here happened', workFactor = 10, progress = QUIET } = options
  const steps = worldSteps(options.isSecond).flatMap(options.revise ?? ((step) => [step]))
  let day = steps[0]?.day ?? '2022-04-29'
  const clock = () => new Date(`${day}T09:00:00.000Z`)
  const settings = worldJson<{ owner: string; review: 'second-person' }>('timeline.json#/settings')
  const random = seededRandom('the invented world')
  const around = { folder, passphrase, workFactor, clock, random, origin: WORLD_ORIGIN }
  const clockMayJump = true
  const desk = await createDesk({ ...around, ...settings, clockMayJump })
  try {
    for (const [n, step] of steps.entries()) {
      progress.report('world', n, steps.length)
      day = step.day
      await doStep(desk, step)
    }
    await doStep(desk, { day, account: settings.owner, operation: 'log.checkpoint', input: {} })
  } finally {
    await desk.close()
  }
}

/** Everything that is done in the world, in order, with whole inputs. */
export function worldSteps(isSecond = false): WorldStep[] {
  const steps = worldJson<TimelineStep[]>('timeline.json#/steps').map(wholeStep)
  if (!isSecond) return steps
  return JSON.parse(canarize(JSON.stringify(steps))) as WorldStep[]
}

/** An account of the world with its roles. */
export function worldActor(account: string): Actor {
  const found = worldJson<Actor[]>('accounts.json#/accounts').find((one) => one.account === account)
  if (!found) throw new Error(`no account ${account} in this world`)
  return { account, roles: found.roles }
}

async function doStep(desk: Desk, step: WorldStep): Promise<void> {
  const call = { actor: worldActor(step.account), progress: QUIET }
  await callByName(desk, step.operation, step.input, call)
}

function wholeStep(step: TimelineStep): WorldStep {
  const { day, account, operation, from, text, csv, input } = step
  const read = from === undefined ? {} : worldJson<object>(from)
  const given = Array.isArray(read)
    ? { [operation.startsWith('place') ? 'places' : 'claims']: read }
    : read
  const whole = {
    ...{ ...given, ...input },
    ...(text === undefined ? {} : { text: worldText(text) }),
    ...(csv === undefined ? {} : { csv: worldText(csv) }),
  }
  return { day, account, operation, input: knownFields(operation, whole) }
}

/** The files of the world say more about a report than an operation asks for. */
function knownFields(operation: string, input: object): Record<string, unknown> {
  const schema = contractByName(operation)?.input as { shape?: object } | undefined
  const fields = Object.keys(schema?.shape ?? {})
  return Object.fromEntries(Object.entries(input).filter(([name]) => fields.includes(name)))
}

/** Bytes that depend on the seed and how many were drawn before: never the same ones twice. */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  let drawn = 0
  return (length) => {
    const blocks: Buffer[] = []
    for (let have = 0; have < length; have += 32)
      blocks.push(createHash('sha256').update(`${seed} ${drawn++}`).digest())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
}
