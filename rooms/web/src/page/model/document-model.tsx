// How far the language model is with one document: asked for by the script of the proposals, and
// whole without it. Its forms stop the model, or let it read.
import { documentPath } from '@tumen/view'
import type { Page } from '../../door/ask.ts'
import { proposalsPath } from '../document/proposal/proposal-answer.ts'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { ModelNote, modelOfDocument } from './model-note.tsx'

export const documentModel: Page = {
  path: '/documents/:id/model',
  nav: 'documents',
  async show(ask) {
    const { words } = ask
    const id = ask.param('id')
    const reader = await modelOfDocument(ask, id, false)
    const { heading } = await recordTitle(ask, id, words.page.reader.one)
    const crumbs = [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(heading, documentPath(id)),
      { label: words.page.model.title },
    ]
    const body = <ModelNote ask={ask} document={id} reader={reader} isApart />
    return { title: words.page.model.title, crumbs, body }
  },
  async act({ form, call, param }) {
    const document = param('id')
    if (form.text('do') === 'stop') await call('reader.stop', { document })
    else await call('reader.start', { document, again: true })
    return { to: proposalsPath(document) }
  },
}
