// The pages of this part, in the order in which their addresses are tried.
import type { Page } from '../../ask.ts'

export const logPages: readonly Page[] = []
