import { actIn } from '../../../contract/plain/acts.ts'
import { cleanName } from '../../../contract/plain/clean-text.ts'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { enrolKind } from '../../methods/attempts.ts'
import type { MethodTraits } from '../../methods/method.ts'
import { freeName, isTaken } from '../../methods/names.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { EnrolVerdict } from '../../methods/verdict.ts'
import type { EnrolWorks } from '../../methods/works.ts'
import type { Services } from '../../services.ts'
import { ceremonyOf } from '../ceremony-of.ts'
import { answerChallenge } from '../challenge.ts'
import { type Change, change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { wantAnother } from './another-way.ts'
import { createBinding, NAME_TAKEN, type RightToBind } from './binding.ts'
import type { MethodStepRules } from './step.ts'

/** The step that sets a method up, made from what is said of it; it counts only after a right answer. */
export function enrollingStep(
  services: Services,
  traits: MethodTraits,
  works: EnrolWorks,
): MethodStepRules {
  const { store } = services
  const { kind, attempts, steps } = traits
  const { isNamed } = traits.instance
  const bind = createBinding(services, traits)

  /** Its name is free now, whoever took it meanwhile. */
  const pendingOf = ({ pending, placed }: FlowContext): Method | null => {
    const begun = pending.find((method) => method.kind === kind)
    return begun && isNamed ? { ...begun, name: freeName(begun.name, placed) } : (begun ?? null)
  }

  /** A reload keeps what was begun: it belongs to the flow, and is made once. */
  const begin = async (context: FlowContext): Promise<Change | null> => {
    const { person, placed, portal } = context
    const asked = works.asks?.(ceremonyOf(context, kind))
    if (asked) return { guards: () => nothingSpeaksAgainst(asked) }
    if (!works.begin || pendingOf(context) || !person) return null
    const name = isNamed ? freeName(portal.name, placed) : ''
    const method = works.begin(ceremonyOf(context, kind), { personId: person.id, name })
    return {
      *guards(): Statement<Refusal | null> {
        return (yield* store.methods.add(method)) ? null : { code: 'step_changed' }
      },
    }
  }

  const answer = async (context: FlowContext, typed: MethodAnswer): Promise<Outcome> => {
    if (actIn(typed)) return wantAnother(context, typed)
    const pending = pendingOf(context)
    if (!context.person || (works.begin && !pending)) return refuse({ code: 'step_changed' })
    const given = isNamed ? givenName(typed) : ''
    if (given && isTaken(given, context.placed)) return refuse(NAME_TAKEN)
    const check = () => works.check(ceremonyOf(context, kind), typed, pending)
    const onRight = (right: RightToBind) => {
      const name = isNamed ? given || suggested(context, right.method) : ''
      return bind(context, { ...right, name, pending })
    }
    const rule = attempts.enrolRule
    if (!rule) return unguessed(await check(), onRight)
    return answerChallenge<RightToBind>(services, context, {
      kind: enrolKind(kind),
      attempts: { ...attempts, promptRule: null },
      rule,
      budget: context.budget,
      isShown: false,
      check,
      onRight,
    })
  }

  return {
    isCostly: steps.enrol?.isCostly ?? true,
    isGuess: false,
    begin,
    show: (context) => works.show(ceremonyOf(context, kind), pendingOf(context), context.placed),
    answer,
  }
}

/** '' where none was given. */
function givenName(typed: MethodAnswer): string {
  return 'name' in typed ? cleanName(typed.name ?? '') : ''
}

/** As the kind calls it, else as the portal is called; free either way. */
function suggested({ portal, placed }: FlowContext, { name }: Method): string {
  return freeName(name || portal.name, placed)
}

function* nothingSpeaksAgainst(write: () => Statement<void>): Statement<null> {
  yield* write()
  return null
}

/** Where there is nothing to guess, nothing is charged. */
function unguessed(verdict: EnrolVerdict, onRight: (right: RightToBind) => Change): Outcome {
  if (verdict.outcome === 'refused') return refuse(verdict.refusal)
  if (verdict.outcome === 'wrong') return refuse({ code: verdict.code })
  return change(onRight(verdict))
}
