// The words of the pages, part `log`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { logEn } from './log.en.ts'

export const logKo: Translated<typeof logEn> = {
  title: '보관 기록',
}
