// The reports of a group as a table, by day: what the picture shows, in words.
import { DocumentLine, type DocumentTitle, documentPath, ScrollTable } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { lineagePath, type ShownRelation } from './document-answer.ts'
import type { ShownGroup } from './lineage-group.tsx'

interface TableProps {
  language: Language
  group: ShownGroup
}

/** A row for each report, with how it stands to others. */
export function GroupTable({ language, group }: TableProps): VNode {
  const { story } = wordsIn(language).page
  const { id, answer, publishers } = group
  return (
    <>
      <h2>{story.documents}</h2>
      <ScrollTable
        label={story.documents}
        class="story"
        hasKeys
        rows={answer.documents}
        columns={[
          {
            heading: story.report,
            cell: (document) => (
              <>
                <DocumentLine
                  language={language}
                  document={document}
                  publisher={publishers.get(document.publisher ?? '')}
                />{' '}
                {document.id === id && <span class="tag">{story.this}</span>}
              </>
            ),
          },
          {
            heading: story.stands,
            cell: (document) => <Standing language={language} group={group} id={document.id} />,
          },
        ]}
      />
    </>
  )
}

/** Everything that is stated of a report; that it has a voice of its own when nothing depends. */
function Standing({ language, group, id }: TableProps & { id: string }): VNode {
  const { story } = wordsIn(language).page
  const { documents, links } = group.answer
  const own = links.filter(({ from }) => from === id)
  const isOwn = own.every(({ state }) => state === 'rejected')
  const byId = new Map(documents.map((document) => [document.id, document]))
  return (
    <>
      {isOwn && <p>{story.own}</p>}
      {own.map((relation) => (
        <p>
          <Relation language={language} relation={relation} other={byId.get(relation.to)} />
        </p>
      ))}
    </>
  )
}

interface RelationProps {
  language: Language
  relation: ShownRelation
  other: DocumentTitle | undefined
}

function Relation({ language, relation, other }: RelationProps): VNode {
  const words = wordsIn(language)
  const { kind, state, to } = relation
  const [before = '', after = ''] = words.documentRelation[kind].split('{to}')
  return (
    <>
      {before}
      <a href={documentPath(to)} lang={other?.language} dir="auto">
        {other?.title || to}
      </a>
      {after}{' '}
      <a class={state === 'proposed' ? 'tag warn' : 'tag'} href={lineagePath(relation)}>
        {words.decision[state]}
      </a>
    </>
  )
}
