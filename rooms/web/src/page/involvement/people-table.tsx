// Who was what in an event: the table of the page of its people, and of the page of the event.
import { personPath, ScrollTable } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { RecordNames } from '../record-name.ts'
import { type LinkAnswer, LinkSource, RolePhrase, WithdrawLink } from './link-part.tsx'

interface PeopleProps {
  ask: Ask
  links: readonly LinkAnswer[]
  names: RecordNames
  /** Where the forms that take a link back are sent; without it there are none. */
  to?: string
}

export function PeopleTable({ ask, links, names, to }: PeopleProps): VNode {
  const { involvement, person } = ask.words.page
  const { column } = involvement
  return (
    <ScrollTable
      label={involvement.one}
      caption={involvement.one}
      isCaptionHidden
      class="persons"
      hasKeys
      rows={links}
      columns={[
        {
          heading: column.name,
          kind: 'head',
          cell: ({ person: id, name = person.noName }) =>
            id === undefined ? (
              <bdi>{name}</bdi>
            ) : (
              <a href={personPath(id)}>
                <bdi>{name}</bdi>
              </a>
            ),
        },
        { heading: column.role, cell: (link) => <RolePhrase ask={ask} link={link} /> },
        {
          heading: column.source,
          cell: (link) =>
            LinkSource({ link, names }) ?? <span class="muted">{involvement.noSource}</span>,
        },
        to !== undefined &&
          ask.may('involvement.withdraw') && {
            heading: column.change,
            cell: (link) => <WithdrawLink ask={ask} link={link} to={to} />,
          },
      ]}
    />
  )
}
