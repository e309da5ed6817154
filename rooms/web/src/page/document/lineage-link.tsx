// The links of a group of reports, each with what speaks for it in the words of both texts, the
// way to compare the two, and the buttons of whoever may decide.
import type { LineageSignName } from '@tumen/claim'
import { DocumentLink, type DocumentTitle, dayPhrase } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { groupPath, type LineageAnswer, lineagePath, type ShownSign } from './document-answer.ts'
import type { ShownGroup } from './lineage-group.tsx'

interface LinksProps {
  ask: Ask
  group: ShownGroup
}

type Titles = ReadonlyMap<string, DocumentTitle>

function titlesOf({ answer }: ShownGroup): Titles {
  return new Map(answer.documents.map((document) => [document.id, document]))
}

/** What was stated, the undecided first. */
export function GroupLinks({ ask, group }: LinksProps): VNode | null {
  const { story } = ask.words.page
  const { links } = group.answer
  if (links.length === 0) return null
  const titles = titlesOf(group)
  const isOpen = ({ state }: { state: string }) => state === 'proposed'
  const sorted = [...links.filter(isOpen), ...links.filter((link) => !isOpen(link))]
  return (
    <section aria-labelledby="links">
      <h2 id="links">{story.links}</h2>
      <ul class="proposals">
        {sorted.map((link) => (
          <li class="card" data-row>
            <Link ask={ask} group={group} link={link} titles={titles} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type ShownLink = LineageAnswer['links'][number]

interface LinkProps extends LinksProps {
  link: ShownLink
  titles: Titles
}

function Link({ ask, group, link, titles }: LinkProps): VNode {
  const { language, words } = ask
  const { lineage, pair } = words.page.document
  const { from, to, kind, basis, state, recorded, by, containment, asked } = link
  const on = { day: dayPhrase(language, recorded), by }
  const isDecided = state !== 'proposed' && basis === 'reviewer'
  const decided = fill(pair.decided, { ...on, state: words.decision[state] })
  const said = fill(state === 'proposed' ? lineage.proposed : lineage.stated, on)
  const share = containment === undefined ? undefined : Math.round(Number(containment) * 100)
  return (
    <>
      <p>
        <Named pattern={`{from}: ${words.documentRelation[kind]}`} {...{ from, to, titles }} />{' '}
        <span class={state === 'proposed' ? 'tag warn' : 'tag'}>{words.decision[state]}</span>
      </p>
      <p class="muted">
        {isDecided ? decided : `${said} · ${lineage.basis[basis]}`}
        {share !== undefined && ` · ${fill(lineage.contained, { percent: share })}`}
        {state === 'proposed' && asked && ` · ${words.page.story.asked}`}
      </p>
      <Evidence language={language} link={link} titles={titles} />
      <p>
        <a href={lineagePath(link)}>{lineage.compare}</a>
      </p>
      {state === 'proposed' && <Decide ask={ask} group={group} link={link} titles={titles} />}
    </>
  )
}

interface NamedProps {
  /** With `{from}` and `{to}`. */
  pattern: string
  from: string
  to: string
  titles: Titles
}

/** The pattern with the titles of both documents as links. */
function Named({ pattern, from, to, titles }: NamedProps): VNode {
  const node = (piece: string): ComponentChildren => {
    const id = piece === '{from}' ? from : piece === '{to}' ? to : undefined
    if (id === undefined) return piece
    const document = titles.get(id)
    return document ? <DocumentLink document={document} /> : id
  }
  return <>{pattern.split(/(\{from\}|\{to\})/).map(node)}</>
}

interface DecideProps {
  ask: Ask
  group: ShownGroup
  link: ShownLink
  titles: Titles
}

/** The buttons that decide, for whoever may. */
function Decide({ ask, group, link, titles }: DecideProps): VNode {
  const { pair } = ask.words.page.document
  const { from, to } = link
  if (!ask.may('document.decide')) return <p class="muted">{pair.mayNot}</p>
  const nameOf = (id: string) => titles.get(id)?.title ?? ask.words.report.someDocument
  const name = fill(ask.words.page.story.decide, { from: nameOf(from), to: nameOf(to) })
  return (
    <form method="post" action={groupPath(group.id)} class="story-decide" aria-label={name}>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <button type="submit" name="decision" value="confirmed">
        {pair.confirm}
      </button>{' '}
      <button type="submit" name="decision" value="rejected">
        {pair.reject}
      </button>
    </form>
  )
}

interface EvidenceProps {
  language: Language
  link: { from: string; to: string; evidence: readonly ShownSign[] }
  titles: Titles
}

/** Each kind of sign once, with all words that show it. */
function Evidence({ language, link, titles }: EvidenceProps): VNode {
  const { story } = wordsIn(language).page
  const { evidence, from, to } = link
  if (evidence.length === 0) return <p class="muted">{story.nothing}</p>
  const kinds = [...new Set(evidence.map(({ sign }) => sign))]
  const langs = { from: titles.get(from)?.language, to: titles.get(to)?.language }
  return (
    <ul class="story-signs" aria-label={story.why}>
      {kinds.map((kind) => (
        <li>
          {story.sign[kind]} <SignWords kind={kind} evidence={evidence} langs={langs} />
        </li>
      ))}
    </ul>
  )
}

interface WordsProps {
  kind: LineageSignName
  evidence: readonly ShownSign[]
  langs: { from: string | undefined; to: string | undefined }
}

/** The words of the one text and of the other; once where both are the same. */
function SignWords({ kind, evidence, langs }: WordsProps): VNode {
  const said = evidence
    .filter(({ sign }) => sign === kind)
    .map(({ from, to }) => ({ from: from?.text, to: to?.text }))
  const seen = new Map(said.map((one) => [`${one.from}\n${one.to}`, one]))
  return (
    <>
      {[...seen.values()].map(({ from, to }, n) => (
        <>
          {n > 0 && ' · '}
          {from !== undefined && <Quoted lang={langs.from} words={from} />}
          {from !== undefined && to !== undefined && from !== to && ' – '}
          {to !== undefined && from !== to && <Quoted lang={langs.to} words={to} />}
        </>
      ))}
    </>
  )
}

function Quoted({ lang, words }: { lang: string | undefined; words: string }): VNode {
  return (
    <q lang={lang} dir="auto">
      {words.replace(/\s+/g, ' ')}
    </q>
  )
}

/** Documents that seem to tell the same without depending; nothing when there are none. */
export function GroupStories(props: { language: Language; group: ShownGroup }): VNode | null {
  const { language, group } = props
  const { story } = wordsIn(language).page
  const { lineage } = wordsIn(language).page.document
  const { stories } = group.answer
  if (stories.length === 0) return null
  const titles = titlesOf(group)
  return (
    <section aria-labelledby="stories">
      <h2 id="stories">{story.stories}</h2>
      <p>{fill(story.storiesLead, { id: titles.get(group.id)?.title || group.id })}</p>
      <ul class="proposals">
        {stories.map((one) => (
          <li class="card" data-row>
            <p>
              <Named pattern={story.kind[one.kind]} from={one.from} to={one.to} titles={titles} />
            </p>
            <Evidence language={language} link={one} titles={titles} />
            <p>
              <a href={lineagePath(one)}>{lineage.compare}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
