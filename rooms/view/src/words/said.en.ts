// The answer as somebody would say it, in English.

export const saidEn = {
  atLeast: 'at least {n}',
  atMost: 'at most {n}',
  range: '{low}[[, best {best}]][[, at most {high}]].',
  noLimit: 'No upper limit is stated.',
  disputed: 'What is said contradicts itself.',
  sources: '{n|One origin|{n} independent origins}.',
  sourcesBetween: 'From {min} to {max} independent origins.',
  joined: '{first} {next}',
}
