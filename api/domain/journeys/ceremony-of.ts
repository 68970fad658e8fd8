import type { Ceremony } from '../methods/ceremony.ts'
import { isAtLeast } from '../policy/levels.ts'
import { isPasswordless } from '../policy/portal-policy.ts'
import { type FlowContext, isOpenerLacking, isUnproven, tooWeakAlone } from './context.ts'
import { toldByLink, toldToAccount } from './invitation-told.ts'
import { journeyOf, requirementsOf } from './journeys.ts'
import { isReplacing, mayRecover } from './recovery.ts'
import { demandsKeys } from './requirements/acting-keys.ts'
import { isAutomatic } from './requirements/offering.ts'
import { isPassShown } from './requirements/passing.ts'
import { notDeclined } from './requirements/requirements.ts'
import { mayRestart } from './restart.ts'

/** What a method is told of the flow that it is used in: nothing else of a journey reaches it. */
export function ceremonyOf(context: FlowContext, kind: string): Ceremony {
  const { flow, portal, person, now, language, isKnownBrowser, budget, level } = context
  const { policy } = portal
  return {
    purpose: context.facts.recovering ? 'reset' : journeyOf(flow).rules.purpose,
    flowId: flow.id,
    portal: {
      id: portal.id,
      name: portal.name,
      timeZone: portal.timeZone,
      homeUrl: portal.homeUrl,
      rpId: context.rpId,
      preset: policy.password,
      isOneFactorEnough: !isAtLeast(policy.level, 'aal2'),
    },
    page: context.origin ?? '',
    browser: flow.browserHash,
    isKnownBrowser,
    language,
    now,
    address: flow.email,
    person,
    budget,
    isVerificationDemanded: isAtLeast(level, 'aal3') || demandsKeys(context),
    isQuiet: context.facts.offer === 'quiet' && isAutomatic(context),
    binds: journeyOf(flow).rules.binds?.(context) ?? null,
    secrets: secretsOf(context, kind),
    mailbox: mailboxOf(context),
    around: {
      toldByLink: toldByLink(context),
      toldToAccount: toldToAccount(context),
      canRecover: mayRecover(context),
      canMakeAnew: canMakeAnew(context),
      canRestart: mayRestart(context),
      canDecline: canDecline(context),
      canChooseOther: context.facts.chosen === kind && isUnproven(context),
      isReplaced: context.facts.replacedAt !== undefined,
      isReplacing: isReplacing(context),
      isHeld: context.methods.some((method) => method.kind === kind),
      isTooWeakAlone: !isReplacing(context) && tooWeakAlone(context) !== undefined,
      names: namesAround(context),
    },
  }
}

/** What works once, of this kind alone: nothing that was made for another serves it. */
function secretsOf({ secrets }: FlowContext, kind: string) {
  return secrets.filter(({ purpose }) => purpose === kind)
}

function mailboxOf(context: FlowContext): Ceremony['mailbox'] {
  const { wrongCodes, facts } = context
  const shownPurpose = purposeOf(context)
  return {
    wrongCodes,
    turnFrom: facts.codeFrom,
    way: wayOf(context),
    recipient: recipientOf(context),
    shownPurpose,
    mailedPurpose:
      shownPurpose === 'invitation' && !facts.byLink ? eitherPurpose(context) : shownPurpose,
  }
}

/** The door for typed addresses leads to one of two ends, which are one where nobody chooses a password. */
const eitherPurpose = ({ portal }: FlowContext) =>
  isPasswordless(portal.policy) ? 'enrol' : 'invitation-or-recovery'

/** Whoever shows a pass has ten minutes from then on: what strangers were sent in this hour must not take them. */
function wayOf(context: FlowContext) {
  const { facts, verification, isKnownBrowser } = context
  if (verification) return 'host'
  if (isPassShown(context)) return 'pass'
  if (facts.byLink) return 'link'
  return isKnownBrowser ? 'known-browser' : 'address'
}

function purposeOf(context: FlowContext) {
  const { flow, facts } = context
  const { codePurpose } = journeyOf(flow).rules
  if (codePurpose) return codePurpose
  const isMadeAnew = facts.recovering && isPasswordless(context.portal.policy)
  if (facts.enrolling || isMadeAnew) return 'enrol'
  return facts.recovering || tooWeakAlone(context) ? 'recovery' : 'invitation'
}

function recipientOf({ flow, verification, language, person, invitation }: FlowContext) {
  // The host's server vouches for it: to that very spelling, in the language of the page.
  if (verification && flow.email !== null) return { email: flow.email, language }
  if (person) return { email: person.email, language: person.mailLanguage }
  return invitation && { email: invitation.email, language: invitation.language }
}

/** What lets in here was lost, or never made: where there is a password, that is what is forgotten. */
export function canMakeAnew(context: FlowContext): boolean {
  const isLacking = isOpenerLacking(context) && context.facts.recovering === undefined
  return isLacking && mayRecover(context) && !mayRestart(context)
}

/** By link, once for each letter, and only before somebody has proven the mailbox to be theirs. */
export function canDecline(context: FlowContext): boolean {
  const { facts, invitation } = context
  if (!requirementsOf(context).includes(notDeclined)) return false
  const isUntouched = invitation?.state === 'sent' || invitation?.state === 'started'
  return facts.byLink === true && isUntouched && invitation.declinedAt === null
}

/** The service, whoever invited, and whom somebody reports for. */
function namesAround({ portal, invitation, invitedRoles, memberships }: FlowContext) {
  const units = [...invitedRoles, ...memberships].map(({ unitName }) => unitName ?? '')
  return [portal.name, portal.id, invitation?.inviterName ?? '', ...units]
}
