// Evidence documents, and how one depends on another. Source: claims.md 1 and 5, reading.md 7.
import { z } from 'zod'
import { intervalSchema, spanSchema } from '../claim/claim.ts'
import { type Finding, fieldPath } from '../finding.ts'
import { closed, count, id, list, openRecord, text, words } from '../shape/field.ts'
import { checkSpan } from '../text/span.ts'
import { checkInstant, checkInterval } from '../time/date.ts'
import {
  DECISION_STATES,
  DOCUMENT_RELATION_BASES,
  DOCUMENT_RELATIONS,
  LINEAGE_SIGNS,
  SENSITIVITIES,
} from '../vocabulary/vocabulary.ts'
import { checkDecimal, checkHash, checkLanguage, checkPair, checkTargets } from './form.ts'
import type { RowContext } from './kind.ts'
import { checkLayer, layerSchema } from './layer.ts'
import { archiveSchema, checkArchive } from './proof.ts'

/** An evidence document: bytes as they came, and the text that offsets point into. */
export const documentSchema = openRecord({
  id,
  /** sha256 of the bytes as they came, lower-case hex. */
  bytesHash: words,
  mediaType: text,
  /** sha256 of the text's UTF-8 bytes, lower-case hex. */
  textHash: words,
  /** How the text came from the bytes, in order, e.g. `html:text`, `nfc`, `newlines:lf`. */
  textSteps: list(text),
  /** BCP 47 tag. */
  language: text,
  title: words,
  /** Agent id. */
  publisher: id.exactOptional(),
  published: intervalSchema,
  /** When we fetched or received it (instant). */
  captured: words,
  url: text.exactOptional(),
  /** The period told about, for annual reports. */
  covers: intervalSchema.exactOptional(),
  boilerplate: list(spanSchema),
  sensitivity: z.enum(SENSITIVITIES),
  /** What a web archive says of itself, when the bytes are one. */
  archive: archiveSchema.exactOptional(),
  /** How the text was made, when the bytes are no text. */
  layer: layerSchema.exactOptional(),
}).extend({
  /**
   * The e-mail in which it came, and which of its files it is, counted from 1; without a part the
   * office file from which it was printed.
   */
  from: closed(
    z.strictObject({ document: id, part: count.exactOptional() }).exactOptional(),
    'restricted',
  ),
})
export type EvidenceDocument = z.infer<typeof documentSchema>

export function checkDocument(row: EvidenceDocument, { text }: RowContext): Finding[] {
  const spans = row.boilerplate.flatMap((span, n) =>
    text === undefined ? [] : checkSpan(span, text, fieldPath('boilerplate', n)),
  )
  return [
    ...checkHash(row.bytesHash, 'bytesHash'),
    ...checkHash(row.textHash, 'textHash'),
    ...checkLanguage(row.language),
    ...checkInterval(row.published, 'published'),
    ...checkInstant(row.captured, 'captured'),
    ...(row.covers ? checkInterval(row.covers, 'covers') : []),
    ...(row.archive ? checkArchive(row.archive) : []),
    ...(row.layer ? checkLayer(row.layer, text) : []),
    ...spans,
  ]
}

const RANGE = z.strictObject({ start: count, end: count })

/** One sign that a document depends on another, and where it stands in either text. */
const lineageEvidenceSchema = z.strictObject({
  sign: z.enum(LINEAGE_SIGNS),
  /** In the dependent document (UTF-16 code units, half-open). */
  from: RANGE.exactOptional(),
  /** In the document that it depends on. */
  to: RANGE.exactOptional(),
})
export type LineageEvidence = z.infer<typeof lineageEvidenceSchema>

/** A row that relates two documents; only confirmed and declared ones count. */
export const documentRelationSchema = openRecord({
  from: id,
  to: id,
  kind: z.enum(DOCUMENT_RELATIONS),
  basis: z.enum(DOCUMENT_RELATION_BASES),
  containment: words.exactOptional(),
  /** What speaks for it, by offsets into both texts: the words stay where they are. */
  evidence: list(lineageEvidenceSchema).exactOptional(),
  state: z.enum(DECISION_STATES),
})
export type DocumentRelationRow = z.infer<typeof documentRelationSchema>

export function checkDocumentRelation(
  { from, to, containment }: DocumentRelationRow,
  { documentIds }: RowContext,
): Finding[] {
  return [
    ...checkPair(from, to, 'to'),
    ...checkTargets({ from, to }, documentIds),
    ...checkDecimal(containment, [0, 1], 'containment'),
  ]
}
