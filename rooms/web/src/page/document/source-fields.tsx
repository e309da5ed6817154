// The report itself: pasted text or HTML, or a file. The field for the file takes a dropped one
// as well (island `drop`); what the island says stands in attributes of the field.
import { MOST_FILE_BYTES } from '@tumen/contract'
import {
  AreaField,
  CheckField,
  ChoiceField,
  documentPath,
  FieldGroup,
  problemOf,
  TextField,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { NAMED_ENCODINGS } from './document-input.ts'

const { text, picture, pdf, kept } = MOST_FILE_BYTES
const LIMITS = { limit: text / 1e6, archive: picture / 1e6, pdf: pdf / 1e6, kept: kept / 1e9 }

/** What a file dialogue offers first; every file can be chosen. */
const ACCEPTED =
  '.txt,.html,.htm,.xhtml,.wacz,.pdf,.docx,.odt,.xlsx,.pptx,.eml,.srt,.vtt,text/*,image/*,' +
  'application/xhtml+xml,application/pdf'

/** The fields of the text. */
export function SourceFields({ ask }: { ask: Ask }): VNode {
  const { language, words, form, problem } = ask
  const field = typedFields(ask)
  const own = words.page.document.form
  if (mailOf(ask) !== undefined) return <AttachedFields ask={ask} />
  if (printedOf(ask) !== undefined) return <PrintFields ask={ask} />
  return (
    <FieldGroup legend={own.what}>
      <AreaField {...field('text', 'html')} label={own.text} hint={own.textHint} rows={10} />
      <CheckField name="html" label={own.isHtml} hint={own.isHtmlHint} checked={form.has('html')} />
      <FileField
        language={language}
        problem={problemOf(language, problem, 'bytes')}
        isLost={isFileLost(ask)}
      />
      <FolderField language={language} />
      <details
        class="encoding"
        open={problem?.field === 'bytes' || form.word('encoding') !== undefined}
      >
        <summary>{own.unreadable}</summary>
        <ChoiceField
          {...field('encoding')}
          label={own.encoding}
          hint={own.encodingHint}
          none={own.encodingAuto}
          options={NAMED_ENCODINGS.map((one) => [one, own.encodingName[one]] as const)}
        />
      </details>
    </FieldGroup>
  )
}

/** The e-mail of which a file is added; nothing where a report comes by itself. */
function mailOf({ form, query }: Ask): string | undefined {
  return form.word('from') ?? query.get('from') ?? undefined
}

/** The office file that is here of which a print is added; nothing where none is named. */
function printedOf({ form, query }: Ask): string | undefined {
  return form.word('printed') ?? query.get('printed') ?? undefined
}

/** The PDF that was printed from an office file. */
function PrintFields({ ask }: { ask: Ask }): VNode {
  const { language, words, problem } = ask
  const own = words.page.document.form
  const printed = printedOf(ask) ?? ''
  const told = problemOf(language, problem, 'bytes') ?? problemOf(language, problem, 'from')
  return (
    <FieldGroup legend={own.what}>
      <input type="hidden" name="printed" value={printed} />
      <p>
        {own.printed} <a href={documentPath(printed)}>{own.printedFile}</a>
      </p>
      <FileField language={language} problem={told} isLost={isFileLost(ask)} isPrint />
    </FieldGroup>
  )
}

/** Which file of an e-mail that is here already. */
function AttachedFields({ ask }: { ask: Ask }): VNode {
  const own = ask.words.page.document.form
  const field = typedFields(ask)('part', 'from')
  // The page of the e-mail leads here with the number of a file.
  const value = ask.form.isEmpty ? (ask.query.get('part') ?? '') : field.value
  return (
    <FieldGroup legend={own.what}>
      <input type="hidden" name="from" value={mailOf(ask)} />
      <TextField {...field} value={value} label={own.part} hint={own.partHint} required />
    </FieldGroup>
  )
}

/** Whether a file was chosen and is gone: refused with the form, or lost with the session. */
function isFileLost({ form, problem }: Ask): boolean {
  if (form.file('file') !== undefined || form.file('folder') !== undefined) return true
  return problem === undefined && !form.isEmpty && form.word('text') === undefined
}

/** A browser that knows no folders takes files here as well. */
function FolderField({ language }: { language: Language }): VNode {
  const own = wordsIn(language).page.document.form
  return (
    <div class="field">
      <label for="folder">{own.folder}</label>
      <p class="hint" id="folder-hint">
        {fill(own.folderHint, { limit: LIMITS.kept })}
      </p>
      <input
        id="folder"
        name="folder"
        type="file"
        multiple
        {...{ webkitdirectory: true }}
        aria-describedby="folder-hint"
      />
    </div>
  )
}

interface FileProps {
  language: Language
  problem: string | undefined
  isLost: boolean
  /** Whether it is one PDF. */
  isPrint?: boolean
}

function FileField({ language, problem, isLost, isPrint = false }: FileProps): VNode {
  const own = wordsIn(language).page.document.form
  const isWrong = isLost || problem !== undefined
  return (
    <div
      class={isWrong ? 'field drop wrong' : 'field drop'}
      data-drop={own.drop}
      data-drop-chosen={own.chosen}
      data-drop-large={fill(own.tooLarge, { limit: LIMITS.kept })}
      data-drop-limit={kept}
      data-drop-many={own.chosenMany}
      data-drop-together={fill(own.tooLargeTogether, { limit: LIMITS.kept })}
    >
      <label for="file">{isPrint ? own.print : own.file}</label>
      <p class="hint" id="file-hint">
        {fill(isPrint ? own.printHint : own.fileHint, LIMITS)} <span data-drop-hint />
      </p>
      <input
        id="file"
        name="file"
        type="file"
        multiple={!isPrint}
        accept={isPrint ? 'application/pdf,.pdf' : ACCEPTED}
        aria-describedby={isWrong ? 'file-hint file-problem' : 'file-hint'}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      {isWrong && (
        <p class="wrong" id="file-problem">
          {problem} {isLost && own.fileAgain}
        </p>
      )}
      <p class="chosen" role="status" data-drop-status />
    </div>
  )
}
