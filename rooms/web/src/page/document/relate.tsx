// Stating how a document stands to another: reprint, excerpt, translation, version, retelling.
import { DOCUMENT_RELATION_BASES, DOCUMENT_RELATIONS } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import {
  ChoiceField,
  DocumentLine,
  documentPath,
  EmptyNote,
  ProblemNote,
  SendButton,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { RecordField } from '../record-field.tsx'
import { type RecordNames, recordCrumb, recordNames, recordTitle } from '../record-name.ts'
import { type DocumentAnswer, lineagePath, PAGE } from './document-answer.ts'
import { DocumentRelations } from './document-relation.tsx'

export const relate: Page = {
  path: '/documents/:id/relate',
  nav: 'documents',
  async show(ask) {
    if (!ask.may('document.relate')) throw new Refusal('not-allowed')
    const { language, words, param, call, problem, query } = ask
    const { document: own } = words.page
    const answer = await call('document.show', { id: param('id') })
    const { document } = answer
    const input = { limit: PAGE, order: 'newest' }
    const { documents } = await call('document.list', input)
    const others = documents.filter(({ id }) => id !== document.id).map(({ id }) => id)
    const names = await recordNames(ask, others)
    const given = query.get('to') ?? ''
    const body = (
      <>
        <p class="lead">{own.relate.lead}</p>
        <p>
          {own.relate.this}: <DocumentLine language={language} document={document} />
        </p>
        <ProblemNote language={language} problem={problem} />
        <DocumentRelations language={language} answer={answer} />
        {others.length === 0 ? (
          <EmptyNote text={own.relate.noOther}>
            <a href="/documents/new">{own.add}</a>
          </EmptyNote>
        ) : (
          <RelateForm
            ask={ask}
            id={document.id}
            names={names}
            others={others}
            given={given}
            answer={answer}
          />
        )}
      </>
    )
    const crumbs = [
      { label: own.title, href: '/documents' },
      recordCrumb(
        (await recordTitle(ask, document.id, ask.words.page.reader.one)).heading,
        documentPath(document.id),
      ),
      { label: own.relate.title },
    ]
    return { title: own.relate.title, crumbs, body }
  },
  references: { to: 'document' },
  async act({ form, param, call }) {
    const id = param('id')
    const to = form.word('to') ?? form.word('newest')
    const seen = to && form.word(seenName(to))
    const answer = await call('document.relate', {
      from: id,
      to,
      kind: form.word('kind'),
      basis: form.word('basis'),
      seen: Number(seen ?? 0),
    })
    const isOpen = answer.state === 'proposed' && to !== undefined
    return { to: isOpen ? lineagePath({ from: id, to }) : documentPath(id), done: 'related' }
  },
}

interface FormProps {
  ask: Ask
  id: string
  names: RecordNames
  others: readonly string[]
  given: string
  answer: DocumentAnswer
}

/** The field of the form that says what was seen of the relation to another document. */
function seenName(to: string): string {
  return `seen ${to}`
}

function RelateForm({ ask, id, names, others, given, answer }: FormProps): VNode {
  const { words, form } = ask
  const field = typedFields(ask)
  const own = words.page.document.relate
  return (
    <form method="post" action={`${documentPath(id)}/relate`}>
      {answer.relations
        .filter(({ from }) => from === id)
        .map(({ to, leaf }) => (
          <input type="hidden" name={seenName(to)} value={leaf} />
        ))}
      <ChoiceField
        {...field('kind')}
        label={own.kind}
        options={DOCUMENT_RELATIONS.map((kind) => [kind, own.kindName[kind]] as const)}
      />
      <fieldset>
        <legend>{own.other}</legend>
        <ChoiceField
          name="newest"
          label={own.newest}
          none={own.none}
          options={others.map((one) => [one, names.label(one).text] as const)}
          value={form.word('newest')}
        />
        <RecordField
          ask={ask}
          name="to"
          label={own.id}
          value={form.has('to') ? form.text('to') : given}
        />
      </fieldset>
      <BasisChoice ask={ask} />
      <SendButton label={own.go} />
    </form>
  )
}

function BasisChoice({ ask }: { ask: Ask }): VNode {
  const { words, form } = ask
  const own = words.page.document.relate
  const chosen = form.word('basis') ?? 'text'
  return (
    <fieldset class="choices basis">
      <legend>{own.basis}</legend>
      {DOCUMENT_RELATION_BASES.map((basis) => (
        <label>
          <input type="radio" name="basis" value={basis} checked={basis === chosen} />{' '}
          {own.basisName[basis]} <span class="hint">{own.basisDoes[basis]}</span>
        </label>
      ))}
    </fieldset>
  )
}
