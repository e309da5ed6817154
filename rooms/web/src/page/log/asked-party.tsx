// Whom the log asks to vouch for it, what each vouched for last, and what came back when they were
// asked just now.
import { given } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { instantPhrase, ScrollRegion, ScrollTable, SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { Head } from './head-list.tsx'

/** `log.policy`, as far as it is shown. */
export type LogPolicy = Output<'log.policy'>

/** `log.show`, as far as it is shown: what witnesses state without a signature. */
export interface StatedSizes {
  stated: readonly { name: string; size: number; at: string }[]
}

/** What witnesses or authorities answered. */
export interface Answers {
  witnesses?: readonly { name: string; said: string; size?: number }[]
  stamps?: readonly { authority: string; said: string; time?: string }[]
}

export interface AskedPartiesProps {
  ask: Ask
  policy: LogPolicy
  stated: StatedSizes['stated']
  /** The newest checkpoints, newest first. */
  heads: readonly Head[]
  answers: Answers | undefined
}

const POLICY_COMMAND = 'tumen log set-policy --policy-file policy.txt'

/** The part of the page about them. */
export function AskedParties({ ask, policy, stated, heads, answers }: AskedPartiesProps): VNode {
  const own = ask.words.page.witness
  const { witnesses, authorities } = policy
  // A closed log asks nobody.
  const open = heads.filter(({ closed }) => !closed)
  return (
    <>
      <h2>{own.asked}</h2>
      {witnesses.length === 0 && (
        <>
          <p class="empty">{own.nobody}</p>
          {ask.may('log.set-policy') && (
            <>
              <p class="muted">{own.nobodyHint}</p>
              <ScrollRegion label={own.nobodyHint}>
                <pre class="signed">{POLICY_COMMAND}</pre>
              </ScrollRegion>
            </>
          )}
        </>
      )}
      {witnesses.length > 0 && (
        <PartyTable
          ask={ask}
          label={own.cosigned}
          rows={witnesses.map(lastOf(ask, open, stated))}
        />
      )}
      {authorities.length > 0 && (
        <PartyTable ask={ask} label={own.authorities} rows={authorities.map(stampOf(open))} />
      )}
      <AskButtons ask={ask} policy={policy} />
      {answers && <AnswerList ask={ask} answers={answers} />}
    </>
  )
}

/** Somebody, with the newest checkpoint that they vouched for. */
interface Party {
  name: string
  size?: number
  time?: string | undefined
  /** What to know about them. */
  warning?: string
}

function lastOf(
  { language, words }: Ask,
  heads: readonly Head[],
  stated: StatedSizes['stated'],
): (witness: LogPolicy['witnesses'][number]) => Party {
  const own = words.page.witness
  return ({ name, unasked }) => {
    const more = stated.find((one) => one.name === name)
    const when = more && instantPhrase(language, more.at)
    const text = more && fill(own.stated, { n: more.size, when })
    const warning = unasked ? own.unasked : text
    const head = heads.find((one) => one.cosignatures.some((line) => line.name === name))
    const line = head?.cosignatures.find((one) => one.name === name)
    const newest = { ...(head && { size: head.size }), time: line?.time }
    return { name, ...newest, ...given({ warning }) }
  }
}

function stampOf(heads: readonly Head[]): (authority: { name: string }) => Party {
  return ({ name }) => {
    const head = heads.find((one) => one.tokens.some((token) => token.authority === name))
    const token = head?.tokens.find((one) => one.authority === name)
    return { name, ...(head && { size: head.size }), time: token?.time }
  }
}

function PartyTable({
  ask,
  label,
  rows,
}: {
  ask: Ask
  label: string
  rows: readonly Party[]
}): VNode {
  const own = ask.words.page.witness
  return (
    <ScrollTable
      label={label}
      caption={label}
      class="parties"
      rows={rows}
      columns={[
        { heading: own.name, kind: 'head', cell: (row) => <span class="id">{row.name}</span> },
        {
          heading: own.newest,
          cell: (row) => (
            <>
              {newestText(ask, row)}
              {row.warning && <p class="notice problem">{row.warning}</p>}
            </>
          ),
        },
      ]}
    />
  )
}

function newestText({ language, words }: Ask, { size, time }: Party): string {
  const own = words.page.witness
  if (size === undefined) return own.nothingYet
  const when = time === undefined ? own.unknown : instantPhrase(language, time)
  return fill(own.leaves, { n: size, when })
}

function AskButtons({ ask, policy }: { ask: Ask; policy: LogPolicy }): VNode | null {
  const own = ask.words.page.witness
  const canAsk = policy.witnesses.some(({ unasked }) => !unasked) && ask.may('log.witness')
  const canStamp = policy.authorities.length > 0 && ask.may('log.timestamp')
  if (!canAsk && !canStamp) return null
  return (
    <form method="post" action="/log/witnesses" class="actions">
      {canAsk && <SendButton label={own.ask} name="do" value="ask" />}
      {canStamp && (
        <button type="submit" name="do" value="stamp">
          {own.stamp}
        </button>
      )}
    </form>
  )
}

function AnswerList({ ask, answers }: { ask: Ask; answers: Answers }): VNode {
  const { language, words } = ask
  const said: Readonly<Record<string, string | undefined>> = words.command.said
  const own = words.page.witness
  const witnesses = (answers.witnesses ?? []).map((one) => ({
    ...{ name: one.name, said: one.said },
    more: one.size === undefined ? '' : fill(own.holds, { n: one.size }),
  }))
  const stamps = (answers.stamps ?? []).map((one) => ({
    ...{ name: one.authority, said: one.said },
    more: one.time === undefined ? '' : instantPhrase(language, one.time),
  }))
  return (
    <section class="notice" role="status" aria-label={own.answers}>
      <ul>
        {[...witnesses, ...stamps].map(({ name, said: word, more }) => (
          <li>
            <span class="id">{name}</span> {said[word] ?? word} {more}
          </li>
        ))}
      </ul>
    </section>
  )
}
