// What became of a text on its way in, for the page that follows: what was left out, signs that
// nobody sees, a publisher that was new. Only codes and counts stand in the address.
import type { Output } from '@tumen/contract'
import { agentPath, closedSentences, documentPath, languageLabel } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

/** The part of the answer of `document.add` that is told. */
type AddedAnswer = Pick<
  Output<'document.add'>,
  'id' | 'publisher' | 'losses' | 'notices' | 'titleFound' | 'closedAs'
>

/** The address of the new document, with what has to be told of it. */
export function addedPath(
  { id, publisher, losses, notices, titleFound, closedAs }: AddedAnswer,
  { isLanguageFound }: { isLanguageFound: boolean },
): string {
  const query = new URLSearchParams()
  for (const { kind, count, units } of losses) query.append('left', `${kind}.${count}.${units}`)
  for (const { code, count } of notices) query.append('sign', `${code}.${count}`)
  if (publisher?.isNew) query.set('new', 'publisher')
  if (isLanguageFound) query.append('found', 'language')
  if (titleFound) query.append('found', 'title')
  if (closedAs) query.set('closed', closedAs)
  return query.size === 0 ? documentPath(id) : `${documentPath(id)}?${query}`
}

/** The sentences that the address asks for; nothing when it asks for none that exist. */
export function AddedNote(props: {
  language: Language
  query: URLSearchParams
  publisher: string | undefined
  /** The language tag of the text. */
  tag: string
}): VNode | null {
  const { language, query, publisher, tag } = props
  const { added } = wordsIn(language).page.document
  const losses = query.getAll('left').flatMap((one) => lossLine(language, one))
  const notices = query.getAll('sign').flatMap((one) => noticeLine(language, one))
  const isNew = query.get('new') === 'publisher' && publisher !== undefined
  const found = query.getAll('found')
  const [isFound, isTitle] = [found.includes('language'), found.includes('title')]
  const closed = closedSentences(language, query.get('closed') ?? '')
  const count = losses.length + notices.length + closed.length
  if (count === 0 && !isNew && !isFound && !isTitle) return null
  return (
    <section class="card added" aria-labelledby="added">
      <h2 id="added">{added.title}</h2>
      {closed.length > 0 && <p id="closed">{closed.join(' ')}</p>}
      {isFound && <p>{fill(added.language, { language: languageLabel(language, tag) })}</p>}
      {isTitle && <p>{added.titleFound}</p>}
      <Lines lead={added.losses} lines={losses} />
      <Lines lead={added.notices} lines={notices} />
      {isNew && (
        <p>
          {added.publisher} <a href={agentPath(publisher)}>{added.openPublisher}</a>
        </p>
      )}
    </section>
  )
}

function Lines({ lead, lines }: { lead: string; lines: readonly string[] }): VNode | null {
  if (lines.length === 0) return null
  return (
    <>
      <p>{lead}</p>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  )
}

function lossLine(language: Language, coded: string): string[] {
  const { added } = wordsIn(language).page.document
  const [pattern, n, units] = decoded(coded, added.loss)
  if (pattern === undefined || n === undefined) return []
  const loss = fill(pattern, { n })
  return [units ? fill(added.lossUnits, { loss, units }) : loss]
}

function noticeLine(language: Language, coded: string): string[] {
  const [pattern, n] = decoded(coded, wordsIn(language).page.document.added.notice)
  return pattern === undefined || n === undefined ? [] : [fill(pattern, { n })]
}

/** The words of a code that exists, and the numbers after it. */
function decoded(
  coded: string,
  words: Readonly<Record<string, string>>,
): [string | undefined, number | undefined, number | undefined] {
  const [, code = '', n, units] = /^([a-z_]{1,30})\.(\d{1,9})(?:\.(\d{1,9}))?$/.exec(coded) ?? []
  const pattern = Object.hasOwn(words, code) ? words[code] : undefined
  return [pattern, n === undefined ? n : Number(n), units === undefined ? units : Number(units)]
}
