// The sentences about destroying evidence, in English: what goes, what stays, and what nobody can
// do afterwards.

export const shredEn = {
  goes: 'To be destroyed for ever: {documents|a document|{documents} documents}, {claims|a claim|{claims} claims}, {agents|a speaker|{agents} speakers}, {copies|a copy or proof|{copies} copies or proofs}; {rows|a row|{rows} rows} in all.',
  gone: 'Destroyed for ever: {documents|a document|{documents} documents}, {claims|a claim|{claims} claims}, {agents|a speaker|{agents} speakers}, {copies|a copy or proof|{copies} copies or proofs}; {rows|a row|{rows} rows} in all. This cannot be undone.',
  documents: 'Documents (all of the same bytes)',
  claims: 'Claims (figures are without them on every day, also as known before)',
  agents: 'Speakers that are named nowhere else',
  derivatives: 'Copies that were made of it',
  attachments: 'Proofs that were kept beside it',
  revoked: 'Claims that these took back: they stay taken back',
  events: 'Events of which no claim is left: they stay',
  lists: 'Lists that stand in it: they stay',
  bundles:
    'Bundles that were handed out: they still prove that it was logged, and cannot be called back',
  backups:
    'Backups that were made until today can bring it back until {day}: destroy them, or wait until then.',
  holder:
    'Nobody who holds the original can show any more that it was logged here, except from a bundle that was handed out.',
  request:
    'Somebody else has to ask for this first: tumen evidence ask-shred {document} danger (or wish, unlawful, mistake, expired).',
  asked: '{by} asked for it: {reason}.',
  token: 'To do it: tumen evidence shred {document} danger --token {token}',
  reason: {
    wish: 'a person concerned wishes it',
    danger: 'it could lead to somebody',
    unlawful: 'it must not be kept',
    mistake: 'it should not have been taken in',
    expired: 'the time for which it could be kept is over',
  },
}
