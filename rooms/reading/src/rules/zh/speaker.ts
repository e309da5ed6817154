// Who says what in a Chinese sentence: the name before a verb of saying in its part between
// commas, or behind 据. Source: reading.md 4.
import { lastPhrase } from '../../text/phrase-end.ts'
import { findPhrases, type PhraseMatch, phraseAt } from '../../text/phrase-index.ts'
import type { Range } from '../../text/source-text.ts'
import { wordPattern } from '../../text/word-pattern.ts'
import { easternSpeaker } from '../speaker-east.ts'
import {
  isWithin,
  nobody,
  type Saying,
  type Scene,
  type Speaker,
  saying,
  scoped,
  wayTo,
} from '../speaker-saying.ts'

/** Units of the longest name. */
const LONGEST = 40
const DATELINE =
  /^[^,。]{0,40}?(?:电\([^)]{1,24}\)|电[)】\u3015 ]|讯[)】\u3015 ]|报[道导][)】\u3015 ])+ ?/u

/** The sayings of a Chinese sentence. */
export function chineseSayings(scene: Scene): Saying[] {
  const { text, lexicon, sentence, quotes } = scene
  const found = colonSaying(scene)
  const head = DATELINE.exec(text.folded.slice(sentence.start, sentence.end))?.[0].length ?? 0
  let after = sentence.start + (sentence.end - sentence.start - head > 4 ? head : 0)
  for (const word of findPhrases(lexicon.index('speaker verb'), text.lower, sentence)) {
    if (word.means === 'none' || word.start < after || isWithin(quotes, word.start)) continue
    const one = sayingOf(word, scene, after)
    if (!one || one.start < (found[0]?.end ?? 0)) continue
    found.push(one)
    after = one.end
  }
  return scoped(found, scene)
}

const HAN = /[\u4e00-\u9fff》」]/u

function sayingOf(word: PhraseMatch, scene: Scene, after: number): Saying | undefined {
  const { lower, folded } = scene.text
  switch (word.means) {
    case 'nobody': {
      // 多家媒体报道称: somebody is named before it.
      const isNamed =
        HAN.test(lower.charAt(word.start - 1)) && /[报消传]/u.test(lower.charAt(word.start))
      return isNamed ? verbSaying(word, scene, after) : nobody(word)
    }
    case 'reports':
      return nobody(word, folded.slice(word.start, word.end))
    case 'according':
      return accordingSaying(word, scene)
    case 'lean':
      return leanSaying(word, scene, after)
    case 'learn':
      return learnedSaying(word, scene, after)
    case 'end':
      return /[,:"]/.test(lower.charAt(word.end)) ? verbSaying(word, scene, after) : undefined
    default:
      return verbSaying(word, scene, after)
  }
}

const LEAN = /(?<=.)(?:援引|引述|转引|引用|转述)(?=.)/u

// 据X报道: the name goes up to a word of telling or the end of the part.
function accordingSaying(word: PhraseMatch, scene: Scene): Saying | undefined {
  const { text, lexicon, sentence } = scene
  const before = text.lower.charAt(word.start - 1)
  if (word.start > sentence.start && /(?![但而又另并])\p{Script=Han}/u.test(before))
    return undefined
  const rest = { start: word.end, end: sentence.end }
  const next = phraseAt(lexicon.index('speaker verb'), text.lower, rest)
  if (next?.means === 'reports') return nobody(next, text.folded.slice(next.start, next.end))
  const stop = endOfName(word.end, scene)
  const name = trimName({ start: word.end, end: stop.start }, scene)
  const label = name && text.lower.slice(name.start, name.end)
  if (!name || !label || isNoSource(label, scene)) return undefined
  const range = { start: word.start, end: stop.end }
  // 据《海湾日报》援引互助会的报道.
  const lean = LEAN.exec(label)
  const relay = lean && { start: name.start, end: name.start + lean.index }
  const origin = { start: relay ? relay.end + 2 : name.start, end: name.end }
  const medium = relay ? easternSpeaker(text, relay, lexicon) : undefined
  return saying(range, 'speaker.according', wayTo(easternSpeaker(text, origin, lexicon), medium))
}

function isNoSource(label: string, { lexicon }: Scene): boolean {
  const all = { start: 0, end: label.length }
  const found = findPhrases(lexicon.index('speaker no-source'), label, all)
  return found.some(({ end }) => end > label.length - 6)
}

// The first word of telling behind which the part ends, else the end of the part.
function endOfName(from: number, { text, lexicon, sentence }: Scene): Range {
  const most = Math.min(from + LONGEST, sentence.end)
  let at = from
  for (; at < most && !/[,:;]/.test(text.lower.charAt(at)); at++) {
    const found = phraseAt(lexicon.index('speaker told'), text.lower, { start: at, end: most })
    if (found && at > from && found.means !== 'none') return found
    if (found?.means === 'none') at = found.end - 1
  }
  return { start: at, end: at }
}

// 法新社援引居民的话说.
function leanSaying(word: PhraseMatch, scene: Scene, after: number): Saying | undefined {
  const relay = nameBefore(word.start, scene, after)
  const stop = endOfName(word.end, scene)
  const name = trimName({ start: word.end, end: stop.start }, scene)
  if (!name) return undefined
  const origin = easternSpeaker(scene.text, name, scene.lexicon)
  const range = { start: relay?.start ?? word.start, end: stop.end }
  return saying(range, 'speaker.cited', wayTo(origin, relay))
}

// 记者从某局获悉: all that follows is from there.
function learnedSaying(word: PhraseMatch, scene: Scene, after: number): Saying | undefined {
  const { text, lexicon } = scene
  const from = text.lower.slice(after, word.start).lastIndexOf('从')
  const name = from < 0 ? undefined : trimName({ start: after + from + 1, end: word.start }, scene)
  return name && saying(word, 'speaker.learned', wayTo(easternSpeaker(text, name, lexicon)))
}

function verbSaying(word: PhraseMatch, scene: Scene, after: number): Saying | undefined {
  const { text, lexicon, sentence } = scene
  const speaker = nameBefore(word.start, scene, after)
  if (!speaker) return undefined
  const stop = word.means === 'tell' ? endOfName(word.end, scene) : undefined
  const heard = stop && easternSpeaker(text, { start: word.end, end: stop.start }, lexicon)
  const medium = heard?.role === 'outlet' && !heard.back ? heard : undefined
  const end = stop?.end ?? word.end
  const behind = text.folded.slice(end, sentence.end).replace(/["\u300d\u300f。.!)\s]/gu, '')
  const side = behind === '' && speaker.start - sentence.start > 3 ? 'tail' : 'lead'
  const verb = text.folded.slice(word.start, word.end)
  const range = { start: speaker.start, end }
  return saying(range, 'speaker.said', wayTo(speaker, medium, 'is_told_by'), { side, verb })
}

const NOT_SAID = wordPattern('zh', '(?:{speaker not-said})$')
const NO_SPEAKER = wordPattern('zh', '(?:{speaker no-speaker})|[,;:]')
const COUNTED = /(?<=\D)\d+余?[名人位]|^(?:自|仅|至|在|从)/u
/** Signs of no name. */
const NO_NAME = /[的了在被把是有于至自就从这那些已共约,:;。\d一二三四五六七八九十]|^[两几数多各]/u
/** Units of a longer quotation, which is no name: 人权中心“春田”表示. */
const LONGEST_QUOTED = 14

const HALVES = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** The name in the part before a verb, without when, where and to whom. */
function nameBefore(verb: number, scene: Scene, after: number): Speaker | undefined {
  const { text, lexicon, quotes, sentence } = scene
  const from = Math.max(after, verb - 2 * LONGEST)
  const words = text.lower.slice(from, verb)
  if (NOT_SAID.test(words)) return undefined
  const quoted = quotes.filter(({ start, end }) => end <= verb && end - start > LONGEST_QUOTED)
  // What stands in brackets parts nothing.
  const bare = words.replace(/\([^()]*\)/gu, (inside) => 'x'.repeat(inside.length))
  // Halves of a headline are parted by a space: "二十三人被带走　家属称下落不明".
  const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
  const plain = isHeading ? bare.replace(HALVES, ',') : bare
  const part = plain.search(/[^,;:。!?\u2026\u2014]*$/u)
  const start = Math.max(from + part, quoted.at(-1)?.end ?? 0)
  const name = trimName({ start, end: verb }, scene)
  if (!name || name.end - name.start > LONGEST) return undefined
  const label = text.lower.slice(name.start, name.end)
  if (NO_SPEAKER.test(label)) return undefined
  const noun = lastPhrase(lexicon.index('speaker noun'), text.lower, name)
  const isListed =
    noun !== undefined || lexicon.words('speaker pronoun').has(label) || isWithName(label, lexicon)
  const isName = isListed
    ? !COUNTED.test(label)
    : label.length > 1 && label.length <= 10 && !NO_NAME.test(label)
  return isName ? easternSpeaker(text, name, lexicon) : undefined
}

// 收容所负责人米娜, 娜迪亚(化名), 《海湾日报》: a name behind a noun or in signs of its own.
function isWithName(label: string, lexicon: Scene['lexicon']): boolean {
  if (/[·)》」"]$|·/.test(label)) return true
  const all = { start: 0, end: label.length }
  const last = findPhrases(lexicon.index('speaker noun'), label, all).at(-1)
  return last !== undefined && label.length - last.end <= 8 && !NO_NAME.test(label.slice(last.end))
}

const DATE = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨|清晨)?`
const LEAD_IN = wordPattern('zh', `^(?:{speaker lead-in}|["】)」』 ]+|(?=\\d+[年月日])${DATE})`)
const DAY = String.raw`(?:[本上]?(?:星期|周|礼拜)[一二三四五六日天]|\((?:\d+月)?\d+[日号]\))`
const BETWEEN = wordPattern(
  'zh',
  `(?:{speaker between}|${DAY}|(?<=\\D)(?=\\d+[年月日])${DATE}|[\\u4e00-\\u9fff]{1,2}地| )$`,
)
const SETTING = wordPattern(
  'zh',
  '(?<=.)(?<![设位])(?:在|于|通过|经由|就|针对|对|向)[^,]{0,30}(?:{speaker setting-end})$',
)

function trimName({ start, end }: Range, { text }: Scene): Range | undefined {
  const words = text.lower.slice(start, end)
  let [from, to] = [0, words.length]
  for (let n = 0; n < 8; n++) {
    const head = LEAD_IN.exec(words.slice(from, to))?.[0] ?? ''
    if (head.length < to - from && !(head === '"' && words.slice(from + 1, to).includes('"')))
      from += head.length
    to -= BETWEEN.exec(words.slice(from, to))?.[0].length ?? 0
    to = from + (SETTING.exec(words.slice(from, to))?.index ?? to - from)
  }
  return to > from ? { start: start + from, end: start + to } : undefined
}

const TURN = /^(?:[问答]\()?([^:,"\n。()]{2,24})\)?:(?=.{2})/u

function colonSaying({ text, lexicon, sentence }: Scene): Saying[] {
  const name = TURN.exec(text.folded.slice(sentence.start, sentence.start + 30))?.[1]
  if (name === undefined) return []
  const start = text.folded.indexOf(name, sentence.start)
  const range = { start, end: start + name.length }
  if (!lastPhrase(lexicon.index('speaker noun'), text.lower, range)) return []
  return [saying(range, 'speaker.turn', wayTo(easternSpeaker(text, range, lexicon)))]
}
