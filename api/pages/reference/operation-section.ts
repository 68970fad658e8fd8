import { html } from 'hono/html'
import type {
  Content,
  OperationObject,
  Parameter,
  ResponseObject,
} from '../../contract/openapi/document-types.ts'
import { type CurlRequest, curl } from './curl.ts'
import type { Schemas } from './fields.ts'
import { anchorOf, nameOf, prose, typeOf } from './schema-prose.ts'
import { schemaTables, table } from './tables.ts'

export interface Listed extends CurlRequest {
  readonly operation: OperationObject
}

const IN_WORDS = { path: 'in the path', query: 'in the query', header: 'a header' } as const

export function operationSection(listed: Listed, schemas: Schemas) {
  const { method, path, operation } = listed
  const { operationId, summary, description = '', parameters = [], requestBody } = operation
  const [body] = Object.values(requestBody?.content ?? {})
  return html`<section class="operation" aria-labelledby="${anchorOf(operationId)}">
    <h3 id="${anchorOf(operationId)}">${prose(summary)}</h3>
    <p class="route"><code><b>${method.toUpperCase()}</b> ${path}</code></p>
    ${description && html`<p>${prose(description)}</p>`}
    ${parameters.length > 0 ? parameterTable(parameters) : ''}
    ${body?.schema ? schemaTables({ caption: 'Body', schema: body.schema, schemas, direction: 'sent' }) : ''}
    ${Object.entries(operation.responses).map(([status, response]) => (isProblem(response) ? '' : success(status, response, schemas)))}
    ${refusals(operation)}
    <h4>Example</h4>
    <pre><code>${curl(listed)}</code></pre>
    ${exampleAnswer(operation)}
  </section>`
}

function parameterTable(parameters: readonly Parameter[]) {
  const rows = parameters.map(
    (one) => html`<tr role="row">
      <th role="rowheader" scope="row"><code>${one.name}</code></th>
      <td role="cell">${IN_WORDS[one.in]}, ${prose(typeOf(one.schema))}</td>
      <td role="cell">${one.required ? 'required' : 'optional'}</td>
      <td role="cell">${prose(one.description)}</td>
    </tr>`,
  )
  return table('Parameters', ['Name', 'Type', 'Required', 'Meaning'], rows)
}

function success(status: string, response: ResponseObject, schemas: Schemas) {
  const { description, content = {} } = response
  const [[type, { schema = {} }] = ['', {}]] = Object.entries(content)
  const caption = `Answer ${status}. ${description}`
  if (type.endsWith('json'))
    return schemaTables({ caption, schema, schemas, direction: 'answered' })
  return html`<p><b>Answer ${status}.</b> ${prose(description)} ${type && html`As <code>${type}</code>.`}</p>`
}

function isProblem({ content = {} }: ResponseObject): boolean {
  return Object.values(content).some(({ schema }) => schema && nameOf(schema) === 'Problem')
}

/** Codes by status; what each means stands once, at the end of the page. */
function refusals({ responses }: OperationObject) {
  const refused = Object.entries(responses).filter(([, response]) => isProblem(response))
  if (refused.length === 0) return ''
  return html`<h4>Refusals</h4>
    <ul class="refusals">${refused.map(([status, { content = {} }]) => html`<li>${status} ${codesIn(content).map(codeLink)}</li>`)}</ul>`
}

function codeLink(code: string) {
  return html`<a href="#error-${anchorOf(code)}"><code>${code}</code></a> `
}

export function codesIn(content: Content): readonly string[] {
  return Object.values(content).flatMap(({ schema }) =>
    (schema?.properties?.code?.enum ?? []).map(String),
  )
}

function exampleAnswer({ responses }: OperationObject) {
  const [found] = Object.values(responses).flatMap(({ content = {} }) =>
    Object.values(content).filter(({ example }) => typeof example === 'object'),
  )
  return found ? html`<pre><code>${JSON.stringify(found.example, null, 2)}</code></pre>` : ''
}
