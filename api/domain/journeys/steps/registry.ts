import { createEmailCodeStep } from '../../methods/email-code/email-code-step.ts'
import { createNewPassword } from '../../methods/password/new-password-step.ts'
import { createPasswordStep } from '../../methods/password/password-step.ts'
import { createTotpEnrol } from '../../methods/totp/totp-enrol-step.ts'
import { createTotpStep } from '../../methods/totp/totp-step.ts'
import type { Services } from '../../services.ts'
import { accept } from './accept.ts'
import { createDenied } from './denied.ts'
import { createEnrol } from './enrol.ts'
import { createIdentify } from './identify.ts'
import { createNotice } from './notice.ts'
import { createOtherPerson } from './other-person.ts'
import { createRegister } from './register.ts'
import type { AnswerableName, StepRules } from './step.ts'
import { createSuccessor } from './successor.ts'

export type StepRegistry = { readonly [Name in AnswerableName]: StepRules<Name> }

/** Every step that takes an answer; a new one is a file and a line here. */
export function createSteps(services: Services): StepRegistry {
  return {
    identify: createIdentify(services),
    'email-code': createEmailCodeStep(services),
    successor: createSuccessor(services),
    'other-person': createOtherPerson(services),
    register: createRegister(services),
    password: createPasswordStep(services),
    totp: createTotpStep(services),
    'totp-enrol': createTotpEnrol(services),
    'new-password': createNewPassword(services),
    enrol: createEnrol(services),
    accept,
    notice: createNotice(services),
    denied: createDenied(services),
  }
}
