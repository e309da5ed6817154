// The sentences about a clock that may be wrong, in English: what does not go on, what an answer
// leaves out, and the one button that helps.

export const clockEn = {
  title: 'Is the date right?',
  ahead:
    'This computer says that it is {now}. The newest change was recorded on {newest}, more than a day before. A change with a wrong date would hide later ones from every answer, so somebody confirms the date first.',
  behind:
    'This computer says that it is {now}, but the newest change counts as recorded on {newest}, more than a day later. Either this computer’s clock is wrong now, or it was wrong then. Nothing is recorded until that is settled: set the clock right, or, if it is right, repair the changes.',
  right: 'The clock and the newest change lie within a day. There is nothing to confirm.',
  confirm: 'It is {day}: go on',
  repair: 'Repair the changes',
  today: 'Today’s date',
  todayHint: 'As a calendar or a telephone shows it, not this computer: for example 2026-05-31.',
  figures: 'Because a clock was wrong, these answers may lack statements.',
  repairMeans:
    'After a repair these changes count as recorded now, because nobody can show that they were known earlier. Nothing is rewritten, and a repair can be undone.',
  kept: 'What you typed is kept, and is sent again with the button.',
  keptFile:
    'What you typed is kept. The file that you chose has to be chosen once more afterwards.',
  future:
    '{changes|One change counts|{changes} changes count} as recorded after today, because a clock was wrong. {statements|One statement|{statements} statements} that {changes|it records or changes|they record or change} {statements|is|are} therefore not here as {statements|it|they} should be. Set the clock right, then: tumen workspace repair-clock DATE (today’s date).',
  futureNone:
    '{changes|One change counts|{changes} changes count} as recorded after today, because a clock was wrong. None of them records or changes a statement here.',
  futureOther:
    '{changes|One change counts|{changes} changes count} as recorded after today, because a clock was wrong. What {changes|it records|they record} is missing or out of date in answers.',
  futureHere:
    '{changes|One change counts|{changes} changes count} as recorded after today, because a clock was wrong: {statements|one statement|{statements} statements} that {changes|it records or changes|they record or change} {statements|is|are} missing or out of date in answers.',
}
