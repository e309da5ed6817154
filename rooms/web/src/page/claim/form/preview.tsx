// How a form would be understood, without the text beside it: what scripts ask for while somebody
// types. The same check and the same words as on the whole page, and nothing is stored.
import type { Ask, Page, Shown } from '../../../door/ask.ts'
import { readReferences } from '../../../form/reference-field.ts'
import { checkOf, type Replaced } from './check-answer.ts'
import { CLAIM_REFERENCES, withChoices } from './claim-input.ts'
import { saidOtherwise } from './said-otherwise.ts'
import { UnderstoodSection } from './understood.tsx'

export const claimPreview: Page = {
  path: '/documents/:id/claims/check',
  nav: 'documents',
  show: showCheck,
  act: showCheck,
}

async function showCheck(ask: Ask): Promise<Shown> {
  // What may mean several claims is asked about when the form is sent.
  const { form: read } = (await readReferences(ask, { references: CLAIM_REFERENCES })).ask
  const form = withChoices(read)
  const checked = await checkOf(ask, form, ask.param('id'), replacedIn(ask.query))
  const lang = form.word('lang') ?? 'und'
  const otherwise = saidOtherwise({ ask, form, understood: checked.understood, lang })
  const { problems } = checked
  const { claims = [] } = checked
  const state = { ask, form, problems, otherwise, lang, document: ask.param('id'), claims }
  return {
    title: ask.words.page.claimForm.check,
    body: <UnderstoodSection state={state} checked={checked} />,
  }
}

/** The claim or the proposal that the form would replace. */
function replacedIn(query: URLSearchParams): Replaced | undefined {
  const [amends, proposal] = [query.get('amends'), query.get('proposal')]
  if (amends !== null) return { amends, whole: true }
  return proposal === null ? undefined : { proposal, whole: true }
}
