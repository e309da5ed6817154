// The answer as somebody would say it, in English.

export const saidEn = {
  atLeast: 'at least {n}',
  atMost: 'at most {n}',
  exactly: 'exactly {n}',
  leastAndMost: '{n}, at the least and at the most',
  range: '{low}[[, best {best}]][[, at most {high}]].',
  noLow: 'No lower limit is stated.',
  noLimit: 'No upper limit is stated.',
  disputed: 'What is said contradicts itself.',
  denied: 'Somebody denies it.',
  noSource: 'No origin states a number for this itself.',
  sources: '{n|One origin|{n} independent origins}.',
  sourcesBetween: 'From {min} to {max} independent origins.',
  joined: '{first} {next}',
}
