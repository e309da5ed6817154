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
const DATE = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨|清晨)?`
const LEAD_IN = wordPattern('zh', `^(?:{speaker lead-in}|[ 】)]+|(?=\\d+[年月日])${DATE})`)
const BETWEEN = wordPattern(
  'zh',
  `(?:{speaker between}|(?<=\\D)(?=\\d+[年月日])${DATE}|[\\u4e00-\\u9fff]{1,2}地| |\\([^()]{1,40}\\))$`,
)
const SETTING = wordPattern(
  'zh',
  '(?:{speaker heard-by}).{0,24}$|' +
    '(?<![设位])(?:在|于|通过|经由|就|针对|对|向)[^,]{0,30}(?:{speaker setting-end})$',
)
/** Signs of no name. */
const NO_NAME = /[的了在被把是有于至自就从这那些已共约,:;。\d一二三四五六七八九十]|^[两几数多各]/u
const COUNTED = /(?<=\D)\d+余?[名人位]|^(?:自|仅|至|在|从)/u
const NOT_SAID = wordPattern('zh', '(?:{speaker not-said})$')
const NO_SPEAKER = wordPattern('zh', '(?:{speaker no-speaker})|[,;:]')
const DATELINE = /^[^,。]{0,40}?(?:电[)】\u3015 ]|讯[)】\u3015 ]|报[道导][)】\u3015 ])+ ?/u

/** The sayings of a Chinese sentence. */
export function chineseSayings(scene: Scene): Saying[] {
  const { text, lexicon, sentence, quotes } = scene
  const words = findPhrases(lexicon.index('speaker verb'), text.lower, sentence).filter(
    ({ start, means }) => means !== 'none' && !isWithin(quotes, start),
  )
  const found: Saying[] = []
  const head = DATELINE.exec(text.folded.slice(sentence.start, sentence.end))?.[0].length ?? 0
  let after = sentence.start + (sentence.end - sentence.start - head > 4 ? head : 0)
  for (const word of words) {
    if (word.start < after) continue
    const one = sayingOf(word, scene, after)
    if (!one) continue
    found.push(one)
    after = one.end
  }
  const turn = colonSaying(scene)
  const first = found[0]
  return scoped(
    turn[0] && (!first || first.start >= turn[0].end) ? [...turn, ...found] : found,
    scene,
  )
}

const HAN_BEFORE = /[\u4e00-\u9fff》」]/u

function sayingOf(word: PhraseMatch, scene: Scene, after: number): Saying | undefined {
  const { lower, folded } = scene.text
  const isGlued = HAN_BEFORE.test(lower.charAt(word.start - 1))
  switch (word.means) {
    case 'nobody':
      // 多家媒体报道称: somebody is named before it.
      return isGlued && /^[报消传]/u.test(lower.charAt(word.start))
        ? verbSaying(word, scene, after)
        : nobody(word)
    case 'reports':
      return nobody(word, folded.slice(word.start, word.end))
    case 'according':
      return accordingSaying(word, scene)
    case 'lean':
      return leanSaying(word, scene, after)
    case 'learn':
      return learnedSaying(word, scene, after)
    case 'end':
      return /[,:"\u201c]/.test(lower.charAt(word.end)) ? verbSaying(word, scene, after) : undefined
    default:
      return verbSaying(word, scene, after)
  }
}

// 据X报道: the name goes up to a word of telling or the end of the part.
function accordingSaying(word: PhraseMatch, scene: Scene): Saying | undefined {
  const { text, lexicon, sentence } = scene
  const before = word.start > sentence.start ? text.lower.charAt(word.start - 1) : ''
  if (/[\u4e00-\u9fff]/.test(before) && !/[但而又另并]/.test(before)) return undefined
  const next = phraseAt(lexicon.index('speaker verb'), text.lower, {
    start: word.end,
    end: sentence.end,
  })
  if (next?.means === 'reports') return nobody(next, text.folded.slice(next.start, next.end))
  const stop = endOfName(word.end, scene)
  const name = trimName({ start: word.end, end: stop.start }, scene)
  if (!name || isNoSource(text.lower.slice(name.start, name.end), scene)) return undefined
  const range = { start: word.start, end: stop.end }
  // 据《海湾日报》援引互助会的报道.
  const lean = LEAN.exec(text.lower.slice(name.start, name.end))
  const relay = lean && { start: name.start, end: name.start + lean.index }
  const origin = { start: relay ? relay.end + 2 : name.start, end: name.end }
  const medium = relay ? easternSpeaker(text, relay, lexicon) : undefined
  return saying(range, 'speaker.according', wayTo(easternSpeaker(text, origin, lexicon), medium))
}

const LEAN = /(?<=.)(?:援引|引述|转引|引用|转述)(?=.)/u

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

const LONGEST_QUOTED = 14

// 人权中心“春田”表示: a short quotation is a name.
function isQuoteMark(quotes: readonly Range[], at: number): boolean {
  return quotes.some(({ start, end }) => start <= at && at < end && end - start > LONGEST_QUOTED)
}

/** The name in the part before a verb, without when, where and to whom. */
function nameBefore(verb: number, scene: Scene, after: number): Speaker | undefined {
  const { text, lexicon, quotes } = scene
  const from = Math.max(after, verb - LONGEST - 40)
  const words = text.lower.slice(from, verb)
  let part = 0
  for (let at = words.length - 1; at >= 0 && part === 0; at--)
    if (words.charAt(at) === ')') at = Math.max(0, words.lastIndexOf('(', at))
    else if (
      /[,;:。!?\u2026\u2014]/.test(words.charAt(at)) ||
      (words.charAt(at) === '"' && isQuoteMark(quotes, from + at))
    )
      part = at + 1
  let name: Range | undefined = { start: from + part, end: verb }
  if (NOT_SAID.test(text.lower.slice(name.start, verb))) return undefined
  name = trimName(name, scene)
  if (!name) return undefined
  const label = text.lower.slice(name.start, name.end)
  if (NO_SPEAKER.test(label) || name.end - name.start > LONGEST) return undefined
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
  const last = findPhrases(lexicon.index('speaker noun'), label, {
    start: 0,
    end: label.length,
  }).at(-1)
  return last !== undefined && label.length - last.end <= 8 && !NO_NAME.test(label.slice(last.end))
}

function trimName({ start, end }: Range, { text }: Scene): Range | undefined {
  let [from, to] = [start, end]
  while (
    from < to &&
    /["\u201d\u300d\u300f ]/u.test(text.lower.charAt(from)) &&
    !text.lower.slice(from + 1, to).includes('"')
  )
    from++
  for (let n = 0; n < 8; n++) {
    const words = text.lower.slice(from, to)
    const cut = LEAD_IN.exec(words)
    if (cut && cut[0].length < words.length) from += cut[0].length
    const tail = BETWEEN.exec(words)
    if (tail && tail[0] !== '' && !/^\(/.test(tail[0])) to -= Math.min(tail[0].length, to - from)
    const setting = SETTING.exec(text.lower.slice(from, to))
    if (setting && setting.index > 0) to = from + setting.index
    if ((!cut || cut[0] === '') && (!tail || tail[0] === '') && !setting) break
  }
  return to > from ? { start: from, end: to } : undefined
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
