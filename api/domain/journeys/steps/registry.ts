import type { Answer } from '../../../contract/requests.ts'
import type { MethodStep, Step } from '../../../contract/views.ts'
import { ALL_TRAITS, createMethods, type MethodSet } from '../../methods/registry.ts'
import type { Services } from '../../services.ts'
import { accept } from './accept.ts'
import { createAccessPass } from './access-pass.ts'
import { createChooseAddress } from './choose-address.ts'
import { createCodesLeft } from './codes-left.ts'
import { confirm } from './confirm.ts'
import { createDenied } from './denied.ts'
import { createEnrol } from './enrol.ts'
import { enrollingStep } from './enrolling.ts'
import { createIdentify } from './identify.ts'
import { createNotice } from './notice.ts'
import { createOffer } from './offer.ts'
import { createOtherPerson } from './other-person.ts'
import { createPick } from './pick.ts'
import { createRegister } from './register.ts'
import type { AnswerableName, MethodStepRules, OwnName, OwnStepRules, StepRules } from './step.ts'
import { createSuccessor } from './successor.ts'
import { verifyingStep } from './verifying.ts'

/** Every step that takes an answer: those of no method, a file and a line each, and those of all methods. */
export function createSteps(services: Services) {
  const methods = createMethods(services)
  const own = createOwnSteps(services)
  const ofMethods = stepsOfMethods(services, methods)
  return {
    methods,
    rulesOf: (name: AnswerableName) =>
      (ofMethods.get(name) ?? own[name as OwnName]) as StepRules<Step, Answer>,
  }
}

function createOwnSteps(services: Services): { readonly [Name in OwnName]: OwnStepRules<Name> } {
  return {
    identify: createIdentify(services),
    'choose-address': createChooseAddress(services),
    successor: createSuccessor(services),
    'other-person': createOtherPerson(services),
    register: createRegister(services),
    enrol: createEnrol(services),
    pick: createPick(services),
    'access-pass': createAccessPass(services),
    'codes-left': createCodesLeft(services),
    accept,
    confirm,
    offer: createOffer(services),
    notice: createNotice(services),
    denied: createDenied(services),
  }
}

function stepsOfMethods(
  services: Services,
  methods: MethodSet,
): ReadonlyMap<string, MethodStepRules> {
  const steps = ALL_TRAITS.flatMap((traits): [MethodStep['name'], MethodStepRules][] => {
    const { verify, enrol } = methods[traits.kind]
    const verifying = verifyingStep(services, traits, verify)
    if (!traits.steps.enrol || !enrol) return [[traits.steps.verify.name, verifying]]
    const enrolling = enrollingStep(services, traits, enrol)
    return [
      [traits.steps.verify.name, verifying],
      [traits.steps.enrol.name, enrolling],
    ]
  })
  const byName = new Map(steps)
  if (byName.size < steps.length) throw new Error('Two steps of methods have one name')
  return byName
}
