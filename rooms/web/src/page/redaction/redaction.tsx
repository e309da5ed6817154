// Covering a picture, part by part: what is covered and why not, which parts were looked at, what
// is missing, and the copies. The picture opens after a second act, in grey first; nothing here
// needs a script. Source: redaction.md 10, 12.
import { given, keptKind } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import {
  AreaField,
  ChoiceField,
  DocumentLine,
  documentPath,
  EmptyNote,
  ProblemNote,
  ProgressForm,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page } from '../../door/ask.ts'
import { CopyBundleLink } from '../bundle/copy-link.tsx'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { ReviewLink } from '../review/review-link.tsx'
import { copyReviews } from '../review/review-stand.tsx'
import { BoxForm } from './box-form.tsx'
import { FilmForm, TimeLine } from './film-form.tsx'
import { type Covered, ownWords } from './own-words.ts'
import { hasBrush, revisionIn } from './posted-revision.ts'
import { spansIn } from './posted-span.ts'
import { pageIn, type Redaction, redactionPath } from './redaction-path.ts'
import { nextUnseen } from './save-buttons.tsx'
import { TilePicture } from './tile-picture.tsx'

const PDF = 'application/pdf'
const OFFICE = /^application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\./
const COVERED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', PDF])

export const redactionPage: Page = {
  path: '/documents/:id/redaction',
  nav: 'documents',
  async show(ask) {
    const { language, words, param, call, problem, may } = ask
    if (!may('redaction.list')) throw new Refusal('not-allowed')
    const { document } = await call('document.show', { id: param('id') })
    const of = coveredIn(document.mediaType)
    const isFilm = of.film !== undefined
    const own = ownWords(ask, of)
    const redaction = await newestOf(ask, document.id)
    const isPicture = isFilm || COVERED.has(document.mediaType)
    const copies = (redaction?.copies ?? []).map(({ derivative: id, ...one }) => ({ ...one, id }))
    const body = (
      <>
        <p class="lead">{own.lead}</p>
        <p>
          {words.page.document.relate.this}:{' '}
          <DocumentLine language={language} document={document} />
        </p>
        <Limits {...{ ask, isFilm }} isOpen={redaction === undefined || redaction.revision === 1} />
        <ProblemNote language={language} problem={problem} />
        {!isPicture && <NoPicture ask={ask} document={document} />}
        {isPicture && !redaction && <Begin ask={ask} id={document.id} of={of} />}
        {redaction && <Open ask={ask} redaction={redaction} />}
        {redaction && (
          <Copies
            {...{ ask, copies, document: document.id }}
            reviews={await copyReviews(ask, copies)}
          />
        )}
      </>
    )
    const heading = (await recordTitle(ask, document.id, words.page.reader.one)).heading
    const crumbs = [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(heading, documentPath(document.id)),
      { label: own.title },
    ]
    return {
      title: own.title,
      crumbs,
      body,
      islands: isFilm ? ['progress'] : ['progress', 'redaction'],
    }
  },
  async act(ask): Promise<Done> {
    const { form, param, call } = ask
    const to = redactionPath(param('id'))
    const asked = { redaction: form.text('redaction'), revision: Number(form.text('revision')) }
    const what = form.text('do')
    if (what === 'begin') {
      const names = form
        .text('names')
        .split('\n')
        .map((one) => one.trim())
      const begun = { document: param('id'), turn: Number(form.text('turn')) }
      await call('redaction.start', { ...begun, names: names.filter((one) => one !== '') })
    } else if (what === 'render') {
      const { found } = await call('redaction.render', asked)
      return { to: found > 0 ? `${to}?found=${found}` : to, done: 'copied' }
    } else if (what === 'withdraw') await call('redaction.withdraw', asked)
    else {
      const size = hasBrush(form)
        ? await call('redaction.show', { redaction: asked.redaction, ...pageIn(form.word('page')) })
        : { width: 0, height: 0 }
      const said = { ...asked, ...revisionIn(form, size) }
      const film = form.text('film') === '' ? {} : { boxes: [], spans: spansIn(form) }
      await call('redaction.revise', { ...said, ...film })
    }
    const back = new URLSearchParams(form.text('back'))
    if (form.has('next')) await turnOn(ask, asked.redaction, back)
    return { to: back.size > 0 ? `${to}?${back}` : to, done: 'saved' }
  },
}

/** Lets an address name the next part that was not looked at; as it is where there is none. */
async function turnOn({ call }: Ask, redaction: string, address: URLSearchParams): Promise<void> {
  const { page } = pageIn(address.get('page') ?? undefined)
  const shown = await call('redaction.show', { redaction, ...given({ page }) })
  const tile = Number(address.get('part') ?? 1) - 1
  const next = nextUnseen(shown, { tile, ...given({ page }) })
  if (!next) return
  address.set('part', String(next.tile + 1))
  if (next.page !== undefined) address.set('page', String(next.page))
}

/** What a file of this type is covered by: whole, by pages, or by seconds. */
function coveredIn(mediaType: string): Covered {
  const isFilm = keptKind(mediaType) === 'film'
  return { ...((isFilm || mediaType === PDF) && { pages: [] }), ...(isFilm && { film: {} }) }
}

/** What can be covered; of an office file the way to hand in its print. */
function NoPicture({ ask, document }: { ask: Ask; document: { id: string; mediaType: string } }) {
  const own = ask.words.page.redaction
  const { id, mediaType } = document
  const isOffice = OFFICE.test(mediaType) || keptKind(mediaType) === 'office'
  if (!isOffice || !ask.may('document.add')) return <EmptyNote text={own.noPicture} />
  return (
    <EmptyNote text={own.officeFile}>
      <a href={`/documents/new?${new URLSearchParams({ printed: id })}`}>{own.addPrint}</a>
    </EmptyNote>
  )
}

/** The one that somebody began last; nothing where nobody has. */
async function newestOf({ call, query }: Ask, document: string): Promise<Redaction | undefined> {
  const mayBe = await call('redaction.list', { document })
  const last = mayBe.redactions.findLast(({ state }) => state === 'open') ?? mayBe.redactions.at(-1)
  const asked = pageIn(query.get('page') ?? undefined)
  return last && call('redaction.show', { redaction: last.id, ...asked })
}

interface LimitsProps {
  ask: Ask
  isOpen: boolean
  isFilm: boolean
}

function Limits({ ask, isOpen, isFilm }: LimitsProps): VNode {
  const { limits, ofFilm } = ask.words.page.redaction
  const { title, ...said } = limits
  return (
    <details class="document-facts" open={isOpen}>
      <summary>{title}</summary>
      {[...Object.values(said), ...(isFilm ? [ofFilm.limit] : [])].map((one) => (
        <p>{one}</p>
      ))}
    </details>
  )
}

function Begin({ ask, id, of }: { ask: Ask; id: string; of: Covered }): VNode {
  const { language, may } = ask
  const own = ownWords(ask, of)
  const isPdf = of.pages !== undefined && of.film === undefined
  return (
    <>
      <EmptyNote text={own.none} />
      {may('redaction.start') && (
        <ProgressForm language={language} action={redactionPath(id)} label={own.begin}>
          <input type="hidden" name="do" value="begin" />
          <p class="hint">{own.beginHint}</p>
          {of.film === undefined && (
            <ChoiceField
              name="turn"
              label={own.turn.title}
              value={ask.form.word('turn') ?? '0'}
              options={[
                ['0', own.turn.none],
                ['1', own.turn.right],
                ['2', own.turn.over],
                ['3', own.turn.left],
              ]}
            />
          )}
          {isPdf && (
            <AreaField name="names" label={own.names.label} hint={own.names.hint} rows={3} />
          )}
        </ProgressForm>
      )}
    </>
  )
}

function Open({ ask, redaction }: { ask: Ask; redaction: Redaction }): VNode {
  const { query } = ask
  const own = ownWords(ask, redaction)
  const { film } = redaction
  const { plan, state, boxes, missing, mayRevise, covered, undecided, dropped } = redaction
  const found = Number(query.get('found') ?? 0)
  return (
    <>
      {state === 'withdrawn' && <p class="notice problem">{own.withdrawn}</p>}
      {found > 0 && (
        <p class="notice problem" role="status">
          {fill(own.again, { n: found })}
        </p>
      )}
      <p>{own.plan[plan]}</p>
      {redaction.alike.map(({ document }) => (
        <p class="notice">
          {fill(own.alike, { document })} <a href={documentPath(document)}>{document}</a>
        </p>
      ))}
      <p>
        <strong data-plain>{fill(own.counts, { covered, undecided, dropped })}</strong>
      </p>
      {missing.length === 0 ? (
        <p>{own.ready}</p>
      ) : (
        <div>
          <p>{own.missing}</p>
          <ul>
            {missing.map((one) => (
              <li>{own.step[one]}</li>
            ))}
          </ul>
        </div>
      )}
      {film && <p data-plain>{fill(own.film.facts, { ...film })}</p>}
      {film && <TimeLine ask={ask} redaction={redaction} />}
      <TilePicture ask={ask} redaction={redaction} />
      {boxes === undefined && <p class="hint">{own.box.hidden}</p>}
      {mayRevise && redaction.spans && (
        <FilmForm ask={ask} redaction={redaction} spans={redaction.spans} />
      )}
      {mayRevise && !film && boxes && <BoxForm ask={ask} redaction={redaction} boxes={boxes} />}
      {mayRevise && <Ends ask={ask} redaction={redaction} />}
    </>
  )
}

/** Making the copy, where nothing is missing, and withdrawing. */
function Ends({ ask, redaction }: { ask: Ask; redaction: Redaction }): VNode {
  const { language, words, may } = ask
  const own = words.page.redaction
  const { id, revision, document, missing } = redaction
  const said = (
    <>
      <input type="hidden" name="redaction" value={id} />
      <input type="hidden" name="revision" value={revision} />
    </>
  )
  const action = redactionPath(document)
  return (
    <>
      {missing.length === 0 && may('redaction.render') && (
        <ProgressForm language={language} action={action} label={own.render}>
          <input type="hidden" name="do" value="render" />
          {said}
        </ProgressForm>
      )}
      <form method="post" action={action}>
        <input type="hidden" name="do" value="withdraw" />
        {said}
        <button type="submit">{own.withdraw}</button>
      </form>
    </>
  )
}

interface CopiesProps {
  ask: Ask
  document: string
  copies: readonly { id: string; revision: number; decision?: 'approved' | 'refused' }[]
  /** How the reviews of some stand. */
  reviews: ReadonlyMap<string, VNode>
}

function Copies({ ask, document, copies, reviews }: CopiesProps): VNode {
  const own = ask.words.page.redaction.copies
  return (
    <section>
      <h2>{own.title}</h2>
      {copies.length === 0 && <EmptyNote text={own.none} />}
      <ul>
        {copies.map(({ id, revision, decision }) => (
          <li>
            {fill(own.one, { revision, state: own[decision ?? 'waits'] })}{' '}
            {reviews.get(id) ?? <ReviewLink ask={ask} item={{ kind: 'redaction', ids: [id] }} />}
          </li>
        ))}
      </ul>
      {copies.some(({ decision }) => decision === 'approved') && (
        <CopyBundleLink ask={ask} document={document} />
      )}
    </section>
  )
}
