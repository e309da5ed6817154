// The words of the pages, part `reader`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { readerEn } from './reader.en.ts'

export const readerKo: Translated<typeof readerEn> = {
  title: '문서',
  textLabel: '문서 본문',
  paragraph: '단락',
  claimMark: '진술 {n}: {label}, {state}',
}
