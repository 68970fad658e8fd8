import { html, type TemplateResult } from 'lit'
import {
  LONGEST_LINE,
  LONGEST_PASTED,
  LONGEST_WEB_ADDRESS,
} from '../../../api/contract/plain/lengths.ts'
import { lineField } from '../../parts/fields/form-fields.ts'
import type { Desk } from '../../parts/state/room.ts'
import { rowActs } from './row-acts.ts'

/** As typed. */
export interface Contact {
  readonly label: string
  readonly telephone: string
  readonly hours: string
  readonly mail: string
  readonly url: string
}

interface ContactFields {
  readonly tag: string
  readonly at: number
  /** Of contacts in this language. */
  readonly count: number
  readonly contact: Contact
  readonly mistakeAt: (name: keyof Contact) => string | null
  readonly onInput: (part: Partial<Contact>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** Name and type. */
const FIELDS = [
  ['label', 'text'],
  ['telephone', 'tel'],
  ['hours', 'text'],
  ['mail', 'address'],
  ['url', 'url'],
] as const

const MOST: Readonly<Record<string, number>> = { mail: LONGEST_PASTED, url: LONGEST_WEB_ADDRESS }

/** One contact: whom one reaches, and how. */
export function contactFields({ words }: Desk, fields: ContactFields): TemplateResult {
  const { tag, at, contact, mistakeAt, onInput } = fields
  const { contacts } = words.setupRoom
  return html`<fieldset class="card">
    <legend>${contacts.contact({ number: at + 1 })}</legend>
    <div class="columns">
      ${FIELDS.map(([name, type]) =>
        lineField({
          label: contacts[name],
          name: `contact-${tag}-${at}-${name}`,
          type,
          lang: tag,
          most: MOST[name] ?? LONGEST_LINE,
          value: contact[name],
          mistake: mistakeAt(name),
          onInput: (value) => onInput({ [name]: value }),
        }),
      )}
    </div>
    ${rowActs(words, { ...fields, name: contacts.contact({ number: at + 1 }) })}
  </fieldset>`
}
