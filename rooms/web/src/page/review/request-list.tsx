// What waits for a second person: destructions and bundles, with who asked, for what, until when.
// Where they are decided is the page of each. Source: desk.md P27, M9.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { DataTable, documentPath, EmptyNote, instantPhrase, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { bundlePath, profileName } from '../bundle/bundle-answer.ts'
import { type RecordNames, recordNames } from '../record-name.ts'

type Request = Output<'request.list'>['requests'][number]

export const requestList: Page = {
  path: '/requests',
  nav: 'claims',
  async show(ask) {
    const { words, may, call } = ask
    if (!may('request.list')) throw new Refusal('not-allowed')
    const { request: own, review } = words.page
    const { requests } = await call('request.list', {})
    const names = await recordNames(
      ask,
      requests.map(({ document }) => document),
    )
    const parts: [string, Request[]][] = [
      [own.waits, requests.filter((one) => !one.own)],
      [own.own, requests.filter((one) => one.own)],
    ]
    const body = (
      <>
        <p class="lead">{own.intro}</p>
        {requests.length === 0 && <EmptyNote text={own.none} />}
        {parts
          .filter(([, some]) => some.length > 0)
          .map(([heading, some]) => (
            <section>
              <h2>{heading}</h2>
              <ScrollRegion label={heading}>
                <RequestTable {...{ ask, names }} caption={heading} requests={some} />
              </ScrollRegion>
            </section>
          ))}
      </>
    )
    const crumbs = [{ label: review.title, href: '/reviews' }, { label: own.title }]
    return { title: own.title, crumbs, body }
  },
}

interface TableProps {
  ask: Ask
  names: RecordNames
  caption: string
  requests: Request[]
}

function RequestTable({ ask, names, caption, requests }: TableProps): VNode {
  const { language, words } = ask
  const own = words.page.request
  const when = (at: string) => <time dateTime={at}>{instantPhrase(language, at)}</time>
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      hasKeys
      rows={requests}
      columns={[
        { heading: own.what, cell: (one) => <What {...{ ask, names, one }} /> },
        {
          heading: own.why,
          attributes: { dir: 'auto' },
          cell: ({ why, reason }) =>
            why ? words.shred.reason[why] : <span lang="">{reason}</span>,
        },
        { heading: own.by, cell: ({ by }) => by },
        { heading: own.asked, cell: ({ asked }) => when(asked) },
        { heading: own.until, cell: ({ until }) => when(until) },
      ]}
    />
  )
}

function What({ ask, names, one }: { ask: Ask; names: RecordNames; one: Request }): VNode {
  const { words } = ask
  const own = words.page.request
  const { id, document, profile, meant } = one
  if (document !== undefined) {
    const [before, after] = own.destruction.split('{title}')
    const { text, lang } = names.label(document)
    return (
      <a href={`${documentPath(document)}/shred`} data-row>
        {before}
        <span lang={lang}>{text}</span>
        {after}
      </a>
    )
  }
  const kind = profileName(words, profile ?? '')
  return (
    <a href={bundlePath(id)} data-row>
      {fill(own.bundle, { whom: meant, profile: kind })}
    </a>
  )
}
