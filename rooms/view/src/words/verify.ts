// The words of the check of a bundle live in the room of words.
export { type VerifyWords, verifyWordsIn } from '@tumen/words'
