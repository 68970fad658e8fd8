import type { CheckedFile } from '../figures/check-file.ts'
import type { Draft } from '../store/drafts.ts'

export const MAX_COMMENT = 1000

/** `outdated`: another text has been uploaded since the form was shown. */
export type HandInProblem = 'outdated' | 'errors' | 'commentNeeded' | 'commentLong'

export interface HandInForm {
  /** Id of the draft that was shown. */
  readonly shown: string
  readonly comment: string
}

/** Why a draft cannot be handed in, or null. */
export const handInProblem = (
  { shown, comment }: HandInForm,
  { draft, checked }: { readonly draft: Draft; readonly checked: CheckedFile },
): HandInProblem | null => {
  if (draft.id !== shown) return 'outdated'
  if (checked.errors > 0) return 'errors'
  if (comment.length > MAX_COMMENT) return 'commentLong'
  return checked.warnings > 0 && comment === '' ? 'commentNeeded' : null
}
