// The pages of this part, in the order in which their addresses are tried.
import type { Page } from '../../door/ask.ts'
import { attachProof } from './attach-proof.tsx'
import { documentList } from './document-list.tsx'
import { lineage } from './lineage.tsx'
import { lineageGroup } from './lineage-group.tsx'
import { lineagePair } from './lineage-pair.tsx'
import { newDocument } from './new-document.tsx'
import { editProposal } from './proposal/edit-proposal.tsx'
import { proposals } from './proposal/proposals.tsx'
import { reader } from './reader.tsx'
import { relate } from './relate.tsx'
import { shred } from './shred.tsx'
import { correct } from './text/correct.tsx'

export const documentPages: readonly Page[] = [
  documentList,
  newDocument,
  reader,
  correct,
  proposals,
  editProposal,
  relate,
  attachProof,
  shred,
  lineageGroup,
  lineage,
  lineagePair,
]
