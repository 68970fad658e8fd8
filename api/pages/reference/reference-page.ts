import { html } from 'hono/html'
import { ERROR_WORDS } from '../../contract/error-words.ts'
import { ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts'
import type { OpenApiDocument } from '../../contract/openapi/document-types.ts'
import type { Tag } from '../../contract/openapi/operation.ts'
import { codesIn, type Listed, operationSection } from './operation-section.ts'
import { anchorOf, prose } from './schema-prose.ts'
import { problemSection, shapeSections } from './shape.ts'
import { table } from './tables.ts'

/** One page for each tag; hosts' servers come first. */
const TAG_PAGES: Readonly<Record<string, Tag>> = {
  '': 'Host servers',
  widgets: 'Widgets',
  operations: 'Operations',
}

/** A part of the description as a page to read, without a script; null for a part there is not. */
export function referenceBody(document: OpenApiDocument, part: string) {
  const shown = Object.hasOwn(TAG_PAGES, part) ? TAG_PAGES[part] : undefined
  if (!shown) return null
  const { info, tags, components } = document
  const listed = operationsOf(document).filter(({ operation }) => operation.tags.includes(shown))
  const { description = '' } = tags.find(({ name }) => name === shown) ?? {}
  return html`<h1>API reference: ${shown.toLowerCase()}</h1>
    <p>${prose(description)}</p>
    ${partLinks(part)}
    <ul class="contents">${listed.map(contentsLine)}</ul>
    <h2>In common</h2>
    <p>${prose(info.description)}</p>
    <p>Version ${info.version}. For tools: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1). In Node, <a href="/docs/server">farstu/server</a> signs people in with these calls.</p>
    <h2>Calls</h2>
    ${listed.map((one) => operationSection(one, components.schemas))}
    ${shown === 'Widgets' ? shapeSections(components.schemas) : ''}
    ${problemSection(components.schemas)}
    ${codeTable(listed)}`
}

function operationsOf({ paths, servers }: OpenApiDocument): readonly Listed[] {
  const base = servers[0]?.url ?? ''
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ base, path, method, operation })),
  )
}

function partLinks(shown: string) {
  const others = Object.entries(TAG_PAGES).filter(([part]) => part !== shown)
  return html`<p>Other parts: ${others.map(([part, tag]) => html`<a href="/docs/api-reference${part && `/${part}`}">${tag}</a> `)}</p>`
}

function contentsLine({ method, path, operation: { operationId, summary } }: Listed) {
  return html`<li><a href="#${anchorOf(operationId)}">${prose(summary)}</a> <code>${method.toUpperCase()} ${path}</code></li>`
}

/** Those that a call on this page can be answered with. */
function codeTable(listed: readonly Listed[]) {
  const answered = new Set(
    listed.flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ content = {} }) => codesIn(content)),
    ),
  )
  const codes = (Object.keys(ERROR_STATUS) as readonly ErrorCode[]).filter((one) =>
    answered.has(one),
  )
  const rows = codes.map(
    (code) => html`<tr role="row" id="error-${anchorOf(code)}">
      <th role="rowheader" scope="row"><code>${code}</code></th>
      <td role="cell">${ERROR_STATUS[code]}</td>
      <td role="cell">${prose(ERROR_WORDS[code])}</td>
    </tr>`,
  )
  return table('What `code` says', ['Code', 'Status', 'Meaning'], rows)
}
