import { html } from 'hono/html'
import type { JsonSchema } from '../../contract/openapi/document-types.ts'
import { fieldsOf, resolve, type Schemas } from './fields.ts'
import { anchorOf, nameOf, prose } from './schema-prose.ts'
import { type Direction, fieldTable, table } from './tables.ts'

/** What calls of widgets share, each described once. */
export function shapeSections(schemas: Schemas) {
  const shapes: readonly (readonly [string, Direction])[] = [
    ['Flow', 'answered'],
    ['Step', 'answered'],
    ['Answer', 'sent'],
  ]
  return html`<h2>Shapes</h2>
    ${shapes.map(([name, direction]) => section({ name, schema: schemas[name] ?? {}, schemas, direction }))}`
}

export function problemSection(schemas: Schemas) {
  const { Problem: schema = {} } = schemas
  return html`<h2>Problems</h2>
    <p>Every answer that is not a success, as <code>application/problem+json</code>. More names may be added.</p>
    ${fieldTable({ caption: 'Problem', schema, schemas, direction: 'answered' })}`
}

function section(shape: Shape) {
  const { name, schema } = shape
  return html`<section aria-labelledby="${anchorOf(name)}">
    <h3 id="${anchorOf(name)}">${name}</h3>
    <p>${prose(schema.description ?? '')}</p>
    ${tablesOf(shape)}
  </section>`
}

interface Shape {
  readonly name: string
  readonly schema: JsonSchema
  readonly schemas: Schemas
  readonly direction: Direction
}

/** Alternatives that have names are tables; those that have none are lines of one. */
function tablesOf({ name, schema, schemas, direction }: Shape) {
  const { oneOf, anyOf } = schema
  if (oneOf)
    return oneOf.map((one) => {
      const caption = `${nameOf(one)}. ${resolve(one, schemas).description ?? ''}`
      return fieldTable({ caption, schema: one, schemas, direction })
    })
  if (anyOf) return alternatives(anyOf, schemas)
  return fieldTable({ caption: name, schema, schemas, direction })
}

function alternatives(schemas: readonly JsonSchema[], all: Schemas) {
  const rows = schemas.map((schema) => {
    const [first, ...others] = fieldsOf(schema, all)
    const meaning = [schema.description, ...others.map((field) => field.meaning)].filter(Boolean)
    return html`<tr role="row">
      <th role="rowheader" scope="row"><code>${first?.name}: ${first?.type.replaceAll('`', '')}</code></th>
      <td role="cell">${others.map(({ name, type, isRequired }) => html`<div><code>${name}</code> ${prose(type)}${isRequired ? '' : ', optional'}</div>`)}</td>
      <td role="cell">${prose(meaning.join(' '))}</td>
    </tr>`
  })
  return table('One of these', ['Step', 'With', 'Meaning'], rows)
}
