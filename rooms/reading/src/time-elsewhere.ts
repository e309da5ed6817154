// Whether a text has gone on to another event between two sentences: "Meanwhile …", "In another
// raid …", 한편, 此外. What it tells there has not the time of what it told before. Source: reading.md
// 6; the words are a choice.
import type { Context, Draft } from './draft.ts'

const WORDS = {
  en:
    'meanwhile|separately|elsewhere|in (?:a separate|another|other)|another (?!\\d)|apart from|' +
    'previously|in the past',
  ko: '한편|이와 별도로|이와 별개로|이와는 별도로|또 다른|앞서',
  zh: '此外|另外|另据|另據|与此同时|與此同時|此前',
}

const ELSEWHERE = new RegExp(`^["'“‘]?(?:${WORDS.en}|${WORDS.ko}|${WORDS.zh})`)

/** Units in which the longest of these words stands. */
const LONGEST = 24

/** Whether a sentence behind `from`, up to that of the number, begins with another event. */
export function isElsewhere(from: number, { sentence }: Draft, { text }: Context): boolean {
  const { sentences, lower } = text
  const paragraph = sentences[sentence]?.paragraph
  for (let n = sentence; n > from && sentences[n]?.paragraph === paragraph; n--) {
    const { start = 0 } = sentences[n] ?? {}
    if (ELSEWHERE.test(lower.slice(start, start + LONGEST))) return true
  }
  return false
}
