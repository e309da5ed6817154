// The sentences about passphrases, in Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { passphraseEn } from './passphrase.en.ts'
import type { Translated } from './translated.ts'

export const passphraseZh: Translated<typeof passphraseEn> = {
  advice:
    '请用四个以上互不相关的词，或十四个以上随机抽取的字符。拿到文件夹副本的人可以连年试口令；忘记的口令谁也找不回来，请写下来另放一处。',
  weak: '这个口令太容易猜到[[：{why}]]。没有建立或更改任何内容。',
  changed:
    '新口令可以打开工作区，旧口令不再能打开。以前制作的文件夹副本仍能用旧口令打开：请销毁这些副本，包括备份。',
  why: {
    empty: '口令为空',
    straightRow: '是键盘上的一行',
    keyPattern: '是键盘上的简短图形',
    simpleRepeat: '重复同一个字符',
    extendedRepeat: '重复同样的字符',
    sequences: '是 abc 一类的连续字符',
    recentYears: '是近年的年份',
    dates: '是日期',
    topTen: '人人最先试的口令',
    topHundred: '属于最先被试的一百个口令',
    common: '很多人在用',
    similarToCommon: '与很多人用的口令相近',
    wordByItself: '只是一个词',
    namesByThemselves: '只是一个名字',
    commonNames: '是常见的名字',
    userInputs: '由已知的名字组成：所有者、文件夹或程序的名字',
    knownLine: '主要是很多人背得出的句子',
    pwned: '已在别处泄露',
  },
}
