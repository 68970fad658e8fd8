import { html, nothing, type TemplateResult } from 'lit'
import type { HelpdeskActView } from '../../../api/contract/console/helpdesk-wire.ts'
import { ago, exactly } from '../../parts/lists/instant.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'

export type Decision = HelpdeskActView['may'][number]

/** "Reset: lost telephone", "Suspend: My phone". */
export function actTold({ words }: Desk, act: HelpdeskActView): string {
  const { acts, scopes, paperGone, withoutPassword, correction } = words.helpdeskRoom
  const { method, scope, corrects } = act
  const more = [
    ...(method ? [method.name || words.person.kinds[method.kind]] : []),
    ...(scope ? [scopes[scope]] : []),
    ...(corrects ? [correction.whats[corrects]] : []),
    ...(act.paperGone ? [paperGone] : []),
    ...(act.withoutPassword ? [withoutPassword] : []),
  ]
  return [acts[act.act], ...more].join(' · ')
}

/** What a correction would make of it, told to whoever may decide. */
export function wouldBe({ words }: Desk, { to }: HelpdeskActView): TemplateResult | typeof nothing {
  if (to === null) return nothing
  const { becomes, noNumber } = words.helpdeskRoom.correction
  return html`${becomes}: <bdi translate=${to ? 'no' : nothing}>${to || noNumber}</bdi>`
}

const whyTold = ({ reason, ticket }: HelpdeskActView): string =>
  ticket ? `${reason} (${ticket})` : reason

function standing(desk: Desk, act: HelpdeskActView): TemplateResult {
  const { helpdeskRoom: helpdesk } = desk.words
  const { state, dueAt, decidedBy } = act
  const isOpen = state === 'waiting' || state === 'approved'
  return html`<span class=${isOpen ? 'attention' : ''}>${helpdesk.states[state]}</span>
    ${decidedBy ? html`<br><span class="small muted">${helpdesk.decidedBy({ name: decidedBy })}</span>` : nothing}
    ${state === 'waiting' && dueAt ? html`<br><span class="small muted">${helpdesk.due({ when: exactly(desk, dueAt) })}</span>` : nothing}`
}

/** Columns of what was asked for; those who look at one person are told who asked, not of whom. */
export function actColumns(
  desk: Desk,
  onDecide: (act: HelpdeskActView, decision: Decision) => void,
): readonly Column<HelpdeskActView>[] {
  const { helpdeskRoom: helpdesk } = desk.words
  return [
    {
      head: helpdesk.what,
      cell: (act) =>
        html`${actTold(desk, act)}${act.to === null ? nothing : html`<br>${wouldBe(desk, act)}`}<br><span class="small muted">${whyTold(act)}</span>`,
    },
    { head: helpdesk.by, cell: ({ by }) => by ?? helpdesk.machine },
    { head: helpdesk.when, cell: ({ at }) => ago(desk, at) },
    { head: helpdesk.state, cell: (act) => standing(desk, act) },
    {
      head: desk.words.actions,
      isQuiet: true,
      cell: (act) =>
        html`<div class="acts">${act.may.map(
          (decision) =>
            html`<button type="button" aria-label=${`${helpdesk.decisions[decision]}: ${actTold(desk, act)}`}
              @click=${() => onDecide(act, decision)}>${helpdesk.decisions[decision]}</button>`,
        )}</div>`,
    },
  ]
}

export function actTable(
  desk: Desk,
  items: readonly HelpdeskActView[],
  onDecide: (act: HelpdeskActView, decision: Decision) => void,
): TemplateResult {
  const columns = actColumns(desk, onDecide)
  const caption = desk.words.helpdeskRoom.done
  return html`<h3>${caption}</h3>${table({ caption, items, key: ({ id }) => id, columns })}`
}
