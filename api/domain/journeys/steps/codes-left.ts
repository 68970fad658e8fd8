import type { Services } from '../../services.ts'
import { change, refuse } from '../change.ts'
import { codesLeftOf, renewalOf } from '../requirements/codes-told.ts'
import { openersOf } from '../vouching.ts'
import type { OwnStepRules } from './step.ts'

/** Somebody is about to be in by a recovery code: what is left, and what to do about it. */
export function createCodesLeft({ publicUrl }: Services): OwnStepRules<'codes-left'> {
  return {
    isCostly: false,
    isGuess: false,
    show: (context) => ({
      name: 'codes-left',
      left: codesLeftOf(context) ?? 0,
      hasOther: openersOf(context).length > 0,
      renewal: renewalOf(context),
      account: `${publicUrl}/p/${context.portal.id}/account`,
    }),
    async answer(context, answer) {
      const { facts } = context
      if (!('renew' in answer)) return change({ facts: { ...facts, codesTold: true } })
      if (renewalOf(context) !== 'here') return refuse({ code: 'step_changed' })
      const { chosen: _before, chosenMethod: _one, picking: _over, ...kept } = facts
      return change({ facts: { ...kept, renewingCodes: true } })
    },
  }
}
