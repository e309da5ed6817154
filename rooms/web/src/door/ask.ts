// What a page gets to know about one request, and what it gives back. Pages decide nothing: they
// call operations as the person who is signed in, and print what comes back.

import type { Input, OperationName, Output } from '@tumen/contract'
import type { Actor, Outlet } from '@tumen/desk'
import type { IslandName, NavName, RecordLabel, RefusalData } from '@tumen/view'
import type { Language, Words } from '@tumen/words'
import type { VNode } from 'preact'
import type { Form } from '../form/form.ts'

/**
 * What a page gives to an operation: the fields of its contract, with values as somebody typed
 * them. The operation's schema reads them.
 */
export type FormInput<N extends OperationName> = { readonly [K in keyof Input<N>]: unknown }

/** The keys and sessions of whoever is signed in, where a group works. */
export interface Entry {
  /** The address of the door in the browsers of others. */
  readonly origin: string
  /** False for whoever sets up with the printed word. */
  readonly isAccount: boolean
  /** What a browser is told for making one more key. */
  newKeyOptions(): Promise<object>
  /** Adds the key that a browser has made; says whether it was taken. */
  addKey(sent: string, name: string): Promise<boolean>
  /** Signs out everywhere but here, and says how many sessions that were. */
  signOutElsewhere(): number
}

/** One request for a page, by somebody who is signed in. */
export interface Ask {
  readonly language: Language
  readonly words: Words
  readonly actor: Actor
  /** Whether the person's roles allow an operation at all: what they do not allow is not shown. */
  may(operation: string): boolean
  /** A part of the path, such as the id in `/claims/:id`. */
  param(name: string): string
  /** The query of the address, without the `?`. */
  readonly query: URLSearchParams
  /** What was posted: in `act`, and in `show` when the same form is shown again. */
  readonly form: Form
  /** Why the posted form was refused: shown beside the fields, which keep their text. */
  readonly problem?: RefusalData
  /** What a typed name may mean, by field, when several records bear it. */
  readonly offers?: Offers
  /** Whether the form has just said something of the clock, which is recorded. */
  readonly said?: boolean
  /** Calls an operation; a refusal is thrown and becomes `problem` or a page of its own. */
  call<N extends OperationName>(
    operation: N,
    input: FormInput<NoInfer<N>>,
    /** `isPart`: the page tells how far it is, not this operation. */
    how?: { isPart?: boolean; outlet?: Outlet; signal?: AbortSignal },
  ): Promise<Output<N>>
  /** How long an answer waits until a file that was handed in is read. */
  readonly patienceMs: number
  /** Tells how far the work of a form is. */
  report(step: string, done: number, total: number): void
  /** Whether the person has the keyboard shortcuts on. */
  readonly keys: boolean
  /** What a group's door adds; absent for one person at a keyboard. */
  readonly entry?: Entry
  /** Today by the desk's clock, as `2026-11-25` (UTC). */
  readonly today: string
}

/** A kind of record that a form asks for. */
export type ReferenceKind = 'document' | 'event' | 'agent' | 'claim' | 'mention' | 'person'

/** What typed names may mean, by field. */
export type Offers = Record<string, { id: string; label: RecordLabel }[]>

/** One step of the way from the start page to here. */
export interface Crumb {
  label: string
  /** Language of the label where that is not the page's. */
  lang?: string
  href?: string
}

/** A page as its author gives it; the frame around it is the same for all. */
export interface Shown {
  /** What and where, for the tab: browsers keep it, so never words that are not public. */
  title: string
  /** The heading of the page; default the title. */
  heading?: RecordLabel
  body: VNode
  crumbs?: Crumb[]
  islands?: IslandName[]
  /** A change that was made since the form was sent: said as recorded, and can be undone. */
  made?: number
  /** HTTP status; default 200. */
  status?: number
}

/** What follows a posted form: another page, with one line that says what was done. */
export interface Done {
  /** Path with query, of our own pages. */
  to: string
  /** Key of `words.page.frame.done`. */
  done?: keyof Words['page']['frame']['done']
  /** The change to undo, where it was made behind the answer that the form had. */
  leaf?: number
  /** What changed on the page, for a script that asked for it instead of going elsewhere. */
  pieces?: VNode
}

/** What a posted form is answered with instead of a page: a file that the browser saves. */
export interface Saved {
  file: {
    /** Letters, digits, `.`, `_` and `-` only. */
    name: string
    type: string
    /** A stream, where it leaves while it is made. */
    bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>
  }
}

/** One page: its address, what it shows, and what its form does. */
export interface Page {
  /** Path with `:name` parts. */
  path: string
  /** The entry of the navigation that is marked. */
  nav?: NavName
  show(ask: Ask): Promise<Shown>
  /**
   * Acts on the posted form. A refusal that it throws shows the same page again with the form's
   * text and the problem. Give a `Shown` to print without going elsewhere, a `Saved` for a file.
   */
  act?(ask: Ask): Promise<Done | Shown | Saved>
  /** Its form only reads: every press is answered by itself. */
  isRead?: true
  /** Fields of the form that take a record by its name as well as by its id. */
  references?: Readonly<Record<string, ReferenceKind>>
  /** Bytes that the form may hold; default 1 MiB. */
  limit?: number
  /** Whether its files are evidence, sealed as they come: each by itself, also one too large. */
  takesFiles?: boolean
}
