import { maskedApart } from '../../remembering/masked-apart.ts'
import { createRemembered } from '../../remembering/remembered-addresses.ts'
import type { Services } from '../../services.ts'
import { change, refuse } from '../change.ts'
import type { OwnStepRules } from './step.ts'

/** Which of the addresses that this browser remembers. One that is chosen is worth what a typed one is. */
export function createChooseAddress(services: Services): OwnStepRules<'choose-address'> {
  const { idOf } = createRemembered(services)
  return {
    isCostly: true,
    isGuess: false,
    show({ portal, remembered }) {
      const masked = maskedApart(remembered)
      const addresses = remembered.map((email, at) => ({
        id: idOf(portal.id, email),
        address: masked[at] ?? '',
      }))
      return { name: 'choose-address', addresses }
    },
    async answer({ facts, portal, remembered }, answer) {
      if ('other' in answer) return change({ facts: { ...facts, otherAddress: true } })
      const email = remembered.find((one) => idOf(portal.id, one) === answer.id)
      if (email === undefined) return refuse({ code: 'step_changed' })
      return change({ flow: { email }, facts: { ...facts, named: true } })
    },
  }
}
