import { html, type TemplateResult } from 'lit'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import type { Refusal } from '../../client/problem.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import type { Told } from './account-words.ts'
import type { Opened } from './methods-section.ts'
import { OWN_NAME, OWN_TELEPHONE } from './personal-section.ts'

interface Refused {
  readonly problem: Refusal
  readonly ownPage: string
  readonly onRetry: () => void
}

/** What was refused, above all sections. */
export function refused({ words }: Told, { problem, ownPage, onRetry }: Refused): TemplateResult {
  if (problem.code === 'own_page_needed')
    return html`<p class="alert" role="alert"><a href=${ownPage}>${words.wrong.ownPage}</a></p>`
  const text = refusalTold(words, problem.code)
  return html`<div class="alert" role="alert"><p>${text}</p>${quietButton([words.retry, onRetry])}</div>`
}

function refusalTold({ wrong, colleague }: Told['words'], code: string): string {
  const said: Readonly<Record<string, string>> = {
    offline: wrong.offline,
    account_frozen: wrong.frozen,
    too_long_ago: colleague.old,
    no_colleague: colleague.no,
    not_found: wrong.gone,
  }
  return said[code] ?? wrong.unavailable
}

/** What is wrong with what was typed, at its field; null where the refusal is of something else. */
export function mistakeIn(
  { words: { wrong } }: Told,
  { what }: Opened,
  problem: Refusal | null,
): string | null {
  const code = problem?.code
  if (code !== 'invalid_input') return code === 'taken' ? wrong.taken : null
  if (what === OWN_TELEPHONE.what) return wrong.noTelephone
  return (what === OWN_NAME.what ? wrong.noName : wrong.invalid)({ most: LONGEST_NAME })
}
