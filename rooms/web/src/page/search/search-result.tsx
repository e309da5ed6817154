// What a search found: how it looked, documents with the found words marked, claims, all others.
import type { Output } from '@tumen/contract'
import {
  agentPath,
  ClaimCard,
  documentPath,
  EmptyNote,
  eventPath,
  FoldedWords,
  intervalPhrase,
  listPath,
  nameIn,
  personPath,
  speakerLabel,
  speakerSort,
  TABLE_PATHS,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Form } from '../../form/form.ts'
import { HiddenFields } from './search-form.tsx'
/** The part of the answer of `search` that is shown. */
export type Found = Output<'search'>

interface ResultProps {
  language: Language
  found: Found
  form: Form
  limit: number
}

/** Everything that was found; the mode of spelling is always said. */
export function SearchResult(props: ResultProps): VNode {
  const { language, found } = props
  const { search } = wordsIn(language).page
  const { hits, claims, events, persons, speakers, places } = found
  const isNothing = [hits, claims, events, persons, speakers, places].every(
    ({ length }) => length === 0,
  )
  return (
    <section aria-live="polite">
      {props.form.word('query') !== undefined && <ModeNote {...props} />}
      {isNothing && <EmptyNote text={`${search.nothing} ${search.nothingHint}`} />}
      {found.hits.length > 0 && <Hits {...props} />}
      {found.claims.length > 0 && <Claims {...props} />}
      <Others {...props} />
    </section>
  )
}

function ModeNote({ language, found, form }: ResultProps): VNode {
  const { search } = wordsIn(language).page
  const isAll = found.mode === 'all_spellings'
  return (
    <div class="mode">
      <p>
        {isAll
          ? fill(search.allSpellings, { n: found.allSpellings })
          : fill(search.asWritten, { n: found.asWritten })}{' '}
        {found.more > 0 && fill(search.more, { n: found.more })}
      </p>
      {found.more > 0 && (
        <form method="post" action="/search">
          <HiddenFields form={form} changed={{ mode: 'all_spellings' }} />
          <button type="submit">{search.showAll}</button>
        </form>
      )}
      {isAll &&
        found.spellings.map(({ term, names }) => (
          <p class="muted">{fill(search.spelled, { term, names: names.join(', ') })}</p>
        ))}
    </div>
  )
}

function Hits({ language, found, limit }: ResultProps): VNode {
  const { search } = wordsIn(language).page
  return (
    <>
      <h2>{search.found}</h2>
      {found.hits.length >= limit && <p class="muted">{fill(search.first, { n: limit })}</p>}
      <ol class="hits">
        {found.hits.map((hit) => (
          <li data-row>
            <a href={documentPath(hit.id)} lang={hit.language}>
              {hit.title || hit.id}
            </a>{' '}
            <span class="muted">{intervalPhrase(language, hit.published)}</span>
            <FoldedWords language={language} content={hit.content}>
              {hit.snippets.slice(0, 3).map(({ before, match, after, start }) => (
                <blockquote lang={hit.language} key={start}>
                  …{before}
                  <mark>{match}</mark>
                  {after}…
                </blockquote>
              ))}
            </FoldedWords>
          </li>
        ))}
      </ol>
    </>
  )
}

function Claims({ language, found, limit }: ResultProps): VNode {
  const { search } = wordsIn(language).page
  return (
    <>
      <h2>{search.foundClaims}</h2>
      {found.claims.length >= limit && <p class="muted">{fill(search.first, { n: limit })}</p>}
      {found.claims.map((listed) => (
        <ClaimCard language={language} listed={listed} />
      ))}
    </>
  )
}

interface Named {
  path: string
  label: string
  lang?: string | undefined
  note?: string
}

/** Events, persons, speakers and places that are called so; a kind without any is not named. */
function Others({ language, found, limit }: ResultProps): VNode {
  const { search, person } = wordsIn(language).page
  const kinds: [string, Named[]][] = [
    [
      search.foundEvents,
      found.events.map(({ id, title }) => ({ path: eventPath(id), label: title })),
    ],
    [
      search.foundPersons,
      found.persons.map(({ id, names, list }) => ({
        path: list === undefined ? personPath(id) : listPath(list),
        label: names.join(', ') || person.noName,
        ...(list !== undefined && { note: search.ofList }),
      })),
    ],
    [
      search.foundSpeakers,
      found.speakers.map((one) => {
        const { text, lang } = speakerLabel(language, one)
        return { path: agentPath(one.id), label: text, lang, note: speakerSort(language, one) }
      }),
    ],
    [
      search.foundPlaces,
      found.places.map(({ id, names, path }) => ({
        path: TABLE_PATHS.places(id),
        label: nameIn(language, names) ?? id,
        note: path.join(' › '),
      })),
    ],
  ]
  return (
    <>
      {kinds.map(([title, rows]) => (
        <NamedRecords
          title={title}
          rows={rows}
          first={fill(search.first, { n: limit })}
          limit={limit}
        />
      ))}
    </>
  )
}

function NamedRecords(props: {
  title: string
  rows: readonly Named[]
  first: string
  limit: number
}): VNode | null {
  const { title, rows, first, limit } = props
  if (rows.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      {rows.length >= limit && <p class="muted">{first}</p>}
      <ul class="plain">
        {rows.map(({ path, label, lang, note }) => (
          <li data-row>
            <a href={path} lang={lang}>
              {label}
            </a>{' '}
            {note !== undefined && <span class="muted">{note}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
