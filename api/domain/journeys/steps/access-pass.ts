import { ACCESS_PASS } from '../../../contract/plain/codes.ts'
import { codeOf } from '../../../contract/plain/typed-code.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { PASS_KIND, PASS_RULE } from '../../helpdesk/rules.ts'
import type { MethodAttempts } from '../../methods/method.ts'
import { wrong } from '../../methods/verdict.ts'
import type { Services } from '../../services.ts'
import { answerChallenge } from '../challenge.ts'
import { type Change, change, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import type { OwnStepRules } from './step.ts'

const ATTEMPTS: MethodAttempts = {
  rule: PASS_RULE,
  spent: null,
  spentCode: 'locked',
  promptRule: null,
  enrolRule: null,
  isTimed: false,
  overtaken: 'code_used',
}

interface Right {
  readonly outcome: 'right'
  readonly id: string
  readonly hash: string
}

/** A pass of the helpdesk, after a first proof: used up here, it opens the setting up of one way to verify. */
export function createAccessPass(services: Services): OwnStepRules<'access-pass'> {
  const { store, digest } = services

  const check = async ({ pass, person }: FlowContext, typed: string) => {
    const hash = digest.of('access-pass', person?.id ?? '', codeOf(typed, ACCESS_PASS))
    const isRight = pass !== null && digest.equal(pass.hash, hash)
    return isRight ? { outcome: 'right' as const, id: pass.id, hash } : wrong('wrong_code')
  }

  /** The last wrong one ends the pass: another is asked for by whoever is on the telephone. */
  const end = ({ person, now }: FlowContext): Promise<unknown> =>
    store.atomically(function* (): Statement<void> {
      if (!person) return
      yield* store.people.lock(person.id)
      yield* store.accessPasses.endAllOf(person.id, now)
    })

  const used = ({ facts, flow, person, portal }: FlowContext): Change => {
    const { picking: _over, ...kept } = facts
    const self = { type: 'person', id: person?.id ?? null } as const
    const record = recordOf(services, {
      act: 'pass.used',
      actor: self,
      target: self,
      portalId: portal.id,
      details: { flow: flow.id },
    })
    // As long as it stands it is looked for, whatever else is held.
    return { facts: { ...kept, withPass: true }, records: [record] }
  }

  return {
    isCostly: true,
    isGuess: true,
    show: ({ facts }) => ({ name: 'access-pass', canChooseOther: facts.withPass === true }),
    async answer(context, answer) {
      if ('other' in answer) {
        const { withPass: _asked, ...kept } = context.facts
        return context.facts.withPass ? change({ facts: kept }) : refuse({ code: 'step_changed' })
      }
      const { flow, person, budget } = context
      return answerChallenge<Right>(
        services,
        { flow, person },
        {
          kind: PASS_KIND,
          attempts: ATTEMPTS,
          rule: PASS_RULE,
          budget,
          check: () => check(context, answer.code),
          consume: ({ id, hash }, now) =>
            store.accessPasses.consume(id, { hash, flowId: flow.id, now }),
          isShown: false,
          onStop: async () => void (await end(context)),
          onRight: () => used(context),
        },
      )
    },
  }
}
