// What pages say of a refusal in other words than the command line, in Chinese: what to do there.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { refusalEn } from './refusal.en.ts'

export const refusalZh: Translated<typeof refusalEn> = {
  'unknown-place': '没有以此为名的地点。请换一种写法，或用另一种语言的名称。',
  'ambiguous-place': '有多个地点同名。请选择所指的那一个。',
  'near-speaker': '已记录有名称相近的发言者。请选择该发言者，或说明这是另一个。',
  'duplicate-claim': '同样的陈述已经存在。请修订已有的那一条。',
  'unknown-agent': '没有这个发言者。请先记录。',
  'unknown-document': '没有这份文件。请在文件列表中查找。',
  'unknown-claim': '没有这条陈述。请在陈述列表中查找。',
  'unknown-event': '没有这个事件。请在事件列表中查找。',
  'unknown-list': '没有这个名单。请在名单列表中查找。',
  'unknown-estimate': '没有保存这个估计。请在已保存的估计中查找。',
  'unknown-mapping': '没有以此名称保存的列对应表。',
  'mapping-needed': '没有已保存的列对应表适合此文件的标题行。请说明各列的含义。',
  'unknown-linkage': '没有这次关联。',
  'unknown-person': '没有这个人。',
  shredded: '此内容已被销毁。所余内容见其历史。',
  'second-person-needed': '须先由另一人提出。没有销毁任何内容。',
  'unknown-derivative': '没有这份衍生件，或您无权查看。',
  'unknown-bundle': '没有这个证据包，或您无权查看。',
}
