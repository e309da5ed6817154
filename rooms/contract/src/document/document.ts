// What people can ask about document: the contract of each operation, without its body.

import {
  AGENT_KINDS,
  answerObject,
  DOCUMENT_RELATION_BASES,
  DOCUMENT_RELATIONS,
  derivedObject,
  LINEAGE_SIGNS,
  SENSITIVITIES,
} from '@tumen/claim'
import { z } from 'zod'
import { QUESTION_REFUSALS } from '../code.ts'
import { contract } from '../contract.ts'
import { MOST_ROWS } from '../limit.ts'
import { READERS, WRITERS, WRITERS_AND_REVIEWERS } from '../role.ts'
import { idSchema, referenceSchema, spanSchema } from '../schema/claim.ts'
import { periodSchema } from '../schema/date.ts'
import { attachmentSchema } from '../schema/evidence.ts'
import { figureHeadSchema, questionSchema } from '../schema/figure.ts'
import { futureField } from '../schema/future.ts'
import { pageInput } from '../schema/page.ts'
import { proposalSchema } from '../schema/proposal.ts'
import { querySchema } from '../schema/query.ts'
import { knownFields } from '../schema/question.ts'
import { modelStateSchema } from '../schema/reader.ts'
import {
  anewSchema,
  claimInContextSchema,
  contentField,
  contentMarkSchema,
  documentRelationSchema,
  documentSchema,
  recordedFields,
  textLayerSchema,
  titleSchema,
} from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

export const STORY_KINDS = [
  'relay',
  'translation',
  'parallel',
  'restatement',
  'follow_up',
  'other_origin',
] as const

/** The fields by which evidence is handed in. */
const evidenceFields = {
  text: z.string().optional().describe('the text of the report'),
  html: z.string().optional().describe('the page as HTML'),
  bytes: z.string().optional().describe('the file, as base64'),
  mediaType: z.string().max(100).optional().describe('of the file, e.g. text/html'),
  encoding: z.string().max(40).optional().describe('of the file, if it is not UTF-8'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('digest of the bytes; must match'),
  from: referenceSchema
    .optional()
    .describe('id of an e-mail, with part; or of the office file from which the PDF was printed'),
  part: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('which attached file of the e-mail, counted from 1'),
}

const DOUBTS = ['language', 'published', 'several'] as const

/** Why a document is restricted where nobody said who may read it. */
const CLOSED_AS = [
  ...(['mail', 'source', 'picture', 'scan', 'pictures', 'pages', 'unread', 'name'] as const),
] as const
export type ClosedAs = (typeof CLOSED_AS)[number]

/** Something to look at again; of a date line its day. */
export const doubtsSchema = z
  .array(answerObject({ code: z.enum(DOUBTS), day: z.string().exactOptional() }))
  .describe('what in the text speaks against its language, its day, or its being one report')

/** A proposed relation as an answer names it. */
const relatedSchema = derivedObject(
  documentRelationSchema.pick({ from: true, to: true, kind: true, basis: true, containment: true }),
).describe('a relation that now waits for a decision')

export const documentAdd = contract({
  name: 'document.add',
  summary: 'Adds a report: its text or file, where and when it was published.',
  input: z.strictObject({
    title: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .optional()
      .describe('default: of the page, else the first words of the text'),
    ...evidenceFields,
    language: z
      .string()
      .min(2)
      .max(35)
      .optional()
      .describe('tag such as ko, zh, en, or its name; default: as the text shows'),
    published: periodSchema.describe('29 April 2022, 2022-04, or a pair of days'),
    publisher: z.string().min(1).max(500).optional().describe('agent id, or name of the outlet'),
    publisherKind: z
      .enum(AGENT_KINDS)
      .optional()
      .describe('what a publisher is that is not recorded yet; default outlet'),
    publisherAnew: anewSchema.describe('the publisher is another one than those of near names'),
    captured: z.string().max(40).optional().describe('instant; default now, of an archive its own'),
    url: z.string().min(1).max(2000).optional().describe('where it was published'),
    covers: periodSchema.optional().describe('period that an annual report tells of'),
    boilerplate: z.array(spanSchema).max(1000).optional().describe('advertisements, menus'),
    sensitivity: z
      .enum(SENSITIVITIES)
      .optional()
      .describe(
        'who may read it; default: public, restricted of mail, pictures, scans and unread files',
      ),
    wait: z
      .literal(false)
      .optional()
      .describe('the answer comes when a file is kept; one that is no text is read behind it'),
    id: idSchema.optional(),
  }),
  output: answerObject({
    id: z.string(),
    reading: z
      .literal(true)
      .exactOptional()
      .describe('it is kept and will be read; until then it is no document, see document.waits'),
    publisher: answerObject({ id: z.string(), isNew: z.boolean() })
      .exactOptional()
      .describe('who published it, and whether it was recorded just now'),
    titleFound: z
      .literal(true)
      .exactOptional()
      .describe('the first words of the text are the title, as none was given'),
    bytesHash: z.string(),
    textHash: z.string().exactOptional().describe('absent while it is read'),
    units: z.int().describe('length of the text in UTF-16 code units'),
    textSteps: z.array(z.string()),
    closedAs: z
      .enum(CLOSED_AS)
      .exactOptional()
      .describe('why it is restricted, where nobody said who may read it'),
    losses: z
      .array(answerObject({ kind: z.string(), count: z.int(), units: z.int() }))
      .describe('what was left out of the page'),
    notices: z
      .array(answerObject({ code: z.string(), count: z.int() }))
      .describe('signs in the text that a reader does not see'),
    signing: z
      .int()
      .exactOptional()
      .describe('requests and answers of a web archive that hold what signs somebody in'),
    layer: answerObject({
      pages: z.int().exactOptional(),
      findings: z.array(
        answerObject({
          ...{ code: z.string(), count: z.int() },
          pages: z.array(z.int()).exactOptional().describe('where, counted from 1'),
        }),
      ),
    })
      .exactOptional()
      .describe('of a file that is no text: pages, and what was found, or why it has no text'),
    here: z
      .array(answerObject({ id: z.string(), recorded: z.string() }))
      .exactOptional()
      .describe('documents of the same bytes that were here before'),
    doubts: doubtsSchema,
    proposed: z.array(relatedSchema).describe('relations to other documents that wait'),
  }),
  roles: WRITERS,
  changes: true,
  long: true,
  refusals: [
    'findings',
    'already-exists',
    'duplicate-document',
    'no-space',
    'empty',
    'not-understood',
    'digest-differs',
    'archive-refused',
    'unknown-document',
    'shredded',
    'no-common-group',
    'unknown-agent',
    'near-speaker',
    'impossible-date',
  ],
})

export const documentList = contract({
  name: 'document.list',
  summary: 'Lists the documents, of all or of one language or publisher.',
  input: z.strictObject({
    language: z.string().min(1).max(35).optional().describe('only in this language, e.g. ko'),
    publisher: z.string().min(1).max(200).optional().describe('only of this agent, by its id'),
    title: z.string().min(1).max(200).optional().describe('only with these words in its title'),
    ...pageInput,
  }),
  output: answerObject({
    // What files say of themselves can be long, and stands with each document.
    documents: z.array(derivedObject(documentSchema.omit({ archive: true, layer: true }))),
    next: z.string().exactOptional(),
    ...futureField,
  }),
  roles: READERS,
  changes: false,
  refusals: [],
})

export const documentShow = contract({
  name: 'document.show',
  summary: 'Shows a document: where it came from, its text, its claims, its relations.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the document'),
    text: referenceSchema
      .optional()
      .describe('which text: first, or the id of a correction; default: the newest'),
  }),
  output: answerObject({
    document: documentSchema,
    text: z.string(),
    textOf: z.string().exactOptional().describe('the correction that made the text'),
    corrections: z
      .array(derivedObject(textLayerSchema.omit({ layer: true })))
      .describe('by hand, the oldest first; each made one more text'),
    ...contentField,
    mark: contentMarkSchema.exactOptional().describe('the newest mark of the document'),
    doubts: doubtsSchema,
    claims: z.array(claimInContextSchema),
    elsewhere: z
      .array(
        answerObject({
          claim: z.string(),
          text: z.string().describe('in which its offsets count: first, or a correction'),
          quote: z.array(spanSchema).exactOptional().describe('where its words stand here'),
        }),
      )
      .describe('claims that quote another text than the one that is shown'),
    attachments: z
      .array(derivedObject(attachmentSchema.extend(recordedFields)))
      .describe('proofs that were kept beside it, in the words of who signed them'),
    relations: z.array(
      derivedObject(
        documentRelationSchema.extend({
          other: titleSchema.describe('the other document'),
          asked: z.boolean().describe('whether software only asks, and no claim waits for it'),
        }),
      ),
    ),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})

const stateSchema = z.enum(['proposed', 'confirmed', 'rejected'])

export const documentRelate = contract({
  name: 'document.relate',
  summary: 'States or proposes that a document is a reprint, excerpt, translation or version.',
  input: z.strictObject({
    from: referenceSchema.describe('the later or dependent document'),
    to: referenceSchema.describe('the document that it depends on'),
    kind: z.enum(DOCUMENT_RELATIONS).describe('how it depends on the other'),
    basis: z
      .enum(DOCUMENT_RELATION_BASES)
      .describe('declared: the text says so; text: similarity; reviewer: a judgement'),
    containment: z
      .string()
      .regex(/^[01](\.\d{1,6})?$/)
      .optional()
      .describe('share of the text found in the other, as a decimal'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ state: stateSchema }),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  refusals: [
    'stale',
    'locked-for-review',
    'not-found',
    'findings',
    'already-exists',
    'unknown-document',
    'shredded',
  ],
})

export const documentDecide = contract({
  name: 'document.decide',
  summary: 'Confirms or rejects a proposed relation of two documents.',
  input: z.strictObject({
    from: referenceSchema.describe('the dependent document'),
    to: referenceSchema.describe('the document it depends on'),
    decision: z.enum(['confirmed', 'rejected']).describe('what the reviewer decides'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ state: stateSchema }),
  roles: ['reviewer'],
  changes: true,
  refusals: [
    'stale',
    'locked-for-review',
    'not-found',
    'already-exists',
    'unknown-document',
    'wrong-state',
    'own-work',
    'shredded',
  ],
})

/** Evidence as an answer holds it. */
export const lineageEvidenceSchema = z
  .array(
    answerObject({
      sign: z.enum(LINEAGE_SIGNS),
      from: spanSchema.exactOptional().describe('in the dependent document'),
      to: spanSchema.exactOptional().describe('in the document that it depends on'),
    }),
  )
  .describe('what speaks for it, with its words')

export const documentProposals = contract({
  name: 'document.proposals',
  summary: 'Lists the proposed relations of documents that nobody has decided, the newest first.',
  input: z.strictObject({
    limit: z.int().min(1).max(MOST_ROWS).default(100).describe('how many at the most'),
  }),
  output: answerObject({
    proposals: z.array(
      derivedObject(
        documentRelationSchema.extend({
          dependent: titleSchema,
          source: titleSchema,
          evidence: lineageEvidenceSchema,
          asked: z.boolean().describe('whether software only asks, and no claim waits for it'),
        }),
      ),
    ),
    open: z.int().describe('how many are undecided'),
  }),
  roles: READERS,
  changes: false,
  refusals: [],
})

export const documentTrace = contract({
  name: 'document.trace',
  summary: 'Looks for what a document copies or retells among all documents, and proposes it.',
  input: z.strictObject({ id: referenceSchema.describe('id of the document') }),
  output: answerObject({
    proposed: z.array(relatedSchema),
    stories: z
      .array(answerObject({ kind: z.enum(STORY_KINDS), other: titleSchema }))
      .describe('documents that seem to tell the same story in a voice of their own'),
    left: z.int().describe('documents that were not compared yet'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  long: true,
  refusals: ['not-found', 'already-exists', 'shredded'],
})

export const lineageLinkSchema = derivedObject(
  documentRelationSchema.extend({
    evidence: lineageEvidenceSchema,
    asked: z.boolean(),
  }),
)

export const documentLineage = contract({
  name: 'document.lineage',
  summary: 'Shows the documents that tell one story, how they depend, and how many origins speak.',
  input: z.strictObject({ id: referenceSchema.describe('id of a document of the group') }),
  output: answerObject({
    documents: z.array(titleSchema).describe('by day of publication'),
    links: z
      .array(lineageLinkSchema)
      .describe('relations that were stated; rejected ones where words are the same'),
    stories: z
      .array(
        answerObject({
          kind: z.enum(STORY_KINDS),
          from: z.string(),
          to: z.string(),
          evidence: lineageEvidenceSchema,
        }),
      )
      .describe('the same story in a voice of its own, of the document that was asked for'),
    origins: answerObject({ min: z.int(), max: z.int(), exact: z.boolean() }).describe(
      'independent origins: of claims, else publishers; undecided copies may be none',
    ),
    isCut: z.boolean().describe('whether there are more documents than are shown'),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})

const answerSchema = answerObject({
  figure: figureHeadSchema,
  anew: z.array(z.string()).describe('claims that would have to be recorded anew to agree with it'),
})

export const weighedSchema = derivedObject(
  querySchema.pick({ id: true, name: true, query: true }).extend({
    question: questionSchema,
    confirmed: answerSchema.describe('if the document depends on the other'),
    rejected: answerSchema.describe('if it is a voice of its own'),
  }),
)

export const documentWeigh = contract({
  name: 'document.weigh',
  summary: 'Says which saved questions a decision about two documents moves, and to which answers.',
  input: z.strictObject({
    from: referenceSchema.describe('the dependent document'),
    to: referenceSchema.describe('the document that it may depend on'),
    asKnownOn: knownFields.asKnownOn,
    limit: z.int().min(1).max(50).default(10).describe('how many at the most, the oldest first'),
  }),
  output: answerObject({
    knownOn: z.string(),
    questions: z.array(weighedSchema).describe('those whose two answers differ'),
    same: z.int().describe('questions that either answer leaves as they are'),
    tooMany: z.int().describe('questions on which too many claims bear to reckon them here'),
    more: z.int().describe('saved questions that were not looked at'),
  }),
  roles: READERS,
  changes: false,
  long: true,
  refusals: [...QUESTION_REFUSALS, 'not-found', 'unknown-document', 'shredded'],
})

export const documentRead = contract({
  name: 'document.read',
  summary: 'Reads a document: the claims that it seems to make, as proposals to be decided.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    from: z.int().min(0).optional().describe('only proposals whose words end behind this offset'),
    to: z.int().min(0).optional().describe('only proposals whose words begin before this offset'),
  }),
  output: answerObject({
    document: titleSchema,
    proposals: z.array(proposalSchema).describe('in the order of the text'),
    counts: answerObject({
      all: z.int(),
      open: z.int(),
      accepted: z.int(),
      rejected: z.int(),
    }).describe('of the whole document, or of what was read of it so far'),
    part: answerObject({ done: z.int(), total: z.int() })
      .exactOptional()
      .describe('units of a long text that were read so far, and of how many; absent: all'),
    left: answerObject({
      all: z.int(),
      numbers: z.array(
        answerObject({
          ...spanSchema.shape,
          sentence: answerObject({ start: z.int(), end: z.int() }),
        }),
      ),
    }).describe('numbers of what was read that no proposal and no claim takes up; the first 50'),
    second: spanSchema
      .exactOptional()
      .describe('heading of what seems to be a second report, of which the header says nothing'),
    repeated: z
      .array(answerObject({ original: titleSchema, proposals: z.int() }))
      .exactOptional()
      .describe('what confirmed originals say in the same words, and is read there'),
    reader: modelStateSchema
      .exactOptional()
      .describe('the language model that is on, and how far it is with this document'),
    next: z
      .int()
      .exactOptional()
      .describe('there are more: ask again from this offset; some proposals may come twice'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  long: true,
  refusals: ['not-found', 'text-too-long', 'unknown-document', 'shredded'],
})
