// The words of the pages, part `search`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { searchEn } from './search.en.ts'

export const searchKo: Translated<typeof searchEn> = {
  title: '검색',
}
