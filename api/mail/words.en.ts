import type { MailWords } from './words.ts'

export const en: MailWords = {
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  until: { day: (date) => `until the end of ${date}`, moment: (when) => `until ${when}` },
  footer: (portal) =>
    `You get this mail because your e-mail address was given in ${portal}. Replies to it are not read.`,
  roles: {
    reader: 'reader',
    reporter: 'reporter',
    'unit-admin': 'unit administrator',
    signatory: 'signatory',
    coordinator: 'coordinator',
    owner: 'owner',
    administrator: 'administrator',
    helpdesk: 'helpdesk',
    auditor: 'auditor',
  },
  wholePortal: 'the whole portal',
  invitation: {
    subject: (portal) => `Invitation to ${portal}`,
    invited: (inviter, portal) =>
      inviter ? `${inviter} has invited you to ${portal}.` : `You are invited to ${portal}.`,
    rolesHeading: 'You are invited as:',
    button: 'Open the invitation',
    copy: 'Button not working? Copy this address into your browser:',
    deadline: (until) => `The invitation is valid ${until}. You can begin now and go on later.`,
    need: 'It takes about five minutes. Have your mail at hand, and an authenticator app on your phone or computer. If you have none, we show how to get one.',
    notYou:
      'Is this invitation not for you? Then there is nothing to do. The link gives no access by itself.',
  },
  newLinkAsked: {
    subject: (portal) => `A new invitation link is asked for in ${portal}`,
    asked: (whom, email) => `${whom} (${email}), whom you invited, asks for a new link.`,
    expired: (until) => `The invitation was valid ${until}. Nothing has been sent to them.`,
    sendAnew: (id) =>
      `If they are still to take part, have invitation ${id} sent again: it is then valid anew, by a new link.`,
  },
  invitationDeclined: {
    subject: (portal) => `An invitation to ${portal} was declined`,
    declined: (whom, email, at) =>
      `Whoever opened the invitation to ${whom} (${email}) said ${at} that it is not for them.`,
    proposal: 'They propose that you invite:',
    noProposal: 'They propose nobody else.',
    unchecked:
      'Anybody who has the invitation’s link can say so. Nothing of it has been checked, so ask at the organisation before you invite somebody else.',
    stillOpen: (id) =>
      `Nothing has been changed: invitation ${id} remains open until you correct its address, end it, or it expires.`,
  },
  emailCode: {
    subject: (code, portal) => `${code} is your code for ${portal}`,
    codeIs: 'Your verification code is:',
    purpose: {
      invitation: (portal) => `It is for accepting your invitation to ${portal}.`,
      'invitation-or-recovery': (portal) =>
        `It is for accepting an invitation to ${portal}, or for choosing a new password.`,
      enrol: (portal) => `It is for setting up an authenticator app for ${portal}.`,
      recovery: (portal) => `It is for choosing a new password for ${portal}.`,
      verify: (portal) => `It is for confirming to ${portal} that this address is yours.`,
    },
    validity: (minutes) =>
      `Type it on the page where you asked for it. It works for ${minutes} minutes.`,
    reference: (reference) => `Reference: ${reference}. The page shows the same letters.`,
    neverAsk:
      'Never give this code to anybody. We never ring or write to ask for it. If you did not ask for a code, ignore this mail.',
  },
  accountReady: {
    subject: (portal) => `Your account in ${portal} is ready`,
    ready: (portal, at) => `Your account in ${portal} was completed ${at}.`,
    methodsHeading: 'You sign in with:',
    nextTime: 'Next time, go to the portal and sign in with your e-mail address.',
    notYou: 'Was this not you? Contact whoever helps with the portal at once.',
  },
  passwordChanged: {
    subject: (portal) => `Your password for ${portal} was changed`,
    changed: (at) => `The password of your account was changed ${at}.`,
    ended: 'Every other sign-in has been ended. Your authenticator app is as it was.',
    notYou: 'Was this not you? Contact whoever helps with the portal at once.',
  },
  methodAdded: {
    subject: (portal) => `A new way to sign in to ${portal}`,
    added: (method, at) => `The authenticator app “${method}” was added to your account ${at}.`,
    notYou: 'Was this not you? Contact whoever helps with the portal at once.',
  },
  methodDisabled: {
    subject: (portal) => `Your authenticator app was switched off in ${portal}`,
    disabled: (at) =>
      `Too many wrong codes were typed for your account. Since ${at} no code from the authenticator apps that it had is accepted.`,
    stillWorks: 'Your password, and any other way to sign in that you have, works as before.',
    getBack: 'To sign in with an app again, contact whoever helps with the portal.',
    notYou:
      'Was it not you who typed the codes? Then somebody else has tried to sign in as you: contact whoever helps with the portal at once.',
  },
  accountSuspended: {
    subject: (portal) => `Your account is suspended (${portal})`,
    suspended: (at) => `Your account was suspended ${at}.`,
    everywhere:
      'Until it is opened again you cannot sign in, here or in any other portal that you use the account for. Wherever you were signed in, you have been signed out.',
    ask: 'If you do not know why, contact whoever helps with the portal.',
  },
  accountReopened: {
    subject: (portal) => `Your account is open again (${portal})`,
    reopened: (at) => `Your account was opened again ${at}.`,
    asBefore: 'You sign in as before, with the same password and the same app.',
  },
  methods: {
    password: 'Password',
    totp: 'Code from an authenticator app',
    'email-code': 'Code by e-mail',
  },
}
