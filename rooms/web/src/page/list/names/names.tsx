// A list with names is taken in by steps on one page: the file, what its columns are, a dry run,
// and the import that does what the dry run said. Source: desk.md I2-I8.
import { given, MENTION_FIELDS } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { fieldLabel, listPath, ProblemNote, ProgressForm } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../../door/ask.ts'
import { refusalDataOf } from '../../../door/refusal-data.ts'
import { fieldsOf, ownColumns } from '../../field/field-answer.ts'
import { DryRun, TakeIn } from './dry-run.tsx'
import { type ColumnChoice, choicesOf, columnsOf } from './mapping-form.ts'
import { MappingTable } from './mapping-table.tsx'
import type { ColumnsAnswer, MappingsAnswer, NamesChecked } from './names-answer.ts'
import { FileFields, OptionFields, SaveFields, STEPS_FORM, WhichFields } from './names-field.tsx'
import { fileIn, type GivenFile } from './names-file.ts'
import { SavedNow, SeenMappings, seenName } from './saved-now.tsx'

/** Bytes that the form may hold: a workbook, or the same again as text. */
const FORM_LIMIT = 64 * 1024 * 1024
const PATH = '/lists/names'

export const namesPage: Page = {
  path: PATH,
  nav: 'estimates',
  limit: FORM_LIMIT,
  async show(ask) {
    if (!ask.may('list.columns')) throw new Refusal('not-allowed')
    return shown(ask)
  },
  act,
}

/** The step that the pressed button names; else the next one. */
async function act(ask: Ask): Promise<Done | Shown> {
  const { form, call } = ask
  const step = form.word('do') ?? form.text('step')
  const file = fileIn(form)
  if (!file || step === 'columns') return shown(ask)
  const read = await call('list.columns', file.input)
  const { mappings } = await call('list.mappings', {})
  const choices = choicesOf(form, read, undefined, await fieldNames(ask))
  if (step === 'save') {
    const description = form.word('description')
    const saved = { name: form.text('mappingName').trim(), columns: columnsOf(choices) }
    const seen = Number(form.word(seenName(saved.name)) ?? 0)
    await call('list.map', { ...saved, seen, ...given({ description }) })
    return shown(ask, { saved: saved.name })
  }
  const input = importInput(ask, file, choices, mappings)
  if (step === 'import') return takeIn(ask, input)
  const { names } = await call('list.check', input)
  return shown(ask, names ? { checked: names } : {})
}

async function takeIn({ form, call }: Ask, input: Record<string, unknown>): Promise<Done> {
  await call('list.import', { ...input, token: form.text('token') })
  const list = form.word('list')
  return { to: list === undefined ? '/lists' : listPath(list), done: 'recorded' }
}

function importInput(
  { form }: Ask,
  file: GivenFile,
  choices: readonly ColumnChoice[],
  mappings: MappingsAnswer['mappings'],
): Record<string, unknown> {
  const mapping = form.word('mapping')
  const isSaved = mapping !== undefined && mappings.some(({ id }) => id === mapping)
  const conflicts = form.word('conflicts')
  const words = ['list', 'space', 'markGone'].flatMap((name) => {
    const word = form.word(name)
    return word === undefined ? [] : [[name, word] as const]
  })
  return {
    ...file.input,
    ...(isSaved ? { mapping } : { columns: columnsOf(choices) }),
    ...Object.fromEntries(words),
    ...given({ conflicts }),
    ...(form.has('updateOnly') && { updateOnly: true }),
  }
}

/** What the page shows beside the form. */
interface Told {
  checked?: NamesChecked
  saved?: string
}

async function shown(ask: Ask, told: Told = {}): Promise<Shown> {
  const { language, words } = ask
  const { names, list, estimate } = words.page
  const file = fileIn(ask.form)
  const { read, problem = ask.problem } = file ? await readColumns(ask, file) : {}
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">{names.lead}</p>
      {told.saved !== undefined && (
        <p class="notice done" role="status">
          {fill(names.columns.saved, { name: told.saved })}
        </p>
      )}
      {read && file ? (
        await Steps({ ask, file, read, told })
      ) : (
        <ProgressForm language={language} action={PATH} label={names.file.go} hasFile>
          <input type="hidden" name="step" value="columns" />
          <FileFields ask={ask} file={undefined} />
        </ProgressForm>
      )}
    </>
  )
  return {
    title: names.title,
    crumbs: [
      { label: estimate.title, href: '/estimates' },
      { label: list.title, href: '/lists' },
      { label: names.title },
    ],
    body,
    islands: ['progress'],
    ...(problem && !ask.problem && { status: 422 }),
  }
}

/** The columns of the file, or why they cannot be read. */
async function readColumns(ask: Ask, file: GivenFile) {
  try {
    return { read: await ask.call('list.columns', file.input) }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not-allowed') throw error
    return { problem: refusalDataOf(error) }
  }
}

/** What columns can be taken for: what lists say, and fields of a group's own that take values. */
async function fieldNames(ask: Ask): Promise<string[]> {
  const own = await fieldsOf(ask, 'person')
  const open = own.filter(({ sensitivity, retired }) => sensitivity === 'public' && !retired)
  return [...MENTION_FIELDS, ...open.map(({ id }) => `field.${id}`)]
}

interface StepsProps {
  ask: Ask
  file: GivenFile
  read: ColumnsAnswer
  told: Told
}

async function Steps({ ask, file, read, told }: StepsProps): Promise<VNode> {
  const { language, words, form, call } = ask
  const { names } = words.page
  const { mappings } = await call('list.mappings', {})
  const { lists } = await call('list.list', {})
  const asked = form.word('mapping') ?? (form.has('mapping') ? '' : read.mappings[0])
  const mapping = mappings.find(({ id }) => id === asked)
  const known = await fieldNames(ask)
  const own = await ownColumns(ask, 'person')
  const labelOf = (field: string) => own.get(field) ?? fieldLabel(language, field)
  const choices = choicesOf(form, read, mapping, known)
  const fields = known.map((field) => [field, labelOf(field)] as const)
  const { checked } = told
  return (
    <>
      <ProgressForm
        id={STEPS_FORM}
        language={language}
        action={`${PATH}#dry`}
        label={names.check}
        hasFile
      >
        <input type="hidden" name="step" value="check" />
        <FileFields ask={ask} file={file} />
        <h2>{names.columns.title}</h2>
        <p>{fill(names.columns.lead, { rows: read.rows })}</p>
        <WhichFields ask={ask} mappings={mappings} mapping={mapping?.id ?? ''} lists={lists} />
        <MappingTable ask={ask} choices={choices} fields={fields} />
        <OptionFields ask={ask} />
      </ProgressForm>
      {checked && (
        <>
          <DryRun language={language} checked={checked} labelOf={labelOf} />
          <TakeIn language={language} checked={checked} form={STEPS_FORM} />
        </>
      )}
      {ask.problem?.code === 'stale' && <SavedNow ask={ask} mappings={mappings} />}
      <SeenMappings ask={ask} mappings={mappings} told={told.saved} />
      <SaveFields ask={ask} />
    </>
  )
}
