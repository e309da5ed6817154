// The reports of one story: how many there are and how many independent origins speak in them,
// drawn and as a table; what speaks for each link, with the buttons that decide about it.
import {
  DocumentLine,
  type DocumentTitle,
  documentPath,
  EmptyNote,
  intervalPhrase,
  LineageGraph,
  ProblemNote,
  ScrollRegion,
  type ShownSpeaker,
  speakerLabel,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { groupPath, type LineageAnswer, publishersOf } from './document-answer.ts'
import { GroupLinks, GroupStories } from './lineage-link.tsx'
import { GroupTable } from './lineage-table.tsx'

export const lineageGroup: Page = {
  path: '/documents/:id/lineage',
  nav: 'documents',
  async show(ask) {
    const { words, param, call } = ask
    const id = param('id')
    const answer = await call('document.lineage', { id })
    const publishers = await publishersOf(ask, answer.documents)
    const group = { id, answer, publishers }
    const crumbs = [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(
        (await recordTitle(ask, id, ask.words.page.reader.one)).heading,
        documentPath(id),
      ),
      { label: words.page.story.title },
    ]
    return { title: words.page.story.title, crumbs, body: <Group ask={ask} group={group} /> }
  },
  async act({ form, param, call }) {
    const [from, to, decision] = ['from', 'to', 'decision'].map((name) => form.word(name))
    await call('document.decide', { from, to, decision })
    return { to: groupPath(param('id')), done: 'decided' }
  },
}

/** A group as it is shown. */
export interface ShownGroup {
  /** The document that was asked for. */
  id: string
  answer: LineageAnswer
  publishers: ReadonlyMap<string, ShownSpeaker>
}

interface GroupProps {
  ask: Ask
  group: ShownGroup
}

function Group({ ask, group }: GroupProps): VNode {
  const { language, words, problem } = ask
  const { story } = words.page
  const { documents, isCut } = group.answer
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <Count language={language} group={group} />
      {documents.length === 1 ? (
        <Alone ask={ask} group={group} />
      ) : (
        <>
          {isCut && <p class="notice">{story.cut}</p>}
          <GroupPicture language={language} group={group} />
          <GroupTable language={language} group={group} />
          <GroupLinks ask={ask} group={group} />
          <GroupStories language={language} group={group} />
        </>
      )}
    </>
  )
}

/** "5 reports, 1 to 2 independent origins", and what that means. */
function Count({ language, group }: { language: Language; group: ShownGroup }): VNode {
  const { story } = wordsIn(language).page
  const { documents, links, origins } = group.answer
  const { min, max, exact } = origins
  const pattern = min === max ? story.count : story.range
  const isOpen = links.some(({ state }) => state === 'proposed')
  return (
    <>
      <p class="story-count">
        <strong>{fill(pattern, { n: documents.length, min, max })}</strong>
      </p>
      <p class="muted">
        {story.lead} {isOpen && story.openNote} {!exact && story.notExact}
      </p>
    </>
  )
}

function Alone({ ask, group }: GroupProps): VNode {
  const { language, words, may } = ask
  const { story } = words.page
  const { id, answer, publishers } = group
  const [own] = answer.documents
  const publisher = publishers.get(own?.publisher ?? '')
  return (
    <>
      {own && (
        <p>
          <DocumentLine language={language} document={own} publisher={publisher} />
        </p>
      )}
      <EmptyNote text={story.alone}>
        {may('document.relate') && <a href={`${documentPath(id)}/relate`}>{story.aloneTodo}</a>}
      </EmptyNote>
    </>
  )
}

function GroupPicture({ language, group }: { language: Language; group: ShownGroup }): VNode {
  const { documents, links, stories } = group.answer
  const nodes = documents.map((document) => ({
    id: document.id,
    title: document.title || document.id,
    note: noteOf(language, document, group.publishers),
    href: documentPath(document.id),
  }))
  return (
    <ScrollRegion label={wordsIn(language).page.story.picture} look="scroll story-picture">
      <LineageGraph language={language} nodes={nodes} edges={links} stories={stories} />
    </ScrollRegion>
  )
}

function noteOf(
  language: Language,
  { publisher, published }: DocumentTitle,
  publishers: ReadonlyMap<string, ShownSpeaker>,
): string {
  const speaker = publishers.get(publisher ?? '')
  const day = intervalPhrase(language, published)
  return speaker ? `${speakerLabel(language, speaker).text} · ${day}` : day
}
