// The first screen of a figure, in English: the reasons that matter most, what was also said, and
// what moved.

export const briefEn = {
  reasons: 'Why these numbers',
  noNumber: 'Why there is no number',
  chosen:
    'The reasons on top are: what the low number rests on; what the best and the high number rest on, or that nobody states a limit; and the one thing that could move the answer most: statements that exclude each other, else the largest number that was left out above the answer, else a decision that is open, else what was left out or stands beside.',
  noLimit: 'High: no statement that counts sets an upper limit',
  bestNoLimit: '{best}; high: no upper limit stated',
  two: '{first}; {next}',
  leftOut: 'Left out, {reason}[[ from {day}]]',
  beside: 'Not counted, {reason}',
  ofOtherDays: 'Said of {days}: a number at one moment stands for its whole month.',
  days: '{first} to {last}',
  nothing: 'Nothing was left out, and no open decision would change this',
  parts: 'Whether these share people is open; a decision would change the low number',
  waiting:
    '{n|One document waits for a decision whether it only repeats|{n} documents wait for a decision whether they only repeat} another',
  more: 'and {n} more',
  nearby: 'Also said, not counted here:',
  nearbySaid: '{act}: {number}[[, {time}]][[ – {source}]] ({why})',
  numbers: 'Low, best, high and origins in full',
  asKnown: 'As known on {day}',
  change: 'The day on which the answer changed',
  step: '{day}: {answer}',
  nothingYet: 'nothing known',
  was: 'Before that: {answer}',
  wasNothing: 'Before that nothing was known.',
  originsMoved: {
    figure: 'Only the origins behind the number changed: {before} before, {now} now.',
    event: 'Only the origins behind the event changed: {before} before, {now} now.',
  },
  cameIn: '{n|One statement came in|{n} statements came in}',
  wentOut: '{n|One statement no longer counts|{n} statements no longer count}',
  stop: '. ',
  colon: ': ',
  otherDay: 'Another day',
  all: 'All {n} days on which it changed',
  smallBar: 'From low to high: {answer}',
}
