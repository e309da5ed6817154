// The words of the pages, part `reader`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { readerEn } from './reader.en.ts'

export const readerZh: Translated<typeof readerEn> = {
  title: '文档',
  textLabel: '文档正文',
  paragraph: '段落',
  claimMark: '陈述 {n}：{label}，{state}',
}
