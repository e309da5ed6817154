// The words of the pages, part `home`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { homeEn } from './home.en.ts'

export const homeZh: Translated<typeof homeEn> = {
  title: '开始',
}
