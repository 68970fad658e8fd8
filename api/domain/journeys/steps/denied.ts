import { askingForNewLink } from '../../invitations/invitation-requests.ts'
import type { Services } from '../../services.ts'
import { change, refuse, unless } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { firstUnmet } from '../journeys.ts'
import { ownPageOf } from './own-page.ts'
import type { OwnStepRules } from './step.ts'

/** Where the person may not go on. An invitation that has expired can be asked for anew, once. */
export function createDenied(services: Services): OwnStepRules<'denied'> {
  return {
    isCostly: true,
    isGuess: false,
    show: (context) => ({
      name: 'denied',
      reason: reasonOf(context),
      newLink: newLinkOf(context),
      ...(reasonOf(context) === 'own-origin'
        ? { ownPage: ownPageOf(services.publicUrl, context) }
        : {}),
    }),
    async answer(context) {
      const { invitation, portal } = context
      if (!invitation || newLinkOf(context) !== 'askable') return refuse({ code: 'step_changed' })
      const { guard, records } = askingForNewLink(services, { invitation, portal })
      return change({ guards: () => unless(guard(), { code: 'step_changed' }), records })
    },
  }
}

function newLinkOf(context: FlowContext) {
  if (reasonOf(context) !== 'invitation-expired' || !context.invitation) return null
  return context.invitation.newLinkAskedAt === null ? 'askable' : 'asked'
}

/** @throws when the journey is not denied: a fault in the caller. */
function reasonOf(context: FlowContext) {
  const unmet = firstUnmet(context)
  if (unmet?.step !== 'denied') throw new Error('Nothing is denied here')
  return unmet.reason
}
