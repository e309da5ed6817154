// The bundles that somebody asked for or may decide about, the newest first.
import { Refusal } from '@tumen/desk'
import { DataTable, EmptyNote, instantPhrase, ScrollRegion } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { type Bundle, bundlePath, profileName } from './bundle-answer.ts'

export const bundleList: Page = {
  path: '/bundles',
  nav: 'log',
  async show(ask) {
    const { words, may, call } = ask
    if (!may('bundle.list')) throw new Refusal('not-allowed')
    const { bundle: own, log } = words.page
    const { bundles } = await call('bundle.list', {})
    const body = (
      <>
        <p class="lead">{own.intro}</p>
        <p>
          <a href="/requests">{words.page.request.title}</a>
        </p>
        {may('bundle.ask') && (
          <p class="actions">
            <a class="button send" href="/bundles/new">
              {own.new}
            </a>
          </p>
        )}
        {bundles.length === 0 && <EmptyNote text={own.none} />}
        {partsOf(ask, bundles).map(([heading, some]) => (
          <section>
            <h2>{heading}</h2>
            <ScrollRegion label={heading}>
              <BundleTable ask={ask} bundles={some} caption={heading} />
            </ScrollRegion>
          </section>
        ))}
      </>
    )
    return {
      title: own.title,
      crumbs: [{ label: log.title, href: '/log' }, { label: own.title }],
      body,
    }
  },
}

/** What waits for this person's decision, what they asked for, what others did. */
function partsOf({ words, actor, may }: Ask, bundles: readonly Bundle[]) {
  const own = words.page.bundle
  const isMine = ({ by }: Bundle) => by === actor.account
  const waits = (one: Bundle) => one.state === 'waiting' && !isMine(one) && may('bundle.approve')
  const parts: [string, readonly Bundle[]][] = [
    [own.listWaits, bundles.filter(waits)],
    [own.listMine, bundles.filter(isMine)],
    [own.listTitle, bundles.filter((one) => !isMine(one) && !waits(one))],
  ]
  return parts.filter(([, some]) => some.length > 0)
}

interface TableProps {
  ask: Ask
  bundles: readonly Bundle[]
  caption: string
}

function BundleTable({ ask, bundles, caption }: TableProps): VNode {
  const { language, words } = ask
  const own = words.page.bundle
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      hasKeys
      rows={bundles}
      columns={[
        {
          heading: own.asked,
          cell: ({ id, asked }) => (
            <a href={bundlePath(id)}>
              <time dateTime={asked}>{instantPhrase(language, asked)}</time>
            </a>
          ),
        },
        { heading: own.whom, attributes: { dir: 'auto', lang: '' }, cell: ({ meant }) => meant },
        { heading: own.profile, cell: ({ profile }) => profileName(words, profile) },
        { heading: own.state, cell: ({ state }) => words.bundleState[state] },
        {
          heading: own.expires,
          cell: ({ state, expires }) =>
            expires !== undefined &&
            state !== 'served' && (
              <time dateTime={expires}>{instantPhrase(language, expires)}</time>
            ),
        },
        { heading: own.by, cell: ({ by }) => by },
      ]}
    />
  )
}
