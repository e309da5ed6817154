// Recording what a document says: `/documents/ID/claims/new`. After each claim the same page comes
// back with who, where and when, so that all claims of a report are entered without leaving it.

import type { Claim } from '@tumen/claim'
import { MOST_QUOTE } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { claimPath, documentPath } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../../door/ask.ts'
import { Form } from '../../../form/form.ts'
import { meantFields } from '../../../form/meant-name.ts'
import { RecordLink } from '../../record-link.tsx'
import { type RecordNames, recordCrumb, recordNames, recordTitle } from '../../record-name.ts'
import { type CheckAnswer, checkOf } from './check-answer.ts'
import { filledForm, keptFields } from './claim-field.ts'
import { ClaimFormPage, FORM_ISLANDS } from './claim-form.tsx'
import { CLAIM_REFERENCES, claimInput, withChoices, withFields } from './claim-input.ts'
import { formStep } from './form-step.ts'
import type { ShownDocument } from './text-pane.tsx'

export const newClaim: Page = {
  path: '/documents/:id/claims/new',
  nav: 'documents',
  references: CLAIM_REFERENCES,
  async show(ask) {
    return ask.form.isEmpty ? showFresh(ask) : showForm(ask, withChoices(ask.form))
  },
  async act(ask) {
    const shown = await formStep(ask)
    if (shown) return showForm(ask, shown)
    const document = ask.param('id')
    const form = withChoices(ask.form)
    const { id } = await ask.call('claim.record', claimInput(form, document))
    const again = `${documentPath(document)}/claims/new?kept=${encodeURIComponent(id)}`
    return { to: form.has('keep') ? again : claimPath(id), done: 'recorded' }
  },
}

/** An empty form, or one that goes on from the claim that was recorded before. */
async function showFresh(ask: Ask): Promise<Shown> {
  const before = await claimBefore(ask)
  if (before) return showForm(ask, keptFields(await filledForm(ask, before)), before.id)
  return showForm(ask, await quotedForm(ask, await firstForm(ask)))
}

/** The words that were chosen where the text is read, and their number: the address says where. */
async function quotedForm(ask: Ask, form: Form): Promise<Form> {
  const at = (name: string) => Number(ask.query.get(name) ?? Number.NaN)
  const [from, to] = [at('from'), at('to')]
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return form
  const id = ask.param('id')
  const { text } = await ask.call('document.show', { id })
  const quote = text.slice(from, to).trim()
  const offset = text.indexOf(quote, from)
  if (quote === '' || quote.length > MOST_QUOTE) return form
  const quoted = withFields(form, { quote, offset: String(offset), offsetFor: quote })
  const [number, numberTo] = [at('number'), at('numberTo')]
  if (from <= number && number < numberTo && numberTo <= to)
    return withFields(quoted, { number: text.slice(number, numberTo) })
  const { numberWords = '' } = await checkOf(ask, quoted, id)
  return withFields(quoted, { number: numberWords })
}

/** The claim that the address names, if it is still there and of this document. */
async function claimBefore(ask: Ask): Promise<Claim | undefined> {
  const id = ask.query.get('kept')
  if (!id) return undefined
  try {
    const { claim } = await ask.call('claim.show', { id })
    return claim.doc === ask.param('id') ? claim : undefined
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined
    throw error
  }
}

/** The chain begins with the publisher, by a name in the text's language that means it alone. */
async function firstForm(ask: Ask): Promise<Form> {
  const keep: [string, string] = ['keep', 'yes']
  const id = ask.param('id')
  const { understood } = await checkOf(ask, new Form(), id)
  const [publisher] = understood.chain ?? []
  if (publisher === undefined) return new Form([keep])
  const named = new Form([keep, ['chain', await nameOf(ask, publisher)]])
  const { understood: again } = await checkOf(ask, named, id)
  const isSame = again.chain?.[0]?.agent === publisher.agent
  if (isSame) return named
  const meant = meantFields('chain.0', named.text('chain'), publisher.agent)
  return withFields(named, meant)
}

async function nameOf(ask: Ask, publisher: { agent: string; label: string }): Promise<string> {
  const { document } = await ask.call('document.show', { id: ask.param('id') })
  const { agents } = await ask.call('agent.list', {
    ids: [publisher.agent],
  })
  return agents[0]?.name?.[document.language] ?? publisher.label
}

async function showForm(ask: Ask, form: Form, recorded?: string): Promise<Shown> {
  const id = ask.param('id')
  const shown = await ask.call('document.show', { id })
  const checked = await checkOf(ask, form, id)
  const { claimForm, document } = ask.words.page
  const names = await recordNames(ask, [recorded])
  return {
    title: claimForm.title,
    crumbs: [
      { label: document.title, href: '/documents' },
      recordCrumb(
        (await recordTitle(ask, id, ask.words.page.reader.one)).heading,
        documentPath(id),
      ),
      { label: claimForm.title },
    ],
    islands: FORM_ISLANDS,
    body: <NewClaim {...{ ask, form, shown, checked, recorded, names }} />,
  }
}

interface NewClaimProps {
  ask: Ask
  form: Form
  shown: ShownDocument
  checked: CheckAnswer
  recorded?: string | undefined
  /** What the claim is called that was recorded before. */
  names: RecordNames
}

function NewClaim({ recorded, names, ...props }: NewClaimProps): VNode {
  const { claimForm } = props.ask.words.page
  return (
    <ClaimFormPage {...props} current={recorded}>
      {recorded !== undefined && (
        <p class="just-recorded">
          <span class="tag">{claimForm.newest}</span> {claimForm.recordedNow}{' '}
          <RecordLink names={names} id={recorded} href={claimPath(recorded)} />
        </p>
      )}
    </ClaimFormPage>
  )
}
