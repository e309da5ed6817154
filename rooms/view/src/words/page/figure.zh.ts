// The words of the pages, part `figure`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { figureEn } from './figure.en.ts'

export const figureZh: Translated<typeof figureEn> = {
  title: '数字',
}
