// Changes in the desk's eyes, for the tests about them: asked for, listed, undone. No tests here.
import type { Person, TrialDesk } from './trial-desk.test.ts'

export interface Change {
  leaf: number
  operation: string
  subject: string
  by: string
  undone?: true
  undoes?: number
}

export interface Row {
  table: string
  id?: string
  leaf: number
  operation: string
  undone?: true
  undoes?: number
  changes: { path: string; before?: unknown; after?: unknown; words?: object[] }[]
}

export interface Listed {
  changes: Change[]
  next?: number
}

/** Asks and gives the leaf of the change that was made. */
export async function leafOf(
  trial: TrialDesk,
  who: Person,
  name: string,
  input: object,
): Promise<number> {
  let leaf = -1
  await trial.ask(who, name, input, { changed: (made) => (leaf = made) })
  return leaf
}

export const listed = async (trial: TrialDesk, who: Person, input: object = {}) =>
  trial.ask<Listed>(who, 'change.list', input)
export const undo = (trial: TrialDesk, who: Person, change: number) =>
  leafOf(trial, who, 'change.undo', { change })
export const rowsOf = async (trial: TrialDesk, who: Person, id: string) =>
  (await trial.ask<{ rows: Row[] }>(who, 'record.history', { id })).rows
