// Editing a proposal: `/documents/ID/proposals/KEY/edit`. The form of a claim, filled with what the
// program read; what is recorded is then read by a person.
import { type Claim, FACTUALITIES, given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { answerPhrase, documentPath } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import { checkOf } from '../../claim/form/check-answer.ts'
import { filledForm } from '../../claim/form/claim-field.ts'
import { ClaimFormPage, FORM_ISLANDS } from '../../claim/form/claim-form.tsx'
import {
  CLAIM_REFERENCES,
  claimInput,
  withChoices,
  withFields,
} from '../../claim/form/claim-input.ts'
import { formStep } from '../../claim/form/form-step.ts'
import { recordCrumb, recordTitle } from '../../record-name.ts'
import { workLine } from '../../work-line.tsx'
import { ChipRow } from './chip-row.tsx'
import { answerName, answersOf } from './posted-answer.ts'
import {
  editPath,
  isOpen,
  type ProposalAnswer,
  proposalsPath,
  readProposals,
  type ShownProposal,
} from './proposal-answer.ts'
import { nextOpen } from './proposal-place.ts'
import { saidProposal } from './said-proposal.ts'

export const editProposal: Page = {
  path: '/documents/:id/proposals/:key/edit',
  nav: 'documents',
  references: CLAIM_REFERENCES,
  async show(ask) {
    const { answer, proposal } = await askedProposal(ask)
    const filled = await filledOf(ask, answer, proposal)
    const form = ask.form.isEmpty ? filled : withChoices(ask.form)
    return showForm(ask, { proposal, form })
  },
  async act(ask) {
    const { answer, proposal } = await askedProposal(ask)
    if (ask.form.word('do') === 'edit') {
      const { proposal: said } = await saidProposal(ask, proposal)
      const [happened] = answersOf(ask.form).filter(({ code }) => code === HAPPENED)
      const filled = await filledOf(ask, answer, said)
      const form = happened
        ? withFields(filled, { [answerName(HAPPENED)]: happened.answer })
        : filled
      return showForm(ask, { proposal, form })
    }
    const step = await formStep(ask)
    if (step) return showForm(ask, { proposal, form: step })
    const document = ask.param('id')
    const form = withChoices(ask.form)
    const reason = form.word('reason')
    await ask.call('proposal.amend', {
      ...claimInput(form, document),
      // What was seen when the form was opened, so that what changed since is refused.
      proposal: form.word('seen') ?? proposal.id,
      whole: true,
      answers: answersOf(form).filter(({ code }) => code === HAPPENED),
      ...given({ reason }),
    })
    const next = nextOpen(answer.proposals, [proposal.key]) ?? proposal.key
    return { to: proposalsPath(document, { next }), done: 'recorded' }
  },
}

/** The question that no field of the form answers. */
const HAPPENED = 'did-it-happen'

/** Units on each side in which others stand that a proposal hangs on, and the next one. */
const AROUND = 10_000

async function askedProposal(
  ask: Ask,
): Promise<{ answer: ProposalAnswer; proposal: ShownProposal }> {
  const start = Number(/-(\d+)-\d+/.exec(ask.param('key'))?.[1] ?? 0)
  const near = { from: Math.max(0, start - AROUND), to: start + AROUND }
  const answer = await readProposals(ask, ask.param('id'), near)
  const proposal = answer.proposals.find(({ key }) => key === ask.param('key'))
  if (!proposal) throw new Refusal('not-found')
  return { answer, proposal }
}

/** The form that says what the proposal says. */
async function filledOf(
  ask: Ask,
  { proposals }: ProposalAnswer,
  proposal: ShownProposal,
): Promise<Form> {
  const relations = proposal.links.flatMap(({ type, to }) => {
    const claim = proposals.find(({ key }) => key === to)?.decision?.claim
    return claim === undefined ? [] : [{ type, to: claim }]
  })
  const about = { proposal: proposal.id, whole: true } as const
  const form = await filledForm(ask, claimOf(proposal), relations, about)
  const origin = proposal.chain.at(-1)
  const isNewHere = origin?.isNew && origin.anonymity !== 'named'
  return isNewHere ? withFields(form, { anonymity: origin.anonymity }) : form
}

/** The proposal as a claim; a speaker that is not recorded yet has an empty id. */
function claimOf({ key, claim, chain }: ShownProposal): Claim {
  const links = chain.map(({ isNew: _, candidates: __, agent = '', ...link }) => {
    return { agent, ...link }
  })
  return {
    id: key,
    ...claim,
    chain: links,
    origin: links.at(-1)?.agent ?? '',
    extraction: { method: 'rule', reviewed: false },
  }
}

interface EditState {
  proposal: ShownProposal
  form: Form
}

async function showForm(ask: Ask, { proposal, form }: EditState): Promise<Shown> {
  const id = ask.param('id')
  const shown = await ask.call('document.show', { id })
  const checked = await checkOf(ask, form, id, { proposal: proposal.id, whole: true })
  const { proposal: words, document } = ask.words.page
  return {
    title: words.editTitle,
    crumbs: [
      { label: document.title, href: '/documents' },
      recordCrumb(
        (await recordTitle(ask, id, ask.words.page.reader.one)).heading,
        documentPath(id),
      ),
      { label: words.short, href: proposalsPath(id, { next: proposal.key }) },
      { label: words.editTitle },
    ],
    islands: [...FORM_ISLANDS, 'work'],
    body: (
      <ClaimFormPage
        ask={ask}
        form={form}
        shown={shown}
        checked={checked}
        proposal={{ id: proposal.id, action: editPath(id, proposal.key) }}
        asked={<HappenedField ask={ask} proposal={proposal} form={form} />}
      >
        {await workLine(ask, `document ${id}`, true)}
        <p class="muted">{words.editLead}</p>
        {!isOpen(proposal) && <p class="notice problem">{words.decided}</p>}
      </ClaimFormPage>
    ),
  }
}

/** Whether it happened, where the proposal asks it: without an answer nothing is recorded. */
function HappenedField({ ask, proposal, form }: EditState & { ask: Ask }): VNode | null {
  const question = proposal.questions.find(({ code }) => code === HAPPENED)
  if (!question) return null
  const { proposal: words } = ask.words.page
  const answers = [...new Set([...question.candidates, ...FACTUALITIES])]
  const chips = answers.map((value) => {
    const name = answerPhrase(ask.language, question, value)
    return { value, label: name, name, key: undefined }
  })
  return (
    <ChipRow
      name={answerName(HAPPENED)}
      legend={words.question[HAPPENED]}
      chips={chips}
      chosen={form.text(answerName(HAPPENED))}
      hasKeys={false}
      isRequired
    />
  )
}
