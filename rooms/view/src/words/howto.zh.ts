// What stands in a bundle for whoever checks it without us, in simplified Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { howtoEn } from './howto.en.ts'
import type { Translated } from './translated.ts'

export const howtoZh: Translated<typeof howtoEn> = {
  title: '如何用他人编写的工具查验此证据包',
  intro:
    '以下所查验的是：自他人作证的时间以来，包内没有任何改动，且记录只有一条历史。这并不表明其中内容属实、完整，或与收到时的称谓相符。',
  trust:
    '您信任谁，不得取自此包。请从印制的报告、网站或告知您的人那里取得 log.vkey、policy.txt、allowed_signers，如有时间戳还有 tsa-roots.pem，另放一个文件夹。custody/ 中的副本只为方便。请在证据包的文件夹中打开终端，写明您的文件在何处，以及查看哪一片条目：custody/openings/ 下的一个编号。',
  care: '如查验结果说文件含有登录凭据，例如网页存档中的 cookie，则读到它们的人也许能够冒充那个人。它们在其中，是因为证据从不改动。请把此证据包存放在只有需要者可读之处，不要转交他人，也不要用会联网的程序打开这些存档。',
  step: {
    all: '从这里开始：用您从别处而不是从此证据包取得的验证程序（放入包中的程序可以说任何话），一次完成以上全部及更多检查：Node.js 20 或更新版本，无需网络。或在浏览器中打开您的 verify.html，把此文件夹拖到上面。',
    files: '清单所列文件均未改变。该工具看不到添加的文件：请把 find 列出的与两份清单对照。',
    signature: '清单由您所预期的人签名。',
    opening: 'opening 的摘要即日志所承诺的值，证明说明其位置。请与下一步所证明的值对照。',
    proof:
      '该位置在您信任其公钥的日志之中，处于证明所含的检查点之下。此工具在 Debian 软件包 litetlog 中。',
    verifier:
      '此证据包中的验证程序，以及 custody/ 中说明信任谁的副本，就是封印所记的文件，旁边没有别的文件：未被记载的 tsa-roots.pem 是被塞进来的。封印是一个开启文件：请以其编号为 LEAF，用前面两步加以证明。早期版本的证据包只记载验证程序，或没有记载。',
    row: '成批记录的一行列在其条目的 opening 所指的清单中：先看该行，再看清单的摘要。',
    time: '时间戳机构加盖之时，检查点已经存在。',
  },
}
