// The pages of accounts: one's own keys, who works here, one account.
import type { Page } from '../../door/ask.ts'
import { accountPage } from './account.tsx'
import { accountList } from './account-list.tsx'
import { ownKeys } from './own-keys.tsx'

export const accountPages: readonly Page[] = [ownKeys, accountList, accountPage]
