// The words of the pages, part `claim`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { claimEn } from './claim.en.ts'

export const claimZh: Translated<typeof claimEn> = {
  title: '陈述',
}
