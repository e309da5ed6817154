// Keeping a proof beside a document: one file, whose kind is told by what it holds.
import { Refusal } from '@tumen/desk'
import {
  AnyFileField,
  DocumentLine,
  documentPath,
  ProblemNote,
  problemOf,
  SendButton,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { recordCrumb, recordTitle } from '../record-name.ts'

/** Bytes of a proof, which the desk limits, and room for the form around it. */
const FORM_LIMIT = 21 * 1024 * 1024

export const attachProof: Page = {
  path: '/documents/:id/proof',
  nav: 'documents',
  limit: FORM_LIMIT,
  async show(ask) {
    if (!ask.may('evidence.attach')) throw new Refusal('not-allowed')
    const { language, words, param, call, problem } = ask
    const { document } = await call('document.show', { id: param('id') })
    const own = words.proof.attach
    const body = (
      <>
        <p class="lead">{own.lead}</p>
        <p>
          {words.page.document.relate.this}:{' '}
          <DocumentLine language={language} document={document} />
        </p>
        <ProblemNote language={language} problem={problem} />
        <ProofForm ask={ask} id={document.id} />
      </>
    )
    const crumbs = [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(
        (await recordTitle(ask, document.id, ask.words.page.reader.one)).heading,
        documentPath(document.id),
      ),
      { label: own.title },
    ]
    return { title: own.title, crumbs, body }
  },
  async act({ form, param, call }) {
    const id = param('id')
    const bytes = form.fileName('file')
    if (bytes === undefined)
      throw new Refusal('invalid-input', 'bytes', [{ code: 'field_missing', path: 'bytes' }])
    await call('evidence.attach', { document: id, bytes })
    return { to: documentPath(id), done: 'attached' }
  },
}

function ProofForm({ ask, id }: { ask: Ask; id: string }): VNode {
  const { language, words, problem } = ask
  const own = words.proof.attach
  return (
    <form method="post" action={`${documentPath(id)}/proof`} enctype="multipart/form-data">
      <AnyFileField
        name="file"
        label={own.file}
        hint={own.fileHint}
        problem={problemOf(language, problem, 'bytes')}
      />
      <SendButton label={own.go} />
    </form>
  )
}
