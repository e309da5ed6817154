// The pages of this part, in the order in which their addresses are tried.
import type { Page } from '../../ask.ts'
import { claimPage } from './claim.tsx'
import { claimList } from './claim-list.tsx'

export const claimPages: readonly Page[] = [claimList, claimPage]
