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
        {may('bundle.ask') && (
          <p class="actions">
            <a class="button send" href="/bundles/new">
              {own.new}
            </a>
          </p>
        )}
        <h2>{own.listTitle}</h2>
        {bundles.length === 0 ? (
          <EmptyNote text={own.none} />
        ) : (
          <ScrollRegion label={own.listTitle}>
            <BundleTable ask={ask} bundles={bundles} />
          </ScrollRegion>
        )}
      </>
    )
    return {
      title: own.title,
      crumbs: [{ label: log.title, href: '/log' }, { label: own.title }],
      body,
    }
  },
}

function BundleTable({ ask, bundles }: { ask: Ask; bundles: readonly Bundle[] }): VNode {
  const { language, words } = ask
  const own = words.page.bundle
  return (
    <DataTable
      caption={own.listTitle}
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
        { heading: own.by, cell: ({ by }) => by },
      ]}
    />
  )
}
