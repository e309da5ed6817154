// The pages behind their guards: who asks, in which language, what was posted; and what happens
// when an operation refuses or something breaks.

import { given } from '@tumen/claim'
import { type Input, NOT_UNDOABLE } from '@tumen/contract'
import { beginFile, type Call, callOperation, can, Refusal } from '@tumen/desk'
import { type FutureCount, FutureNote, isFutureCount, visibleSigns } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import { entryOf } from '../entry/entry-of.ts'
import {
  answerProof,
  needsProof,
  ProofNeeded,
  proveIn,
  staleness,
  withoutProof,
} from '../entry/proof.tsx'
import { ArrivingFiles } from '../form/arriving-files.ts'
import { asksClock, clockPage, clockWordIn, withoutClock } from '../form/clock-page.tsx'
import { Form } from '../form/form.ts'
import { languageFor } from '../form/language.ts'
import { noteShown, postedOnce } from '../form/posted-form.ts'
import { readReferences } from '../form/reference-field.ts'
import { answerFile } from '../page/table/outgoing.ts'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import type { Ask, Done, Page, Saved, Shown } from './ask.ts'
import { readForm } from './body.ts'
import { answerLost, answerRefused } from './lost.tsx'
import { namedRefusal } from './refusal-data.ts'
import { statusOf } from './refusal-status.ts'
import { answerPage, answerPieces, frameOf, hereOf } from './render.tsx'
import { startWork } from './running.ts'
import type { Session } from './session.ts'
import { sessionOf } from './session-of.ts'

type Here = Context<DoorEnv>

/** Puts every page under its address; unknown addresses and missing things look the same. */
export function mountPages(app: DoorApp, options: DoorOptions, pages: readonly Page[]): void {
  for (const page of pages) {
    app.get(page.path, (c) => guarded(c, options, page, () => showPage(c, options, page)))
    if (page.act) app.post(page.path, (c) => guarded(c, options, page, () => act(c, options, page)))
  }
}

/** Turns a refusal outside forms into its page. */
async function guarded(
  c: Here,
  options: DoorOptions,
  page: Page,
  answer: () => Promise<Response>,
): Promise<Response> {
  // No id has a sign that nobody sees: what is asked for is not there.
  if (Object.values(c.req.param()).some((part) => visibleSigns(part) !== part))
    return answerLost(c, options)
  try {
    return await answer()
  } catch (error) {
    if (error instanceof ProofNeeded) return answerProof(c, options, {})
    if (!(error instanceof Refusal)) throw error
    return answerRefused(c, options, error, page.nav)
  }
}

async function showPage(c: Here, options: DoorOptions, page: Page): Promise<Response> {
  const session = sessionOf(c)
  noteShown(session, hereOf(c))
  const kept = session.kept?.path === hereOf(c) ? session.kept : undefined
  if (kept) delete session.kept
  const form = new Form(kept?.entries)
  const lacks: Lacks = {}
  const shown = { ...(await page.show(askOf(c, options, { form, lacks }))), lacks }
  if (kept) return answerShown(c, options, page, { ...shown, flash: { done: 'kept' } })
  const flash = session.flash ? undefined : madeSince(session, shown.made)
  return answerShown(c, options, page, { ...shown, ...given({ flash }) })
}

/** The line of a change that was made behind the answers; once in a session. */
function madeSince(session: Session, leaf: number | undefined): Session['flash'] {
  if (leaf === undefined || session.told.has(leaf)) return undefined
  session.told.add(leaf)
  return { done: 'recorded', leaf }
}

async function act(c: Here, options: DoorOptions, page: Page): Promise<Response> {
  const arriving = arrivingFor(c, options, page)
  try {
    const limit = page.takesFiles && !arriving ? undefined : page.limit
    return await actOn(c, options, page, await readForm(c.req.raw, limit, arriving))
  } finally {
    await arriving?.discard()
  }
}

/** Where evidence is sealed as it comes, of whoever may add some. */
function arrivingFor(c: Here, options: DoorOptions, page: Page): ArrivingFiles | undefined {
  if (!page.takesFiles || !can(sessionOf(c).actor, 'document.add')) return undefined
  return new ArrivingFiles((expected) => beginFile(options.desk, expected))
}

async function actOn(c: Here, options: DoorOptions, page: Page, posted: Form): Promise<Response> {
  const session = sessionOf(c)
  const isProven = await proveIn(c, options, posted)
  const form = withoutProof(posted)
  if (isProven === false) return answerProof(c, options, { form, isWrong: true })
  let made: Made | undefined
  const changed = (leaf: number, operation: string) => {
    made = { leaf, operation }
  }
  const lacks: Lacks = {}
  const { progress, end } = startWork(session.running, form.text('progress'), c.req.raw.signal)
  try {
    const path = hereOf(c)
    const once = page.isRead
      ? (work: Work) => work()
      : (work: Work) => postedOnce(session, { path, form }, work)
    const outcome = await once(async () => {
      const asked = await sayOfClock(askOf(c, options, { form, lacks, changed, progress }))
      const { ask, offers } = await readReferences(asked, page)
      return offers ? { ...(await page.show({ ...ask, offers })), status: 422 } : page.act?.(ask)
    })
    if (outcome === undefined) return answerLost(c, options)
    if ('body' in outcome) return answerShown(c, options, page, { ...outcome, lacks })
    if ('file' in outcome) return answerFile(c, outcome)
    if (outcome.pieces) return answerPieces(c, outcome.pieces)
    // The second press of a button leaves the notice of the first as it is.
    if (made || !session.flash) noteDone(session, outcome, made ?? behindOf(outcome))
    return c.redirect(outcome.to, 303)
  } catch (error) {
    if (error instanceof ProofNeeded) return answerProof(c, options, { form })
    if (!(error instanceof Refusal)) throw error
    const { language, may } = askOf(c, options, {})
    if (asksClock(error, may)) return answerClock(c, options, page, { error, form, language })
    // The page is shown again with everything that was typed: nothing is lost by a mistake.
    const problem = await namedRefusal(askOf(c, options, {}), error)
    const shown = await page.show(askOf(c, options, { form, lacks, problem }))
    return answerShown(c, options, page, { ...shown, lacks, status: statusOf(error.code) })
  } finally {
    end()
  }
}

type Work = () => Promise<Done | Shown | Saved | undefined>

/** Confirms or repairs the clock, where the form says so, before what the form is for. */
async function sayOfClock(ask: Ask): Promise<Ask> {
  const word = clockWordIn(ask.form)
  if (!word) return ask
  await ask.call(word.operation, { today: word.today })
  return { ...ask, said: true }
}

/** Asks about the clock; what was typed goes along, or is shown again on its page. */
function answerClock(
  c: Here,
  options: DoorOptions,
  page: Page,
  { error, form, language }: { error: Refusal; form: Form; language: Language },
): Response {
  const here = hereOf(c)
  if (form.hasFile) sessionOf(c).kept = { path: here, entries: withoutClock(form).entries() }
  const shown = clockPage(language, error, { form, here })
  return answerShown(c, options, page, { ...shown, status: statusOf(error.code) })
}

/** The change that a form has made, and by what. */
interface Made {
  leaf: number
  operation: string
}

/** Of a file that was read behind the answer, within the moment that a page waits. */
function behindOf({ leaf }: Done): Made | undefined {
  return leaf === undefined ? undefined : { leaf, operation: 'document.add' }
}

/** That a date is right is repaired, and a group named anew. */
const KEPT: ReadonlySet<Done['done']> = new Set(['confirmed', 'groupSaved'] as const)

/** Keeps the line for the next page; undoing is offered for what can be undone alone. */
function noteDone(session: Session, { done }: Done, made: Made | undefined): void {
  if (done === undefined) return
  const isKept = !made || KEPT.has(done) || NOT_UNDOABLE.includes(made.operation)
  session.flash = { done, ...(isKept ? {} : { leaf: made.leaf }) }
}

/** What the answers that a page shows do not hold. */
interface Lacks {
  future?: FutureCount
}

/** These pages say it themselves, with what to do. */
const SAYS_ITSELF: ReadonlySet<Page['nav']> = new Set(['home', 'figures'])

function answerShown(
  c: Here,
  options: DoorOptions,
  page: Pick<Page, 'nav'>,
  shown: Shown & { flash?: Session['flash']; lacks?: Lacks },
): Response {
  const { title, heading, crumbs, islands = [], status } = shown
  const frame = frameOf(c, options)
  const future = SAYS_ITSELF.has(page.nav) ? undefined : shown.lacks?.future
  const body = (
    <>
      {future && <FutureNote language={frame.language} future={future} />}
      {shown.body}
    </>
  )
  // Of what is posted a redirect follows: an answer in between, as to a check of a form while it
  // is typed, is not the page that says what was done.
  const flash = shown.flash ?? (c.req.method === 'GET' ? takeFlash(sessionOf(c)) : undefined)
  const done = flash && { ...flash, done: flash.done as 'recorded', back: hereOf(c) }
  const scripts = sessionOf(c).keys ? (['key', ...islands] as const) : islands
  return answerPage(
    c,
    { ...frame, title, heading, crumbs, nav: page.nav, islands: scripts, done },
    body,
    status,
  )
}

function takeFlash(session: Session): Session['flash'] {
  const { flash } = session
  delete session.flash
  return flash
}

/** What the desk refuses until a proof is asked for as what the door stops by itself. */
function throwProof(error: unknown): never {
  if (error instanceof Refusal && error.code === 'proof-needed') throw new ProofNeeded()
  throw error
}

/** A short file is there at once, as one that is no file is. */
const PATIENCE_MS = 1000

interface AskExtra {
  /** Where it is noted what the answers of a page lack. */
  lacks?: Lacks
  form?: Form
  problem?: Ask['problem']
  changed?: (leaf: number, operation: string) => void
  progress?: Call['progress']
}

function askOf(c: Here, options: DoorOptions, extra: AskExtra): Ask {
  const { desk } = options
  const { actor } = sessionOf(c)
  const language = languageFor(c, options)
  const { form = new Form(), problem, changed } = extra
  const { progress = { report() {}, signal: c.req.raw.signal } } = extra
  return {
    language,
    words: wordsIn(language),
    actor,
    may: (operation) => can(actor, operation),
    param: (name) => c.req.param(name) ?? '',
    query: new URL(c.req.url).searchParams,
    form,
    ...given({ problem }),
    keys: c.get('session')?.keys ?? true,
    today: desk.clock().toISOString().slice(0, 10),
    ...given({ entry: entryOf(c, options) }),
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    report: progress.report,
    call: async (operation, input, { isPart = false, outlet, signal } = {}) => {
      if (needsProof(c, options, operation, input)) throw new ProofNeeded()
      // What was typed is text until the operation's schema has read it.
      const answer = await callOperation(desk, operation, input as Input<typeof operation>, {
        ...{ actor, files: form.files },
        progress: {
          ...progress,
          ...(isPart ? { report: () => undefined } : {}),
          ...(signal ? { signal } : {}),
        },
        ...(changed && { changed: (leaf: number) => changed(leaf, operation) }),
        ...{ ...given({ outlet }), ...staleness(c, options) },
      }).catch(throwProof)
      const { future } = answer as { future?: unknown }
      if (extra.lacks && isFutureCount(future)) extra.lacks.future = future
      return answer
    },
  }
}
