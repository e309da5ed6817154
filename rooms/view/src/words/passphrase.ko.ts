// The sentences about passphrases, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { passphraseEn } from './passphrase.en.ts'
import type { Translated } from './translated.ts'

export const passphraseKo: Translated<typeof passphraseEn> = {
  advice:
    '서로 관계없는 낱말 넷 이상, 또는 무작위로 뽑은 글자 열네 자 이상을 쓰십시오. 폴더의 사본을 가져간 사람은 몇 해 동안 암호를 시험해 볼 수 있습니다. 잊은 암호는 아무도 되찾아 주지 못하므로 적어서 다른 곳에 두십시오.',
  weak: '이 암호는 너무 쉽게 알아맞힐 수 있습니다[[: {why}]]. 만들거나 바꾼 것은 없습니다.',
  changed:
    '이제 새 암호로 작업 공간이 열리고, 옛 암호로는 열리지 않습니다. 전에 만든 폴더 사본은 여전히 옛 암호로 열립니다. 백업을 포함해 그런 사본을 없애십시오.',
  why: {
    empty: '비어 있음',
    straightRow: '자판의 한 줄임',
    keyPattern: '자판 위의 짧은 무늬임',
    simpleRepeat: '한 글자를 되풀이함',
    extendedRepeat: '같은 글자들을 되풀이함',
    sequences: 'abc처럼 이어지는 글자임',
    recentYears: '요즘의 연도임',
    dates: '날짜임',
    topTen: '누구나 맨 먼저 시험해 보는 암호임',
    topHundred: '맨 먼저 시험해 보는 백 가지 가운데 하나임',
    common: '많은 사람이 쓰는 암호임',
    similarToCommon: '많은 사람이 쓰는 암호와 비슷함',
    wordByItself: '낱말 하나뿐임',
    namesByThemselves: '이름뿐임',
    commonNames: '흔한 이름임',
    userInputs: '소유자·폴더·프로그램의 이름처럼 알려진 이름으로 되어 있음',
    knownLine: '많은 사람이 외우는 글귀가 대부분임',
    pwned: '다른 곳에서 새어 나온 암호임',
  },
}
