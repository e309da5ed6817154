// Amending a claim that we recorded wrongly: `/claims/ID/amend`. The address is the version that
// somebody started from; when another was made in the meantime, both are shown and nothing is lost.
import { type ClaimRelation, given } from '@tumen/claim'
import { claimPath, documentPath } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import { recordCrumb, recordTitle } from '../../record-name.ts'
import { workLine } from '../../work-line.tsx'
import type { ShownClaim } from '../claim-answer.ts'
import { checkOf } from './check-answer.ts'
import { filledForm } from './claim-field.ts'
import { ClaimFormPage, FORM_ISLANDS } from './claim-form.tsx'
import { CLAIM_REFERENCES, claimInput, withChoices } from './claim-input.ts'
import { ConflictNote } from './conflict.tsx'
import { differencesOf, mergedForm } from './form-difference.ts'
import { formStep } from './form-step.ts'
import { newestVersion } from './newest-version.ts'

export const amendClaimPage: Page = {
  path: '/claims/:id/amend',
  nav: 'claims',
  references: CLAIM_REFERENCES,
  async show(ask) {
    const started = await startedFrom(ask)
    const filled = await filledOf(ask, started)
    const form = ask.form.isEmpty ? filled : withChoices(ask.form)
    const newest = await newestVersion(ask, started)
    return newest ? showConflict(ask, filled, newest) : showForm(ask, { form, started })
  },
  async act(ask) {
    const started = await startedFrom(ask)
    const step = await formStep(ask)
    if (step) return showForm(ask, { form: step, started })
    const newest = await newestVersion(ask, started)
    if (newest) {
      const conflict = await showConflict(ask, await filledOf(ask, started), newest)
      return { ...conflict, status: 409 }
    }
    const { doc, id: amends } = started.claim
    const form = withChoices(ask.form)
    const { id } = await ask.call('claim.amend', {
      ...claimInput(form, doc),
      amends,
      whole: true,
      reason: form.text('reason'),
    })
    return { to: claimPath(id), done: 'amended' }
  },
}

function startedFrom(ask: Ask): Promise<ShownClaim> {
  return ask.call('claim.show', { id: ask.param('id') })
}

function filledOf(ask: Ask, { claim, relations }: ShownClaim): Promise<Form> {
  return filledForm(ask, claim, ownRelations(claim.id, relations))
}

/** What the claim says of other claims; that it amends an older one is no statement of its own. */
function ownRelations(id: string, relations: ShownClaim['relations']): ClaimRelation[] {
  return relations
    .filter(({ from, type, note }) => from === id && !(type === 'revises' && note === 'amendment'))
    .map(({ type, to, note }) => ({ type, to, ...given({ note }) }))
}

interface AmendState {
  form: Form
  /** The version that the form amends. */
  started: ShownClaim
  above?: VNode
  send?: string
}

async function showForm(ask: Ask, state: AmendState): Promise<Shown> {
  const { form, started, above, send } = state
  const { claim } = started
  // An amendment quotes the text that the claim did.
  const shown = await ask.call('document.show', { id: claim.doc, text: claim.layer ?? 'first' })
  const checked = await checkOf(ask, form, claim.doc, { amends: claim.id, whole: true })
  const { claimForm, claim: claimWords } = ask.words.page
  return {
    title: claimForm.amendTitle,
    crumbs: [
      { label: claimWords.title, href: '/claims' },
      recordCrumb((await recordTitle(ask, claim.id, claimWords.one)).heading, claimPath(claim.id)),
      { label: claimForm.amendTitle },
    ],
    islands: [...FORM_ISLANDS, 'work'],
    body: (
      <ClaimFormPage
        ask={ask}
        form={form}
        shown={shown}
        checked={checked}
        amends={claim.id}
        current={claim.id}
        {...given({ send })}
      >
        {await workLine(ask, claim.id, true)}
        {above}
        <p>
          <a href={documentPath(claim.doc)}>{shown.document.title}</a>
        </p>
      </ClaimFormPage>
    ),
  }
}

/** The newest version is to be amended, with what was typed where anything was typed. */
async function showConflict(ask: Ask, base: Form, newest: ShownClaim): Promise<Shown> {
  const filled = await filledOf(ask, newest)
  const isTyped = !ask.form.isEmpty
  const mine = isTyped ? withChoices(ask.form) : base
  const differences = differencesOf(base, filled, mine)
  const lang = newest.document?.language
  const note = { ask, newest: newest.claim.id, differences, isTyped, lang }
  const { amendNewest } = ask.words.page.claimForm
  return showForm(ask, {
    form: mergedForm(base, filled, mine),
    started: newest,
    above: <ConflictNote {...note} />,
    ...(isTyped ? { send: amendNewest } : {}),
  })
}
