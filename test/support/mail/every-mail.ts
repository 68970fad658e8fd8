import type { MailOrder } from '../../../api/domain/mail/mail.ts'
import type { MailTemplates, TemplateName } from '../../../api/ports/mail-templates.ts'

/** What people have brought that a mail tells. */
interface Told {
  readonly firstName: string
  readonly inviter: string
  readonly person: string
  readonly email: string
  readonly unit: string
  readonly role: string
  /** What a method is called, by whom it belongs to. */
  readonly method: string
  readonly successorName: string | null
  readonly successorEmail: string | null
}

export const USUALLY_TOLD: Told = {
  firstName: 'Test',
  inviter: 'Example Agency',
  person: 'Test Reporter',
  email: 'reporter@example.org',
  unit: 'Example Town',
  role: 'reporter',
  method: 'My phone',
  successorName: null,
  successorEmail: null,
}

const AT = Date.parse('2027-02-01T08:00:00Z')

type Filled<T extends TemplateName> = Pick<MailOrder<T>, 'variables' | 'secrets'>

/** Every mail there is, with what it is told. */
export const everyMail = (told: Told): { readonly [T in keyof MailTemplates]: Filled<T> } => {
  const { firstName, inviter, person, email, successorName, successorEmail } = told
  const invited = { inviter, person, email, invitation: 'id-of-the-invitation' }
  const owner = { firstName, at: AT }
  const notMe = { notMe: 'https://auth.portal.example.org/p/demo/not-me#0123.4567' }
  return {
    invitation: {
      variables: {
        firstName,
        inviter,
        roles: [
          { unit: told.unit, role: told.role, name: null, until: AT },
          { unit: null, role: 'helpdesk', name: null, until: null },
        ],
        setsUp: 'totp',
        expiresAt: AT,
      },
      secrets: { link: 'https://portal.example.org/invitation#farstu-invitation=0123' },
    },
    'new-link-asked': { variables: { ...invited, expiredAt: AT }, secrets: {} },
    'invitation-declined': {
      variables: { ...invited, at: AT, successorName, successorEmail },
      secrets: {},
    },
    'email-code': {
      variables: { reference: 'KTR', minutes: 10, purpose: 'invitation' },
      secrets: { code: '123456' },
    },
    'account-ready': {
      variables: { ...owner, methods: ['password', 'totp', 'email-code'] },
      secrets: notMe,
    },
    'password-changed': { variables: owner, secrets: notMe },
    'method-added': { variables: { ...owner, method: told.method, kind: 'totp' }, secrets: notMe },
    'method-removed': {
      variables: { ...owner, name: told.method, kind: 'totp' },
      secrets: notMe,
    },
    'account-changed': {
      variables: { ...owner, changed: { what: 'renamed', from: told.method, to: told.method } },
      secrets: notMe,
    },
    'address-changed': { variables: { ...owner, by: 'helpdesk' }, secrets: {} },
    'correction-code': {
      variables: { reference: 'KTR', minutes: 10 },
      secrets: { code: '1234-5678' },
    },
    'method-cloned': { variables: { ...owner, method: told.method }, secrets: notMe },
    'method-disabled': { variables: owner, secrets: notMe },
    'recovery-codes-made': { variables: owner, secrets: notMe },
    'recovery-code-used': { variables: { ...owner, left: 2 }, secrets: notMe },
    'recovery-codes-disabled': { variables: owner, secrets: notMe },
    'caller-code': {
      variables: { firstName, minutes: 10 },
      secrets: { code: '1234-5678' },
    },
    'colleague-asked': {
      variables: { firstName, person, minutes: 30 },
      secrets: { link: 'https://auth.portal.example.org/p/demo/account' },
    },
    'colleague-confirmed': { variables: { ...owner, colleague: person }, secrets: notMe },
    'colleague-confirmed-contact': {
      variables: { person, colleague: inviter, at: AT },
      secrets: {},
    },
    'helpdesk-acted': {
      variables: {
        ...owner,
        done: { what: 'reset', methods: [{ name: told.method, kind: 'totp' }] },
      },
      secrets: notMe,
    },
    'policy-announced': {
      variables: {
        firstName,
        concern: 'must-set-up',
        from: '2027-02-15',
        kinds: ['totp'],
        graceSignIns: 3,
        graceDays: 14,
        homeUrl: 'https://portal.example.org/',
        help: ['Service desk: 010-000 00 00, help@example.org'],
      },
      secrets: {},
    },
    'account-suspended': { variables: owner, secrets: {} },
    'account-reopened': { variables: owner, secrets: notMe },
    'account-frozen': { variables: { ...owner, isHeld: false }, secrets: {} },
    'account-unfrozen': { variables: owner, secrets: notMe },
    'help-waits': {
      variables: {
        firstName,
        act: 'reset',
        by: told.method,
        sinceHours: 24,
        link: 'https://auth.example.org/console/demo/people/p1',
        until: owner.at,
      },
      secrets: {},
    },
    'shared-person': {
      variables: {
        ...owner,
        act: 'suspend-person',
        link: 'https://auth.example.org/console/demo/people/p1',
      },
      secrets: {},
    },
    'colleague-changed': {
      variables: {
        ...owner,
        change: 'invited',
        name: told.method,
        address: 'kim@example.org',
        by: 'Example Owner',
      },
      secrets: {},
    },
    'agent-limited': {
      variables: {
        ...owner,
        name: told.method,
        address: 'kim@example.org',
        limit: 'giving',
        most: 30,
      },
      secrets: {},
    },
    'owner-invited': {
      variables: { ...owner, name: told.method, address: 'kim@example.org' },
      secrets: {},
    },
  }
}
