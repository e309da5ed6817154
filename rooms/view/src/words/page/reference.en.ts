// The words of the pages, part `reference`, in English.

export const referenceEn = {
  title: 'Operations',
  intro:
    'Everything that can be done here, in one table. The pages, the command line and the interface for programs are made from it: none of them can do more.',
  forPrograms: 'For programs',
  openapi: 'Description of the interface (OpenAPI)',
  forProgramsHint:
    'POST /api/NAME with JSON, in a signed-in session. What is not named under “Answer” cannot leave.',
  who: 'Who may',
  whoHint: 'What a role may ask for at all. Restricted and sealed records are decided one by one.',
  operation: 'Operation',
  yes: 'yes',
  no: 'no',
  does: 'What it does',
  changes:
    'Changes the workspace: one entry in the log, which can be undone where nothing builds on it.',
  reads: 'Reads only.',
  long: 'Can take long: shows progress and can be cancelled.',
  roles: 'Roles: {roles}.',
  nobody: 'nobody',
  command: 'Command',
  input: 'Input',
  answer: 'Answer',
  nothing: 'Nothing.',
  field: 'Field',
  value: 'Takes',
  needed: 'Needed',
  meaning: 'Meaning',
}
