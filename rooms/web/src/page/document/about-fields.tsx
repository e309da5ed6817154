// Where a report comes from: title, language, days, publisher, address, and who may read it.
import { AGENT_KINDS } from '@tumen/claim'
import { detectedLanguage } from '@tumen/desk'
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
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { ANOTHER, OTHER_LANGUAGE } from './document-input.ts'

interface AboutProps {
  ask: Ask
  /** Publishers to choose from while typing. */
  outlets: readonly ShownSpeaker[]
  /** Several of the name that was typed. */
  candidates: readonly ShownSpeaker[]
  /** The names of the groups to which it will belong; none where it is everybody’s. */
  groups: readonly string[]
}

/** The fields about a report. */
export function AboutFields(props: AboutProps): VNode {
  const { words } = props.ask
  const { form: own } = words.page.document
  const field = typedFields(props.ask)
  return (
    <FieldGroup legend={own.about}>
      <TextField {...field('title')} label={own.titleField} hint={own.titleHint} />
      <div class="row">
        <LanguageFields ask={props.ask} />
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
      <ReaderField {...props} />
    </FieldGroup>
  )
}

/** Who will see it, in words: of its groups, or here. */
function ReaderField({ ask, groups: given }: AboutProps): VNode {
  const { words } = ask
  const { form: own } = words.page.document
  const field = typedFields(ask)
  const groups = given.join(words.report.list)
  const isOfGroups = given.length > 0
  const open = isOfGroups ? fill(own.sensitivityPublic, { groups }) : words.sensitivity.public
  return (
    <ChoiceField
      {...field('sensitivity')}
      label={own.sensitivity}
      hint={isOfGroups ? fill(own.sensitivityGroups, { groups }) : own.sensitivityHint}
      none={own.sensitivityUsual}
      options={[
        ['public', open],
        ['restricted', words.sensitivity.restricted],
      ]}
    />
  )
}

/** Languages that the program reads come first; any other is named. */
const OFFERED = ['en', 'ko', 'zh'] as const

/** The language: as the text says it, one that is read, another one of the list, or by its name. */
function LanguageFields({ ask }: { ask: Ask }): VNode {
  const { language, words, form } = ask
  const { form: own, languageName } = words.page.document
  const field = typedFields(ask)
  const found = detectedLanguage(form.text('text'))
  const others = Object.keys(languageName).filter((tag) => !isOffered(tag))
  const labels = [...OFFERED, ...others].map((tag) => [tag, languageLabel(language, tag)] as const)
  const label = found === undefined ? undefined : languageLabel(language, found)
  const chosen = form.word('language')
  const isListed = chosen === undefined || labels.some(([tag]) => tag === chosen)
  return (
    <>
      <ChoiceField
        {...field('language')}
        label={own.language}
        hint={own.languageHint}
        value={isListed ? chosen : OTHER_LANGUAGE}
        none={fill(own.languageFound, { language: label })}
        options={[...labels, [OTHER_LANGUAGE, own.languageOther]]}
      />
      <TextField
        name="otherLanguage"
        value={form.text('otherLanguage') || (isListed ? '' : chosen)}
        label={own.languageOtherField}
        hint={own.languageOtherHint}
      />
    </>
  )
}

function isOffered(tag: string): boolean {
  return OFFERED.some((one) => one === tag)
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
