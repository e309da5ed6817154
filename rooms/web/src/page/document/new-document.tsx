// Adding reports: pasted, as a file or several, or dropped. A refused form keeps every field but
// the files, which no browser keeps; it says so.
import { given } from '@tumen/claim'
import { groupsFor, Refusal } from '@tumen/desk'
import {
  documentPath,
  keptForm,
  ProblemNote,
  ProgressForm,
  type RefusalData,
  type ShownSpeaker,
} from '@tumen/view'
import { wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { sizeOf } from '../../form/multipart.ts'
import { AboutFields } from './about-fields.tsx'
import { addedPath } from './added-note.tsx'
import { documentInput, FORM_LIMIT, languageOf } from './document-input.ts'
import { addFiles, chosenFiles } from './many/many-files.tsx'
import { SourceFields } from './source-fields.tsx'
import { readSoon, waitingPath } from './waiting/waiting-file.tsx'

export const newDocument: Page = {
  path: '/documents/new',
  nav: 'documents',
  limit: FORM_LIMIT,
  takesFiles: true,
  async show(ask) {
    if (!ask.may('document.add')) throw new Refusal('not-allowed')
    const { language, words, problem } = ask
    const { document } = words.page
    const outlets = await knownOutlets(ask)
    const candidates = await candidatesOf(ask)
    const groups = await groupsOf(ask)
    const body = (
      <>
        <p class="lead">{document.form.lead}</p>
        {/* What it names stands in the form, or as a link below. */}
        <ProblemNote language={language} problem={problem && { ...problem, records: [] }} />
        <DuplicateLink ask={ask} problem={problem} />
        <ProgressForm
          language={language}
          action="/documents/new"
          label={document.form.go}
          hasFile
          {...keptForm(language)}
        >
          <SourceFields ask={ask} />
          <AboutFields {...{ ask, outlets, candidates, groups }} />
        </ProgressForm>
      </>
    )
    const crumbs = [{ label: document.title, href: '/documents' }, { label: document.form.title }]
    return { title: document.form.title, crumbs, body, islands: ['drop', 'progress', 'keep'] }
  },
  async act(ask) {
    const { form, call, may } = ask
    const files = chosenFiles(form)
    if (files.length > 1) return addFiles(ask, files)
    form.refuseLarge()
    // One that is empty is said to be so.
    const file = files.find((one) => sizeOf(one) > 0) ?? files[0]
    const added = await call('document.add', { ...documentInput(form, file), wait: false })
    const isLanguageOpen = languageOf(form) === undefined
    if (added.reading) {
      const read = await readSoon(ask, added.id)
      if (!read) return { to: waitingPath(added.id, isLanguageOpen) }
      const isLanguageFound = isLanguageOpen && read.units > 0
      const to = addedPath({ id: added.id, ...read }, { isLanguageFound })
      return { to, done: 'recorded', ...given({ leaf: read.leaf }) }
    }
    // Where a language model is on it reads along, in the background.
    if (added.units > 0 && may('reader.start')) await call('reader.start', { document: added.id })
    const isLanguageFound = isLanguageOpen && added.units > 0
    return { to: addedPath(added, { isLanguageFound }), done: 'recorded' }
  },
}

/** Some of those who publish, the newest first, to choose from while typing. */
async function knownOutlets({ call }: Ask): Promise<ShownSpeaker[]> {
  const input = { kind: 'outlet', limit: 200, order: 'newest' }
  const { agents } = await call('agent.list', input)
  return agents.filter(({ anonymity }) => anonymity === 'named')
}

/** The names of the groups to which what is added will belong; none where it is everybody’s. */
async function groupsOf({ actor, call }: Ask): Promise<string[]> {
  const own = groupsFor(actor, 'document.add')
  if (own === undefined) return []
  const { groups } = await call('group.list', {})
  return groups.filter(({ id }) => own.includes(id)).map(({ name }) => name)
}

/** The speakers of the same name among whom one has to be chosen. */
async function candidatesOf({ problem, call }: Ask): Promise<ShownSpeaker[]> {
  const ids = (problem?.details ?? []).flatMap(({ candidate }) =>
    typeof candidate === 'string' ? [candidate] : [],
  )
  if (problem?.field !== 'publisher' || ids.length === 0) return []
  const { agents } = await call('agent.list', { ids })
  return agents
}

function DuplicateLink(props: { ask: Ask; problem: RefusalData | undefined }): VNode | null {
  const { ask, problem } = props
  const [detail] = problem?.details ?? []
  if (problem?.code !== 'duplicate-document' || typeof detail?.document !== 'string') return null
  return (
    <p>
      <a href={documentPath(detail.document)}>{wordsIn(ask.language).page.document.form.here}</a>
    </p>
  )
}
