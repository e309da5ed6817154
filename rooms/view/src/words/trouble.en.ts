// What is said when something is refused, found wrong or checked, in English. A refusal says
// what to do. `[[…]]` is left out when one of its parameters is missing. Identifiers, field
// names and numbers only: never the contents of a record.

export const troubleEn = {
  refused: 'refused ({code}): {sentence}',
  refusal: {
    'not-allowed': 'Your roles do not allow this[[ ({operation})]]. Ask somebody who has the role.',
    'not-found':
      'There is no such thing, or it is not yours to see. Check the id[[ (field {field})]].',
    'invalid-input': 'The input cannot be read[[ in {field}]]. Correct the fields named below.',
    findings: 'The record has the problems named below. Correct them; nothing was stored.',
    'wrong-passphrase':
      'The passphrase does not open this workspace. Nothing was touched; try again.',
    'in-use': 'Another process has this workspace open. Close it there, or wait, and try again.',
    damaged:
      'The workspace is damaged. Change nothing; run tumen doctor, then go back to a backup.',
    'not-a-workspace':
      'There is no workspace in this folder. Give the right folder, or create one with tumen init.',
    'read-only':
      'Nothing can be written in this folder: its rights, or how the disk is mounted, forbid it. Nothing was changed. Give it back its rights, or copy the whole folder to a disk that can be written and open the copy.',
    'already-exists': 'It exists already[[ ({id})]]. Use another name, or open what is there.',
    'newer-format': 'A newer Tumen has written this workspace. Use that version or a newer one.',
    'disk-full': 'The disk is full. Nothing was stored. Make room and try again.',
    fork: 'Two signed heads of one size differ[[ ({by}, {size} log entries)]]: the log has two histories. Nothing was signed. Keep every copy of it, and ask your witnesses what they hold.',
    'older-than-known':
      'This log is shorter than a head that was signed[[ ({by}, {size} log entries)]]: it is an older copy. Nothing was signed. Open the newest copy; if that is lost, begin a new log with tumen backup restore --new-log.',
    rewritten:
      'The log no longer gives a root that was signed[[ ({by}, {size} log entries)]]: it was rewritten. Nothing was signed. Keep every copy of it, and run tumen workspace fsck.',
    'head-unreadable':
      'The head that is kept outside the workspace is no note of this log. Nothing was signed. Compare it with what your witnesses hold before you remove it.',
    'head-unwritten':
      'The head could not be kept outside the workspace, so the checkpoint is not shown. Make room in the state folder, or give it back its rights, and try again.',
    'log-continues':
      'No head that this log signed speaks against this log, so it needs no new one. Leave out --new-log.',
    'clock-ahead':
      'This computer says {now}, and the newest change was recorded at {newest}: more than a day lies between. Nothing was stored. If the date is right, say so with tumen workspace confirm-clock {today}, and repeat the command; if not, set the clock first.',
    'clock-behind':
      'This computer says {now}, but the newest change counts as recorded at {newest}, more than a day later. Nothing was stored. Look at a calendar or a telephone first. If this computer is wrong, set its clock; if it is right, changes were recorded with a wrong one: repair them with tumen workspace repair-clock DATE, today’s date as the calendar shows it, and repeat the command.',
    'clock-right': 'No change counts as recorded after now, so there is nothing to repair.',
    'other-day':
      'It is not that day by this computer’s clock, which says {now}. If a calendar shows the day that you gave, the clock is wrong: set it right first.',
    'head-unsigned':
      'No signed head speaks against this log[[: the witness {name} only states {size} log entries, without a signature]]. Ask it for the checkpoint that it cosigned, and give it with --evidence-file; without one, leave out --new-log.',
    'evidence-unfit':
      'This is no checkpoint that this log has signed. Give the file as it was signed, with every line, such as custody/checkpoint of a bundle.',
    'policy-unfit':
      'This policy cannot be used[[ ({problem})]]. It must be a tlog-policy that names this log (its key: tumen log show); addresses begin with https:// (a witness on this machine, or at an onion address, and an authority of time may have http://), and names differ.',
    'no-authority':
      'No authority of time is configured. Name one with tumen log set-policy, or carry a request to one: tumen log timestamp-request.',
    'stamp-of-another':
      'This answer is none over the checkpoint. Give the one that its authority gave for the request of this size.',
    'key-reused':
      'This idempotency key was used with another input. Use a fresh key for a new request.',
    'duplicate-document':
      'A document with the same bytes is here already[[: {document}]]. Use that one.',
    'duplicate-claim':
      'This claim, or one with its id, is here already[[: {claim}]]. Amend that one instead.',
    'too-large': 'Too large[[: {field}]][[, the limit is {limit}]]. Divide it and add the parts.',
    empty: 'There is nothing in it[[: {field}]]. Check the file or the text.',
    'not-understood':
      'The bytes are not readable text[[ at offset {offset}]]. Name the encoding or convert it.',
    'digest-differs':
      'The bytes do not have the stated digest. Fetch the file again, or correct the digest.',
    'archive-refused':
      'The archive was not taken in[[: part {part}]]. Ask whoever made it for a whole, unchanged copy.',
    'unknown-place':
      'No place is known by this name[[ in {field}]]. Look for it with tumen place find.',
    'ambiguous-place':
      'Several places have this name[[ in {field}]]. Give the id of one of those named below.',
    'near-speaker':
      'A speaker of a near name is recorded already. Is it one of them? Take its id, or say that this is another one.',
    'unknown-agent':
      'There is no such speaker[[ ({agent})]]. Record it first with tumen agent record.',
    'unknown-document': 'There is no such document[[ ({document})]]. See tumen document list.',
    'unknown-claim': 'There is no such claim[[ ({claim})]]. See tumen claim list.',
    'unknown-event': 'There is no such event[[ ({event})]]. See tumen event list.',
    'unknown-list': 'There is no such list[[ (field {field})]]. See tumen list list.',
    'unknown-estimate':
      'There is no such stored estimate[[ (field {field})]]. See tumen estimate list.',
    'unknown-mapping': 'There is no saved mapping of this name. See tumen list mappings.',
    'unknown-mention':
      'There is no such row of a list, or it is not yours to see. Check the id[[ (field {field})]].',
    'mapping-needed':
      'No saved mapping fits the headings of this file. Say what its columns are, or save a mapping with tumen list map.',
    'mapping-ambiguous': 'Several saved mappings fit this file. Name one of those below.',
    'mapping-unfit':
      'This mapping cannot be used. Correct the columns named below; nothing was stored.',
    'stale-dry-run':
      'The import would do something else by now than its check said. Nothing was stored; check it again.',
    'list-repeats':
      'The list names somebody more than once[[ ({entries} {entries|entry|entries} too many)]], so nobody can declare that it does not. Look at its entries first.',
    'lists-apart':
      'These lists do not name persons alike: they are of different pseudonym schemes. Link their records first, or take lists of one scheme.',
    'estimate-withheld':
      'No estimate is printed here that you may see, so there is none to vary. Its report says what withholds it.',
    'lists-unresolved':
      'Nobody has said yet which persons these lists name. Link the lists, look at the pairs that matter, and resolve the run.',
    'impossible-date':
      'This day cannot be taken[[: {field}]]. There is no such day, or it is still to come, or the end lies before the beginning, or one day is asked for and this is more than one. Write dates as year-month-day.',
    'quote-not-found':
      'These words are not in the document[[ (field {field})]]. Copy them exactly as they stand there.',
    'quote-ambiguous':
      'These words stand in the document more than once. Quote more words, or give the offset.',
    'text-too-long':
      'The text is too long to be read at once[[: {units} characters, the limit is {limit}]]. Divide the document and add its parts.',
    'unknown-proposal':
      'There is no such proposal in this document[[ ({proposal})]]. Read the document again.',
    'proposal-changed':
      'This proposal reads otherwise by now[[ ({proposal})]]. Nothing was recorded. Look at it again, then decide.',
    'proposal-decided':
      'This proposal is decided already[[ ({proposal})]]. Undo that decision first.',
    'wrong-state':
      'This is not possible in its present state[[ ({state})]]. Look at it again first.',
    'claim-amended':
      'This claim was amended already[[: {newest} stands in its place]]. Amend the newest version, so that no change is lost.',
    'own-work': 'Nobody accepts their own work here. Ask another reviewer.',
    'lineage-undecided':
      'Does this document only repeat another? That is undecided[[ ({document})]]. Decide it first.',
    'question-incomplete':
      'The question lacks something[[: {field}]]. Give an act and a place, a time or an event.',
    'table-unreadable':
      'This is no table that can be read. Correct what is named below; nothing was estimated or stored.',
    'list-without-names':
      'Nobody on this list has a name or other fields[[ ({list})]], so there is nothing to link. Take it in with its columns first.',
    'model-wrong':
      'These settings cannot be used. Correct the places named below; nothing was linked.',
    'linkage-refused':
      'The lists cannot be linked like this[[: {code}]][[ ({at})]]. Read below what is missing; nothing was stored.',
    'too-many-pairs':
      'There are too many pairs[[: {pairs}, the limit is {limit}]]. Keep only heavier ones, or link fewer lists at once.',
    'unknown-linkage': 'There is no such linkage[[ (field {field})]]. See tumen linkage list.',
    'unknown-judgement': 'There is no such judgement[[ (field {field})]]. Look at the pair again.',
    'unknown-person': 'There is no such person[[ (field {field})]]. See tumen person list.',
    'pair-changed':
      'One of the two records says something else by now. Nothing was stored; read the pair again.',
    'not-own-judgement':
      'Somebody else said this. Say yourself what you think of the pair; two who differ leave it open.',
    'verdicts-differ':
      'Somebody else said otherwise of a pair of these records[[ ({a}, {b})]]. Two who differ leave it open: a third must decide.',
    'same-person': 'These are one person already. Nothing was changed.',
    'nothing-left':
      'Nothing would be left of the person. Name only the records that are somebody else.',
    'not-undoable': 'What was destroyed cannot be brought back. Nothing was changed.',
    shredded:
      'This was destroyed[[ (log entry {leaf})]]. What is left of it: tumen record history with its id.',
    'second-person-needed':
      'Somebody else has to ask for this first: tumen evidence ask-shred. Nothing was destroyed.',
    'already-undone':
      'This is undone already[[ (log entry {leaf})]]. Nothing was changed; undo that one to bring it back.',
    'still-used':
      'Something else still builds on it. Undo that first; what of it you may see is named below.',
    'rests-on-undone':
      'It rests on something that is undone itself. Bring that back first; it is named below.',
    'unknown-derivative':
      'There is no such derivative, or it is not yours to see. See tumen evidence list.',
    'unknown-bundle': 'There is no such bundle, or it is not yours to see. See tumen bundle list.',
    'logged-before':
      'This document[[ ({document})]] was added before the log named bytes, so nobody outside could check them. Add the same file again under another title, and use that document.',
    'bundle-empty': 'Nothing would be in this bundle. Read below what was left out, and why.',
    'bundle-changed':
      'Since you looked at it, something has changed that would go into this bundle or stay out of it. Nothing was asked for; look at it again.',
    'holds-credentials':
      '{documents|One document holds|{documents} documents hold} what signs somebody in, such as cookies in a web archive, or could not be looked into. Whoever gets the bytes may be able to act as that person. Leave {documents|it|them} out; or sign out at the site, and ask again with --with-credentials.',
    cancelled: 'Cancelled. Nothing of it was stored.',
  },
  holder: {
    ledger: 'the workspace',
    'side-file': 'the file outside the workspace',
    witness: 'a witness',
    asker: 'the file that was given',
  },
  otherRefusal: 'It was refused.',
  fault: 'Something broke ({code}). Everything that was acknowledged is stored. Run tumen doctor.',
  usage: {
    'unknown-option': 'There is no option --{option} here. See --help.',
    'value-missing': 'The option --{option} needs a value.',
    'not-a-number': 'The option --{option} needs a number.',
    'too-many': 'There are more words than this command takes. See --help.',
    'not-json': 'The value of --{option} is not well-formed JSON.',
    'not-a-port': 'The option --{option} needs a number from 0 to 65535; 0 is any free port.',
    'state-damaged':
      'What the witness kept does not open ({option}). Nothing was changed; put the file back from a copy.',
    'state-missing':
      'Something that the witness kept is not there any more ({option}). It may have cosigned more than it would know, so it does not start, and nothing was changed; put the file back from the newest copy.',
    'state-older':
      'A checkpoint that the witness kept is older than what it has cosigned ({option}). Starting with it the witness could vouch for two histories, so it does not, and nothing was changed; put the newest copy back.',
    'folder-in-use':
      'Another witness runs on this folder (<{option}>). Two could vouch for two histories; stop the other one first.',
    'port-taken':
      'The port of --{option} cannot be opened: something else uses it, or it is reserved. Take another, or leave the option out.',
    'not-a-role': 'The option --{option} needs the name of a role, such as viewer.',
    'unknown-command': 'There is no such command. See tumen help.',
    'command-incomplete': 'The command needs a verb. See tumen help {noun}.',
    'passphrase-needed':
      'There is nobody to ask for the passphrase. Use --passphrase-file or TUMEN_PASSPHRASE.',
    'passphrases-differ': 'The two passphrases differ. Nothing was created.',
    'passphrase-same':
      'This passphrase opens the workspace already. Nothing was changed; take another one.',
    'place-missing': 'It is missing where this is to be written: {option} comes first. See --help.',
    'file-unwritable':
      'The place where this is to be written cannot be written, or something is there already. Take a new one.',
    'file-unreadable': 'The file named by --{option} cannot be read.',
  },
  fsck: {
    FS0: 'A page of the database cannot be read, or its structure is broken.',
    FS1: 'The entries of the log do not run without gaps.',
    FS2: 'An opening does not match its commitment.',
    FS3: 'The file of who made a change does not match its opening.',
    FS4: 'A log entry has no opening, and no record that it was shredded.',
    FS5: 'Records and log entries do not match one to one.',
    FS6: 'A row or an object does not have the digest that was logged.',
    FS7: 'A tile of the log does not match its entries.',
    FS8: 'A signed head does not match the log, or its signature does not open.',
    FS9: 'The signed heads do not grow.',
    FS10: 'The chain of changes about a subject is broken.',
    FS11: 'The head kept outside the store does not agree with the log.',
    FS12: 'Two log entries are equal: a nonce was used twice.',
    FS13: 'The index rows of a record do not match the record.',
    FS14: 'The search index does not hold as many documents as the workspace.',
    FS15: 'Changes count as recorded after today, because a clock was wrong, and hide statements from answers. Set the clock right, then run tumen workspace repair-clock with today’s date.',
    FS16: 'A repair of the clock counts since a day that cannot be: others saw the log more than a day away from it. What it names counts on days on which it was not known, or too late. Set the clock right, undo the repair on the page of all changes, and repair anew with the date of a calendar.',
  },
  fsckOther: 'Something is wrong that has no sentence here.',
  fsckFine: 'Everything was recomputed; nothing is wrong.',
  fsckHarmless:
    'Everything was recomputed; nothing is wrong. A crash left something behind on which no answer rests:',
  removed:
    '{n|One file|{n} files} of a change that was cut off {n|was|were} removed. No answer rests on {n|it|them}.',
  fsckLeft:
    'A file in the object folder belongs to no row: a process was stopped while it wrote it.',
  fsckFirst: 'The first thing that is wrong:',
  fsckMore: 'Also wrong:',
  check: {
    store: 'The store opens and passes its integrity test.',
    integrity: 'The database passes its own integrity test.',
    migrations: 'The schema is the newest that this version knows.',
    'foreign-keys': 'Every reference points to something that is there.',
    leaves: 'Every change has one entry in the log, and no entry stands alone.',
    log: 'The log can be rebuilt to its signed head.',
    'head-outside': 'The head kept outside the store agrees.',
    objects: 'Every object is present and has its digest.',
    search: 'The search index is in step with the documents.',
    clock: 'The clock and the newest change lie within a day.',
    disk: 'There is room for twice the store.',
    rights: 'Nobody else on this machine can read the data folder.',
    lineage: 'No accepted claim comes from a document with an undecided lineage.',
    words: 'The words are complete in all languages.',
    version: 'This version of Tumen and of Node is supported.',
    node: 'This version of Node is supported.',
    temporary: 'No temporary file of ours is left behind.',
    'core-dump': 'A crash leaves nothing of the memory on the disk.',
    passphrase: 'The passphrase cannot be guessed soon.',
    workspace: 'The workspace can be found and opened.',
    sqlite: 'The encrypted database runs here.',
    fsck: 'Everything in the store was recomputed.',
  },
  checkOther: 'A check without a sentence here.',
  checkState: { ok: 'ok', warn: 'warn', fail: 'fail' },
  checkNot: 'Not so: {sentence}',
  checkHelp: 'try: {command}',
  step: {
    pages: 'checking the pages of the database',
    log: 'checking the log and its rows',
    moments: 'looking for days on which the answer changed',
    estimate: 'estimating',
    load: 'reading the lists',
    u: 'learning what agrees by chance',
    em: 'learning what agrees among the same',
    prior: 'looking for sure pairs',
    block: 'looking for pairs',
    values: 'comparing values',
    pattern: 'comparing pairs',
    score: 'weighing pairs',
    resolve: 'making persons',
    draw: 'drawing',
    weigh: 'weighing what each answer would do',
    read: 'reading',
    reading: 'reading',
    hash: 'computing digests',
    text: 'making the text',
    index: 'indexing',
    store: 'storing',
    write: 'storing',
    check: 'checking',
    search: 'searching',
    match: 'checking what was found',
    import: 'importing',
    rows: 'checking rows',
    leaves: 'checking log entries',
    openings: 'checking openings',
    objects: 'checking objects',
    tiles: 'checking tiles',
    heads: 'checking signed heads',
    claims: 'claims',
    documents: 'documents',
    places: 'places',
    agents: 'speakers',
    world: 'building the invented world',
    figure: 'reckoning',
    fsck: 'recomputing',
    as_written: 'searching as written',
    all_spellings: 'searching all spellings',
    demo: 'building the invented world',
  },
  stepOther: 'working',
  progress: '{step} {done} of {total}',
  progressOpen: '{step} {done}',
}
