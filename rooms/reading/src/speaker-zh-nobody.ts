// What a Chinese sentence says without a name: documents that nobody signs, and 据悉. Source:
// reading.md 4.
import type { PhraseMatch } from './phrase-index.ts'
import { type EastScene, phrasesOf } from './speaker-east-scene.ts'
import type { Saying, Speaker } from './speaker-saying.ts'

/** 未经证实的消息: documents without a name; what follows is theirs. */
export function reportSayings(scene: EastScene): Saying[] {
  return phrasesOf(scene, 'speaker reports').map(({ start, end }): Saying => {
    const label = scene.text.source.text.slice(start, end)
    return {
      start,
      end,
      speakers: [{ start, end, label, role: 'document', anonymity: 'unnamed' }],
      relation: 'cites',
      inner: 'cites',
      covers: { start, end: scene.sentence.end },
      isOuter: true,
      isNobody: false,
      rule: 'speaker.reports',
    }
  })
}

/** 据悉, 有消息称; 报道称 only where no name stands before it. */
export function nobodyPhrases(scene: EastScene): PhraseMatch[] {
  const { lower } = scene.text
  return phrasesOf(scene, 'speaker nobody').filter(({ start, means }) => {
    if (means === '-') return false
    return !means.includes(' start') || !/\p{L}/u.test(lower.charAt(start - 1))
  })
}

/** 据悉, 据报道, 有消息称: nobody is named. */
export function nobodySayings(scene: EastScene): Saying[] {
  return nobodyPhrases(scene).map(({ start, end, means }): Saying => {
    const [label = ''] = means.split(' ')
    const unnamed: Speaker = { start, end, label, role: 'group', anonymity: 'unnamed' }
    // 报道称: the medium that was named before, if one was.
    const isReport = means.endsWith(' start report')
    const speaker: Speaker = isReport
      ? { ...unnamed, label: '', words: label, back: 'outlet' }
      : unnamed
    const covers = { start, end: scene.sentence.end }
    return {
      start,
      end,
      speakers: [speaker],
      relation: 'reports',
      inner: 'cites',
      verb: scene.text.source.text.slice(start, end),
      covers,
      isOuter: false,
      isNobody: true,
      rule: 'speaker.nobody',
    }
  })
}
