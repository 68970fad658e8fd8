import { cleanName } from '../../../contract/plain/clean-text.ts'
import type { AnswerTo } from '../../../contract/requests.ts'
import { declining } from '../../invitations/invitation-requests.ts'
import { inviterTold } from '../../invitations/sending/inviter.ts'
import type { Services } from '../../services.ts'
import { type Address, parseAddress } from '../../values/address.ts'
import { change, type Outcome, refuse, unless } from '../change.ts'
import type { FlowContext } from '../context.ts'
import type { OwnStepRules } from './step.ts'

/** "I am not the right person": the inviter is told, and decides; the invitation itself stays. */
export function createSuccessor(services: Services): OwnStepRules<'successor'> {
  const tell = ({ facts, invitation, portal }: FlowContext, successor: Successor): Outcome => {
    if (!invitation) return refuse({ code: 'step_changed' })
    const { declining: _pressed, ...kept } = facts
    const { guard, records } = declining(services, { invitation, portal }, successor)
    return change({
      facts: { ...kept, declined: true },
      guards: () => unless(guard(), { code: 'step_changed' }),
      records,
    })
  }

  return {
    isCostly: true,
    isGuess: false,
    show: ({ invitation, portal }) => ({
      name: 'successor',
      inviter: invitation && inviterTold(invitation, portal),
    }),
    async answer(context, answer) {
      if ('back' in answer) return back(context)
      const address = addressOf(answer)
      if (address === null) return refuse({ code: 'invalid_input', fields: ['answer.address'] })
      const name = cleanName(answer.name ?? '')
      return tell(context, { name, address: address?.email ?? null })
    },
  }
}

interface Successor {
  /** Empty when none was given. */
  readonly name: string
  readonly address: string | null
}

type Proposal = Exclude<AnswerTo<'successor'>, { back: true }>

/** Undefined where none was given, null where it is none. */
function addressOf({ address }: Proposal): Address | null | undefined {
  return address === undefined ? undefined : parseAddress(address)
}

function back({ facts }: FlowContext): Outcome {
  const { declining: _pressed, ...kept } = facts
  return change({ facts: kept })
}
