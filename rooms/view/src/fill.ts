// Patterns and their parameters live in the room of words.
export { fill, namesOf, type Parameters } from '@tumen/words'
