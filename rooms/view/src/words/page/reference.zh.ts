// The words of the pages, part `reference`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { referenceEn } from './reference.en.ts'

export const referenceZh: Translated<typeof referenceEn> = {
  title: '操作一览',
}
