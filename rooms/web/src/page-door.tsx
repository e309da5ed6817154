// The pages behind their guards: who asks, in which language, what was posted; and what happens
// when an operation refuses or something breaks.
import { randomBytes } from 'node:crypto'
import { callOperation, can, Fault, Refusal } from '@tumen/desk'
import { type FrameProps, languageOf, ProblemNote, wordsIn } from '@tumen/view'
import type { Context } from 'hono'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import type { Ask, Done, Page, Shown } from './ask.ts'
import { readForm } from './body.ts'
import { Form } from './form.ts'
import { refusalDataOf } from './refusal-data.ts'
import { statusOf } from './refusal-status.ts'
import { answerPage, hereOf } from './render.tsx'
import type { Session } from './session.ts'

type Here = Context<DoorEnv>

/** Puts every page under its address; unknown addresses and missing things look the same. */
export function mountPages(app: DoorApp, options: DoorOptions, pages: readonly Page[]): void {
  for (const page of pages) {
    app.get(page.path, (c) => guarded(c, options, page, () => showPage(c, options, page)))
    if (page.act) app.post(page.path, (c) => guarded(c, options, page, () => act(c, options, page)))
  }
  app.notFound((c) => answerLost(c, options))
  app.onError((error, c) => answerFault(c, options, error))
}

/** Turns a refusal outside forms into its page. */
async function guarded(
  c: Here,
  options: DoorOptions,
  page: Page,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isMissing = error.code === 'not-found' || error.code.startsWith('unknown-')
    return isMissing ? answerLost(c, options) : answerRefused(c, options, page, error)
  }
}

async function showPage(c: Here, options: DoorOptions, page: Page): Promise<Response> {
  const session = sessionOf(c)
  const kept = session.kept?.path === hereOf(c) ? session.kept : undefined
  if (kept) delete session.kept
  const form = new Form(kept?.entries)
  const shown = await page.show(askOf(c, options, { form }))
  return answerShown(c, options, page, kept ? { ...shown, flash: { done: 'kept' } } : shown)
}

async function act(c: Here, options: DoorOptions, page: Page): Promise<Response> {
  const session = sessionOf(c)
  const form = await readForm(c.req.raw, page.limit)
  let leaf: number | undefined
  const changed = (made: number) => {
    leaf = made
  }
  try {
    const outcome = await page.act?.(askOf(c, options, { form, changed }))
    if (outcome === undefined) return answerLost(c, options)
    if ('body' in outcome) return answerShown(c, options, page, outcome)
    noteDone(session, outcome, leaf)
    return c.redirect(outcome.to, 303)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The page is shown again with everything that was typed: nothing is lost by a mistake.
    const shown = await page.show(askOf(c, options, { form, problem: refusalDataOf(error) }))
    return answerShown(c, options, page, { ...shown, status: statusOf(error.code) })
  }
}

function noteDone(session: Session, { done }: Done, leaf: number | undefined): void {
  if (done === undefined) return
  session.flash = { done, ...(leaf === undefined ? {} : { leaf }) }
}

function answerShown(
  c: Here,
  options: DoorOptions,
  page: Pick<Page, 'nav'>,
  shown: Shown & { flash?: Session['flash'] },
): Response {
  const { title, body, crumbs, islands = [], status } = shown
  const frame = frameOf(c, options)
  const flash = shown.flash ?? takeFlash(sessionOf(c))
  const done = flash && { ...flash, done: flash.done as 'recorded', back: hereOf(c) }
  const scripts = sessionOf(c).keys ? (['key', ...islands] as const) : islands
  return answerPage(
    c,
    { ...frame, title, crumbs, nav: page.nav, islands: scripts, done },
    body,
    status,
  )
}

function takeFlash(session: Session): Session['flash'] {
  const { flash } = session
  delete session.flash
  return flash
}

interface AskExtra {
  form?: Form
  problem?: Ask['problem']
  changed?: (leaf: number) => void
}

function askOf(c: Here, options: DoorOptions, extra: AskExtra): Ask {
  const { desk, actor } = options
  const language = languageFor(c, options)
  const { form = new Form(), problem, changed } = extra
  const progress = { report() {}, signal: c.req.raw.signal }
  return {
    language,
    words: wordsIn(language),
    actor,
    may: (operation) => can(actor, operation),
    param: (name) => c.req.param(name) ?? '',
    query: new URL(c.req.url).searchParams,
    form,
    ...(problem === undefined ? {} : { problem }),
    keys: c.get('session')?.keys ?? true,
    today: desk.clock().toISOString().slice(0, 10),
    call: async <T,>(operation: string, input: Record<string, unknown>) =>
      (await callOperation(desk, operation, input, {
        actor,
        progress,
        ...(changed === undefined ? {} : { changed }),
      })) as T,
  }
}

/** What every page of this request has around it. */
export function frameOf(c: Here, options: DoorOptions): Omit<FrameProps, 'title' | 'children'> {
  const session = c.get('session')
  return {
    language: languageFor(c, options),
    here: hereOf(c),
    theme: session?.theme,
    account: session && options.actor.account,
    invented: options.invented,
  }
}

/** The language that the person chose, else the browser's, else that of the program. */
export function languageFor(c: Here, options: DoorOptions): FrameProps['language'] {
  const chosen = c.get('session')?.language
  if (chosen) return chosen
  const asked = c.req.header('accept-language')
  return asked === undefined ? options.language : languageOf(asked)
}

function sessionOf(c: Here): Session {
  const session = c.get('session')
  if (!session) throw new Refusal('not-allowed')
  return session
}

function answerLost(c: Here, options: DoorOptions): Response {
  const frame = frameOf(c, options)
  const { lost } = wordsIn(frame.language).page.frame
  const body = (
    <>
      <p>{lost.text}</p>
      <p>
        <a href="/">{lost.next}</a>
      </p>
    </>
  )
  return answerPage(c, { ...frame, title: lost.title }, body, 404)
}

function answerRefused(c: Here, options: DoorOptions, page: Page, refusal: Refusal): Response {
  const frame = frameOf(c, options)
  const { lost } = wordsIn(frame.language).page.frame
  const body = <ProblemNote language={frame.language} problem={refusalDataOf(refusal)} />
  const title = lost.refused
  return answerPage(c, { ...frame, nav: page.nav, title }, body, statusOf(refusal.code))
}

function answerFault(c: Here, options: DoorOptions, error: Error): Response {
  const frame = frameOf(c, options)
  const { lost } = wordsIn(frame.language).page.frame
  const number = randomBytes(6).toString('hex')
  const code = error instanceof Fault ? error.behind : 'unexpected'
  options.onFault({ number, name: error.name, code, where: c.req.routePath })
  const body = (
    <p>
      {lost.faultText} <code>{number}</code>
    </p>
  )
  return answerPage(c, { ...frame, title: lost.fault }, body, 500)
}
