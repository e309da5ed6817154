// A redacted copy under review: what it is a copy of, what is covered and what stays uncovered, and
// the copy itself part by part as it would leave. It opens after a second act, in grey first.
// Source: redaction.md 10, 12; desk.md 8.
import { printedFindings } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { DocumentLine, digits, layerSentences, reviewPath, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ownWords } from '../redaction/own-words.ts'
import { pageIn, partsPath, type Redaction, redactionPath } from '../redaction/redaction-path.ts'
import { Pages } from '../redaction/tile-picture.tsx'
import { type View, viewIn, viewQuery } from '../redaction/view.ts'
import { lookedParts } from './looked-part.ts'

type Review = Output<'review.show'>
type Copy = NonNullable<Review['copy']>

/** The copy with its document. */
export async function judgedCopy(ask: Ask, { item, copy }: Review): Promise<VNode> {
  const { language, words, call } = ask
  const own = words.page.review.judged
  if (!copy) return <p>{own.gone}</p>
  const { document } = await call('document.show', { id: copy.derivative.document })
  const redaction = copy.redaction
    ? await call('redaction.show', {
        ...{ redaction: copy.redaction, ...pageIn(ask.query.get('page') ?? undefined) },
      })
    : undefined
  return (
    <>
      <p>
        {own.copyOf} <DocumentLine language={language} document={document} />
      </p>
      <CopyFacts ask={ask} copy={copy} />
      {redaction === undefined && <p class="notice">{own.made}</p>}
      {redaction && copy.revision !== redaction.revision && <p class="notice">{own.older}</p>}
      {redaction && <Covering ask={ask} redaction={redaction} />}
      {redaction && <CopyPicture {...{ ask, redaction, item }} id={copy.derivative.id} />}
    </>
  )
}

function CopyFacts({ ask, copy }: { ask: Ask; copy: Copy }): VNode {
  const own = ask.words.page.review.judged
  const { mediaType, bytes, tool, bytesHash } = copy.derivative
  return (
    <dl class="facts">
      <dt>{own.file}</dt>
      <dd>
        {mediaType}, {fill(own.bytes, { n: digits(bytes) })}
      </dd>
      <dt>{own.tool}</dt>
      <dd>{tool}</dd>
      <dt>{own.digest}</dt>
      <dd class="code">{bytesHash}</dd>
    </dl>
  )
}

/** What is covered, what was found and is not, and what was looked for. */
function Covering({ ask, redaction }: { ask: Ask; redaction: Redaction }): VNode {
  const { review } = ask.words.page
  const own = ownWords(ask, redaction)
  const { plan, covered, undecided, dropped, boxes, checklist } = redaction
  const open = (boxes ?? []).filter(({ state }) => state !== 'covered')
  const openSpans = (redaction.spans ?? []).filter(({ state }) => state !== 'covered')
  return (
    <>
      <p>{plan === 'manual' ? review.judged.manual : own.plan[plan]}</p>
      <p>
        <strong>{fill(own.counts, { covered, undecided, dropped })}</strong>
      </p>
      {boxes === undefined && <p class="hint">{own.box.hidden}</p>}
      {open.length > 0 && (
        <>
          <p>{review.judged.uncovered}</p>
          <ul>
            {open.map(({ what, state, reason }) => (
              <li>
                {own.box.kind[what]}: {own.box.stateOf[state]},{' '}
                {reason === undefined ? own.box.noReason : own.box.why[reason]}
              </li>
            ))}
          </ul>
        </>
      )}
      {openSpans.length > 0 && (
        <>
          <p>{review.judged.uncovered}</p>
          <ul>
            {openSpans.map(({ what, from, to, state, reason }) => (
              <li>
                {own.film.kind[what]}, {fill(own.film.picture, { n: `${from}–${to}` })}:{' '}
                {own.box.stateOf[state]},{' '}
                {reason === undefined ? own.box.noReason : own.box.why[reason]}
              </li>
            ))}
          </ul>
        </>
      )}
      <Printed ask={ask} redaction={redaction} />
      <details class="document-facts">
        <summary>{own.check.title}</summary>
        <dl class="facts">
          {checklist.map(({ item, is }) => (
            <>
              <dt>{own.check.item[item]}</dt>
              <dd>{own.check[is]}</dd>
            </>
          ))}
        </dl>
      </details>
      <p>
        <a href={redactionPath(redaction.document)}>{review.judged.toRedaction}</a>
      </p>
    </>
  )
}

/** What the office file of a print held: whoever judges the copy looks for it as well. */
function Printed({ ask, redaction }: { ask: Ask; redaction: Redaction }): VNode {
  const found = (redaction.changes ?? []).map(({ change: code, count }) => ({ code, count }))
  const sentences = layerSentences(ask.language, printedFindings(found), true)
  return (
    <>
      {sentences.map((one) => (
        <p class="notice">{one}</p>
      ))}
    </>
  )
}

interface PictureProps {
  ask: Ask
  redaction: Redaction
  item: string
  /** Of the copy. */
  id: string
}

function CopyPicture({ ask, redaction, item, id }: PictureProps): VNode {
  const { review } = ask.words.page
  const own = ownWords(ask, redaction)
  const { picture } = own
  const { tiles } = redaction
  const view = viewIn(ask, redaction)
  const { shade: _, ...closed } = view
  const pages = redaction.pages ?? [{ parts: tiles.length }]
  const partsOf = (all: typeof pages) => all.reduce((sum, { parts }) => sum + parts, 0)
  const all = partsOf(pages)
  const before = (page = 1) => partsOf(pages.slice(0, page - 1))
  const first = before(view.page)
  const looked = lookedParts(ask).filter((n) => n < all)
  const isSeen = (page: number) =>
    looked.filter((n) => n >= before(page) && n < before(page + 1)).length ===
    before(page + 1) - before(page)
  const carried = looked.length > 0 ? `&seen=${looked.join('.')}` : ''
  const to = (next: View) => {
    const at = before(next.page) + next.tile
    return `${reviewPath(item)}?${viewQuery(next)}&at=${at}${carried}#copy`
  }
  const words = { n: view.tile + 1, all: tiles.length }
  const at = partsPath(redaction.id, view.page, id)
  return (
    <section id="copy" aria-labelledby="copy-title">
      <h2 id="copy-title">{review.judged.picture}</h2>
      {redaction.pages && (
        <Pages
          {...{ ask, redaction, isSeen }}
          lead={own.pages.copyLead}
          to={(more) => to({ ...view, ...more })}
        />
      )}
      <p class="hint">{picture.lead}</p>
      <p>{fill(picture.seenCount, { seen: looked.length, all })}</p>
      <p class="actions">
        {view.shade !== 'grey' && <a href={to({ ...view, shade: 'grey' })}>{picture.grey}</a>}
        {view.shade !== 'colour' && <a href={to({ ...view, shade: 'colour' })}>{picture.colour}</a>}
        {view.shade && <a href={to(closed)}>{picture.hide}</a>}
      </p>
      {view.shade && (
        <ScrollRegion label={fill(picture.part, words)}>
          <img src={`${at}${view.tile}/${view.shade}`} alt={fill(review.judged.alt, words)} />
        </ScrollRegion>
      )}
      {tiles.length > 1 && (
        <ol class="redaction-parts">
          {tiles.map((_tile, n) => (
            <li>
              <a
                href={to({ ...view, tile: n })}
                aria-current={n === view.tile ? 'true' : undefined}
              >
                {fill(picture.part, { n: n + 1, all: tiles.length })}
              </a>
              {looked.includes(first + n) && ` (${picture.isSeen})`}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
