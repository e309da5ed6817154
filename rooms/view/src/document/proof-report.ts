// What a document's archive and the proofs beside it say, put into words once for the page and the
// command line. Each says what it shows and what not; none is called more than it is.

import type { ArchiveFacts, Proof } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase, instantPhrase } from '../phrase/date.ts'

/** One thing that came with a document. */
export interface ProofSection {
  title: string
  /** How it stands, in words; absent for what is only compared. */
  status?: string
  /** Whether something is wrong with it, or harms somebody if it gets out. */
  isWrong: boolean
  /** What was looked at, a sentence each. */
  lines: string[]
  shows: string
  not: string
  /** Pages of an archive. */
  pages: string[]
}

/** A proof that is kept beside a document, as answers give it. */
export type ShownAttachment = Pick<Output<'document.show'>['attachments'][number], 'id' | 'proof'>

/** What of a document the report is made of. */
export interface ProvenDocument {
  archive?: ArchiveFacts
  attachments: readonly ShownAttachment[]
}

/** The sections in order: the archive, its signature, then the proofs as they were added. */
export function proofReport(
  language: Language,
  { archive, attachments }: ProvenDocument,
): ProofSection[] {
  const signed = archive?.proof === undefined ? [] : [proofSection(language, archive.proof)]
  return [
    ...(archive === undefined ? [] : [archiveSection(language, archive)]),
    ...signed,
    ...attachments.map(({ proof }) => proofSection(language, proof)),
  ]
}

function archiveSection(language: Language, archive: ArchiveFacts): ProofSection {
  const { proof: own } = wordsIn(language)
  const { version, software, created, files, records, digests, unchecked, proof } = archive
  const day = created === undefined ? undefined : dayPhrase(language, created)
  const isSaid = day !== undefined || software !== undefined
  return {
    title: fill(own.archive, { version }),
    isWrong: isSigning(archive),
    lines: [
      ...(isSaid ? [fill(own.made, { day, software })] : []),
      fill(own.compared, { files, records, digests }),
      ...(unchecked > 0 ? [fill(own.unchecked, { n: unchecked })] : []),
      ...(proof === undefined ? [own.unsigned] : []),
      ...credentialLines(language, archive),
    ],
    shows: own.archiveShows,
    not: own.archiveNot,
    pages: archive.pages.map(({ url, at, source }) =>
      fill(own.page, { url, day: dayPhrase(language, at), source: own.source[source] }),
    ),
  }
}

function isSigning({ credentials }: ArchiveFacts): boolean {
  return credentials !== undefined && credentials.sent + credentials.given > 0
}

/** What of it may sign somebody in, or that nobody looked. */
function credentialLines(language: Language, archive: ArchiveFacts): string[] {
  const { credential } = wordsIn(language).proof
  const { credentials } = archive
  if (credentials === undefined) return [credential.unknown]
  const { sent, given } = credentials
  if (!isSigning(archive)) return [credential.none]
  return [
    ...(sent > 0 ? [fill(credential.sent, { n: sent })] : []),
    ...(given > 0 ? [fill(credential.given, { n: given })] : []),
    credential.kept,
  ]
}

function proofSection(language: Language, proof: Proof): ProofSection {
  const { proof: own } = wordsIn(language)
  const { kind, status, checks, by, at } = proof
  return {
    title: own.kind[kind],
    status: own.status[status],
    isWrong: status === 'invalid',
    lines: [
      ...(by === undefined ? [] : [fill(own.by, { by })]),
      ...(at === undefined ? [] : [fill(own.at, { at: instantPhrase(language, at) })]),
      ...checks.map((check) => own.check[check]),
    ],
    shows: status === 'invalid' ? own.showsNothing : own.showsOf[kind],
    not: own.notOf[kind],
    pages: [],
  }
}
