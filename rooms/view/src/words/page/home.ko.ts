// The words of the pages, part `home`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { homeEn } from './home.en.ts'

export const homeKo: Translated<typeof homeEn> = {
  title: '시작',
}
