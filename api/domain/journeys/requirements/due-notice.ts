import type { Notice } from '../../../ports/store/notice-store.ts'
import type { FlowContext } from '../context.ts'

/**
 * The next notice to be read and accepted, in the language of the screen; null when none is due.
 * Due is a document of which no version since the last material one was accepted.
 */
export function dueNotice(context: FlowContext): Notice | null {
  const due = context.notices.filter(
    (notice) => acceptedVersion(context, notice.document) < materialVersion(context, notice),
  )
  const [first] = due
  if (!first) return null
  const translations = due.filter((notice) => notice.document === first.document)
  return translations.find((notice) => notice.language === context.language) ?? first
}

/** The newest version of a document that the person has accepted; 0 for none. */
export function acceptedVersion({ accepted }: FlowContext, document: string): number {
  return Math.max(
    0,
    ...accepted.filter((row) => row.document === document).map((row) => row.version),
  )
}

/** A first version counts as material whatever it says of itself. */
function materialVersion({ materialVersions }: FlowContext, { document }: Notice): number {
  return Math.max(1, materialVersions.get(document) ?? 0)
}
