import { fullName } from '../../../contract/plain/full-name.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import { confirmableName } from '../../values/typed-text.ts'
import { change, refuse } from '../change.ts'
import type { OwnStepRules } from './step.ts'

/** The invited person sees their name as the inviter gave it, and corrects it. */
export function createRegister(services: Services): OwnStepRules<'register'> {
  const { store, clock } = services
  return {
    isCostly: false,
    isGuess: false,
    show: ({ person, invitation }) => ({
      name: 'register',
      firstName: confirmableName(person?.firstName ?? invitation?.firstName ?? ''),
      lastName: confirmableName(person?.lastName ?? invitation?.lastName ?? ''),
    }),
    async answer({ person, invitation, portal }, answer) {
      const { firstName, lastName } = answer
      if (!person || !invitation) return refuse({ code: 'step_changed' })
      if (fullName(answer) === '')
        return refuse({ code: 'invalid_input', fields: ['answer.firstName', 'answer.lastName'] })
      const isCorrected = firstName !== person.firstName || lastName !== person.lastName
      const renamed = recordOf(services, {
        act: 'person.renamed',
        actor: { type: 'person', id: person.id },
        target: { type: 'person', id: person.id },
        portalId: portal.id,
      })
      return change({
        *guards(): Statement<Refusal | null> {
          const locked = yield* store.people.lock(person.id)
          if (!locked || locked.enrolledAt !== null) return { code: 'step_changed' }
          yield* store.people.rename(person.id, firstName, lastName)
          yield* store.invitations.addFact({
            invitationId: invitation.id,
            name: 'name-confirmed',
            at: clock.now(),
          })
          return null
        },
        records: isCorrected ? [renamed] : [],
      })
    },
  }
}
