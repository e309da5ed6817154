// An e-mail as text: its subject, then its words. Who sent it, to whom and by which way stays in
// the sealed file alone; attachments are counted; nothing is fetched. Sources: RFC 5322, RFC 2045
// to 2047; intake.md 4, "E-mail".
import PostalMime, { type Email } from 'postal-mime'
import type { ApartText } from '../apart/apart-text.ts'
import type { Loss } from '../finding.ts'
import { htmlToText } from '../html-to-text.ts'
import { wholeText } from '../whole-text.ts'

/** Most files inside one message that are taken out one by one; of more the others stay in it. */
const MOST_ATTACHMENTS = 1000
const MOST_SUBJECT = 1000

/** Reads a message; no bytes make it throw. */
export async function mailText(bytes: Uint8Array): Promise<ApartText> {
  const mail = await parsed(bytes)
  if (!mail) return { code: 'damaged' }
  const { html, text: plain } = mail
  const page = plain === undefined && html !== undefined ? htmlToText(html) : undefined
  if (page?.findings) return { code: page.findings[0]?.code ?? 'damaged' }
  const body = normalised(page?.text ?? plain ?? '')
  if (body === '') return { code: 'no_text' }
  const subject = wholeText(mail.subject, MOST_SUBJECT)
  const losses: Loss[] = page?.losses ?? []
  const text = subject === undefined ? body : `${normalised(subject)}\n\n${body}`
  return {
    text,
    ...(subject === undefined ? {} : { title: subject }),
    losses,
    findings: told(mail),
  }
}

/** The bytes of an attached file, counted from 1; nothing where there is none. */
export async function attachedFile(
  bytes: Uint8Array,
  part: number,
): Promise<Uint8Array | undefined> {
  const { attachments = [] } = (await parsed(bytes)) ?? {}
  const content = part > MOST_ATTACHMENTS ? undefined : attachments[part - 1]?.content
  if (content === undefined) return undefined
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
}

async function parsed(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    // A message inside would come with the names of its own head.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  } catch {
    return undefined
  }
}

/** Lines of a head that tell nothing of people or ways. */
const PLAIN_HEAD = /^(?:subject|date|mime-version|content-[a-z-]+)$/

function told({ headers, attachments, html, text }: Email) {
  const found: [code: string, count: number][] = [
    ['mail_head', headers.filter(({ key }) => !PLAIN_HEAD.test(key)).length],
    ['attached_files', attachments.length],
    ['many_attached', attachments.length > MOST_ATTACHMENTS ? MOST_ATTACHMENTS : 0],
    ['second_form', html !== undefined && text !== undefined ? 1 : 0],
    ['external_links', remoteParts(html ?? '')],
    ['unread_signs', (text ?? html ?? '').split('\ufffd').length - 1],
  ]
  return found.map(([code, count]) => ({ code, count })).filter(({ count }) => count > 0)
}

const OUTSIDE = String.raw`(?:["']\s*)?(?:https?:)?//`
const REMOTE = new RegExp(
  String.raw`<(?!a\b)[a-z][^<>]*?\b(?:src|href|background|data|poster|srcset)\s*=\s*${OUTSIDE}|` +
    String.raw`url\(\s*${OUTSIDE}`,
  'gi',
)

/** What a mail program would fetch to show a message: pictures, frames, styles. */
function remoteParts(html: string): number {
  return html.match(REMOTE)?.length ?? 0
}

function normalised(words: string): string {
  const lines = words.normalize('NFC').replace(/\r\n?/g, '\n').split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
