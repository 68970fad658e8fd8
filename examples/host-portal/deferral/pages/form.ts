import { html } from 'hono/html'
import { dayInWords } from '../../calendar.ts'
import {
  type Bounds,
  type DeferralField,
  type DeferralForm,
  type DeferralProblem,
  type DeferralProblems,
  MAX_REASON,
} from '../../deferral-rules.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { authorField } from '../../kept/kept-page.ts'
import type { Unit } from '../../roles.ts'
import type { Words } from '../../words/generated/words.ts'

/** A request that was not granted, with what was typed. */
export interface RefusedDeferral {
  readonly form: DeferralForm
  readonly problems: DeferralProblems
}

export interface DeferralFormOptions {
  readonly units: readonly Unit[]
  readonly bounds: Bounds
  readonly refused: RefusedDeferral | null
}

/** Where it stands and is sent to, without the language. */
export const DEFERRAL_PATH = '/deferral'

const FIELDS: readonly DeferralField[] = ['unit', 'until', 'reason']

const problemIn = ({ problems }: Words['deferralForm'], problem: DeferralProblem): string => {
  const text = problems[problem]
  return typeof text === 'string' ? text : text({ most: MAX_REASON })
}

/** Label, hint and problem of a field, and the attributes that tie them to it. */
const around = (
  { words }: PageContext,
  { name, hint, refused }: { name: DeferralField; hint: string; refused: RefusedDeferral | null },
) => {
  const said = words.deferralForm
  const problem = refused?.problems[name]
  const first = FIELDS.find((field) => refused?.problems[field])
  const ids = [problem ? `${name}-problem` : '', hint ? `${name}-hint` : ''].filter(Boolean)
  return {
    label: html`<label for="${name}">${said[name]}</label>
      ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
      ${problem ? html`<p class="wrong" id="${name}-problem">${problemIn(said, problem)}</p>` : ''}`,
    attributes: html`id="${name}" name="${name}" required${
      ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : ''
    }${problem ? html` aria-invalid="true"` : ''}${first === name ? html` autofocus` : ''}`,
  }
}

/** Asks for a day and a reason. The server judges, so that one voice tells what is wrong. */
export const deferralForm = (
  context: PageContext,
  { units, bounds, refused }: DeferralFormOptions,
): Html => {
  const { words, language } = context
  const said = words.deferralForm
  const days = [bounds.from, bounds.to].map((day) => dayInWords(day, language))
  const unit = around(context, { name: 'unit', hint: '', refused })
  const until = around(context, { name: 'until', hint: days.join(' – '), refused })
  const reason = around(context, { name: 'reason', hint: said.reasonHint, refused })
  const option = ({ id, name }: Unit) =>
    html`<option value="${id}"${refused?.form.unit === id ? html` selected` : ''}>${name}</option>`
  return html`<form class="fields plain" method="post" action="${href(language, DEFERRAL_PATH)}"
    autocomplete="off" novalidate>
    ${authorField(context, 'deferral', DEFERRAL_PATH)}
    ${unit.label}
    <select ${unit.attributes}>${units.map(option)}</select>
    ${until.label}
    <input type="date" min="${bounds.from}" max="${bounds.to}" value="${refused?.form.until ?? ''}" ${until.attributes}>
    ${reason.label}
    <textarea rows="3" ${reason.attributes}>${`\n${refused?.form.reason ?? ''}`}</textarea>
    <button class="button primary">${said.submit}</button>
  </form>`
}
