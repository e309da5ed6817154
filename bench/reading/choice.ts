// From labelled texts to labelled choices: for each number that a label speaks of, what the text
// offers for a field, and which offers agree with the label.
import { comparison, type Resources, type ScoredField, scoreDocument } from '@tumen/reading'
import type { FieldChoice } from '../../rooms/reading/src/choose-field.ts'
import type { Draft } from '../../rooms/reading/src/draft.ts'
import { makeProposals } from '../../rooms/reading/src/make-proposal.ts'
import { readCounts } from '../../rooms/reading/src/read-text.ts'
import type { LabelledDocument } from './folder.ts'
import type { LabelledOffer } from './logit.ts'

/** One choice of a document. */
export interface DocumentChoice {
  document: LabelledDocument
  label: string
  offers: LabelledOffer[]
  /** Whether the rules alone were right, and the one that decided. */
  isRuleRight: boolean
  rule: string
  /** Whether the field is left to the choice. */
  isOpen: boolean
}

/** What is learnt: a field, and the comparison with labels that shows whether it is right. */
export interface LearntField {
  choice: FieldChoice
  compared: ScoredField
}

/** All choices of one field in a document; labels with nothing to compare are left out. */
export function choicesOf(
  document: LabelledDocument,
  { choice, compared }: LearntField,
  resources: Resources,
): DocumentChoice[] {
  const read = readCounts(document.source, resources)
  const proposals = makeProposals(read.text, read.drafts)
  const { matches } = scoreDocument(document.labels, proposals)
  return matches.flatMap(({ label, proposal, agrees }) => {
    const isRuleRight = agrees[compared]
    if (isRuleRight === undefined) return []
    const at = proposals.indexOf(proposal)
    const draft = read.drafts[at] as Draft
    const context = { ...read, at }
    const isOpen = choice.isOpen(draft, context)
    const offers = choice.offers(draft, context).map((offer) => {
      const other = { ...draft, [choice.slot]: offer.fill() }
      const [made] = makeProposals(read.text, [other])
      const isRight = made !== undefined && comparison(label, made)[compared] === true
      return { signs: offer.signs, isRight }
    })
    const rule = proposal.fields[choice.field]?.rules[0] ?? ''
    return [{ document, label: label.id, offers, isRuleRight, rule, isOpen }]
  })
}
