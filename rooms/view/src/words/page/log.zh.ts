// The words of the pages, part `log`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { logEn } from './log.en.ts'

export const logZh: Translated<typeof logEn> = {
  title: '保管记录',
}
