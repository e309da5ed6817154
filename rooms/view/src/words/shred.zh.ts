// The sentences about destroying evidence, in Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { shredEn } from './shred.en.ts'
import type { Translated } from './translated.ts'

export const shredZh: Translated<typeof shredEn> = {
  goes: '将永久销毁：文件{documents}份、陈述{claims}条、发言者{agents}个、副本或证明{copies}件，共{rows}行。',
  gone: '已永久销毁：文件{documents}份、陈述{claims}条、发言者{agents}个、副本或证明{copies}件，共{rows}行。无法撤销。',
  documents: '文件（字节相同的全部）',
  claims: '陈述（无论按哪一天的所知，数字都不再含有它们）',
  agents: '别处未提到的发言者',
  derivatives: '由其制成的副本',
  attachments: '与其一同保存的证明',
  revoked: '被这些陈述收回的陈述：仍为已收回',
  events: '不再有任何陈述的事件：保留',
  lists: '载于其中的名单：保留',
  bundles: '已交出的证据包：仍能证明其曾被记载，且无法追回',
  backups: '今天以前所作的备份在{day}以前仍能使其恢复：请销毁备份，或等到那一天。',
  holder: '除非凭已交出的证据包，持有原件的人也不再能证明它曾在此被记载。',
  request:
    '须先由另一人提出：tumen evidence ask-shred {document} danger（或 wish、unlawful、mistake、expired）。',
  asked: '{by} 已提出：{reason}。',
  token: '执行：tumen evidence shred {document} danger --token {token}',
  reason: {
    wish: '当事人希望如此',
    danger: '可能牵连到某人',
    unlawful: '依法不得保存',
    mistake: '本不应收入',
    expired: '可以保存的期限已过',
  },
}
