// How much is said beside pictures: few words beside a picture are its caption, and then the
// picture is the content.

/** Letters that stand beside each picture of a file whose words are its content: half a page. */
export const LETTERS_A_PICTURE = 1000
/** A sign of these scripts says about as much as three letters. */
const DENSE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const DENSITY = 3

/** How much a text says, in letters. */
export function saidIn(text: string): number {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const dense = text.match(DENSE)?.length ?? 0
  return letters + (DENSITY - 1) * dense
}
