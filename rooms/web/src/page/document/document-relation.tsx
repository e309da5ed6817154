// How a document stands to others, with what was decided; and the warning that its claims wait
// while nobody has decided.
import { DocumentLink, type DocumentTitle, intervalPhrase } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import {
  type DocumentAnswer,
  groupPath,
  lineagePath,
  type ShownRelation,
} from './document-answer.ts'

interface RelationsProps {
  language: Language
  answer: DocumentAnswer
}

/** The relations of a document, each with the way to both texts; nothing when there are none. */
export function DocumentRelations({ language, answer }: RelationsProps): VNode | null {
  const { document, relations } = answer
  if (relations.length === 0) return null
  return (
    <section class="document-relations" aria-labelledby="relations">
      <h2 id="relations">{wordsIn(language).page.reader.relations}</h2>
      <ul>
        {relations.map((relation) => (
          <li>
            <RelationLine language={language} id={document.id} relation={relation} />
          </li>
        ))}
      </ul>
      <p>
        <a href={groupPath(document.id)}>{wordsIn(language).page.story.open}</a>
      </p>
    </section>
  )
}

interface LineProps {
  language: Language
  id: string
  relation: ShownRelation & { other: DocumentTitle }
}

function RelationLine({ language, id, relation }: LineProps): VNode {
  const words = wordsIn(language)
  const { other, kind, state, basis } = relation
  const isDependent = relation.from === id
  const [before = '', after = ''] = words.documentRelation[kind].split('{to}')
  const link = <DocumentLink document={other} />
  const day = <span class="muted"> ({intervalPhrase(language, other.published)})</span>
  return (
    <>
      {isDependent ? (
        <>
          {before}
          {link}
          {day}
          {after}
        </>
      ) : (
        <>
          {link}
          {day}
          {': '}
          {fill(words.documentRelation[kind], { to: words.page.reader.this })}
        </>
      )}{' '}
      <span class={state === 'proposed' ? 'tag warn' : 'tag'}>{words.decision[state]}</span>{' '}
      <span class="muted">{words.page.document.lineage.basis[basis]}</span>{' '}
      <a href={lineagePath(relation)}>{words.page.reader.compare}</a>
    </>
  )
}

/** That its claims wait for a decision, with the way there; nothing when all is decided. */
export function UndecidedNote(props: { language: Language; answer: DocumentAnswer }): VNode | null {
  const { language, answer } = props
  const { document, relations } = answer
  const open = relations.find(
    ({ from, state, asked }) => from === document.id && state === 'proposed' && !asked,
  )
  if (!open) return null
  const { reader } = wordsIn(language).page
  return (
    <div class="notice undecided">
      <p>{reader.undecided}</p>
      <a class="button" href={lineagePath(open)}>
        {reader.decide}
      </a>
    </div>
  )
}
