// The words of the pages, part `event`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { eventEn } from './event.en.ts'

export const eventKo: Translated<typeof eventEn> = {
  title: '사건',
}
