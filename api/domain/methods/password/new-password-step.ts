import type { Method } from '../../../ports/store/methods.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { type Change, change, type Refusal, refuse } from '../../journeys/change.ts'
import { type FlowContext, isTooShortAlone } from '../../journeys/context.ts'
import { withProven } from '../../journeys/facts.ts'
import { isReplacing, replacePassword } from '../../journeys/recovery.ts'
import type { StepRules } from '../../journeys/steps/step.ts'
import { isAtLeast, type ProvenFactor } from '../../policy/levels.ts'
import type { Services } from '../../services.ts'
import { provenPassword } from '../factors.ts'
import { createPassword } from './password.ts'
import { distinct, wordsOfAddress, wordsOfNames, wordsOfPerson } from './rules/known-words.ts'
import {
  normalizePassword,
  passwordRules,
  type Weaknesses,
  weaknesses,
} from './rules/password-rules.ts'

/** Chooses the password. It has been typed twice in the widget; here it comes once. */
export function createNewPassword(services: Services): StepRules<'new-password'> {
  const { store, commonPasswords } = services
  const passwords = createPassword(services)

  const weaknessesOf = async (context: FlowContext, typed: string): Promise<Weaknesses> =>
    weaknesses(normalizePassword(typed), {
      rules: rulesOf(context),
      knownWords: knownWords(context),
      isCommon: await commonPasswords.open(),
    })

  const firstPassword = ({ facts, portal }: FlowContext, { method, proof }: Chosen): Change => ({
    facts: { ...facts, proven: withProven(facts, proof) },
    *guards(): Statement<Refusal | null> {
      const held = yield* store.methods.active(method.personId, method.createdAt)
      // Two browsers chose at once: the second proves the first's password instead.
      if (held.some(({ kind }) => kind === 'password')) return { code: 'step_changed' }
      yield* store.methods.add(method)
      return null
    },
    records: [
      recordOf(services, {
        act: 'password.set',
        actor: { type: 'person', id: method.personId },
        target: { type: 'person', id: method.personId },
        portalId: portal.id,
      }),
    ],
  })

  return {
    isCostly: true,
    show: (context) => ({
      name: 'new-password',
      address: context.person?.email ?? '',
      rules: rulesOf(context),
      isReplacement: isReplacing(context),
      isTooShort: isTooShortAlone(context),
    }),
    async answer(context, answer) {
      const { person } = context
      if (!person) return refuse({ code: 'step_changed' })
      const { reasons, words } = await weaknessesOf(context, answer.password)
      if (reasons.length > 0) return refuse({ code: 'password_refused', reasons, ...told(words) })
      const method = await passwords.create(person.id, answer.password)
      const proof = provenPassword(method.id, context.now, answer.password)
      const held = context.methods.find(({ kind }) => kind === 'password')
      if (!held) return change(firstPassword(context, { method, proof }))
      // Chosen by whoever has just proven the old one and more, it counts as proven at once.
      const facts = isTooShortAlone(context)
        ? { proven: withProven(context.facts, proof) }
        : { passwordReplacedAt: context.now }
      return change(replacePassword(services, context, { held, chosen: method, facts }))
    },
  }
}

interface Chosen {
  readonly method: Method
  readonly proof: ProvenFactor
}

/** By the portal's own level: what one host asks for once does not make a password stronger. */
function rulesOf({ portal }: FlowContext) {
  const { password, level } = portal.policy
  return passwordRules(password, !isAtLeast(level, 'aal2'))
}

const told = (words: readonly string[]) => (words.length === 0 ? {} : { words })

/**
 * Words that an attacker would try first for this person in this portal: who they are, the service,
 * and whom they report for.
 */
function knownWords({ portal, person, invitation, invitedRoles, memberships }: FlowContext) {
  const units = [...invitedRoles, ...memberships].map(({ unitName }) => unitName ?? '')
  return distinct([
    ...(person ? wordsOfPerson(person.firstName, person.lastName) : []),
    ...wordsOfAddress(person?.email ?? ''),
    ...wordsOfNames(portal.name, portal.id, invitation?.inviterName ?? '', ...units),
  ])
}
