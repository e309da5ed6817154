// The words of the pages, part `speaker`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { speakerEn } from './speaker.en.ts'

export const speakerKo: Translated<typeof speakerEn> = {
  title: '화자',
}
