// Persons whom a Chinese sentence names without a verb of saying, for 他 and 她 after it, and figures
// whose source the sentence names behind them (这是某署给出的数字). Source: reading.md 4.
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import type { EastScene } from './speaker-east-scene.ts'
import type { Saying, Speaker } from './speaker-saying.ts'
import { nameIn } from './speaker-zh-part.ts'
import { wordPattern } from './word-pattern.ts'

/** Units at the head of a sentence in which its person stands. */
const HEAD = 40
/** 哈蒂嘉(32岁), 阿里(化名). */
const WITH_AGE =
  /([\p{Script=Han}·]{2,12})\((?:[^)]{0,6}\d\d岁?|[一二三四五六七八九十]{1,3}岁|[化假]名)/u
/** What does not belong to a name before it. */
const BEFORE_NAME = wordPattern(
  'zh',
  String.raw`^.*(?:{speaker before-name}|的|和|与|是|名|位|岁|对|问|者|人)(?=[\p{Script=Han}·]{2})`,
)
/** A Chinese name of two or three signs, then what somebody does. */
const NAMED = wordPattern(
  'zh',
  String.raw`^({speaker surname}\p{Script=Han}{1,2}?)(?={speaker doing})`,
)
/** What follows an office and its name where somebody appears but says nothing yet. */
const OFFICER = String.raw`(?:\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,6})+|\p{Script=Han}{2,4}?)`
const APPEARING = wordPattern('zh', `^(${OFFICER})(?={speaker appearing}|\\d{1,2}日)`)

/** Somebody who is told about first in the sentence. */
export function mentionIn(scene: EastScene): Speaker | undefined {
  const { text, sentence } = scene
  const range = { start: sentence.start, end: Math.min(sentence.end, sentence.start + HEAD) }
  const words = text.lower.slice(range.start, range.end)
  return kinOf(scene) ?? withAge(scene, words) ?? named(scene, words) ?? officer(scene, range)
}

// 我弟弟被关在……: somebody told about, for 他说 after it.
function kinOf(scene: EastScene): Speaker | undefined {
  const { text, lexicon, sentence } = scene
  const found = phraseAt(lexicon.index('speaker kin'), text.lower, sentence)
  return found && eastSpeaker(scene, { start: found.start, end: found.end })
}

function withAge(scene: EastScene, words: string): Speaker | undefined {
  const found = WITH_AGE.exec(words)
  const name = found?.[1]
  if (!found || !name) return undefined
  const cut = BEFORE_NAME.exec(name)?.[0].length ?? 0
  const start = scene.sentence.start + found.index + cut
  return eastSpeaker(scene, { start, end: start + name.length - cut })
}

function named(scene: EastScene, words: string): Speaker | undefined {
  const name = NAMED.exec(words)?.[1]
  const { start } = scene.sentence
  return name === undefined ? undefined : eastSpeaker(scene, { start, end: start + name.length })
}

// 外交部次长吴志中今日列席……: an office with its name at the head.
function officer(scene: EastScene, range: Range): Speaker | undefined {
  const { text, lexicon } = scene
  for (const { end, means } of findPhrases(lexicon.index('speaker noun'), text.lower, range)) {
    if (!means.startsWith('person')) continue
    if (text.lower.slice(range.start, end).includes(',')) return undefined
    const name = APPEARING.exec(text.lower.slice(end, range.end))?.[1]
    if (name === undefined) continue
    const found = nameIn(scene, { start: range.start, end: end + name.length })
    return eastSpeaker(scene, found)
  }
  return undefined
}

/** Units of a sentence that are looked at. */
const LONGEST = 400
const FIGURES = wordPattern(
  'zh',
  '{speaker figures-before}([^,。;:"]{2,24}?){speaker figures-made}的{speaker figures}',
)

/** 造成三十多人丧生——这是织工联盟上周五给出的数字. */
export function figuresIn(scene: EastScene): Saying[] {
  const { text, sentence } = scene
  const stop = Math.min(sentence.end, sentence.start + LONGEST)
  const found = FIGURES.exec(text.lower.slice(sentence.start, stop))
  if (!found) return []
  const start = sentence.start + found.index + found[0].indexOf(found[1] ?? '')
  const speaker = eastSpeaker(scene, nameIn(scene, { start, end: start + (found[1] ?? '').length }))
  if (!speaker) return []
  const end = sentence.start + found.index + found[0].length
  return [
    {
      start: speaker.start,
      end,
      speakers: [speaker],
      relation: 'cites',
      inner: 'cites',
      covers: { ...sentence },
      isOuter: true,
      isNobody: false,
      rule: 'speaker.figures',
    },
  ]
}
