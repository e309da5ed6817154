// What pages say of a refusal in other words than the command line, in English: what to do there.

export const refusalEn = {
  'unknown-place':
    'No place is known by this name. Try another spelling, or its name in another language.',
  'ambiguous-place': 'Several places have this name. Choose the one that is meant.',
  'near-speaker':
    'A speaker of a near name is recorded already. Choose that one, or say that this is another one.',
  'duplicate-claim': 'This claim is here already. Amend that one instead.',
  'unknown-agent': 'There is no such speaker. Record it first.',
  'unknown-document': 'There is no such document. Look for it in the list of documents.',
  'unknown-claim': 'There is no such claim. Look for it in the list of claims.',
  'unknown-event': 'There is no such event. Look for it in the list of events.',
  'unknown-list': 'There is no such list. Look for it among the lists.',
  'unknown-estimate': 'There is no such stored estimate. Look for it among the stored estimates.',
  'unknown-mapping': 'There is no saved mapping of this name.',
  'mapping-needed': 'No saved mapping fits the headings of this file. Say what its columns are.',
  'unknown-linkage': 'There is no such linkage.',
  'unknown-person': 'There is no such person.',
  shredded: 'This was destroyed. Its history says what is left of it.',
  'second-person-needed': 'Somebody else has to ask for this first. Nothing was destroyed.',
  'unknown-derivative': 'There is no such derivative, or it is not yours to see.',
  'unknown-bundle': 'There is no such bundle, or it is not yours to see.',
}
