// The words of the pages, part `reference`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { referenceEn } from './reference.en.ts'

export const referenceKo: Translated<typeof referenceEn> = {
  title: '작업 목록',
}
