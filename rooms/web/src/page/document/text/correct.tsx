// Correcting what a program has read of a page: its picture beside the text in a field, the lines
// that are not sure, what would change, and why. Nothing is saved that was not shown before.
import { changedPieces, makeText, pageOfText, unsureLines } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { AreaField, DocumentLine, documentPath, ProblemNote, TextField } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../../door/ask.ts'
import { typedFields } from '../../../form/typed-field.ts'
import { recordCrumb, recordTitle } from '../../record-name.ts'
import type { DocumentAnswer } from '../document-answer.ts'
import { picturePages } from '../picture/page-picture.tsx'
import { picturePath } from '../picture/picture-file.ts'
import { correctPath } from './text-note.tsx'

/** Bytes of the text of a page, twice, and room for the form around it. */
const FORM_LIMIT = 8 * 1024 * 1024

export const correct: Page = {
  path: '/documents/:id/correct',
  nav: 'documents',
  limit: FORM_LIMIT,
  show: correctPage,
  async act(ask) {
    const { form, param, call } = ask
    const text = typedText(form.text('text'))
    const isShown = form.has('checked') && typedText(form.text('checked')) === text
    if (form.text('do') !== 'save' || !isShown) return correctPage(ask)
    const id = param('id')
    const page = pageAsked(ask)
    await call('document.correct', {
      ...{ id, page, text, reason: form.text('reason'), seen: Number(form.word('seen') ?? 0) },
    })
    return { to: documentPath(id), done: 'corrected' }
  },
}

const typedText = (typed: string): string => makeText(typed).text.trimEnd()

function pageAsked({ form, query }: Ask): number {
  const page = Number(form.word('page') ?? query.get('page') ?? 1)
  return Number.isSafeInteger(page) ? page : 0
}

async function correctPage(ask: Ask): Promise<Shown> {
  if (!ask.may('document.correct')) throw new Refusal('not-allowed')
  const { language, words, param, call, problem } = ask
  const answer = await call('document.show', { id: param('id') })
  const { document, text } = answer
  const pages = picturePages(document)
  if (pages === 0) throw new Refusal('no-picture')
  const page = pageAsked(ask)
  const place = pageOfText(document.layer, text, page)
  if (!place) throw new Refusal('not-found')
  const own = words.page.correct
  const before = text.slice(place.start, place.end)
  const body = (
    <>
      <p class="lead">{own.lead}</p>
      <p>
        {words.page.document.relate.this}: <DocumentLine language={language} document={document} />
      </p>
      {pages > 1 && <PageChoice ask={ask} page={page} pages={pages} />}
      <ProblemNote language={language} problem={problem} />
      <CorrectForm ask={ask} answer={answer} page={page} before={before} />
    </>
  )
  const { heading } = await recordTitle(ask, document.id, words.page.reader.one)
  const crumbs = [
    { label: words.page.document.title, href: '/documents' },
    recordCrumb(heading, documentPath(document.id)),
    { label: own.title },
  ]
  return { title: own.title, crumbs, body, islands: isShade(ask) ? ['picture'] : [] }
}

/** Another page is another form: what is typed here is not kept. */
function PageChoice({ ask, page, pages }: { ask: Ask; page: number; pages: number }): VNode {
  const own = ask.words.page.correct
  return (
    <form method="get" action={`${documentPath(ask.param('id'))}/correct`} class="actions">
      <label>
        {fill(ask.words.page.reader.picture.page, { pages })}{' '}
        <input type="number" name="page" min="1" max={pages} value={page} required />
      </label>
      <button type="submit">{own.toPage}</button>
    </form>
  )
}

interface FormProps {
  ask: Ask
  answer: DocumentAnswer
  page: number
  before: string
}

function CorrectForm({ ask, answer, page, before }: FormProps): VNode {
  const { form, words } = ask
  const own = words.page.correct
  const field = typedFields(ask)
  const typed = form.has('text') ? form.text('text') : before
  const isChecked = form.has('text') && ['check', 'save'].includes(form.text('do'))
  // Who came second is shown what would change in the text of the first.
  const isStale = ask.problem?.code === 'stale'
  const newest = String(answer.corrections.at(-1)?.leaf ?? 0)
  const seen = isStale ? newest : (form.word('seen') ?? newest)
  return (
    <form method="post" action={correctPath(answer.document.id, page)} class="reader looked">
      <div>
        <AreaField
          {...field('text')}
          value={typed}
          label={fill(own.text, { page })}
          hint={own.textHint}
          lang={answer.document.language}
          rows={rowsOf(typed)}
        />
        <UnsureText {...{ ask, answer, page }} />
        <TextField {...field('reason')} label={own.reason} hint={own.reasonHint} />
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="seen" value={seen} />
        <p class="actions">
          <button type="submit" name="do" value="check">
            {own.check}
          </button>
        </p>
        {isChecked && <Changes ask={ask} before={before} after={typedText(typed)} />}
      </div>
      <PictureSide ask={ask} id={answer.document.id} page={page} />
    </form>
  )
}

/** Rows of the field: long lines are broken, in a narrow one earlier. */
function rowsOf(typed: string): number {
  const rows = typed.split('\n').map((line) => Math.max(1, Math.ceil(line.length / UNITS_OF_ROW)))
  return Math.min(
    24,
    Math.max(
      8,
      rows.reduce((sum, n) => sum + n, 2),
    ),
  )
}

const UNITS_OF_ROW = 45

/** The text as it stands, with the lines marked of which the program was not sure. */
function UnsureText({ ask, answer, page }: Omit<FormProps, 'before'>): VNode | null {
  const { document, text } = answer
  const place = pageOfText(document.layer, text, page)
  const lines = unsureLines(document.layer, text).filter(
    ({ start }) => place && start >= place.start && start < place.end,
  )
  const { correct: own, reader } = ask.words.page
  if (!place || lines.length === 0) return null
  // What stands between the marked lines, and after the last of them.
  const begins = [place.start, ...lines.map(({ end }) => end)]
  const rest = text.slice(begins.at(-1), place.end)
  return (
    <section aria-labelledby="unsure" class="card">
      <h2 id="unsure">{own.standing}</h2>
      <p class="hint">{fill(own.unsure, { n: lines.length })}</p>
      <p class="page-changes" lang={document.language}>
        {lines.map(({ start, end, confidence }, n) => (
          <>
            {text.slice(begins[n], start)}
            <mark class="unsure">{text.slice(start, end)}</mark>
            <span class="unsure-note" lang={ask.language}>
              {' '}
              [{fill(reader.layer.unsure, { n: confidence })}]
            </span>
          </>
        ))}
        {rest}
      </p>
    </section>
  )
}

/** What would be saved, as what goes and what comes; saved is only what was shown so. */
function Changes({ ask, before, after }: { ask: Ask; before: string; after: string }): VNode {
  const own = ask.words.page.correct
  if (before === after) return <p role="status">{own.same}</p>
  return (
    <section aria-labelledby="changes" class="card">
      <h2 id="changes">{own.changes}</h2>
      <p class="page-changes">
        {changedPieces(before, after).map(({ is, text }) => {
          if (is === 'gone') return <del>{text}</del>
          return is === 'new' ? <ins>{text}</ins> : text
        })}
      </p>
      <textarea name="checked" hidden readOnly>
        {`\n${after}`}
      </textarea>
      <p class="actions">
        <button type="submit" name="do" value="save" class="send">
          {own.save}
        </button>
      </p>
    </section>
  )
}

/** Whether the picture was asked for, and in which shade. */
function shadeOf({ form }: Ask): 'grey' | 'colour' | undefined {
  const asked = form.text('do')
  if (asked === 'none') return undefined
  const shade = asked === 'grey' || asked === 'colour' ? asked : form.text('shade')
  return shade === 'grey' || shade === 'colour' ? shade : undefined
}

const isShade = (ask: Ask): boolean => shadeOf(ask) !== undefined

function PictureSide({ ask, id, page }: { ask: Ask; id: string; page: number }): VNode {
  const { picture: own } = ask.words.page.reader
  const shade = shadeOf(ask)
  const button = (value: string, label: string) => (
    <button type="submit" name="do" value={value}>
      {label}
    </button>
  )
  return (
    <div class="page-picture no-print">
      <h2>{own.title}</h2>
      {!shade && <p>{own.unseen}</p>}
      <p class="actions">
        {button('grey', own.grey)}
        {shade && button('colour', own.colour)}
        {shade && button('none', own.hide)}
      </p>
      {shade && (
        <>
          <input type="hidden" name="shade" value={shade} />
          <div data-picture data-keys={ask.keys || undefined}>
            <p class="muted" hidden data-picture-key>
              {own.escape}
            </p>
            <div class="page-frame">
              <img src={picturePath(id, page, shade === 'colour')} alt={fill(own.alt, { page })} />
            </div>
          </div>
          <p role="status" data-picture-hidden={own.hidden} />
        </>
      )}
    </div>
  )
}
