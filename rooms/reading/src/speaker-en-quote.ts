// Who leans on whom in English: "B quoted A as saying", "citing A"; and whom a text has met before
// it lets them speak. Source: reading.md 4.
import { speakerOf } from './speaker-en-kind.ts'
import { phraseAfter } from './speaker-en-object.ts'
import { type SubjectPhrase, subjectBefore } from './speaker-en-phrase.ts'
import { phraseAtWord, rangeOfPhrase, type SpeakerScene, wordFrom } from './speaker-en-word.ts'
import type { Saying, Speaker } from './speaker-saying.ts'

/** A verb of saying with its place in the sentence: indexes of words, half-open. */
export interface Verb {
  first: number
  end: number
  /** What it needs around it: see the list. */
  needs: string
}

/** The words of the verb as they stand in the text. */
export function wordsOf(scene: SpeakerScene, { first, end }: Verb): string {
  const range = rangeOfPhrase(scene, { first, end })
  return scene.text.source.text.slice(range.start, range.end)
}

/** From the speaker to the verb, or from the verb to the speaker. */
export function around(
  scene: SpeakerScene,
  subject: SubjectPhrase,
  verb: { first: number; end: number },
) {
  const first = Math.min(subject.first, verb.first)
  return rangeOfPhrase(scene, { first, end: Math.max(subject.end, verb.end) })
}

/** "A was quoted as saying", "A was quoted by B as saying". */
export function quotedBy(scene: SpeakerScene, verb: Verb): Saying | undefined {
  const subject = subjectBefore(scene, verb.first - 1)
  if (!subject) return undefined
  const isBy = scene.words[verb.end]?.detail === 'by'
  const by = isBy ? phraseAfter(scene, verb.end + 1) : undefined
  const speaker = speakerOf(scene, subject)
  return {
    ...around(scene, subject, { first: verb.first, end: by?.end ?? verb.end }),
    speakers: by ? [speakerOf(scene, by), speaker] : [speaker],
    relation: by ? 'cites' : 'quotes',
    inner: 'quotes',
    verb: wordsOf(scene, verb),
    covers: { start: scene.words[verb.end]?.start ?? verb.end, end: scene.sentence.end },
    isOuter: false,
    isNobody: false,
    rule: 'speaker.quoted',
  }
}

/** "B quoted A as saying". */
export function quoting(scene: SpeakerScene, verb: Verb): Saying | undefined {
  const subject = subjectBefore(scene, verb.first)
  const object = phraseAfter(scene, verb.end)
  if (!subject || !object) return undefined
  const speakers = [speakerOf(scene, subject), speakerOf(scene, object)]
  const range = around(scene, subject, { first: verb.first, end: object.end })
  return {
    ...range,
    speakers,
    relation: 'cites',
    inner: 'quotes',
    verb: wordsOf(scene, verb),
    covers: { start: range.end, end: scene.sentence.end },
    isOuter: false,
    isNobody: false,
    rule: 'speaker.quoted',
  }
}

/** "The paper spoke to a driver who …": nothing is said yet, but "he" will be the driver. */
export function meeting(scene: SpeakerScene, verb: Verb): Saying | undefined {
  const met = phraseAfter(scene, verb.end)
  if (!met || !subjectBefore(scene, verb.first)) return undefined
  const range = rangeOfPhrase(scene, { first: verb.first, end: met.end })
  return {
    ...range,
    speakers: [speakerOf(scene, met)],
    relation: 'is_told_by',
    inner: 'is_told_by',
    covers: { start: range.end, end: range.end },
    isOuter: false,
    isNobody: false,
    rule: 'speaker.met',
  }
}

/** Adds those on whom a speaker leans: "the agency said, citing two officials". */
export function leanSayings(scene: SpeakerScene, sayings: readonly Saying[]): Saying[] {
  const all = [...sayings]
  for (let n = 0; n < scene.words.length; n++) {
    const match = scene.isHidden(n) ? undefined : phraseAtWord(scene, n, 'speaker lean')
    const phrase = match && phraseAfter(scene, wordFrom(scene, match.end, n))
    if (!phrase || isReason(scene, phrase)) continue
    lean(scene, all, { at: n, speaker: speakerOf(scene, phrase) })
  }
  return all.sort((a, b) => a.start - b.start)
}

// "citing the virus", "citing pressure by the state": what somebody gives as a reason speaks
// nothing.
function isReason({ words, lexicon }: SpeakerScene, { first, end }: SubjectPhrase): boolean {
  const head = words.slice(first, end)
  const stop = head.findIndex(({ is, isName }) => is === 'preposition' && !isName)
  const isBare = words[first]?.is === 'word' && stop > 0
  if (words[first]?.is !== 'determiner' && !isBare) return false
  const nouns = lexicon.words('speaker noun')
  const isVoice = (isBare ? head.slice(0, stop) : head).some(
    ({ lower, isName, isPlural, is }) =>
      isName || isPlural || is === 'number' || is === 'pronoun' || nouns.has(lower),
  )
  return !isVoice
}

function lean(
  scene: SpeakerScene,
  all: Saying[],
  { at, speaker }: { at: number; speaker: Speaker },
): void {
  const start = scene.words[at]?.start ?? 0
  const last = all.findLast((one) => one.start < start) ?? all[0]
  if (last && !last.isNobody) {
    last.speakers.push(speaker)
    last.inner = 'cites'
    return
  }
  all.push({
    start,
    end: speaker.end,
    speakers: [speaker],
    relation: 'cites',
    inner: 'cites',
    covers: { ...scene.sentence },
    isOuter: true,
    isNobody: false,
    rule: 'speaker.leaned-on',
  })
}
