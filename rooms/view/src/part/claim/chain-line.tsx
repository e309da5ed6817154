// The way of the words as one line: from the document in hand to the one who said it first.
// Each link leads to its speaker; what is hidden is one ● and nothing that could tell who it is.
import type { ChainLink, Sensitivity } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { agentPath } from '../address.ts'

export interface ChainLineProps {
  language: Language
  chain: readonly Pick<ChainLink, 'agent' | 'label' | 'anonymity'>[]
  /** Why the chain is not for this place; `public` shows it. */
  hidden?: Sensitivity | undefined
  /** Language tag of the labels, when the text is in another language than the page. */
  lang?: string | undefined
  /** Ids of the speakers whose identity is sealed: a ● stands before their label. */
  sealed?: ReadonlySet<string> | undefined
}

/** A chain of speakers as a line of links; `hidden` prints ● with its mark instead. */
export function ChainLine({ language, chain, hidden, lang, sealed }: ChainLineProps): VNode {
  const words = wordsIn(language)
  if (hidden !== undefined && hidden !== 'public')
    return <p class="chain-line hidden">{`● ${words.report.hidden[hidden]}`}</p>
  return (
    <ol class="chain-line">
      {chain.map(({ agent, label, anonymity }) => (
        <li>
          {sealed?.has(agent) && (
            <span class="sealed-mark" title={words.page.speaker.sealed}>
              ●<span class="visually-hidden"> {words.sensitivity.sealed}</span>{' '}
            </span>
          )}
          <a href={agentPath(agent)} lang={lang}>
            {label}
          </a>
          {anonymity !== 'named' && <span class="muted"> ({words.anonymity[anonymity]})</span>}
        </li>
      ))}
    </ol>
  )
}
