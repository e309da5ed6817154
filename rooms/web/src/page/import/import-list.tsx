// What has come in by file, the newest first, and a new file: it is kept as evidence at once, so
// that it is sent once and can be taken in step by step. Source: desk.md I2, P26.
import { IMPORT_KINDS } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  ChoiceField,
  EmptyNote,
  importFilePath,
  importPath,
  instantPhrase,
  ProblemNote,
  ProgressForm,
  ScrollTable,
  TextField,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { FileFields } from '../list/names/names-field.tsx'
import { fileIn } from '../list/names/names-file.ts'
import { FORMATS_PATH } from './formats.tsx'
import { outcomesText } from './outcome-text.ts'

const FORM_LIMIT = 64 * 1024 * 1024

export const importList: Page = {
  path: '/imports',
  nav: 'documents',
  limit: FORM_LIMIT,
  async show(ask) {
    const { language, words, problem, may, call } = ask
    if (!may('import.list')) throw new Refusal('not-allowed')
    const { imports } = words.page
    const { runs } = await call('import.list', {})
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p class="lead">{imports.lead}</p>
        <p>
          <a href={FORMATS_PATH}>{words.page.formats.link}</a>
        </p>
        {may('import.keep') && <NewFile ask={ask} />}
        {runs.length === 0 ? (
          <EmptyNote text={imports.list.empty} />
        ) : (
          <Runs ask={ask} runs={runs} />
        )}
      </>
    )
    return { title: imports.title, body, islands: ['progress'] }
  },
  async act({ form, call }) {
    const file = fileIn(form)
    const title = form.text('title').trim() || file?.name || ''
    const kept = await call('import.keep', { ...file?.input, bytes: file?.input.bytes, title })
    const { bytes: _, ...how } = file?.input ?? { bytes: '' }
    const to = importFilePath(kept.document, { kind: form.text('kind'), ...how })
    return { to, done: 'recorded' }
  },
}

function NewFile({ ask }: { ask: Ask }): VNode {
  const { language, words, form } = ask
  const { file, kind } = words.page.imports
  const field = typedFields(ask)
  return (
    <section class="card" aria-labelledby="new-file">
      <h2 id="new-file">{file.title}</h2>
      <ProgressForm language={language} action="/imports" label={file.go} hasFile>
        <ChoiceField
          name="kind"
          label={file.kind}
          options={IMPORT_KINDS.map((one) => [one, kind[one]] as const)}
          value={form.word('kind') ?? ask.query.get('kind') ?? 'events'}
        />
        <FileFields ask={ask} file={undefined} />
        <TextField {...field('title')} label={file.name} hint={file.nameHint} />
      </ProgressForm>
    </section>
  )
}

function Runs({ ask, runs }: { ask: Ask; runs: Output<'import.list'>['runs'] }): VNode {
  const { language, words } = ask
  const { list, kind } = words.page.imports
  return (
    <ScrollTable
      label={list.caption}
      caption={list.caption}
      rows={runs}
      columns={[
        {
          heading: list.when,
          kind: 'head',
          cell: ({ id, recorded }) => (
            <a href={importPath(id)}>{instantPhrase(language, recorded)}</a>
          ),
        },
        {
          heading: list.of,
          cell: ({ kind: own, namespace }) => (
            <>
              {kind[own]}
              {namespace !== undefined && (
                <>
                  {' · '}
                  <bdi>{namespace}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          heading: list.outcome,
          cell: ({ outcomes, undone }) => (
            <>
              {outcomesText(language, outcomes)} {undone && <span class="tag">{list.undone}</span>}
            </>
          ),
        },
        { heading: list.by, cell: ({ by }) => by },
      ]}
    />
  )
}
