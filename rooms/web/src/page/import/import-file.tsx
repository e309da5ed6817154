// The steps of a kept file: what its columns are, a dry run, and the import that does what that
// said. Source: desk.md I3-I8.
import { given, IMPORT_KINDS, type ImportKind } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  ChoiceField,
  documentPath,
  fieldLabel,
  importFilePath,
  importPath,
  ProblemNote,
  ProgressForm,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { ownColumns } from '../field/field-answer.ts'
import { DryRun, TakeIn } from '../list/names/dry-run.tsx'
import { choicesOf, columnsOf } from '../list/names/mapping-form.ts'
import { MappingTable } from '../list/names/mapping-table.tsx'
import type { MappingsAnswer } from '../list/names/names-answer.ts'
import { OptionFields, SaveFields, STEPS_FORM } from '../list/names/names-field.tsx'
import { SavedNow, SeenMappings, seenName } from '../list/names/saved-now.tsx'
import { Effects, WholeDifference } from './import-effect.tsx'

export const importFile: Page = {
  path: '/imports/files/:document',
  nav: 'documents',
  show: (ask) => shown(ask),
  act,
}

function kindOf({ form, query }: Ask): ImportKind {
  const asked = form.word('kind') ?? query.get('kind')
  return IMPORT_KINDS.find((kind) => kind === asked) ?? 'events'
}

/** How the file is read, as it was said when it was kept. */
function howOf({ form, query }: Ask): Record<string, string> {
  return Object.fromEntries(
    ['encoding', 'sheet'].flatMap((name) => {
      const word = form.word(name) ?? query.get(name)
      return word ? [[name, word] as const] : []
    }),
  )
}

/** The step that the pressed button names; else the next one. */
async function act(ask: Ask): Promise<Done | Shown> {
  const { form, call } = ask
  const step = form.word('do') ?? 'check'
  const file = { document: ask.param('document'), kind: kindOf(ask), ...howOf(ask) }
  const read = await call('import.columns', file)
  const columns = columnsOf(choicesOf(form, read, undefined, read.fields))
  if (step === 'save') {
    const name = form.text('mappingName').trim()
    const seen = Number(form.word(seenName(name)) ?? 0)
    const description = form.word('description')
    await call('list.map', { name, columns, kind: file.kind, seen, ...given({ description }) })
    return shown(ask, { saved: name })
  }
  const input = { ...file, ...inputOf(ask), columns }
  if (step === 'import') {
    const { run } = await call('import.commit', { ...input, token: form.text('token') })
    return { to: importPath(run), done: 'recorded' }
  }
  const full = step === 'full' && { full: true }
  return shown(ask, { checked: await call('import.check', { ...input, ...full }) })
}

function inputOf({ form }: Ask): Record<string, unknown> {
  const words = ['namespace', 'list', 'listTitle', 'conflicts'].flatMap((name) => {
    const word = form.word(name)
    return word === undefined ? [] : [[name, word] as const]
  })
  return { ...Object.fromEntries(words), ...(form.has('updateOnly') && { updateOnly: true }) }
}

/** What the page shows beside the form. */
interface Told {
  checked?: Output<'import.check'>
  saved?: string
}

async function shown(ask: Ask, told: Told = {}): Promise<Shown> {
  const { language, words, problem, call } = ask
  const { imports, names } = words.page
  const document = ask.param('document')
  const kind = kindOf(ask)
  const read = await call('import.columns', { document, kind, ...howOf(ask) })
  const { document: kept } = await call('document.show', { id: document })
  const { mappings } = await mappingsOf(ask, kind)
  const title = fill(imports.steps.title, { title: kept.title })
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">
        <a href={documentPath(document)}>{kept.title}</a> · {imports.kind[kind]}
      </p>
      {told.saved !== undefined && (
        <p class="notice done" role="status">
          {fill(names.columns.saved, { name: told.saved })}
        </p>
      )}
      {await Steps({ ask, kind, read, mappings, told })}
    </>
  )
  return {
    title,
    crumbs: [{ label: imports.title, href: '/imports' }, { label: title }],
    body,
    islands: ['progress'],
  }
}

async function mappingsOf({ may, call }: Ask, kind: ImportKind): Promise<MappingsAnswer> {
  if (!may('list.mappings')) return { mappings: [] }
  const { mappings } = await call('list.mappings', {})
  return { mappings: mappings.filter((one) => one.kind === kind) }
}

interface StepsProps {
  ask: Ask
  kind: ImportKind
  read: Output<'import.columns'>
  mappings: MappingsAnswer['mappings']
  told: Told
}

async function Steps({ ask, kind, read, mappings, told }: StepsProps): Promise<VNode> {
  const { language, words, form, may } = ask
  const { imports, names } = words.page
  const asked = form.word('mapping') ?? (form.has('mapping') ? '' : read.mappings[0])
  const mapping = mappings.find(({ id }) => id === asked)
  const choices = choicesOf(form, read, mapping, read.fields)
  const labelOf = await labelsFor(ask, kind)
  const fields = read.fields.map((field) => [field, labelOf(field)] as const)
  const { checked } = told
  return (
    <>
      <ProgressForm
        id={STEPS_FORM}
        language={language}
        action={`${importFilePath(ask.param('document'), { kind })}#dry`}
        label={names.check}
      >
        <input type="hidden" name="kind" value={kind} />
        {Object.entries(howOf(ask)).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <h2>{names.columns.title}</h2>
        <p>{fill(names.columns.lead, { rows: read.rows })}</p>
        {kind === 'persons'
          ? await ListFields({ ask })
          : ofCollections(kind) && <Collection ask={ask} />}
        {kind === 'claims' && <p>{imports.steps.claims}</p>}
        <MappingTable ask={ask} choices={choices} fields={fields} hasOwn={!ofCollections(kind)} />
        <OptionFields ask={ask} isOfList={false} />
      </ProgressForm>
      {checked && (
        <>
          <DryRun language={language} checked={checked} labelOf={labelOf} />
          <Effects language={language} checked={checked} />
          <WholeDifference language={language} checked={checked} form={STEPS_FORM} />
          <TakeIn language={language} checked={checked} form={STEPS_FORM} />
        </>
      )}
      {ask.problem?.code === 'stale' && <SavedNow ask={ask} mappings={mappings} />}
      <SeenMappings ask={ask} mappings={mappings} told={told.saved} />
      {may('list.map') && <SaveFields ask={ask} />}
    </>
  )
}

/** Kinds whose ids are those of the collection that the file is of. */
function ofCollections(kind: ImportKind): boolean {
  return kind !== 'persons' && kind !== 'places'
}

/** What the fields of a kind are called; those of a group's own by their names. */
async function labelsFor(ask: Ask, kind: ImportKind): Promise<(field: string) => string> {
  const of = kind === 'events' ? 'event' : kind === 'persons' ? 'person' : undefined
  const names = of ? await ownColumns(ask, of) : new Map<string, string>()
  return (field) => names.get(field) ?? labelFor(ask, kind, field)
}

function labelFor({ language, words }: Ask, kind: ImportKind, field: string): string {
  if (kind === 'persons') return fieldLabel(language, field)
  const labels: Readonly<Record<string, string>> = {
    ...words.page.imports.field,
    period: words.page.imports.field.time,
    ...(kind === 'places' && { since: words.page.imports.field.namedSince }),
    ...(kind === 'documents' && { text: words.page.imports.field.documentText }),
  }
  return labels[field] ?? field
}

function Collection({ ask }: { ask: Ask }): VNode {
  const { steps } = ask.words.page.imports
  const field = typedFields(ask)
  return <TextField {...field('namespace')} label={steps.namespace} hint={steps.namespaceHint} />
}

/** The list that the file is: a recorded one, or a new one. */
async function ListFields({ ask }: { ask: Ask }): Promise<VNode> {
  const { words, may, call } = ask
  if (!may('list.list')) throw new Refusal('not-allowed')
  const { steps } = words.page.imports
  const field = typedFields(ask)
  const { lists } = await call('list.list', {})
  return (
    <div class="row">
      <ChoiceField
        {...field('list')}
        label={steps.list}
        none={steps.listNone}
        options={lists.map(({ id, title }) => [id, title] as const)}
      />
      <TextField {...field('listTitle')} label={steps.listTitle} />
    </div>
  )
}
