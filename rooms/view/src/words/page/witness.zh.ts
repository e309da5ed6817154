// The words of the page about who vouches for the log, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { witnessEn } from './witness.en.ts'

export const witnessZh: Translated<typeof witnessEn> = {
  title: '谁为日志担保',
  intro:
    '只有我们自己签名的检查点，只是我们的一面之词。见证者也会签名，但只在它延续见证者先前所见时才签；时间机构说明它何时存在。他们都不会知道日志里有什么。',
  asked: '日志询问谁',
  nobody: '没有：日志只为自己担保。',
  nobodyHint: '见证者可以是运行 tumen witness 的其他团体，或使用同一协议的任何人。用以下命令指定：',
  name: '名称',
  newest: '最近担保',
  nothingYet: '尚无',
  leaves: '{n|1 条日志|{n} 条日志}，{when}',
  stated:
    '声称有 {n} 条日志，多于现有（{when}），没有签名。途中任何人都能这样说；它不会阻止任何事。请向其运营者索取它联署过的检查点。',
  unasked: '未询问：其地址须为 https 或洋葱地址。',
  authorities: '时间机构',
  ask: '现在询问见证者',
  stamp: '请求为最新检查点加盖时间戳',
  answers: '得到的答复',
  holds: '（{n|1 条日志|{n} 条日志}）',
  list: '检查点',
  listNone: '尚未签名。',
  listHint: '最新的在前。检查点在固定时间签署并补足整块，因此大小和时间都不透露做了多少工作。',
  size: '日志条目数',
  log: '日志',
  closedLog: '{log}，已关闭：不再签名，已签的仍有效',
  signed: '签名时间',
  cosigned: '见证者',
  stamped: '时间戳',
  unknown: '没有记录',
  none: '无',
  file: '他人得到的原样',
  fileOf: '{n} 条日志的检查点',
  frozen: '这些行不再改变：时间戳盖在它们之上。之后到来的放在旁边。',
  sound: '日志是否仍能得出这些检查点，由以下检查重新计算：',
  own: '如何自行检查',
  ownText:
    '请把这三段文字和验证程序（verify.mjs、verify.html）与所分发的内容分开公布：放在网站上，或印在报告里。改动证据包的人也能改动其中的副本。用验证程序、tumen verify 或他人编写的工具把证据包与之核对；做法见包内的 verify/HOWTO.txt。',
  ownCommand: '以下命令以 0 结束时，证据包未变：',
  vkey: 'log.vkey：日志的密钥',
  policy: 'policy.txt：日志及其见证者',
  signers: 'allowed_signers：谁为证据包签名',
}
