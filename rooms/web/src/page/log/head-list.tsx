// Every checkpoint that was signed, with who cosigned it and who stamped it; the file of each
// stands there exactly as others get it.
import type { Output } from '@tumen/contract'
import { EmptyNote, instantPhrase, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

/** A checkpoint as `log.heads` gives it, as far as it is shown. */
export type Head = Output<'log.heads'>['heads'][number]

/** The checkpoints, newest first. */
export function HeadList({ ask, heads }: { ask: Ask; heads: readonly Head[] }): VNode {
  const own = ask.words.page.witness
  if (heads.length === 0) return <EmptyNote text={own.listNone} />
  return (
    <>
      <p class="muted">{own.listHint}</p>
      <ol class="heads">
        {heads.map((head) => (
          <li class="card">
            <HeadCard ask={ask} head={head} />
          </li>
        ))}
      </ol>
    </>
  )
}

function HeadCard({ ask, head }: { ask: Ask; head: Head }): VNode {
  const own = ask.words.page.witness
  const label = fill(own.fileOf, { n: head.size })
  return (
    <>
      <dl class="facts">
        <dt>{own.size}</dt>
        <dd>{head.size}</dd>
        {head.closed && (
          <>
            <dt>{own.log}</dt>
            <dd>{fill(own.closedLog, { log: head.log })}</dd>
          </>
        )}
        <dt>{own.signed}</dt>
        <dd>{head.signed === undefined ? own.unknown : <Instant ask={ask} at={head.signed} />}</dd>
        <dt>{own.cosigned}</dt>
        <dd>
          <Voices ask={ask} voices={head.cosignatures} />
        </dd>
        <dt>{own.stamped}</dt>
        <dd>
          <Voices
            ask={ask}
            voices={head.tokens.map(({ authority, ...more }) => ({ name: authority, ...more }))}
          />
        </dd>
      </dl>
      <details>
        <summary>{own.file}</summary>
        {head.frozen && <p class="muted">{own.frozen}</p>}
        <ScrollRegion label={label}>
          <pre class="signed">{head.file}</pre>
        </ScrollRegion>
      </details>
    </>
  )
}

function Instant({ ask, at }: { ask: Ask; at: string }): VNode {
  return <time dateTime={at}>{instantPhrase(ask.language, at)}</time>
}

interface Voice {
  name: string
  time?: string
}

function Voices({ ask, voices }: { ask: Ask; voices: readonly Voice[] }): VNode {
  const own = ask.words.page.witness
  if (voices.length === 0) return <span class="muted">{own.none}</span>
  return (
    <ul class="voices">
      {voices.map(({ name, time }) => (
        <li>
          <span class="id">{name}</span>
          {' · '}
          {time === undefined ? (
            <span class="muted">({own.unknown})</span>
          ) : (
            <Instant ask={ask} at={time} />
          )}
        </li>
      ))}
    </ul>
  )
}
