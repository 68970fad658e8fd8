import { html } from 'hono/html'
import type { JsonSchema } from '../../contract/openapi/document-types.ts'
import { type Field, fieldsOf, resolve, type Schemas, shapeOf } from './fields.ts'
import { anchorOf, prose } from './schema-prose.ts'

/** Whether a value is sent or answered: what is not always there is said differently. */
export type Direction = 'sent' | 'answered'
const PRESENCE = {
  sent: { head: 'Required', always: 'required', sometimes: 'optional' },
  answered: { head: 'Present', always: 'always', sometimes: 'sometimes' },
} as const

interface Table {
  readonly caption: string
  readonly schema: JsonSchema
  readonly schemas: Schemas
  readonly direction: Direction
}

/** Roles are written out, because narrow pages lay tables out as blocks. */
export function table(caption: string, heads: readonly string[], rows: readonly unknown[]) {
  return html`<table role="table" class="fields">
    <caption>${prose(caption)}</caption>
    <thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows}</tbody>
  </table>`
}

export function shapeLink(name: string) {
  return html`<a href="/docs/api-reference/widgets#${anchorOf(name)}">${name}</a>`
}

/** Tables of what a schema lets through: one, or one for each alternative. */
export function schemaTables({ caption, schema, schemas, direction }: Table): unknown {
  const shape = shapeOf(schema)
  if (shape) return html`<p><b>${prose(caption)}</b> ${shapeLink(shape)}</p>`
  const found = resolve(schema, schemas)
  const { anyOf } = found
  if (!anyOf) return fieldTable({ caption, schema: found, schemas, direction })
  return anyOf.map((one, at) =>
    fieldTable({
      caption: `${caption} (${at + 1} of ${anyOf.length})`,
      schema: one,
      schemas,
      direction,
    }),
  )
}

export function fieldTable({ caption, schema, schemas, direction }: Table): unknown {
  const fields = fieldsOf(schema, schemas)
  if (fields.length === 0)
    return html`<p><b>${prose(caption)}</b> An object${direction === 'sent' ? ', empty' : ''}.</p>`
  const { head, always, sometimes } = PRESENCE[direction]
  return table(
    caption,
    ['Name', 'Type', head, 'Meaning'],
    fields.map((field) => row(field, field.isRequired ? always : sometimes)),
  )
}

function row({ name, type, meaning, shape }: Field, presence: string) {
  return html`<tr role="row">
    <th role="rowheader" scope="row"><code>${name}</code></th>
    <td role="cell">${shape ? shapeLink(shape) : prose(type)}</td>
    <td role="cell">${presence}</td>
    <td role="cell">${prose(meaning)}</td>
  </tr>`
}
