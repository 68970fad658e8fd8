import { html, type TemplateResult } from 'lit'
import { LONGEST_TIME_ZONE } from '../../../api/contract/plain/lengths.ts'
import type { Desk } from '../state/room.ts'
import { lineField } from './form-fields.ts'

interface TimeZoneField {
  readonly value: string
  readonly mistake: string | null
  readonly onInput: (value: string) => void
}

/** A search among the time zones that the browser knows. */
export function timeZoneField({ words }: Desk, field: TimeZoneField): TemplateResult {
  const { timeZone, timeZoneHint } = words.setupRoom.basics
  return html`
    ${lineField({ ...field, label: timeZone, name: 'timeZone', hint: timeZoneHint, list: 'zones', most: LONGEST_TIME_ZONE })}
    <datalist id="zones">
      ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
    </datalist>`
}
