// Printing a page: the frame with the page in it, as text.
import { can } from '@tumen/desk'
import { Frame, type FrameProps, OpenWords, visiblePage } from '@tumen/view'
import type { Context } from 'hono'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { languageFor } from '../form/language.ts'
import { openEntries, openGoes } from '../page/help/way.ts'
import type { DoorEnv, DoorOptions } from './app.tsx'
import type { Session } from './session.ts'

/** Answers with a whole page. */
export function answerPage(
  c: Context<DoorEnv>,
  frame: Omit<FrameProps, 'children'>,
  body: VNode,
  status = 200,
): Response {
  const isOpen = c.get('session')?.opensWords === true
  const page = renderToString(
    <OpenWords.Provider value={isOpen}>
      <Frame {...frame}>{body}</Frame>
    </OpenWords.Provider>,
  )
  return c.newResponse(`<!doctype html>${visiblePage(page)}`, status as 200, {
    'Content-Type': 'text/html; charset=utf-8',
  })
}

/** Answers a script with some markup of a page. */
export function answerPieces(c: Context<DoorEnv>, pieces: VNode): Response {
  return c.newResponse(visiblePage(renderToString(pieces)), 200, {
    'Content-Type': 'text/html; charset=utf-8',
  })
}

/** What every page of this request has around it. */
export function frameOf(
  c: Context<DoorEnv>,
  options: DoorOptions,
): Omit<FrameProps, 'title' | 'children'> {
  const session = c.get('session')
  const may = (operation: string) => session !== undefined && can(session.actor, operation)
  return {
    language: languageFor(c, options),
    here: hereOf(c),
    theme: session?.theme,
    account: session?.actor.account,
    own: session && options.group ? ownPages(session) : [],
    isWatched: session?.leaf !== undefined,
    invented: options.invented,
    entries: openEntries(may),
    goes: openGoes(may),
  }
}

/** The pages about accounts, where a group works. */
function ownPages({ actor, leaf }: Session): FrameProps['own'] {
  return [
    ...(leaf === undefined ? [] : (['keys'] as const)),
    ...(can(actor, 'account.list') ? (['accounts'] as const) : []),
  ]
}

/** Path and query of a request: what a form on the page comes back to. */
export function hereOf(c: Context<DoorEnv>): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

/** A path of our own pages to go back to; anything else leads to the start page. */
export function safePath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
