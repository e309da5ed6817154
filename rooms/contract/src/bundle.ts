// What people can ask about bundle: the contract of each operation, without its body.

import { answerObject, closed, derivedObject, REVIEW_DECISIONS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { MOST_ROWS } from './limit.ts'
import { EVERYBODY, LINKERS } from './role.ts'
import { referenceSchema } from './schema/claim.ts'
import { documentSchema } from './schema/record.ts'

export const BUNDLE_PROFILES = ['public', 'partner', 'court'] as const

/** What one may ask for: a bundle, or claims in the form that `claim.import` reads. */
export const ASKED_PROFILES = [...BUNDLE_PROFILES, 'exchange'] as const

/** The fields that say of what kind it is and what it is about. */
const bundleQuestion = {
  profile: z
    .enum(ASKED_PROFILES)
    .describe(
      'public: derivatives; partner: and open claims; court: everything; exchange: claims as JSON',
    ),
  documents: z
    .array(referenceSchema)
    .max(1000)
    .default([])
    .describe('ids of documents; for exchange: all their claims'),
  claims: z.array(referenceSchema).max(10_000).default([]).describe('ids of claims'),
}

/** The same in an answer. */
const restrictedSchema = z
  .array(
    answerObject({
      id: z.string(),
      field: z.string().describe('record, the field of it, or pictures inside'),
      text: closed(z.string().exactOptional(), 'restricted').describe(
        'what stands there, for those who may read it',
      ),
      goes: z.boolean().describe('whether it is in the bundle'),
    }),
  )
  .describe('what only few may read, of all that was asked for')

/** How many there are of each kind. */
const countsSchema = z
  .array(answerObject({ field: z.string(), count: z.int(), goes: z.boolean() }))
  .describe('the same, counted by kind')

/** Why something that was asked for is not in a bundle. */
const LEFT_CODES = [
  'not-there',
  'other-log',
  'logged-before',
  'no-derivative',
  'not-reviewed',
  'not-open',
  'names-account',
  'not-standing',
  'not-released',
  'restricted',
  'holds-metadata',
  'not-inspected',
] as const

/** What was asked for and is not in it. */
const leftSchema = z
  .array(answerObject({ id: z.string(), code: z.enum(LEFT_CODES) }))
  .describe('what was asked for and is not in it, and why')

/** What is told of a bundle that was planned: how much would be in it, and what would stay. */
const plannedFields = {
  objects: z.int(),
  bytes: z.int(),
  claims: z.int(),
  credentials: z
    .int()
    .exactOptional()
    .describe('documents with what signs somebody in, such as cookies'),
  restricted: restrictedSchema,
  restrictedCounts: countsSchema,
  leftOut: leftSchema,
}

export type LeftCode = (typeof LEFT_CODES)[number]

export const bundlePreview = contract({
  name: 'bundle.preview',
  summary: 'Tells what would be in a bundle and what would stay, before anybody asks for it.',
  input: z.strictObject(bundleQuestion),
  output: answerObject({
    ...plannedFields,
    alone: z.literal(true).exactOptional().describe('no second person decides in this workspace'),
    seen: z.string().describe('for bundle.ask: stands for all of this'),
  }),
  roles: ['analyst', 'custodian'],
  changes: false,
  long: true,
  refusals: ['unknown-document', 'unknown-claim', 'logged-before'],
})

const reason = z.string().trim().min(1).max(2000).optional()

const BUNDLE_STATES = ['waiting', 'approved', 'refused', 'expired', 'served'] as const

export type BundleState = (typeof BUNDLE_STATES)[number]

export const bundleAsk = contract({
  name: 'bundle.ask',
  summary: 'Asks for an evidence bundle for one recipient, and says what would be in it.',
  input: z.strictObject({
    profile: bundleQuestion.profile,
    recipient: z.string().trim().min(1).max(500).describe('whom it is for; stays here'),
    documents: bundleQuestion.documents,
    claims: bundleQuestion.claims,
    reason: reason.describe('what for; stays here'),
    withCredentials: z
      .boolean()
      .default(false)
      .describe('hand it out although web archives in it hold what signs somebody in'),
    withNotes: z
      .boolean()
      .default(false)
      .describe('for court: hand out what only few may read as well, such as notes and problems'),
    seen: z
      .string()
      .max(64)
      .optional()
      .describe('of bundle.preview: refused where it would tell something else by now'),
  }),
  output: answerObject({
    bundle: z.string(),
    recipient: z.string().describe('random id that stands in the bundle for whom it is for'),
    state: z.enum(BUNDLE_STATES),
    alone: z.literal(true).exactOptional().describe('no second person decides in this workspace'),
    ...plannedFields,
  }),
  roles: ['analyst', 'custodian'],
  changes: true,
  refusals: [
    'findings',
    'already-exists',
    'unknown-document',
    'unknown-claim',
    'logged-before',
    'bundle-empty',
    'bundle-changed',
    'holds-credentials',
    'too-many-exports',
  ],
})

export const bundleApprove = contract({
  name: 'bundle.approve',
  summary: 'Lets a bundle that somebody else asked for be made within 24 hours, or refuses it.',
  input: z.strictObject({
    bundle: referenceSchema.describe('id of the bundle'),
    decision: z.enum(REVIEW_DECISIONS).default('approved').describe('what you say of it'),
    reason: reason.describe('why; stays here'),
  }),
  output: answerObject({
    bundle: z.string(),
    state: z.enum(BUNDLE_STATES),
    profile: z.string(),
    meant: z.string().describe('whom it is for'),
    by: z.string().describe('who asked'),
    restricted: restrictedSchema
      .exactOptional()
      .describe('what only few may read and goes out, because its asker said so'),
    restrictedCounts: countsSchema.exactOptional(),
  }),
  // The second person of an export.
  roles: ['editor'],
  changes: true,
  refusals: ['already-exists', 'unknown-bundle', 'wrong-state', 'own-work', 'not-looked'],
})

const LOOKED_KINDS = ['document', 'copy', 'claim'] as const

export const bundleLook = contract({
  name: 'bundle.look',
  summary: 'Shows a page of something that leaves in a bundle, to who decides about it.',
  input: z.strictObject({
    bundle: referenceSchema.describe('id of the bundle'),
    id: referenceSchema.describe('id of a document or a copy in it'),
    page: z.int().min(1).max(10_000).default(1).describe('which page, counted from 1'),
    colour: z.boolean().default(false).describe('in colour and larger; default grey and small'),
  }),
  output: answerObject({
    bundle: z.string(),
    looked: derivedObject(documentSchema.pick({ id: true, sensitivity: true })).describe(
      'of a copy its own id, open as it leaves',
    ),
    page: z.int(),
    pages: z.int(),
    width: z.int().exactOptional().describe('of the page, in pixels'),
    height: z.int().exactOptional(),
    bytes: z.string().exactOptional().describe('a PNG file, as base64'),
    text: z.string().exactOptional().describe('of what is a text'),
  }),
  roles: ['editor'],
  changes: false,
  refusals: [
    ...(['unknown-bundle', 'not-found', 'shredded', 'no-picture', 'not-understood'] as const),
    ...(['no-film-program', 'film-not-read'] as const),
  ],
})

export const bundleMake = contract({
  name: 'bundle.make',
  summary: 'Makes a bundle that was approved, as one ZIP archive; it is handed out once.',
  input: z.strictObject({ bundle: referenceSchema.describe('id of the bundle') }),
  output: answerObject({
    bundle: z.string(),
    leaf: z.int().describe('leaf of the seal'),
    files: z.int(),
    bytes: z.int().describe('size of the archive'),
    leftOut: leftSchema,
    archive: z.base64().describe('the archive'),
  }),
  roles: ['analyst', 'custodian'],
  changes: true,
  long: true,
  refusals: [
    'already-exists',
    'unknown-bundle',
    'logged-before',
    'bundle-empty',
    'holds-credentials',
    'wrong-state',
  ],
})

const bundleSchema = answerObject({
  id: z.string(),
  profile: z.string(),
  recipient: z.string().describe('random id in the bundle'),
  meant: z.string().describe('whom it is for'),
  reason: z.string().exactOptional(),
  state: z.enum(BUNDLE_STATES),
  asked: z.string().describe('instant'),
  by: z.string(),
  decidedBy: z.string().exactOptional(),
  expires: z.string().exactOptional().describe('instant until which it can be made'),
  served: z.string().exactOptional().describe('instant at which it was handed out'),
  leaf: z.int().exactOptional().describe('leaf of its seal'),
  bytes: z.int().exactOptional(),
  credentials: z
    .int()
    .exactOptional()
    .describe('documents with what signs somebody in; its asker said that they go out'),
  restricted: restrictedSchema
    .exactOptional()
    .describe('what only few may read and goes out, because its asker said so'),
  restrictedCounts: countsSchema.exactOptional(),
  goes: answerObject({ objects: z.int(), bytes: z.int(), claims: z.int() })
    .exactOptional()
    .describe('what was shown to its asker; of earlier bundles it was not kept'),
  looks: z
    .array(
      answerObject({
        id: z.string(),
        kind: z.enum(LOOKED_KINDS),
        document: z.string().exactOptional().describe('of a copy, where you may read it'),
        shown: z.enum(['picture', 'text']),
        pages: z.int(),
        open: z.array(z.int()).describe('pages at which you have yet to look'),
      }),
    )
    .exactOptional()
    .describe('what you look at before you approve it'),
  closedToYou: z
    .int()
    .exactOptional()
    .describe('how many of these you may not read: somebody else approves it'),
  nobodyApproves: z
    .literal(true)
    .exactOptional()
    .describe('of one bundle that waits: no account could let it be made'),
  documents: z.array(z.string()).describe('ids that you may read'),
  claims: z.array(z.string()).describe('ids that you may read'),
  unseen: z.int().describe('how many you may not read'),
})

export const bundleList = contract({
  name: 'bundle.list',
  summary: 'Lists the bundles that you asked for or may approve, the newest first.',
  input: z.strictObject({
    bundle: referenceSchema.optional().describe('only this one, with all that is in it'),
    state: z.enum(BUNDLE_STATES).optional().describe('only those in this state'),
    limit: z.int().min(1).max(MOST_ROWS).default(100).describe('how many at the most'),
  }),
  output: answerObject({ bundles: z.array(bundleSchema) }),
  roles: ['analyst', 'custodian', 'editor'],
  changes: false,
  refusals: ['unknown-bundle'],
})

export const bundleKeys = contract({
  name: 'bundle.keys',
  summary: 'Shows whom an outsider has to trust to check your bundles; publish it apart from them.',
  input: z.strictObject({}),
  output: answerObject({
    vkey: z.string().describe('verifier key of the log'),
    policy: z.string().describe('policy file: logs and witnesses'),
    signers: z.string().describe('allowed_signers file: who signs bundles'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const bundleTake = contract({
  name: 'bundle.take',
  summary: 'Takes in the evidence bundle of a partner: checked, with its claims beside ours.',
  input: z.strictObject({
    bytes: z.string().max(280_000_000).describe('the bundle as base64, a ZIP'),
    partner: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$/)
      .describe('a short name of the partner, the same each time; ids begin with it'),
    policy: z.string().max(65_536).optional().describe('policy file that you have from elsewhere'),
    signers: z.string().max(65_536).optional().describe('allowed signers, from elsewhere'),
    sensitivity: z
      .enum(['public', 'restricted'])
      .default('restricted')
      .describe('who may read it here'),
  }),
  output: answerObject({
    id: z.string(),
    log: z.string().describe('name of its log'),
    size: z.int().describe('entries of its log'),
    before: z.int().exactOptional().describe('entries when it was last seen here'),
    signer: z.string().exactOptional(),
    trusted: z.boolean().describe('whom to trust came from elsewhere, and not out of the bundle'),
    documents: z
      .array(answerObject({ id: z.string(), isNew: z.boolean() }))
      .describe('those with the same bytes are the ones that were here'),
    claims: z.int().describe('that wait for somebody here to accept them'),
    leftOut: z.array(answerObject({ id: z.string(), code: z.string() })),
    others: z.int().describe('statements of other kinds, which stay in the bundle'),
    proposed: z.int().describe('copies and retellings that were found'),
  }),
  roles: LINKERS,
  changes: true,
  long: true,
  refusals: [
    ...(['bundle-unproven', 'partner-log-differs', 'policy-unfit', 'already-exists'] as const),
    ...(['findings', 'empty', 'not-understood', 'archive-refused', 'text-too-long'] as const),
    'no-space',
  ],
})
