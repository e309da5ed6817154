// Short texts that somebody else wrote, made fit to be kept: whole signs, none unseen, not long.

/** The text in at most `most` units; nothing when it is no text or only blanks. */
export function wholeText(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined
  // Half a sign cannot be stored, and a control sign would be one that nobody sees.
  const shown = value.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()
  const text = shown
    .slice(0, most)
    .replace(/\p{Cs}/gu, '')
    .trim()
  return text === '' ? undefined : text
}
