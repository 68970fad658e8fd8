import { fullName } from '../../../contract/plain/full-name.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import { sessionEnded } from '../../sessions/session-ended.ts'
import { change, refuse } from '../change.ts'
import type { OwnStepRules } from './step.ts'

/** Somebody else is signed in here: nothing goes on before they are signed out, by their own press. */
export function createOtherPerson(services: Services): OwnStepRules<'other-person'> {
  const { store, clock } = services
  return {
    isCostly: false,
    isGuess: false,
    show: ({ session }) => ({
      name: 'other-person',
      session: {
        name: fullName(session?.person),
        address: session?.person.email ?? '',
      },
    }),
    async answer({ session }) {
      if (!session) return refuse({ code: 'step_changed' })
      const ended = sessionEnded(services, session.row)
      return change({
        *guards(): Statement<Refusal | null> {
          const isEndedHere = yield* store.sessions.end(session.row.id, clock.now())
          if (isEndedHere) yield* ended()
          return null
        },
      })
    },
  }
}
