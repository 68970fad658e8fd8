import { html, type TemplateResult } from 'lit'
import { LONGEST_PLAIN_NAME } from '../../../api/contract/plain/ids.ts'
import { LONGEST_WEB_ADDRESS } from '../../../api/contract/plain/lengths.ts'
import { MOST_ORIGINS } from '../../../api/contract/plain/portal-limits.ts'
import { addressesField } from '../../parts/fields/addresses-field.ts'
import { lineField } from '../../parts/fields/form-fields.ts'
import { languagesField } from '../../parts/fields/languages-field.ts'
import { timeZoneField } from '../../parts/fields/time-zone-field.ts'
import type { Desk } from '../../parts/state/room.ts'
import { idOf, originsOf, type Wanted } from './wanted-portal.ts'

interface PortalFields {
  readonly wanted: Wanted
  readonly mistakeAt: (path: string, key?: string) => string | null
  readonly languagesMistake: string | null
  readonly onInput: (part: Partial<Wanted>) => void
}

/** Everything a portal needs before it can answer anybody. */
export function portalFields(desk: Desk, fields: PortalFields): TemplateResult {
  const { wanted, mistakeAt, onInput } = fields
  const { add } = desk.words.setupRoom
  return html`
    ${nameAndPlace(desk, fields)}
    ${addressesField({
      text: desk.words.setupRoom.origins,
      id: 'origin',
      addresses: originsOf(wanted),
      least: 1,
      most: MOST_ORIGINS,
      mistake: mistakeAt('origins'),
      mistakeOf: (at) => mistakeAt(`origins.${at}`, 'origin'),
      onChange: (origins) => onInput({ origins }),
    })}
    ${languagesField(desk, {
      chosen: wanted.languages,
      hint: add.languagesHint,
      mistake: fields.languagesMistake,
      onChange: (languages) => onInput({ languages }),
    })}
    ${timeZoneField(desk, {
      value: wanted.timeZone,
      mistake: mistakeAt('timeZone'),
      onInput: (timeZone) => onInput({ timeZone }),
    })}`
}

function nameAndPlace({ words }: Desk, { wanted, mistakeAt, onInput }: PortalFields) {
  const { add, basics } = words.setupRoom
  return html`
    ${lineField({
      label: basics.name,
      name: 'name',
      hint: basics.nameHint,
      value: wanted.name,
      mistake: mistakeAt('name'),
      onInput: (name) => onInput({ name }),
    })}
    ${lineField({
      label: basics.id,
      name: 'id',
      hint: add.idHint,
      most: LONGEST_PLAIN_NAME,
      value: idOf(wanted),
      mistake: mistakeAt('id'),
      onInput: (id) => onInput({ id }),
    })}
    ${lineField({
      label: basics.homeUrl,
      name: 'homeUrl',
      hint: basics.homeUrlHint,
      type: 'url',
      most: LONGEST_WEB_ADDRESS,
      value: wanted.homeUrl,
      mistake: mistakeAt('homeUrl'),
      onInput: (homeUrl) => onInput({ homeUrl }),
    })}`
}
