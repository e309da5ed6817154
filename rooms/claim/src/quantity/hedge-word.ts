// The words around a number, by language: hedges before and after it, words that stand for a
// number, and the nouns that are counted. Folded, lower case. Source: reading.md section 2.
import type { Operator, Unit, VagueWord } from '../vocabulary/vocabulary.ts'

/** A pattern and what it says; patterns are matched at one end of the remaining words. */
export type Saying<T> = readonly [pattern: string, says: T]

/** The words of one language. */
export interface HedgeWords {
  before: readonly Saying<Operator>[]
  after: readonly Saying<Operator>[]
  /** Words before a number that change nothing. */
  neutral: readonly string[]
  nouns: readonly Saying<Unit>[]
  vague: readonly Saying<VagueWord>[]
  none: readonly string[]
  some: readonly string[]
  /** Whole patterns with two groups: the low and the high number. */
  ranges: readonly string[]
  /** The same with a bound before each number: "at least" before the first is read already. */
  bounded?: readonly string[]
}

/** "Hundreds | upon hundreds". */
const AGAIN = '(?: (?:and|upon) (?:tens|dozens|scores|hundreds|thousands))?'

export const ENGLISH_WORDS: HedgeWords = {
  before: [
    [
      '(?:about|around|some|approximately|approx\\.?|roughly|circa|ca?\\.?|close to|perhaps|' +
        'maybe|somewhere (?:around|near)|something like|more or less|' +
        '(?:an average|in the region) of|' +
        'on average|[io]n the order of|an approximate)\\s',
      'about',
    ],
    ['(?:an )?estimated\\s', 'about'],
    ['[~≈]', 'about'],
    ['(?:(?:a little|slightly|just) (?:over|above|more than)|a few more than)\\s', 'odd'],
    [
      '(?:nearly|almost|virtually|approaching|nearing|close on|not quite|' +
        '(?:just|slightly|a little) (?:under|below|fewer than|less than)|just (?:short|shy) of)\\s',
      'nearly',
    ],
    [
      '(?:at (?:the (?:very )?)?least|(?:no|not) (?:fewer|less) than|not under|upward of|' +
        '(?:at )?(?:a )?minimum(?: of)?|min\\.)\\s',
      'at_least',
    ],
    ['(?:≥|>=)', 'at_least'],
    [
      '(?:(?:(?:well|far) )?(?:over|above)|(?:well )?in excess of|upwards of|greater than|' +
        '(?:(?:far|many|much|considerably|significantly|substantially) )?more than|' +
        'exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops)\\s',
      'more_than',
    ],
    ['>', 'more_than'],
    [
      '(?:(?:anything )?up to|(?:possibly )?as (?:many|high) as|at (?:the (?:very )?)?most|' +
        '(?:no|not) more than|not over|not exceeding|(?:a )?maximum(?: of)?|max\\.)\\s',
      'up_to',
    ],
    ['(?:≤|<=)', 'up_to'],
    [
      '(?:(?:(?:well|far) )?(?:under|below)|' +
        '(?:(?:far|considerably|significantly) )?fewer than|less than)\\s',
      'fewer_than',
    ],
    ['<', 'fewer_than'],
    ['(?:exactly|precisely)\\s', 'exactly'],
  ],
  after: [
    [' ?\\+', 'at_least'],
    [' (?:or|and) (?:more|above)|[ -]plus| and counting| upwards', 'at_least'],
    [',? at (?:(?:the (?:very )?)?least|a minimum)', 'at_least'],
    [' or (?:so|thereabouts)| approximately| give or take|(?<=\\d)-?ish', 'about'],
    [',? (?:or (?:fewer|less)|at (?:the (?:very )?)?most|maximum)', 'up_to'],
    ['[- ]odd|-some(?:thing)?', 'odd'],
  ],
  neutral: [
    '(?:a )?(?:grand )?total of\\s',
    '(?:only|just(?! (?:under|over|below|above|short|shy))|altogether|in all|fully|as few as)\\s',
    'a (?:mere|combined|staggering|record|whole)\\s',
    '(?:possibly(?! as)|probably|likely)\\s',
  ],
  nouns: [
    ['[ -](?:people|persons?|individuals?)', 'persons'],
    [' famil(?:y|ies)', 'families'],
    [' households?', 'households'],
    [' groups?', 'groups'],
    [' incidents?', 'incidents'],
    [' raids?', 'raids'],
    [' meetings?', 'meetings'],
    [' bodies', 'bodies'],
  ],
  vague: [
    ['tens of thousands', 'tens_of_thousands'],
    ['hundreds of thousands', 'hundreds_of_thousands'],
    [`(?:many |several |a few |a couple (?:of )?)?dozens?${AGAIN}`, 'dozens'],
    [`(?:several|a few|a couple(?: of)?) hundred|(?:many )?hundreds${AGAIN}`, 'hundreds'],
    [`(?:several|a few|a couple(?: of)?) thousand|(?:many )?thousands${AGAIN}`, 'thousands'],
    [`scores${AGAIN}`, 'scores'],
    [`tens${AGAIN}`, 'tens'],
    ['several', 'several'],
    ['a few', 'a_few'],
    ['many|(?:a )?large numbers?', 'many'],
    ['most', 'most'],
    ['(?:a |the )?majority', 'majority'],
    ['all', 'all'],
  ],
  none: ['none', 'no', 'no one', 'nobody', 'zero', 'not a single(?: one)?'],
  some: ['some(?: of them)?', 'a number'],
  ranges: ['between (.+) and (.+)', '(?:from )?(.+?) (?:to|or) (.+)', '(.+?) ?[-~] ?(.+)'],
}

export const KOREAN_WORDS: HedgeWords = {
  before: [
    [
      '(?:최소한?|적어도|적게는|적게 잡아도|줄잡아도?|족히|못해도|못 잡아도|아무리 적어도)\\s?',
      'at_least',
    ],
    ['(?:약|대략|어림잡아|어림|얼추|얼추 잡아)\\s?', 'about'],
    ['[~≈]', 'about'],
    ['(?:거의|근)\\s?', 'nearly'],
    ['(?:최대한?|많게는|많아야|기껏해야)\\s?', 'up_to'],
  ],
  after: [
    [' ?이상(?:의)?', 'at_least'],
    [' ?초과', 'more_than'],
    ['[은이도]? ?족히(?: ?(?:되는|되고|되며|된다|됐다|돼))?', 'at_least'],
    [
      '(?:[이을도은]|[이을은]? ?(?:훌쩍|족히|조금|약간|살짝))? ?넘(?:[는게은었을]|어(?:[섰선설서]|(?=["\'…,]|$)))',
      'more_than',
    ],
    // "8명이 넘겨졌다": handed over.
    ['[이을](?: ?훌쩍)? ?넘(?:[긴겼]|겨(?![지졌진져질주줬준받]))', 'more_than'],
    ['[을이]? ?웃(?:도는|돈|돌[았며]?)', 'more_than'],
    [' ?이하', 'up_to'],
    [' ?미만', 'fewer_than'],
    ['에?도? ?(?:못|채) ?미(?:친|쳤|칠|치(?:[는며고]|지 ?못[하했한]는?))', 'fewer_than'],
    ['[이도]? ?(?:채 )?(?:안 ?(?:되는|[된됐])|되지 ?않[는았])', 'fewer_than'],
    ['[을]? ?밑(?:도는|돈|돌[았며]?)', 'fewer_than'],
    [' ?(?:가량|정도|쯤|안팎|내외|전후)(?:의)?', 'about'],
    // "60명 여성": women, and not "some 60".
    [' ?(?:여(?:의)?(?![가-힣])|남짓(?:의)?)', 'odd'],
    ['에? ?(?:가까이|가까운)', 'nearly'],
    ['에? ?육박(?:하는|한|했|하고)?', 'nearly'],
  ],
  neutral: ['(?:총|모두|도합|무려|단|고작|자그마치|합쳐서?|합해서?|통틀어|겨우|불과)\\s?'],
  nouns: [
    [' ?(?:명|인|사람|분|식구)', 'persons'],
    [' ?(?:세대|가구)', 'households'],
    [' ?가족', 'families'],
    [' ?(?:구(?:의 시신)?|시신)', 'bodies'],
    [' ?건', 'incidents'],
  ],
  vague: [
    ['수십만 ?여?', 'hundreds_of_thousands'],
    ['수만 ?여?', 'tens_of_thousands'],
    ['수천 ?여?', 'thousands'],
    ['수백 ?여?', 'hundreds'],
    ['수십 ?여?', 'tens'],
    ['여러', 'several'],
    ['다수|상당수|적지 않은(?: 수)?|수많은|많은', 'many'],
    ['대부분|대다수', 'most'],
    ['과반수?|절반 ?(?:이상|넘게)|절반이 넘는', 'majority'],
    ['전원|전부|모두', 'all'],
  ],
  none: ['없음', '없다', '전무', '아무도 없[음다]', '한 ?(?:명|사람)도(?: 없[음다])?'],
  some: ['일부', '몇몇?'],
  ranges: [
    '(.+?)(?: ?명)? ?[-~∼〜] ?(.+)',
    '(.+?)(?: ?명)?에서 (.+)',
    '(\\d)[,·、] ?(\\d(?:0|[십백천만]+))',
  ],
  bounded: ['(.+?)(?: ?명)?(?:에서| ?[-~∼〜]) ?(?:최대|많게는|많으면) ?(.+)'],
}

export const CHINESE_WORDS: HedgeWords = {
  before: [
    [
      '(?:至少|最少|不少[于於]|不下[于於]?|起[码碼])[还還又已]?(?:共?有|[为為是达達]到?|[将將把]|\\p{Script=Han}{1,2}[着著了])?\\s?',
      'at_least',
    ],
    ['(?:大?[约約]莫?|大概|差不多)有?\\s?', 'about'],
    ['[~≈]', 'about'],
    ['(?:[将將幾几]?近|接近)有?\\s?', 'nearly'],
    ['足足?有\\s?', 'at_least'],
    ['(?:超[过過出]|突?破|逾|多[于於]|高[于於]|不止)\\s?', 'more_than'],
    ['(?:[多高][达達]|[最至]多|不超[过過]|不多[于於]|[顶頂]多|充其量)有?\\s?', 'up_to'],
    ['(?:不[到足满滿]|少[于於]|低[于於])\\s?', 'fewer_than'],
  ],
  after: [
    [' ?以上', 'at_least'],
    [' ?以下', 'up_to'],
    [' ?(?:左右|上下)', 'about'],
    ['(?<=[十百千])[来來]', 'about'],
    [' ?出[头頭]', 'odd'],
    [' ?(?<![人名位户戶之])[余餘多]', 'odd'],
  ],
  neutral: ['(?:[总總一]?共[计計]?有?|[总總合][计計]|[仅僅只]有?)\\s?'],
  nouns: [
    [' ?(?:[个個口]?人|名|位)(?:之[多众眾])?', 'persons'],
    [' ?[户戶]', 'households'],
    [' ?[个個]家庭', 'families'],
    [' ?具(?:[遗遺][体體]|[尸屍][体體])?', 'bodies'],
    [' ?起', 'incidents'],
  ],
  vague: [
    ['[数數几幾]十万余?', 'hundreds_of_thousands'],
    ['[数數几幾][万萬]余?', 'tens_of_thousands'],
    ['(?:[数數]|好?[几幾])千余?', 'thousands'],
    ['(?:[数數]|好?[几幾])百余?', 'hundreds'],
    ['(?:[数數]|好?[几幾])十余?', 'tens'],
    ['上[万萬]|[数數]以[万萬][计計]', 'tens_of_thousands'],
    ['成千上[万萬]|上千|[数數]以千[计計]', 'thousands'],
    ['成百上千|上百|[数數]以百[计計]', 'hundreds'],
    ['多|[数數]|好几', 'several'],
    ['几|幾|[极極]?少[数數]', 'a_few'],
    ['大量|大批|[许許]多|很多|[众眾]多|不少', 'many'],
    ['[绝絕]?大部分|[绝絕]?大多[数數]?|多半', 'most'],
    ['[过過]半[数數]?|[半多][数數](?:以上)?|一半以上', 'majority'],
    ['全部|全[数數]|悉[数數]|所有', 'all'],
  ],
  none: [
    '[无無](?:一?人|一)?',
    '一[个個](?:人)?[也都]?[没沒]有',
    '[没沒]有(?:一?[个個]?人|一[个個]?)?',
  ],
  some: ['一些', '若干', '部分'],
  ranges: ['(.+?)[人名]? ?[-~∼〜至到] ?(.+)', '(\\d)[,、] ?(\\d(?:0|[十百千万萬]+))'],
}
