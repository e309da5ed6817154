// A file that somebody handed in and that is not read yet, in the place where its document will be:
// how far it is, and a way to look again. For everybody else nothing is there.
import { setTimeout } from 'node:timers/promises'
import { given } from '@tumen/claim'
import { isOfWorkspace, type Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { documentPath, instantPhrase, pageRefusalSentence } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Shown } from '../../../door/ask.ts'
import { addedPath } from '../added-note.tsx'

type Waits = Output<'document.waits'>

/** Between two looks whether a file is read. */
const LOOK_MS = 40

/** What became of a file that is read, and the change that made its document. */
type Became = NonNullable<Waits['added']> & Pick<Waits, 'leaf'>

/** What became of a file, as soon as it is read; nothing where that takes longer than a moment. */
export async function readSoon(ask: Ask, id: string): Promise<Became | undefined> {
  const until = performance.now() + ask.patienceMs
  for (;;) {
    const { state, added, here, leaf } = await ask.call('document.waits', { id })
    if (here) throw new Refusal('duplicate-document', undefined, [here])
    const isOver = state === 'read' || state === 'refused'
    if (isOver || performance.now() >= until) return added && { ...added, ...given({ leaf }) }
    await setTimeout(LOOK_MS)
  }
}

/** In the address of a document that its adder was led to before it was read. */
const READING = 'reading'

/** Where whoever handed a file in is led. */
export function waitingPath(id: string, isLanguageFound: boolean): string {
  return `${documentPath(id)}?${READING}=${isLanguageFound ? 'language' : 'on'}`
}

/**
 * The page of a document, or of the file that will be one. Once it is read, what became of it is
 * told as if it had been waited for.
 */
export async function orWaiting(
  ask: Ask,
  show: (query: URLSearchParams) => Promise<Shown>,
): Promise<Shown> {
  const reading = ask.query.get(READING)
  try {
    const read = reading ? await readSince(ask, reading) : undefined
    const shown = await show(read?.query ?? ask.query)
    return { ...shown, ...given({ made: read?.leaf }) }
  } catch (error) {
    const isMissing = error instanceof Refusal && error.code === 'not-found' && error.field === 'id'
    const waits = isMissing ? await waitsOf(ask) : undefined
    if (!waits || waits.state === 'read') throw error
    return shownWaiting(ask, waits)
  }
}

async function waitsOf(ask: Ask): Promise<Waits | undefined> {
  if (!ask.may('document.waits')) return undefined
  try {
    return await ask.call('document.waits', { id: ask.param('id') })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** What document.add would have said, as the address has it. */
async function readSince(
  ask: Ask,
  reading: string,
): Promise<{ query: URLSearchParams; leaf: number | undefined } | undefined> {
  const { id, added, leaf } = (await waitsOf(ask)) ?? {}
  if (id === undefined || added === undefined) return undefined
  const isLanguageFound = reading === 'language' && added.units > 0
  const path = addedPath({ id, ...added }, { isLanguageFound })
  return { query: new URL(path, 'http://page').searchParams, leaf }
}

function shownWaiting(ask: Ask, waits: Waits): Shown {
  const { document } = ask.words.page
  const own = document.waiting
  return {
    title: own.title,
    crumbs: [{ label: document.title, href: '/documents' }, { label: own.title }],
    body: <WaitingFile ask={ask} waits={waits} />,
  }
}

function WaitingFile({ ask, waits }: { ask: Ask; waits: Waits }): VNode {
  const { language, words } = ask
  const own = words.page.document.waiting
  const { title, since, first, here, why } = waits
  return (
    <>
      {title && <p class="lead">{title}</p>}
      <p>{fill(own.since, { since: instantPhrase(language, since) })}</p>
      <p role="status">{stateSentence(ask, waits)}</p>
      {why && (
        <>
          <p class="wrong">{unreadSentence(ask, why)}</p>
          <p>{own[mendOf(why)]}</p>
        </>
      )}
      {here && (
        <p>
          <a href={documentPath(here.document)}>{own.open}</a>
        </p>
      )}
      {!here && <p class="hint">{own.hint}</p>}
      <p class="actions">
        {!here && (
          <a class="button" href={`${documentPath(waits.id)}?${ask.query}`}>
            {own.again}
          </a>
        )}{' '}
        <a href="/log/jobs">{own.jobs}</a>
      </p>
      {first && (
        <section aria-labelledby="first">
          <h2 id="first">{own.first}</h2>
          <div class="prose" dir="auto">
            {first.split(/\n{2,}/u).map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
        </section>
      )}
    </>
  )
}

/** What is done with a file that is not read: of the workspace's state it is innocent. */
export function mendOf(why: string): 'tried' | 'mend' {
  return isOfWorkspace(why) ? 'tried' : 'mend'
}

/** Why a file is not read, with what to do. */
export function unreadSentence({ language, words }: Ask, why: string): string {
  if (why.startsWith('clock-')) return words.page.document.waiting.clock
  return pageRefusalSentence(language, { code: why, details: [] })
}

function stateSentence({ words }: Ask, { state, before, done, total }: Waits): string {
  const own = words.page.document.waiting
  if (state === 'refused') return own.refused
  if (state === 'here') return own.here
  if (state === 'waiting') return before === 0 ? own.next : fill(own.line, { n: before })
  return total > 0 ? fill(own.page, { done, total }) : own.reading
}
