import type { OverviewView } from '../../../contract/console/invitation-wire.ts'
import type { InvitationState } from '../../../ports/store/invitation-store.ts'
import type { Services } from '../../services.ts'
import { attentionCondition } from './conditions.ts'

/** Who has come at least so far; expired ones have come as far as they came. */
const REACHED: Readonly<Record<keyof OverviewView['funnel'], readonly InvitationState[]>> = {
  sent: ['sent', 'started', 'code-verified', 'method-enrolled', 'complete'],
  started: ['started', 'code-verified', 'method-enrolled', 'complete'],
  codeVerified: ['code-verified', 'method-enrolled', 'complete'],
  methodEnrolled: ['method-enrolled', 'complete'],
  complete: ['complete'],
}

/** How far a portal's invitations have come, and how many somebody has to look at. */
export function createOverview({ store, clock }: Pick<Services, 'store' | 'clock'>) {
  return (portalId: string): Promise<OverviewView> => {
    const now = clock.now()
    const { invitations } = store
    const reached = (step: keyof typeof REACHED) =>
      invitations.count(portalId, [{ states: REACHED[step] }])
    const attention = (kind: keyof OverviewView['attention']) =>
      invitations.count(portalId, [attentionCondition(kind, now)])
    return store.run(function* () {
      return {
        funnel: {
          sent: yield* reached('sent'),
          started: yield* reached('started'),
          codeVerified: yield* reached('codeVerified'),
          methodEnrolled: yield* reached('methodEnrolled'),
          complete: yield* reached('complete'),
        },
        attention: {
          bounced: yield* attention('bounced'),
          'new-link-asked': yield* attention('new-link-asked'),
          declined: yield* attention('declined'),
          'expires-soon': yield* attention('expires-soon'),
        },
      }
    })
  }
}
