// An invitation, shown once: the word, and the address that holds it behind `#`.
import type { Output } from '@tumen/contract'
import { instantPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { Ask, Shown } from '../../door/ask.ts'

/** The page with the word. */
export function invitedPage(ask: Ask, { word, until, account }: Output<'account.invite'>): Shown {
  const own = ask.words.page.account
  const { entry } = ask
  const crumbs = [{ label: own.title, href: '/accounts' }, { label: account }]
  const body = (
    <>
      {word === undefined ? (
        <p class="notice">{own.again}</p>
      ) : (
        <>
          <p>{fill(own.wordWhy, { until: instantPhrase(ask.language, until) })}</p>
          <dl>
            <dt>{own.account}</dt>
            <dd>{account}</dd>
            <dt>{own.onlyWord}</dt>
            <dd>
              <code>{word}</code>
            </dd>
            {entry && (
              <>
                <dt>{own.link}</dt>
                <dd>
                  <p>{own.linkWhy}</p>
                  <code class="long">{`${entry.origin}/join#${word}`}</code>
                </dd>
              </>
            )}
          </dl>
        </>
      )}
      <p>
        <a href="/accounts">{own.to}</a>
      </p>
    </>
  )
  return { title: own.word, crumbs, body }
}
