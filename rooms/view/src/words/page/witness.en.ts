// The words of the page about who vouches for the log, in English.

export const witnessEn = {
  title: 'Who vouches for the log',
  intro:
    'A checkpoint that only we have signed is our own word. A witness signs it too, and only when it continues what the witness has seen before; an authority of time says when it was there. None of them learns what stands in the log.',
  asked: 'Whom the log asks',
  nobody: 'Nobody: the log vouches for itself alone.',
  nobodyHint:
    'Witnesses are other groups that run tumen witness, or anybody who speaks the same protocol. Name them with:',
  name: 'Name',
  newest: 'Last vouched for',
  nothingYet: 'nothing yet',
  leaves: '{n|1 log entry|{n} log entries}, {when}',
  stated:
    'States, without a signature, {n|1 log entry|{n} log entries}: more than there is ({when}). Anybody on the way could say so; it stops nothing. Ask its keeper for the checkpoint that it cosigned.',
  unasked: 'Not asked: its address needs https, or an onion address.',
  authorities: 'Authorities of time',
  ask: 'Ask the witnesses now',
  stamp: 'Have the newest checkpoint time stamped',
  answers: 'What they answered',
  holds: '({n|1 log entry|{n} log entries})',
  list: 'Checkpoints',
  listNone: 'Nothing is signed yet.',
  listHint:
    'Newest first. They are signed at fixed times and filled up to whole blocks, so that neither their sizes nor their times tell how much was done.',
  size: 'Log entries',
  log: 'Log',
  closedLog: '{log}, which is closed: it signs nothing more, and what it signed holds',
  signed: 'Signed',
  cosigned: 'Witnesses',
  stamped: 'Time stamps',
  unknown: 'not recorded',
  none: 'none',
  file: 'As others get it',
  fileOf: 'Checkpoint of {n} log entries',
  frozen: 'These lines no longer change: time stamps are over them. What came later stands beside.',
  sound: 'Whether the log still gives each of these checkpoints is recomputed by',
  own: 'How to check it yourself',
  ownText:
    'Publish these three texts, and the verifier (verify.mjs, verify.html), apart from everything that you hand out: on your site, or printed in a report. Whoever alters a bundle can alter the copies in it. A bundle is checked against them with the verifier, with tumen verify, or with tools that others wrote: the recipe is in its verify/HOWTO.txt.',
  ownCommand: 'The bundle is unchanged when this ends with 0:',
  vkey: 'log.vkey: the key of the log',
  policy: 'policy.txt: the log and its witnesses',
  signers: 'allowed_signers: who signs bundles',
}
