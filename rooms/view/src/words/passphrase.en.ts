// The sentences about passphrases, in English: what a good one is, and why one is too weak. The
// reasons are those of the library that counts guesses (zxcvbn-ts), and `knownLine`.

export const passphraseEn = {
  advice:
    'Take four or more words that do not belong together, or fourteen characters drawn by chance. Whoever takes a copy of the folder can try passphrases for years; and nobody can bring back one that is forgotten, so write it down and keep it elsewhere.',
  weak: 'This passphrase can be guessed too soon[[: {why}]]. Nothing was made or changed.',
  changed:
    'The new passphrase opens the workspace, the old one no more. A copy of the folder that was made before still opens with the old one: destroy such copies, backups too.',
  why: {
    empty: 'it is empty',
    straightRow: 'it is a row of the keyboard',
    keyPattern: 'it is a short pattern on the keyboard',
    simpleRepeat: 'it repeats one character',
    extendedRepeat: 'it repeats the same characters',
    sequences: 'it is a sequence such as abc',
    recentYears: 'it is a year of our time',
    dates: 'it is a date',
    topTen: 'everybody tries it first',
    topHundred: 'it is among the hundred that are tried first',
    common: 'many people use it',
    similarToCommon: 'it is close to one that many people use',
    wordByItself: 'it is a single word',
    namesByThemselves: 'it is a name alone',
    commonNames: 'it is a common name',
    userInputs: 'it is made of names that are known: yours, of the folder, of the program',
    knownLine: 'it is, in the main, a line that many know by heart',
    pwned: 'it has leaked from elsewhere',
  },
}
