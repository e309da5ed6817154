// The body of an operation: what the desk adds to a contract, and what it may use.
import type { Contract, RefusalCode, Role, TableFacts, TableName } from '@tumen/contract'
import type { Sandbox } from '@tumen/intake'
import type { Ledger, Progress } from '@tumen/ledger'
import type { ModelOptions } from '@tumen/reading'
import type { z } from 'zod'
import type { ReadingPool } from './document/reading-pool.ts'
import type { FileBeside } from './evidence/file-beside.ts'
import type { DeskMemory } from './memory.ts'

/** Who asks: a pseudonym and the roles that it holds. */
export interface Actor {
  account: string
  /** Held in every group, and for what belongs to none. */
  roles: Role[]
  /** Held in one group each. */
  groups?: Readonly<Record<string, readonly Role[]>>
  /** Where a program asks: the key, and the operations that it may ask for. */
  key?: { readonly id: string; readonly operations: ReadonlySet<string> }
  /**
   * During a call: the groups to which what it reads may belong, beside what is everybody's; none
   * for records of any group.
   */
  within?: readonly string[]
  /** During a call: what it may read beyond its roles, by id of the record: fields, or all. */
  granted?: ReadonlyMap<string, 'all' | ReadonlySet<string>>
  /**
   * During a call, where closed records may be read in some of its groups alone: in which, and ids
   * of those that are in none of them.
   */
  held?: { groups: readonly string[]; except: ReadonlySet<string> }
}

/** What an operation may use. Clock, randomness and ids are arguments. */
export interface Desk {
  readonly ledger: Ledger
  /** What is remembered of the workspace while it is open. */
  readonly memory: DeskMemory
  readonly clock: () => Date
  /** Random bytes, for words that are told once. */
  readonly random: (length: number) => Uint8Array
  /** A fresh opaque id with the given prefix, e.g. `cl_7c1e…`. */
  readonly newId: (prefix: string) => string
  /** The files of the verifier that a bundle carries; a bundle goes without them where absent. */
  readonly verifier?: () => Promise<readonly { path: string; bytes: Uint8Array }[]>
  /** The threads that read long texts; those of the process, unless a test gives its own. */
  readonly readers?: ReadingPool
  /** Where hostile files are opened; that of the process, unless a test gives its own. */
  readonly sandbox?: Sandbox
  /** How long an answer of a language model is waited for, and how much of it is read. */
  readonly modelLimit?: NonNullable<ModelOptions['limit']>
  /** Told of a refusal that the contract of its operation does not list: the tests listen. */
  readonly unlisted?: (operation: string, code: RefusalCode) => void
}

/** The store with what is remembered of it. */
export type Remembered = Pick<Desk, 'ledger' | 'memory'>

/** Where a file goes, piece by piece, and what its door says in it. */
export interface Outlet {
  /** Told once before the first piece; until then the operation may refuse. */
  open(file: { name: string; type: string }): void
  /** Waits until there is room for more. */
  write(piece: Uint8Array): Promise<void>
  /** The permanent link of a record. */
  urlOf(table: TableName, id: string): string
  /** The name of a sheet; the first one without a table. */
  sheet(table?: TableName): string
  /** What an act, or something that a form asks, is called in each language, in their order. */
  label(kind: 'act' | 'form', key: string): readonly string[]
  /** The lines of the first sheet: what is told, and what it is. */
  about(facts: TableFacts): readonly (readonly [label: string, text: string])[]
}

/** The call itself: who asks, and how progress is told and cancelled. */
export interface Call {
  actor: Actor
  progress: Progress
  /** The same key with the same input answers as before. */
  idempotencyKey?: string
  /** Told the leaf of the change that was made, or answered again; a door offers to undo it. */
  changed?: (leaf: number) => void
  /** Files that came beside the input, which names them. */
  files?: ReadonlyMap<string, FileBeside>
  /** Told the words of the first page of a long file, before the others are read. */
  first?: (text: string) => void
  /** Where a file goes that an operation writes beside its answer. */
  outlet?: Outlet
  /** The asker proved who they are too long ago for what asks for a fresh proof. */
  isStale?: true
}

/** A contract with its body. */
export interface Operation<C extends Contract = Contract> {
  readonly contract: C
  run(desk: Desk, input: z.output<C['input']>, call: Call): Promise<z.input<C['output']>>
}

/** Gives a contract its body; the compiler checks it against both schemas. */
export function implement<C extends Contract>(contract: C, run: Operation<C>['run']): Operation<C> {
  return { contract, run }
}
