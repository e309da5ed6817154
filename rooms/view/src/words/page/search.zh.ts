// The words of the pages, part `search`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { searchEn } from './search.en.ts'

export const searchZh: Translated<typeof searchEn> = {
  title: '搜索',
}
