// The pages of this part, in the order in which their addresses are tried.
import type { Page } from '../../door/ask.ts'
import { claimPage } from './claim.tsx'
import { claimList } from './claim-list.tsx'
import { amendClaimPage } from './form/amend-claim.tsx'
import { newClaim } from './form/new-claim.tsx'
import { claimPreview } from './form/preview.tsx'

export const claimPages: readonly Page[] = [
  claimList,
  newClaim,
  claimPreview,
  amendClaimPage,
  claimPage,
]
