// The words of the pages, part `claim-form`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { claimFormEn } from './claim-form.en.ts'

export const claimFormKo: Translated<typeof claimFormEn> = {
  title: '진술 기록',
}
