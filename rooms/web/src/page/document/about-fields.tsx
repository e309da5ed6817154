// Where a report comes from: title, language, days, publisher, address, and who may read it.
import { AGENT_KINDS } from '@tumen/claim'
import {
  agentPath,
  ChoiceField,
  FieldGroup,
  languageLabel,
  problemOf,
  type ShownSpeaker,
  speakerLabel,
  speakerSort,
  TextField,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { ANOTHER } from './document-input.ts'

interface AboutProps {
  ask: Ask
  /** Publishers to choose from while typing. */
  outlets: readonly ShownSpeaker[]
  /** Several of the name that was typed. */
  candidates: readonly ShownSpeaker[]
}

/** The fields about a report. */
export function AboutFields(props: AboutProps): VNode {
  const { language, words } = props.ask
  const { form: own, languageName } = words.page.document
  const field = typedFields(props.ask)
  return (
    <FieldGroup legend={own.about}>
      <TextField {...field('title')} label={own.titleField} hint={own.titleHint} />
      <div class="row">
        <TextField
          {...field('language')}
          label={own.language}
          hint={own.languageHint}
          list="languages"
        />
        <datalist id="languages">
          {Object.keys(languageName).map((tag) => (
            <option value={tag}>{languageLabel(language, tag)}</option>
          ))}
        </datalist>
        <TextField
          isDate
          {...field('published')}
          label={own.published}
          hint={own.publishedHint}
          required
        />
      </div>
      <PublisherFields {...props} />
      <TextField {...field('url')} label={own.url} hint={own.urlHint} />
      <TextField isDate {...field('covers')} label={own.covers} hint={own.coversHint} />
      <ChoiceField
        {...field('sensitivity')}
        label={own.sensitivity}
        hint={own.sensitivityHint}
        options={(['public', 'restricted'] as const).map(
          (one) => [one, words.sensitivity[one]] as const,
        )}
      />
    </FieldGroup>
  )
}

function PublisherFields({ ask, outlets, candidates }: AboutProps): VNode {
  const { language, words, form, problem } = ask
  const field = typedFields(ask)
  const own = words.page.document.form
  const isNear = problem?.code === 'near-speaker'
  const chosen = form.word('publisherId')
  const isOther = chosen === ANOTHER
  return (
    <>
      <div class="row">
        <TextField
          name="publisher"
          label={own.publisher}
          hint={own.publisherHint}
          list="publishers"
          value={form.text('publisher')}
          problem={candidates.length > 0 ? undefined : problemOf(language, problem, 'publisher')}
        />
        <datalist id="publishers">
          {outlets.map((one) => {
            const { text, lang } = speakerLabel(language, one)
            return <option value={text} lang={lang} />
          })}
        </datalist>
        <ChoiceField
          {...field('publisherKind')}
          label={own.publisherKind}
          options={PUBLISHER_KINDS.map((kind) => [kind, words.agentKind[kind]] as const)}
        />
      </div>
      {candidates.length > 0 && (
        <fieldset class="choices wrong">
          <legend>{isNear ? own.publisherNear : own.publisherChoose}</legend>
          {candidates.map((one, n) => {
            const { text, lang } = speakerLabel(language, one)
            const isFirst = n === 0 && !isNear && chosen === undefined
            return (
              <label>
                <input
                  type="radio"
                  name="publisherId"
                  value={one.id}
                  checked={isFirst || chosen === one.id}
                />{' '}
                <span lang={lang}>{text}</span>{' '}
                <a class="muted" href={agentPath(one.id)}>
                  ({speakerSort(language, one)})
                </a>
              </label>
            )
          })}
          {isNear && (
            <label>
              <input type="radio" name="publisherId" value={ANOTHER} checked={isOther} />{' '}
              {own.publisherAnother}
            </label>
          )}
        </fieldset>
      )}
    </>
  )
}

/** Outlets first: most reports come from one. */
const PUBLISHER_KINDS = [
  'outlet' as const,
  ...AGENT_KINDS.filter((kind) => kind !== 'outlet' && kind !== 'document'),
]
