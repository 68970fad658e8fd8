import { html, type nothing, type TemplateResult } from 'lit'
import type { Refusal } from '../../../widgets/client/problem.ts'
import type { Words } from '../../words/chosen-language.ts'
import { refused } from './refused.ts'

/** Everything that was refused: fields, and groups that are refused as a whole. */
export const WRONG = '[aria-invalid=true], [data-wrong]'

interface Place {
  readonly refusal: Refusal | null
  readonly path: string
  /** Of the words; the path's last name when left out. */
  readonly key?: string | undefined
}

const lastName = (path: string): string =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1) ?? ''

/** What to do about a field that the server refused; null when it did not. */
export function mistakeAt(
  { mistakes }: Words['setupRoom'],
  { refusal, path, key }: Place,
): string | null {
  if (!refusal?.fields?.includes(path)) return null
  const said: Readonly<Partial<Record<string, string>>> = mistakes
  return said[key ?? lastName(path)] ?? mistakes.other
}

/** The same for languages, which are refused one by one or all together, and are one field. */
export const languagesMistake = ({ mistakes }: Words['setupRoom'], refusal: Refusal | null) =>
  refusal?.fields?.some((path) => path.split('.')[0] === 'languages') ? mistakes.languages : null

/** Why nothing was saved: how many fields say so themselves, or what else is the matter. */
export function notDone(words: Words, refusal: Refusal | null): TemplateResult | typeof nothing {
  const count = refusal?.fields?.length ?? 0
  if (refusal?.code !== 'invalid_input' || count === 0) return refused(words, refusal)
  return html`<p class="alert" role="alert">${words.setupRoom.mistakesFound({ count })}</p>`
}
