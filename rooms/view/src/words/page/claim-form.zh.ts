// The words of the pages, part `claim-form`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { claimFormEn } from './claim-form.en.ts'

export const claimFormZh: Translated<typeof claimFormEn> = {
  title: '记录陈述',
}
