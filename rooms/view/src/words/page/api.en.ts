// The words of the interface for programs, in English: what its OpenAPI document says, and why
// the door turned a request away before any operation was asked.

export const apiEn = {
  title: 'Tumen',
  about:
    'Every operation of this workspace, for programs on this machine. An operation is asked by POST with JSON and answers JSON; what its answer does not name cannot leave. Only who is signed in may ask, from this address.',
  session: 'The cookie of the browser that is signed in.',
  key: 'The same key with the same input answers as before and changes nothing twice.',
  answer: 'The answer.',
  lines:
    'One JSON object a line: how far the work is, again and again, and at the end the answer, a refusal or a fault.',
  refused: 'Refused: the code says why, the sentence what to do. Nothing was changed.',
  fault: 'Something broke, or the workspace cannot be used. Quote the number.',
  roles: 'Roles: {roles}.',
  turnedAway: {
    'not-signed-in': 'Nobody is signed in. Sign in in the browser and send its cookie along.',
    'wrong-host': 'This address is not answered here. Use the one that the program has printed.',
    'wrong-method': 'This method is not used here. Ask with GET, or send with POST.',
    'wrong-origin': 'The request did not come from a page of this address. Nothing was done.',
    'wrong-type': 'The body has the wrong content type. Send JSON here, and forms to pages.',
    'too-many-filters': 'The address has more than {limit} filters. Use fewer.',
    'too-large-signed-out':
      'Nobody is signed in, so no more than {limit} kB is taken. Sign in in another tab, go back here, and send it again.',
    'too-slow': 'The request did not arrive in time. Send it again.',
    fault:
      'Something broke. Everything that was acknowledged is stored. Try again; if it happens again, run tumen doctor and quote the number {number}.',
  },
}
