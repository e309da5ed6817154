// The text of the document beside the form: its claims marked, the chosen words too, a long text
// in parts. The buttons of the parts belong to the form, so that nothing typed is lost.

import { type Claim, unsureLines } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { claimAct, claimNumber, claimPath, EmptyNote, ReadingText, readingPart } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { claimsInText } from '../../document/text/text-claims.ts'
import type { CheckAnswer } from './check-answer.ts'

/** The document as document.show gives it. */
export type ShownDocument = Output<'document.show'>

interface PaneProps {
  ask: Ask
  shown: ShownDocument
  checked: CheckAnswer
  /** The claim that was recorded a moment ago, or that is amended. */
  current?: string | undefined
  /** Where the part begins that is to be shown. */
  at?: number | undefined
}

/** The text with its marks; the claims that are over are not marked. */
export function TextPane({ ask, shown, checked, current, at }: PaneProps): VNode {
  const { document, text } = shown
  const { here: claims } = claimsInText(shown)
  const { claimForm } = ask.words.page
  const [chosen] = checked.understood.quote ?? []
  const own = claims.find(({ claim }) => claim.id === current)?.claim.quote[0]
  const part = readingPart(text, at ?? chosen?.start ?? own?.start ?? 0)
  const live = claims.filter(({ state }) => state !== 'superseded' && state !== 'rejected')
  if (text === '') return <EmptyNote text={claimForm.noText} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section class="text-pane" aria-label={claimForm.text} data-text tabIndex={0}>
      <p class="take">
        <button type="button" hidden data-take data-key="c">
          {claimForm.take}
        </button>
      </p>
      {(part.before !== undefined || part.after !== undefined) && (
        <p class="muted">{claimForm.partShown}</p>
      )}
      <PartButton label={claimForm.before} at={part.before} />
      <ReadingText
        language={ask.language}
        lang={document.language}
        text={part.text}
        from={part.from}
        firstParagraph={part.firstParagraph}
        unsure={unsureLines(document.layer, text)}
        claims={live.map(({ claim, state }) => ({
          id: claim.id,
          spans: claim.quote,
          label: labelOf(ask, claim),
          state,
        }))}
        current={current}
        selection={chosen}
        hrefOf={claimPath}
      />
      <PartButton label={claimForm.after} at={part.after} />
    </section>
  )
}

function labelOf({ language, words }: Ask, claim: Claim): string {
  return fill(words.page.reader.markLabel, {
    number: claimNumber(language, claim),
    act: claimAct(language, claim),
  })
}

function PartButton({ label, at }: { label: string; at: number | undefined }): VNode | null {
  if (at === undefined) return null
  return (
    <p>
      <button type="submit" form="claim-form" name="part" value={String(at)} formNoValidate>
        {label}
      </button>
    </p>
  )
}
