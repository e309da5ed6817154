// Something that leaves in a bundle, for who decides about it: a page of a picture, small and in
// grey first, or its text. That they looked is kept by the desk.
import { Refusal } from '@tumen/desk'
import { claimPath, dayPhrase, digits } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
import { type Bundle, bundlePath } from './bundle-answer.ts'

type Look = NonNullable<Bundle['looks']>[number]

/** Where something of a bundle is looked at. */
function lookPath(bundle: string, { id }: Look, page = 1, shade?: 'colour'): string {
  const search = new URLSearchParams({ page: `${page}`, ...(shade && { shade }) })
  return `${bundlePath(bundle)}/look/${encodeURIComponent(id)}?${search}`
}

export const bundleLook: Page = {
  path: '/bundles/:id/look/:thing',
  nav: 'log',
  async show(ask) {
    const { param, call, words, language, query } = ask
    const { bundle: own, log } = words.page
    const [id, thing] = [param('id'), param('thing')]
    const { bundles } = await call('bundle.list', { bundle: id })
    const look = bundles[0]?.looks?.find((one) => one.id === thing)
    if (!look || look.kind === 'claim') throw new Refusal('not-found', 'id')
    const page = Math.min(Math.max(Number(query.get('page') ?? 1) || 1, 1), look.pages)
    const body = (
      <>
        <p>
          {own.lookAt[look.kind]}
          <LookName look={look} names={await recordNames(ask, [namedBy(look)])} />
        </p>
        {look.shown === 'text' ? (
          <LookedText ask={ask} text={await textOf(ask, id, thing)} />
        ) : (
          <LookedPicture {...{ ask, bundle: id, look, page }} />
        )}
        <p>
          <a href={`${bundlePath(id)}#looks-title`}>{own.lookBack}</a>
        </p>
      </>
    )
    const day = dayPhrase(language, (bundles[0]?.asked ?? '').slice(0, 10))
    const crumbs = [
      { label: log.title, href: '/log' },
      { label: own.title, href: '/bundles' },
      { label: fill(own.oneTitle, { day }), href: bundlePath(id) },
      { label: own.lookTitle },
    ]
    return { title: own.lookTitle, crumbs, body }
  },
}

async function textOf({ call }: Ask, bundle: string, id: string): Promise<string> {
  return (await call('bundle.look', { bundle, id })).text ?? ''
}

function LookedText({ ask, text }: { ask: Ask; text: string }): VNode {
  if (text === '') return <p class="notice">{ask.words.page.bundle.lookNone}</p>
  return (
    <div class="card text" dir="auto" lang="">
      {text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </div>
  )
}

interface PictureProps {
  ask: Ask
  bundle: string
  look: Look
  page: number
}

function LookedPicture({ ask, bundle, look, page }: PictureProps): VNode {
  const own = ask.words.page.bundle
  const isColour = ask.query.get('shade') === 'colour'
  const { pages } = look
  const shade = isColour ? 'colour' : 'grey'
  const file = `${bundlePath(bundle)}/look/${encodeURIComponent(look.id)}/${page}/${shade}`
  const steps: [number, string][] = [
    [page - 1, own.lookBefore],
    [page + 1, own.lookNext],
  ]
  return (
    <section class="page-picture" aria-label={own.lookTitle}>
      <p class="actions">
        {pages > 1 && (
          <span>{fill(own.lookPage, { page: digits(page), pages: digits(pages) })}</span>
        )}
        {steps
          .filter(([n]) => n >= 1 && n <= pages)
          .map(([n, label]) => (
            <a href={lookPath(bundle, look, n, isColour ? 'colour' : undefined)}>{label}</a>
          ))}
        <a href={lookPath(bundle, look, page, isColour ? undefined : 'colour')}>
          {isColour ? own.lookGrey : own.lookColour}
        </a>
      </p>
      <div class="page-frame">
        <img src={file} alt={fill(own.lookAlt, { page: digits(page) })} />
      </div>
    </section>
  )
}

/** The record by whose name something is known: a copy by what it was made of. */
export function namedBy({ id, kind, document }: Look): string | undefined {
  return kind === 'copy' ? document : id
}

/** The name, where the asker may know it. */
function LookName({ look, names }: { look: Look; names: RecordNames }): VNode | null {
  const id = namedBy(look)
  if (id === undefined || !names.named(id)) return null
  const { text, lang } = names.label(id)
  return (
    <>
      {' · '}
      <span lang={lang}>{text}</span>
    </>
  )
}

interface LookListProps {
  ask: Ask
  bundle: Bundle
  names: RecordNames
}

/** What is to be looked at before somebody lets a bundle be made. */
export function LookList({ ask, bundle, names }: LookListProps): VNode | null {
  const own = ask.words.page.bundle
  const { looks = [], closedToYou = 0 } = bundle
  if (looks.length + closedToYou === 0) return null
  return (
    <section aria-labelledby="looks-title">
      <h2 id="looks-title">{own.looksTitle}</h2>
      <p>{own.looksText}</p>
      {closedToYou > 0 && <p class="notice">{fill(own.closedToYou, { n: closedToYou })}</p>}
      <ol>
        {looks.map((look) => (
          <li>
            <a
              href={
                look.kind === 'claim' ? claimPath(look.id) : lookPath(bundle.id, look, look.open[0])
              }
            >
              {own.lookAt[look.kind]}
              <LookName look={look} names={names} />
            </a>{' '}
            <span class="muted">
              {look.open.length === 0
                ? own.looked
                : fill(own.lookOpen, { n: look.open.length, pages: look.pages })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
