import type { MailWords } from './words.ts'

export const en: MailWords = {
  greeting: (firstName) => `Hello ${firstName},`,
  footer: (portal) =>
    `You get this mail because your e-mail address is used in ${portal}. Replies to it are not read.`,
  roles: { reporter: 'reporter', signatory: 'signatory', coordinator: 'coordinator' },
  wholePortal: 'the whole portal',
  invitation: {
    subject: (portal) => `Invitation to ${portal}`,
    invited: (inviter, portal) => `${inviter} has invited you to ${portal}.`,
    rolesHeading: 'You are invited as:',
    until: (date) => `until ${date}`,
    button: 'Open the invitation',
    copy: 'Button not working? Copy this address into your browser:',
    deadline: (date) => `The invitation is valid until ${date}. You can begin now and go on later.`,
    need: 'It takes about five minutes. Have your mail at hand, and an authenticator app on your phone or computer. If you have none, we show how to get one.',
    notYou:
      'Is this invitation not for you? Then there is nothing to do. The link gives no access by itself.',
  },
  emailCode: {
    subject: (code, portal) => `${code} is your code for ${portal}`,
    codeIs: 'Your verification code is:',
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
  methods: { password: 'Password', totp: 'Code from an authenticator app' },
}
