import { html, type TemplateResult } from 'lit'

/** Names beside one another; none turns what stands around it, whichever way it is written. */
export const listed = (names: readonly string[]): readonly TemplateResult[] =>
  names.map((name, at) => html`${at > 0 ? ', ' : ''}<bdi>${name}</bdi>`)
