import type { MailedRole, MailTemplates, TemplateName } from '../domain/mail-templates.ts'
import { type Block, code, link, list, paragraph, quiet } from './blocks.ts'
import type { MailWords } from './words.ts'

/** What a template is written with, beside its own variables. */
export interface Letterhead {
  readonly words: MailWords
  readonly portal: string
  /** Date in words, in the reader's language and the portal's time zone. */
  readonly date: (at: number) => string
  /** Date and time. */
  readonly moment: (at: number) => string
}

export interface Letter {
  readonly subject: string
  readonly blocks: readonly Block[]
}

type Template<T extends TemplateName> = (
  filled: MailTemplates[T]['variables'] & MailTemplates[T]['secrets'],
  head: Letterhead,
) => Letter

export const TEMPLATES: { readonly [T in TemplateName]: Template<T> } = {
  invitation: ({ firstName, inviter, roles, expiresAt, link: url }, { words, portal, date }) => {
    const said = words.invitation
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.invited(inviter, portal)),
        paragraph(said.rolesHeading),
        list(roles.map((role) => roleLine(role, words, date))),
        link(said.button, url, said.copy),
        paragraph(said.deadline(date(expiresAt))),
        paragraph(said.need),
        quiet(said.notYou),
        quiet(words.footer(portal)),
      ],
    }
  },

  'new-link-asked': ({ inviter, person, email, invitation, expiredAt }, head) => {
    const { words, portal, date } = head
    const said = words.newLinkAsked
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(inviter)),
        paragraph(said.asked(person, email)),
        paragraph(said.expired(date(expiredAt))),
        paragraph(said.sendAnew(invitation)),
        quiet(words.footer(portal)),
      ],
    }
  },

  'invitation-declined': ({ inviter, person, email, invitation, at, ...proposed }, head) => {
    const { words, portal, moment } = head
    const said = words.invitationDeclined
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(inviter)),
        paragraph(said.declined(person, email, moment(at))),
        ...proposal(proposed, words),
        paragraph(said.stillOpen(invitation)),
        quiet(said.unchecked),
        quiet(words.footer(portal)),
      ],
    }
  },

  // The code stands in the subject too: twice-a-year readers find it in the notification.
  'email-code': ({ reference, minutes, purpose, code: digits }, { words, portal }) => {
    const said = words.emailCode
    return {
      subject: said.subject(digits, portal),
      blocks: [
        paragraph(said.codeIs),
        code(digits),
        paragraph(said.purpose[purpose](portal)),
        paragraph(said.validity(minutes)),
        paragraph(said.reference(reference)),
        quiet(said.neverAsk),
        quiet(words.footer(portal)),
      ],
    }
  },

  'account-ready': ({ firstName, methods, at }, { words, portal, moment }) => {
    const said = words.accountReady
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.ready(portal, moment(at))),
        paragraph(said.methodsHeading),
        list(methods.map((kind) => words.methods[kind] ?? kind)),
        paragraph(said.nextTime),
        paragraph(said.notYou),
        quiet(words.footer(portal)),
      ],
    }
  },

  'password-changed': ({ firstName, at }, { words, portal, moment }) => {
    const said = words.passwordChanged
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.changed(moment(at))),
        paragraph(said.ended),
        paragraph(said.notYou),
        quiet(words.footer(portal)),
      ],
    }
  },

  'method-added': ({ firstName, method, at }, { words, portal, moment }) => {
    const said = words.methodAdded
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.added(method, moment(at))),
        paragraph(said.notYou),
        quiet(words.footer(portal)),
      ],
    }
  },

  'method-disabled': ({ firstName, at }, { words, portal, moment }) => {
    const said = words.methodDisabled
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.disabled(moment(at))),
        paragraph(said.stillWorks),
        paragraph(said.getBack),
        paragraph(said.notYou),
        quiet(words.footer(portal)),
      ],
    }
  },

  'account-suspended': ({ firstName, at }, { words, portal, moment }) => {
    const said = words.accountSuspended
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.suspended(moment(at))),
        paragraph(said.everywhere),
        paragraph(said.ask),
        quiet(words.footer(portal)),
      ],
    }
  },

  'account-reopened': ({ firstName, at }, { words, portal, moment }) => {
    const said = words.accountReopened
    return {
      subject: said.subject(portal),
      blocks: [
        paragraph(words.greeting(firstName)),
        paragraph(said.reopened(moment(at))),
        paragraph(said.asBefore),
        quiet(words.footer(portal)),
      ],
    }
  },
}

/** On lines of their own: a stranger's words are not run into ours. */
function proposal(
  {
    successorName,
    successorEmail,
  }: Pick<MailTemplates['invitation-declined']['variables'], 'successorName' | 'successorEmail'>,
  words: MailWords,
): readonly Block[] {
  const said = words.invitationDeclined
  const proposed = [successorName, successorEmail].filter((part) => part !== null)
  return proposed.length > 0
    ? [paragraph(said.proposal), list(proposed)]
    : [paragraph(said.noProposal)]
}

/** "Example Town: reporter, until 1 July 2027"; a role the catalogue does not know stands as given. */
function roleLine(
  { unit, role, until }: MailedRole,
  words: MailWords,
  date: Letterhead['date'],
): string {
  const line = `${unit ?? words.wholePortal}: ${words.roles[role] ?? role}`
  return until === null ? line : `${line}, ${words.invitation.until(date(until))}`
}
