// How reliable a speaker is, for everything or for one topic, and the form that says so.
import { ACTS, GRADES, given } from '@tumen/claim'
import {
  ChoiceField,
  dayPhrase,
  FieldGroup,
  intervalPhrase,
  problemOf,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, FormInput } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import { seenIn } from '../../form/seen.ts'
import type { GradeLine } from './speaker-answer.ts'

/** Grades that are listed at the most. */
const MOST_SHOWN = 50
const TOPIC = ['act', 'place', 'from', 'to'] as const

/** The grades of one speaker, the newest first, and the form for another. */
export function GradeSection({ ask, grades }: { ask: Ask; grades: readonly GradeLine[] }): VNode {
  const { language, words, may } = ask
  const { show } = words.page.speaker
  const newest = [...grades].sort((a, b) => b.leaf - a.leaf)
  return (
    <section>
      <h2>{show.grades}</h2>
      {newest.length === 0 && <p class="muted">{show.noGrades}</p>}
      <ul class="judged">
        {newest.slice(0, MOST_SHOWN).map((grade) => (
          <li data-row>
            <Graded language={language} line={grade} />
          </li>
        ))}
      </ul>
      {newest.length > MOST_SHOWN && <p class="muted">{fill(show.newest, { n: MOST_SHOWN })}</p>}
      {may('agent.grade') && <GradeForm ask={ask} seen={newest[0]?.leaf ?? 0} />}
    </section>
  )
}

function Graded({ language, line }: { language: Language; line: GradeLine }): VNode {
  const words = wordsIn(language)
  const { gradeForm, show } = words.page.speaker
  const { act, place, period } = line.topic ?? {}
  const topic = [
    act === undefined ? undefined : words.act[act],
    place,
    period === undefined ? undefined : intervalPhrase(language, period),
  ].filter((part) => part !== undefined)
  return (
    <>
      <strong>{gradeForm.letter[line.grade]}</strong>{' '}
      <span class="tag">
        {topic.length === 0 ? show.everything : topic.join(words.report.list)}
      </span>{' '}
      <span class="muted">
        {fill(show.judged, { day: dayPhrase(language, line.recorded), by: line.by })}
      </span>
    </>
  )
}

/** What the form says, as `agent.grade` takes it. */
export function gradeInput(agent: string, form: Form): FormInput<'agent.grade'> {
  const [act, place, from, to] = TOPIC.map((name) => form.word(name))
  const period = { earliest: from, latest: to }
  return {
    agent,
    grade: form.word('grade'),
    ...given({ act, place, seen: seenIn(form) }),
    ...(from === undefined && to === undefined ? {} : { period }),
  }
}

function GradeForm({ ask, seen }: { ask: Ask; seen: number }): VNode {
  const { language, words, form, problem } = ask
  const { gradeForm } = words.page.speaker
  const isOurs = form.text('do') === 'grade'
  const wrong = (...names: string[]) =>
    isOurs ? problemOf(language, problem, ...names) : undefined
  const isLast = problem?.field === 'period.latest'
  return (
    <details open={isOurs}>
      <summary>{gradeForm.title}</summary>
      <form method="post" class="card">
        <input type="hidden" name="seen" value={seen} />
        <ChoiceField
          name="grade"
          label={gradeForm.grade}
          options={GRADES.map((grade) => [grade, gradeForm.letter[grade]] as const)}
          value={form.word('grade')}
          problem={wrong('grade')}
        />
        <FieldGroup legend={gradeForm.topic}>
          <div class="row">
            <ChoiceField
              name="act"
              label={gradeForm.act}
              none={gradeForm.every}
              options={ACTS.map((act) => [act, words.act[act]] as const)}
              value={form.word('act')}
              problem={wrong('act')}
            />
            <TextField
              name="place"
              label={gradeForm.place}
              hint={gradeForm.placeHint}
              value={form.text('place')}
              problem={wrong('place')}
            />
          </div>
          <div class="row">
            <TextField
              isDate
              name="from"
              label={gradeForm.from}
              hint={gradeForm.dayHint}
              value={form.text('from')}
              problem={isLast ? undefined : wrong('period', 'topic')}
            />
            <TextField
              isDate
              name="to"
              label={gradeForm.to}
              hint={gradeForm.dayHint}
              value={form.text('to')}
              problem={isLast ? wrong('period') : undefined}
            />
          </div>
        </FieldGroup>
        <SendButton label={gradeForm.go} name="do" value="grade" />
      </form>
    </details>
  )
}
