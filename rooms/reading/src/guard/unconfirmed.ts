// A report of which its own sentence says that nobody could confirm it. A name, a cause or a place
// that nobody could confirm is another matter, and "could not be verified" alone often stands
// beside what a source has seen. Source: reader.md 4.
import type { Language, Range } from '../text/source-text.ts'
import type { Cue } from './cue.ts'

const REPORT =
  '(?:reports?|claims?|rumou?rs?|allegations?|accounts?|assertions?|stor(?:y|ies)|posts?|messages?)'
const UNVERIFIED =
  "(?:(?:not|n't|never|cannot|unable to|failed to) (?:yet )?(?:be |been )?(?:\\w+ly )?" +
  '(?:confirm|verif|corroborat|substantiat|authenticat)|' +
  'being (?:investigated|examined|checked|verified|looked into)|under (?:investigation|review)|' +
  '(?:unconfirmed|unverified|uncorroborated|unsubstantiated))'
/** "Reports that | 5 were shot | could not be confirmed"; "5 were shot, a claim | not verified". */
const EN_BEFORE = new RegExp(`\\b${REPORT}\\b[^;:]{0,60}\\b(?:that|of)\\b[^;:]*$`, 'u')
const EN_AFTER = new RegExp(
  `\\b(?:an?|the|this|that|which) ${REPORT}?\\b[^,;:]{0,60}${UNVERIFIED}`,
  'u',
)
const EN_ANY = new RegExp(UNVERIFIED, 'u')
/** "Would neither confirm nor deny that | 5 were shot". */
const EN_NEITHER = new RegExp(
  "\\b(?:neither|not|n['’]t) (?:confirm\\w*|den(?:y|ies|ied)) n?or " +
    '(?:den(?:y|ies|ied)|confirm\\w*)\\b[^;:]*$',
  'u',
)
/** "Unconfirmed reports that | 5 were shot". */
const EN_CALLED = new RegExp(
  `\\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated) ${REPORT}\\b[^;:]*$`,
  'u',
)

const ZH_OTHER = '身份|姓名|名字|死因|原因|地点|去向|下落|国籍|细节|数字|人数|数据|时间|年龄'
const ZH = new RegExp(
  `(?:^|[,;:])(?![^,;:]*(?:${ZH_OTHER}))[^,;:]*` +
    '(?:无法|未能|尚未|未获|未经|未得到|难以|得不到|不能|没有|没能)[^,;:]{0,4}(?:证实|核实|查证|确认)|' +
    '(?:有待|尚待|仍待)[^,;:]{0,3}(?:证实|核实|查证)|真伪(?:不明|难辨)',
  'u',
)
const KO = new RegExp(
  '(?:이를|이 (?:보도|소식|주장|소문|내용)[을를은는이가]?|(?:보도|소식|주장|소문|설|말|의혹|이야기)' +
    '[을를은는이가도]?|사실 ?여부[를는가]?|진위[를는가]?) ?[^,;:]{0,8}?(?:확인|검증|입증)(?:하|되|할|될)?' +
    '(?:지| 수)? ?(?:못|않|없)',
  'u',
)

/** The words by which a sentence leaves a report unconfirmed. */
export function unconfirmedIn(words: string, number: Range, language: Language): Cue | undefined {
  const [before, after] = [words.slice(0, number.start), words.slice(number.end)]
  const found =
    language === 'en' ? inEnglish(before, after) : (language === 'ko' ? KO : ZH).exec(after)
  if (!found) return undefined
  const start = number.end + found.index
  return language === 'en' && found.input === before
    ? { start: found.index, end: number.start, says: 'rumour_denied' }
    : { start, end: start + found[0].length, says: 'rumour_denied' }
}

function inEnglish(before: string, after: string): RegExpExecArray | null {
  return (
    EN_NEITHER.exec(before) ??
    EN_CALLED.exec(before) ??
    (EN_BEFORE.test(before) ? EN_ANY.exec(after) : EN_AFTER.exec(after))
  )
}
