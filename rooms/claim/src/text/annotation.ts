// Claims as W3C Web Annotations and back: positions in code points, each with its quotation
// and the words around it. Source: Web Annotation Data Model (2017); claims.md section 9.
import { seenClaim } from '../claim/audience.ts'
import type { Claim, Span } from '../claim/claim.ts'
import { type Finding, fieldPath } from '../finding.ts'
import type { EvidenceDocument } from '../row/document.ts'
import { ROW_SHAPES } from '../row/kind.ts'
import { toWholeJson, type WholeJson } from '../shape/json-form.ts'
import type { Sensitivity } from '../vocabulary/vocabulary.ts'
import { findQuote, spanOf } from './span.ts'
import { codePointToUnit, unitToCodePoint } from './text.ts'

/** How many code points of the neighbouring text stand on each side of a quotation. */
export const CONTEXT_LENGTH = 32

export interface TextPositionSelector {
  type: 'TextPositionSelector'
  /** Code points, half-open. */
  start: number
  end: number
}

export interface TextQuoteSelector {
  type: 'TextQuoteSelector'
  exact: string
  prefix: string
  suffix: string
}

/** One claim as a Web Annotation. */
export interface Annotation {
  '@context': 'http://www.w3.org/ns/anno.jsonld'
  id: string
  type: 'Annotation'
  motivation: 'describing'
  body: WholeJson
  target: { source: string; selector: (TextPositionSelector | TextQuoteSelector)[] }
}

/** The two selectors of a span: its position in code points, and its words in context. */
export function spanToSelectors(
  span: Span,
  text: string,
): [TextPositionSelector, TextQuoteSelector] {
  // A code point is at most two units; the rest of a cut pair is sliced away.
  const room = 2 * CONTEXT_LENGTH + 2
  const before = Array.from(text.slice(Math.max(0, span.start - room), span.start))
  const after = Array.from(text.slice(span.end, span.end + room))
  const start = unitToCodePoint(text, span.start)
  const end = unitToCodePoint(text, span.end)
  const prefix = before.slice(-CONTEXT_LENGTH).join('')
  const suffix = after.slice(0, CONTEXT_LENGTH).join('')
  return [
    { type: 'TextPositionSelector', start, end },
    { type: 'TextQuoteSelector', exact: span.text, prefix, suffix },
  ]
}

/**
 * The claim as an annotation of its document's `text`, with what a reader cleared for
 * `audience` may see; nothing when the claim or the document is above that.
 */
export function claimToAnnotation(
  claim: Claim,
  document: Pick<EvidenceDocument, 'id' | 'sensitivity'>,
  text: string,
  audience: Sensitivity = 'public',
): Annotation | undefined {
  const documentSeen = seenClaim({ ...claim, sensitivity: document.sensitivity }, audience)
  const body = seenClaim(claim, audience)
  if (!documentSeen || !body) return undefined
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:tumen:claim:${encodeURIComponent(claim.id)}`,
    type: 'Annotation',
    motivation: 'describing',
    body: toWholeJson(body, ROW_SHAPES.claim),
    target: {
      source: `urn:tumen:document:${encodeURIComponent(document.id)}`,
      selector: claim.quote.flatMap((span) => spanToSelectors(span, text)),
    },
  }
}

/** What an annotation points at, in our offsets, and its body, unchecked. */
export type ReadAnnotation =
  | { spans: Span[]; source: string; body: unknown; findings?: never }
  | { spans?: never; findings: Finding[] }

type Record_ = Record<string, unknown>

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function optionalText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function spanAtPosition(position: Record_ | undefined, exact: string, text: string) {
  if (typeof position?.start !== 'number') return undefined
  const start = codePointToUnit(text, position.start)
  if (start === undefined || !text.startsWith(exact, start)) return undefined
  const end = start + exact.length
  return unitToCodePoint(text, end) === position.end ? spanOf(text, start, end) : undefined
}

/**
 * The span of a quote selector in `text`: by position if the quotation stands there, else by
 * the quotation with prefix and suffix. Findings: `quote_not_found`, `quote_ambiguous`.
 */
function readSelector(position: Record_ | undefined, quote: Record_, text: string) {
  const exact = optionalText(quote.exact)
  const there = exact === '' ? undefined : spanAtPosition(position, exact, text)
  if (there) return { span: there }
  const context = { prefix: optionalText(quote.prefix), suffix: optionalText(quote.suffix) }
  return findQuote(text, exact, context)
}

/**
 * The spans that an annotation marks in `text`. Positions are read as code points. Findings:
 * `annotation_malformed` for what is no annotation with quote selectors, `quote_not_found`,
 * `quote_ambiguous`, `quote_empty`, each with the path of its selector.
 */
export function readAnnotation(annotation: unknown, text: string): ReadAnnotation {
  const target = isRecord(annotation) ? annotation.target : undefined
  if (!isRecord(annotation) || !isRecord(target) || typeof target.source !== 'string')
    return { findings: [{ code: 'annotation_malformed', field: 'target' }] }
  const selectors = Array.isArray(target.selector) ? target.selector : [target.selector]
  const spans: Span[] = []
  const findings: Finding[] = []
  let position: Record_ | undefined
  for (const [n, selector] of selectors.entries()) {
    const field = fieldPath('target.selector', n)
    const kind = isRecord(selector) ? selector.type : undefined
    if (kind === 'TextPositionSelector') {
      position = selector
    } else if (kind === 'TextQuoteSelector') {
      const read = readSelector(position, selector, text)
      if (read.span) spans.push(read.span)
      else findings.push(...(read.findings ?? []).map((finding) => ({ ...finding, field })))
      position = undefined
    } else findings.push({ code: 'annotation_malformed', field })
  }
  // A position with no words cannot be checked against the text.
  if (position || (spans.length === 0 && findings.length === 0))
    findings.push({ code: 'annotation_malformed', field: 'target.selector' })
  return findings.length > 0
    ? { findings }
    : { spans, source: target.source, body: annotation.body }
}
