import { html, nothing, type TemplateResult } from 'lit'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { exactly } from '../../parts/lists/instant.ts'
import type { Desk } from '../../parts/state/room.ts'
import type { Corrected } from './correction-draft.ts'
import { correctButton } from './correction-question.ts'

type Telephone = NonNullable<PersonView['telephone']>

/** The number to ring back, whose word it is, and why it says nothing where it is new. */
export function ringBack(
  desk: Desk,
  person: PersonView,
  onCorrect: (what: Corrected) => void,
): TemplateResult {
  const { telephone } = person
  const correct = correctButton(desk, person, { what: 'phone', onAsk: onCorrect })
  const said = desk.words.helpdeskRoom.telephone
  if (!telephone) return html`<p class="small muted">${said.none} ${correct}</p>`
  const { number, isNew, isOwn } = telephone
  return html`<dl class="ring-back"><dt>${said.number}</dt>
      <dd><a href="tel:${number.replaceAll(' ', '')}" translate="no" dir="ltr">${number}</a>
        <span class="small muted">${whose(desk, telephone)}</span> ${correct}</dd></dl>
    ${isNew ? html`<p class="attention">${isOwn ? said.own : said.new}</p>` : nothing}
    <p class="small">${said.never}</p>`
}

function whose(desk: Desk, { source, since, by }: Telephone): string {
  const said = desk.words.helpdeskRoom.telephone
  const when = exactly(desk, since)
  if (source !== 'agent') return said[source]({ when })
  return by === null ? said.gone({ when }) : said.agent({ name: by, when })
}
