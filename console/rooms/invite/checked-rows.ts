import { html, nothing, type TemplateResult } from 'lit'
import type { InvitedResult, ReadRole } from '../../../api/contract/console/invitation-wire.ts'
import type { ReadInvitationRow } from '../../../api/contract/console/sheet-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { withCell } from '../../parts/fields/sheet-rows.ts'
import { roleTold, wholePortal } from '../../parts/lists/role-line.ts'
import { table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'
import { mistakeTold } from './mistake-told.ts'

/** A row of a list, with what the server says of it; null where it makes no sense. */
export type CheckedRow = ReadInvitationRow & { readonly result: InvitedResult | null }

interface CheckedRows {
  readonly rows: readonly CheckedRow[]
  /** Names of columns that were not read. */
  readonly ignored: readonly string[]
  /** Takes the row as it is with the address that was meant. */
  readonly onMend: (row: CheckedRow, text: string) => void
}

/** What would become of each row: who, in which unit, as what, and what is wrong. */
export function checkedRows(desk: Desk, { rows, ignored, onMend }: CheckedRows): TemplateResult {
  const { list, invite, sheet } = desk.words
  const good = rows.filter(({ result }) => result?.ok).length
  return html`<p role="status"><strong>${invite.checked({ good, bad: rows.length - good })}</strong></p>
    ${ignored.length > 0 ? html`<p>${sheet.ignored({ columns: ignored.join(', ') })}</p>` : nothing}
    ${table({
      caption: invite.result,
      key: ({ line }) => String(line),
      items: rows,
      columns: [
        { head: invite.line, isNumber: true, cell: ({ line }) => line },
        { head: list.name, cell: who },
        {
          head: list.units,
          cell: ({ result }) => result?.roles.map((role) => readRole(desk, role)),
        },
        { head: invite.result, cell: (row) => told(desk, row, onMend) },
      ],
    })}`
}

function who({ wanted, text }: CheckedRow): TemplateResult {
  if (!wanted) return html`<code>${text}</code>`
  return html`<strong translate="no"><bdi>${fullName(wanted)}</bdi></strong><br>
    <span class="muted" translate="no">${wanted.address}</span>
    ${wanted.telephone ? html`<br><span class="muted" translate="no" dir="ltr">${wanted.telephone}</span>` : nothing}`
}

function readRole(desk: Desk, { unit, unitExternalId, role }: ReadRole): TemplateResult {
  const where =
    unitExternalId === null
      ? html`<strong class="attention">${wholePortal(desk)}</strong>`
      : html`<span translate="no">${unit === null ? unitExternalId : html`<bdi>${unit}</bdi> (${unitExternalId})`}</span>`
  return html`<div>${where}, <bdi>${roleTold(desk, role)}</bdi></div>`
}

function told(desk: Desk, row: CheckedRow, onMend: CheckedRows['onMend']): TemplateResult {
  const { result } = row
  return html`<span class=${result?.ok ? 'good' : 'bad'}>${judgement(desk, row)}</span>
    ${result?.hint ? hinted(desk, row, { meant: result.hint.meant, onMend }) : nothing}`
}

function judgement({ words }: Desk, { result, mistake }: CheckedRow): string {
  if (mistake) return words.sheet.senseless[mistake]
  return result?.ok === false ? mistakeTold(words, result) : words.invite.ready
}

/** With a button, unless the address stands in the row so that only a person can tell what to replace. */
function hinted(
  { words }: Desk,
  row: CheckedRow,
  { meant, onMend }: Pick<CheckedRows, 'onMend'> & { readonly meant: string },
): TemplateResult {
  const { invite } = words
  const text = row.wanted && withCell(row.text, row.wanted.address, meant)
  return html`<div>${invite.meant({ address: meant })}
    ${
      text === null
        ? nothing
        : html`<button type="button" @click=${() => onMend(row, text)}>${invite.useIt({ address: meant })}</button>`
    }</div>`
}
