// The pages about covering what is in a picture.
import type { Page } from '../../door/ask.ts'
import { redactionPage } from './redaction.tsx'

export const redactionPages: readonly Page[] = [redactionPage]
