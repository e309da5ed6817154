// Whether a file is an e-mail, by its head. Source: RFC 5322.

/** Bytes in which the head of a message tells what it is. */
const HEAD_BYTES = 65_536

/** What may stand before the head: a byte order mark, the line between messages of a mailbox. */
const BEFORE_HEAD = /^(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?/
/** Lines that mail programs write and people do not. */
const WRITTEN_BY_PROGRAM = /^(?:message-id|received|mime-version):/im
/** Lines that also stand in what a program saved without those. */
const BESIDE_ADDRESS = /^(?:to|cc|subject|date):/im

/**
 * Whether a file is a message by its head: it says who sent it, and has a line that only a mail
 * program writes, or an address of the sender. What is none by mistake shows its head as a text.
 */
export function isMail(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
  const [lines = ''] = head
    .toString('latin1')
    .replace(BEFORE_HEAD, '')
    .split(/\r?\n\r?\n/, 1)
  if (!/^[!-9;-~]{1,80}:/.test(lines) || !/^from:/im.test(lines)) return false
  if (WRITTEN_BY_PROGRAM.test(lines)) return true
  return /^from:[^\n]*[^\s@]@[^\s@]/im.test(lines) && BESIDE_ADDRESS.test(lines)
}
