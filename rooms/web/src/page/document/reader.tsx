// A document as it is read: what is known of it, its text with every claim marked, and the claims
// beside the text. Long texts come in parts.
import { given, keptKind, unsureLines } from '@tumen/claim'
import {
  accessPath,
  ContentNote,
  claimPath,
  documentPath,
  EmptyNote,
  historyPath,
  type ReadingPart,
  readingPart,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { isMarking, MarkForm, markInput } from '../mark-form.tsx'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { copyReviews } from '../review/review-stand.tsx'
import { workLine } from '../work-line.tsx'
import { AddedNote } from './added-note.tsx'
import { type DocumentAnswer, publishersOf } from './document-answer.ts'
import { copiesOf, DocumentCopies } from './document-copies.tsx'
import { DocumentFacts, DoubtNote } from './document-facts.tsx'
import { DocumentProofs } from './document-proof.tsx'
import { DocumentRelations, UndecidedNote } from './document-relation.tsx'
import { LayerNote } from './layer-note.tsx'
import { readerPath } from './part-note.tsx'
import {
  isPicture,
  PagePicture,
  type PictureAsked,
  type PicturePlaces,
  pictureAsked,
  picturePlace,
  picturePlaces,
} from './picture/page-picture.tsx'
import { ReaderClaims } from './reader-claims.tsx'
import { type PlacedClaims, placeClaims } from './reader-place.ts'
import { type ClaimElsewhere, claimsInText } from './text/text-claims.ts'
import { OtherTexts, TextNote } from './text/text-note.tsx'
import { TextSection } from './text-section.tsx'
import { orWaiting } from './waiting/waiting-file.tsx'

export const reader: Page = {
  path: '/documents/:id',
  nav: 'documents',
  show: (ask) => orWaiting(ask, (told) => readerPage(ask, undefined, told)),
  async act(ask) {
    const id = ask.param('id')
    if (isMarking(ask.form)) {
      await ask.call('content.mark', markInput('document', id, ask.form))
      return { to: documentPath(id), done: 'marked' }
    }
    const asked = pictureAsked(ask.form)
    return asked ? readerPage(ask, asked) : { to: picturePlace(ask, id) }
  },
}

/** `told` is what the address says of how it came in. */
async function readerPage(
  ask: Ask,
  asked: PictureAsked | undefined,
  told = ask.query,
): Promise<Shown> {
  const { language, words, query, call, param } = ask
  const named = query.get('text') || undefined
  const shown = await call('document.show', { id: param('id'), ...given({ text: named }) })
  const { here, others } = claimsInText(shown)
  const answer = { ...shown, claims: here }
  const { document, text } = answer
  const current = query.get('claim') ?? undefined
  const part = readingPart(text, offsetOf(answer, query, current))
  const places = await picturePlaces(ask, answer, asked)
  const placed = placeClaims(language, answer.claims, part)
  const publisher = (await publishersOf(ask, [document])).get(document.publisher ?? '')
  const copies = await copiesOf(ask, document.id)
  const { title, heading } = await recordTitle(ask, document.id, words.page.reader.one)
  const body = (
    <>
      {await workLine(ask, `document ${document.id}`)}
      <Actions
        {...{ ask, id: document.id, mediaType: document.mediaType }}
        isUnread={shown.claims.length === 0}
      />
      <ContentNote language={language} content={answer.content} />
      <DocumentFacts language={language} document={document} publisher={publisher} />
      <MarkForm ask={ask} action={documentPath(document.id)} mark={answer.mark} />
      <LayerNote language={language} document={document} mayAdd={ask.may('document.add')} />
      <TextNote ask={ask} answer={answer} />
      <DoubtNote language={language} doubts={answer.doubts} />
      <DocumentProofs language={language} answer={answer} />
      <DocumentCopies
        {...{ ask, copies, document: document.id }}
        reviews={await copyReviews(ask, copies)}
      />
      <AddedNote
        language={language}
        query={told}
        publisher={publisher?.id}
        tag={document.language}
      />
      <UndecidedNote language={language} answer={answer} />
      <DocumentRelations language={language} answer={answer} />
      {text.trim() === '' ? (
        <>
          <EmptyNote text={words.page.reader.noText} />
          <PagePicture {...{ ask, answer, part, placed, current, asked, places }} />
        </>
      ) : (
        <ReadColumns ask={ask} read={{ answer, others, part, placed, current, asked, places }} />
      )}
    </>
  )
  return {
    title,
    heading,
    crumbs: [{ label: words.page.document.title, href: '/documents' }, recordCrumb(heading)],
    body,
    islands: [
      'reader',
      'work',
      ...(ask.may('claim.record') ? (['quote'] as const) : []),
      ...(asked ? (['picture'] as const) : []),
    ],
  }
}

/** Where the part begins that is asked for: at a claim, or at an offset. */
function offsetOf({ claims }: DocumentAnswer, query: URLSearchParams, current?: string): number {
  const [first] = claims.find(({ claim }) => claim.id === current)?.claim.quote ?? []
  const at = first ? first.end - 1 : Number(query.get('at') ?? 0)
  return Number.isSafeInteger(at) && at > 0 ? at : 0
}

/** Keys of the buttons that are used most, by their operation. */
const KEYS: Readonly<Record<string, string>> = { 'claim.record': 'c', 'document.read': 'r' }

interface ActionsProps {
  ask: Ask
  id: string
  mediaType: string
  /** Nothing was read out of it yet: that it be read is what comes next. */
  isUnread: boolean
}

/** What is asked of a text alone. */
const OF_TEXT: ReadonlySet<string> = new Set(['claim.record', 'document.read'])

function Actions({ ask, id, mediaType, isUnread }: ActionsProps): VNode {
  const { words, may } = ask
  const { reader: own } = words.page
  const at = `/documents/${encodeURIComponent(id)}`
  const links = [
    ['claim.record', `${at}/claims/new`, own.record],
    ['document.read', `${at}/proposals`, words.page.proposal.open],
    ['document.relate', `${at}/relate`, own.relate],
    ['evidence.attach', `${at}/proof`, words.proof.attach.open],
    ...(isPicture(mediaType) || keptKind(mediaType) === 'film' || mediaType === 'application/pdf'
      ? [['redaction.list', `${at}/redaction`, words.page.redaction.open] as const]
      : []),
    ['agent.relays', `/relays?${new URLSearchParams({ document: id })}`, own.relays],
    ['record.history', historyPath(id), own.history],
    ['evidence.shred', `${at}/shred`, words.page.document.shred.open],
    ['access.show', accessPath('document', id), words.page.access.link],
  ] as const
  const isKept = keptKind(mediaType) !== undefined
  const shown = links.filter(([operation]) => may(operation) && !(isKept && OF_TEXT.has(operation)))
  const [next] = isUnread ? shown.filter(([operation]) => operation === 'document.read') : []
  const ordered = next ? [next, ...shown.filter((one) => one !== next)] : shown
  const main = next ? 'document.read' : 'claim.record'
  return (
    <p class="actions no-print">
      {ordered.map(([operation, href, label]) => (
        <a
          class={operation === main ? 'button send' : 'button'}
          href={href}
          data-quote={operation === 'claim.record' || undefined}
          data-key={KEYS[operation]}
        >
          {label}
        </a>
      ))}
    </p>
  )
}

/** What is read at once. */
interface Reading {
  answer: DocumentAnswer
  others: readonly ClaimElsewhere[]
  part: ReadingPart
  placed: PlacedClaims
  current: string | undefined
  asked: PictureAsked | undefined
  places: PicturePlaces | undefined
}

function ReadColumns({ ask, read }: { ask: Ask; read: Reading }): VNode {
  const { answer, part, placed, current, asked } = read
  const { document, text } = answer
  return (
    <div class={asked ? 'reader looked' : 'reader'}>
      <TextSection
        ask={ask}
        shown={{ document, part, all: text.length }}
        unsure={unsureLines(document.layer, text)}
        partHref={(at) => readerPath(document.id, at, ask.query.get('text'))}
        claims={placed.marked}
        current={current}
        hrefOf={(claim) => (placed.cards.has(claim) ? `#card-${claim}` : claimPath(claim))}
      />
      <div class="reader-side">
        <PagePicture ask={ask} {...read} />
        <ReaderClaims
          ask={ask}
          document={document.id}
          placed={placed}
          part={part}
          current={current}
        />
        <OtherTexts ask={ask} document={document.id} claims={read.others} />
      </div>
    </div>
  )
}
