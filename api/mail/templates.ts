import { FEW_CODES } from '../contract/plain/codes.ts'
import type { MethodKind } from '../contract/views.ts'
import type { TemplateName } from '../ports/mail-templates.ts'
import { accountChanged } from './account-changed.ts'
import { AGENTS } from './agents.ts'
import { code, link, list, paragraph, quiet } from './blocks.ts'
import { CALLERS } from './callers.ts'
import { COLLEAGUES } from './colleagues.ts'
import { helpdeskActed } from './helpdesk-acted.ts'
import { greeting, helpOf, type Letterhead, objection, type Template, told } from './letter.ts'
import { policyAnnounced } from './policy-announced.ts'
import { proposal } from './proposal.ts'
import { roleLine } from './role-line.ts'
import type { Words } from './words/generated/words.ts'

export const TEMPLATES: { readonly [T in TemplateName]: Template<T> } = {
  invitation: ({ firstName, inviter, roles, setsUp, expiresAt, link: url }, head) => {
    const { words, portal, until } = head
    const said = words.invitation
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(invited(head, inviter)),
        paragraph(said.rolesHeading),
        list(roles.map((role) => roleLine(role, head))),
        link(said.button, url, said.copy),
        paragraph(said.deadline({ until: until(expiresAt) })),
        paragraph(neededFor(said, setsUp)),
        quiet(said.notYou),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'new-link-asked': ({ inviter, person, email, invitation, expiredAt }, head) => {
    const { words, portal, until } = head
    const said = words.newLinkAsked
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, head.inviter(inviter))),
        paragraph(said.asked({ whom: person, email })),
        paragraph(said.expired({ until: until(expiredAt) })),
        paragraph(said.sendAnew({ id: invitation })),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'invitation-declined': ({ inviter, person, email, invitation, at, ...proposed }, head) => {
    const { words, portal, moment } = head
    const said = words.invitationDeclined
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, head.inviter(inviter))),
        paragraph(said.declined({ whom: person, email, at: moment(at) })),
        ...proposal(proposed, words),
        paragraph(said.stillOpen({ id: invitation })),
        quiet(said.unchecked),
        quiet(words.footer({ portal })),
      ],
    }
  },

  // The code stands in the subject too: twice-a-year readers find it in the notification.
  'email-code': ({ reference, minutes, purpose, code: digits }, { words, portal }) => {
    const said = words.emailCode
    return {
      subject: said.subject({ code: digits, portal }),
      blocks: [
        paragraph(said.codeIs),
        code(digits),
        paragraph(said.purpose[purpose]({ portal })),
        paragraph(said.validity({ minutes })),
        paragraph(said.reference({ reference })),
        quiet(said.neverAsk),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'account-ready': ({ firstName, methods, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.accountReady
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(said.ready({ portal, at: moment(at) })),
        paragraph(said.methodsHeading),
        list(methods.map((kind) => words.methods[kind])),
        paragraph(said.nextTime),
        paragraph(said.notYou),
        ...objection(head, notMe),
        ...helpOf(head),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'password-changed': ({ firstName, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.passwordChanged
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.changed({ at: moment(at) }), said.ended, said.notYou],
    })
  },

  'method-added': ({ firstName, method, kind, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.methodAdded
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [
        said.added({ method, at: moment(at) }),
        said.kind({ kind: words.methods[kind] }),
        said.notYou,
      ],
    })
  },

  'method-removed': ({ firstName, name, kind, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.methodRemoved
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [
        said.removed({ method: name || words.methods[kind], at: moment(at) }),
        said.ended,
        said.notYou,
      ],
    })
  },

  'account-changed': accountChanged,

  'address-changed': ({ firstName, by, at }, head) => {
    const { words, portal, moment } = head
    const said = words.addressChanged
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(said.changed({ at: moment(at) })),
        paragraph(by === 'helpdesk' ? said.fromHelpdesk : said.from),
        ...helpOf(head),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'method-disabled': ({ firstName, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.methodDisabled
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.disabled({ at: moment(at) }), said.stillWorks, said.getBack, said.notYou],
    })
  },

  'method-cloned': ({ firstName, method, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.methodCloned
    return told(head, firstName, {
      subject: said.subject({ portal }),
      notMe,
      lines: [said.cloned({ method, at: moment(at) }), said.replace, said.notYou],
    })
  },

  'recovery-codes-made': ({ firstName, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.recoveryCodesMade
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.made({ at: moment(at) }), said.former, said.notYou],
    })
  },

  'recovery-code-used': ({ firstName, left, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.recoveryCodeUsed
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [
        said.used({ at: moment(at) }),
        said.left({ left }),
        ...(left <= FEW_CODES ? [said.few] : []),
        said.notYou,
      ],
    })
  },

  'recovery-codes-disabled': ({ firstName, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.recoveryCodesDisabled
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.disabled({ at: moment(at) }), said.stillWorks, said.notYou],
    })
  },

  ...CALLERS,
  'helpdesk-acted': helpdeskActed,
  ...AGENTS,
  ...COLLEAGUES,
  'policy-announced': policyAnnounced,

  'account-frozen': ({ firstName, isHeld, at }, head) => {
    const { words, portal, moment } = head
    const said = words.accountFrozen
    return told(head, firstName, {
      subject: said.subject({ portal }),
      lines: [said.frozen({ at: moment(at) }), said.means, isHeld ? said.helpdesk : said.lift],
    })
  },

  'account-unfrozen': ({ firstName, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.accountUnfrozen
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.lifted({ at: moment(at) }), said.asBefore],
    })
  },

  'account-suspended': ({ firstName, at }, head) => {
    const { words, portal, moment } = head
    const said = words.accountSuspended
    return told(head, firstName, {
      subject: said.subject({ portal }),
      lines: [said.suspended({ at: moment(at) }), said.everywhere, said.ask],
    })
  },

  'account-reopened': ({ firstName, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.accountReopened
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.reopened({ at: moment(at) }), said.asBefore],
    })
  },
}

/** What to have at hand: the mail, and what a kind needs beside it. */
function neededFor({ need, needs }: Words['invitation'], setsUp: MethodKind | null): string {
  const beside: Partial<Record<MethodKind, string>> = needs
  return (setsUp && beside[setsUp]) ?? need
}

function invited({ words, portal, ...head }: Letterhead, by: string): string {
  const inviter = head.inviter(by)
  const said = words.invitation
  return inviter === null ? said.invited({ portal }) : said.invitedBy({ inviter, portal })
}
