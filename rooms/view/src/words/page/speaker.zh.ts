// The words of the pages, part `speaker`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { speakerEn } from './speaker.en.ts'

export const speakerZh: Translated<typeof speakerEn> = {
  title: '说话者',
}
