// The words of the pages, part `event`, in English.

export const eventEn = {
  title: 'Events',
  one: 'Event',
  intro:
    'What we think happened. A claim is what somebody said; an event is what several claims may speak of.',
  add: 'Record an event',
  notStated: 'not stated',
  list: {
    caption: 'Events, the newest record first',
    event: 'Event',
    act: 'What happened',
    place: 'Where',
    when: 'When',
    empty:
      'No event is recorded yet. Events are made from claims: read what was said, then record what you think happened.',
    first: 'Look at the claims',
  },
  form: {
    title: 'Record an event',
    name: 'In a few words',
    nameHint: 'Words of your own. No names of people: everybody who reads here reads it.',
    act: 'What happened',
    noAct: 'not decided',
    place: 'Where',
    placeHint: 'A name in any script, or an id.',
    when: 'When',
    whenHint:
      '11 October 2022 for a day, October 2022 for a month, 1 October 2022 to 15 October 2022 from day to day.',
    from: 'Filled in from claim {id}. Look at every field: the event may be wider or narrower.',
    go: 'Record',
  },
  show: {
    known: 'What is known',
    precision: {
      day: 'known to the day',
      days: 'one of {n} days',
    },
    recorded: 'Recorded {day} by {by}',
    history: 'History',
    figure: 'How many',
    wholeAnswer: 'The whole answer, with its reasons',
    alsoAsk: 'Its claims also speak of:',
    noAct: 'What happened is not decided, so nothing can be counted.',
    contradictions: 'What excludes each other',
    claims: 'What was said of it',
    first: 'The first {n} of {all} claims are shown.',
    noClaims: 'No claim that you may read is linked to it.',
    noClaimsNext: 'Look for claims to link',
    originHidden: 'Speakers that are not named here',
    role: {
      about: 'Claims that count its people',
      part: 'Claims that count some of them',
      whole: 'Claims that count a larger group around them',
    },
    change: 'Change this link',
    undoLink:
      '{n|Undoing takes this link back.|Undoing takes back {n} links that were made at once.}',
  },
  link: {
    title: 'Link claims to it',
    claims: 'Claims (ids)',
    claimsHint:
      'One or several, with spaces between them. The id stands in the address of a claim’s page.',
    role: 'What they count',
    roleHint:
      '“Some of them” and “a larger group” are never added to the number of the event: they bound it.',
    go: 'Link',
    changeGo: 'Change',
  },
}
