import type { Outcome, SetupRefusal } from '../../domain/portals/rules/setup-refusal.ts'
import { UsageError } from './usage-error.ts'

/** What an act on a portal came to. @throws UsageError in words where it was refused. */
export function settled<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new UsageError(wordsFor(outcome.refusal))
}

function wordsFor(refusal: SetupRefusal): string {
  switch (refusal.code) {
    case 'not_found':
      return 'There is no such portal, or no such live secret of it'
    case 'taken':
      return 'There is a portal of that id already'
    case 'changed_meanwhile':
      return 'Somebody has changed the portal since; run `farstu portal show` again and begin there'
    case 'two_secrets_live':
      return 'Two secrets are live already; revoke one first (`farstu portal list` names them)'
    case 'preview_needed':
      return [
        'People would be locked out, led to set something up, or signed out.',
        'See who by `farstu portal concerned`, or in the console; or say --although-people-are-concerned',
      ].join('\n')
    case 'nobody_gets_in':
      return 'Nobody who has a role in the portal could sign in under that policy, so nothing was changed'
    case 'last_administrator':
      return 'The last of those who look after the portal could not sign in to it under that policy, so nothing was changed'
    case 'mailed_already':
    case 'mails_limited':
      return 'People are written to of a change of policy in the console'
    case 'invalid_input':
      return ['What was given cannot be, so nothing was changed:', ...linesOf(refusal)].join('\n')
  }
}

function linesOf({ mistakes }: Extract<SetupRefusal, { code: 'invalid_input' }>) {
  return mistakes.map(({ path, why }) => `  ${path === '' ? 'the document' : path}: ${why}`)
}
