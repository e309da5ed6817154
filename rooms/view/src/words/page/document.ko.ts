// The words of the pages, part `document`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { documentEn } from './document.en.ts'

export const documentKo: Translated<typeof documentEn> = {
  title: '문서',
}
