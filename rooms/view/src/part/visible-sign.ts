// Signs of a text that would not be seen, or would turn the order of the signs around. One sign
// stands for each, so that offsets stay right.

const UNSEEN = /[^\P{Cc}\t]|[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu

/** The text with a visible sign in the place of each that a reader would not see. */
export function visibleSigns(text: string): string {
  return text.replace(UNSEEN, '\u{fffd}')
}
