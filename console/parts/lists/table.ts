import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'

export interface Column<Item> {
  readonly head: string
  readonly cell: (item: Item) => unknown
  /** Numbers stand at the end of their cell. */
  readonly isNumber?: boolean
  /** Names, addresses, ids: no translator of a browser touches them. */
  readonly isVerbatim?: boolean
  /** The head is there for screen readers only: a column of buttons. */
  readonly isQuiet?: boolean
  /** Quiet, with one menu in each cell: it stands in the corner where rows are blocks. */
  readonly isMenu?: boolean
}

export interface TableOf<Item> {
  /** What the table lists, for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Item>[]
  readonly key: (item: Item) => string
  /** Null while they are on their way. */
  readonly items: readonly Item[] | null
}

const SKELETON_ROWS = [1, 2, 3, 4, 5, 6]

/** On narrow screens rows stand as blocks; the roles say that it is a table there too. */
export function table<Item>({ caption, columns, key, items }: TableOf<Item>): TemplateResult {
  return html`<table role="table" aria-busy=${items === null}>
    <caption class="unseen">${caption}</caption>
    <thead role="rowgroup">
      <tr role="row">${columns.map(heading)}</tr>
    </thead>
    <tbody role="rowgroup">
      ${items ? repeat(items, key, (item) => row(columns, item)) : SKELETON_ROWS.map(() => skeleton(columns.length))}
    </tbody>
  </table>`
}

const heading = <Item>({ head, isNumber, isQuiet }: Column<Item>): TemplateResult =>
  html`<th role="columnheader" scope="col" class=${isNumber ? 'number' : ''}>
    <span class=${isQuiet ? 'unseen' : ''}>${head}</span>
  </th>`

const row = <Item>(columns: readonly Column<Item>[], item: Item): TemplateResult =>
  html`<tr role="row">
    ${columns.map(
      ({ head, cell, isNumber, isVerbatim, isQuiet, isMenu }) =>
        html`<td role="cell" class="${isNumber ? 'number' : ''} ${isQuiet ? 'quiet-cell' : ''} ${isMenu ? 'menu-cell' : ''}"
          translate=${isVerbatim ? 'no' : nothing} data-head=${isQuiet ? nothing : head}>${cell(item)}</td>`,
    )}
  </tr>`

const skeleton = (cells: number): TemplateResult =>
  html`<tr role="row" class="skeleton" aria-hidden="true">
    ${Array.from({ length: cells }, () => html`<td role="cell"><span></span></td>`)}
  </tr>`
