import { z } from 'zod'
import { inviter } from './invitation-told-wire.ts'
import { identifyingKind, type MethodStep, methodKind, methodStepViews } from './method-wires.ts'
import { list, view } from './shapes.ts'
import { acrValue, amrValues, endView } from './shared-views.ts'

/** What each step of a flow shows. All waits are durations, because the browser's clock is not believed. */

const whoIsSignedIn = view({ name: z.string(), address: z.string() })

const identifyStep = view({
  name: z.literal('identify'),
  session: whoIsSignedIn
    .nullable()
    .describe(
      'A live session of this browser in this portal: "Continue as …" waits for the press.',
    ),
  methods: list(identifyingKind).describe('Those that find the person without an address.'),
  isPasswordless: z.boolean().describe('Nobody has a password here, so none is forgotten.'),
}).describe('Asks for the address.')

const chooseAddressStep = view({
  name: z.literal('choose-address'),
  addresses: list(
    view({
      id: z.string().describe('What it is chosen and forgotten by.'),
      address: z.string().describe('In part, with as many letters as tell it from the others.'),
    }),
  ).describe(
    'Those that were signed in with in this browser in this portal, newest first: five at most.',
  ),
}).describe(
  'Offers the addresses that this browser remembers. It proves nothing: what follows is the same for each, and for one that is typed, which may be given here as an answer to `identify`.',
)

const successorStep = view({
  name: z.literal('successor'),
  inviter: inviter.describe('Who invited, and will be told; null where that is not known.'),
}).describe('"I am not the right person": who should have been asked instead, if that is known.')

const otherPersonStep = view({
  name: z.literal('other-person'),
  session: whoIsSignedIn.describe(
    'Whoever is signed in; `who` of the flow is whom the invitation is for.',
  ),
}).describe(
  'Somebody else is signed in, in this browser, to the portal that the invitation is for.',
)

const registerStep = view({
  name: z.literal('register'),
  firstName: z.string(),
  lastName: z.string(),
}).describe("The invited person's name as the inviter gave it, to confirm or correct.")

const enrolStep = view({
  name: z.literal('enrol'),
  methods: list(methodKind),
  graceLeft: z
    .int()
    .nullable()
    .describe(
      'Sign-ins that may still go ahead without it; 0 when it is due now, null where days alone are counted.',
    ),
  daysLeft: z
    .int()
    .nullable()
    .describe('Days through which they may, today included; null where none are counted.'),
}).describe('Compulsory enrolment: policy wants a method that the person lacks.')

const pickedWay = view({
  id: z.string().describe('What the answer names it by.'),
  kind: methodKind,
  names: list(z.string()).describe(
    "The person's own names for those that will do; empty for kinds without names.",
  ),
  lastUsed: z.iso.date().nullable().describe("The day, in the portal's time zone; null for never."),
  added: z.iso
    .date()
    .nullable()
    .describe('The day on which it was set up, of whatever has a name; null where it is several.'),
  isDefault: z.boolean(),
})

const pickStep = view({
  name: z.literal('pick'),
  lost: methodKind
    .nullable()
    .describe('The kind that the person said they no longer have: it is listed last.'),
  methods: list(pickedWay).describe(
    'What the person has that will do here: their default, else what they used last, comes first.',
  ),
  notHere: list(
    view({
      kind: methodKind,
      names: list(z.string()),
      why: z
        .enum(['not-accepted', 'not-enough', 'other-portal', 'paused'])
        .describe(
          '`not-accepted`: not by this portal. `not-enough`: it adds nothing to what was shown, or vouches for no change. `other-portal`: it counts only where it was made. `paused`: it counts again later.',
        ),
    }),
  ).describe('What they have that will not do, and why.'),
  pass: z.boolean().describe('A pass of the helpdesk will do, too: it leads to setting one up.'),
}).describe('Asks which of several methods the person wants to verify with.')
/** Everything that a person has to verify with; shown behind a first proof alone. */
export type PickStep = z.infer<typeof pickStep>

const accessPassStep = view({
  name: z.literal('access-pass'),
  canChooseOther: z
    .boolean()
    .describe('There is something else to verify with: `other` leads back.'),
}).describe(
  'Asks for the pass that the helpdesk has read out. It works once, and leads to setting up a way to verify.',
)

const codesLeftStep = view({
  name: z.literal('codes-left'),
  left: z.int().describe('How many recovery codes are left.'),
  hasOther: z
    .boolean()
    .describe('The person has another factor, which may be what they have lost.'),
  renewal: z
    .enum(['here', 'account', 'later'])
    .nullable()
    .describe(
      '`here`: the answer `renew` makes a new set, after another factor. `account`: our own page alone makes one, for the person has a role elsewhere, too. `later`: nothing that the person has vouches for one. Null while there are enough, or where the portal has none.',
    ),
  account: z.string().describe("Address of the person's account on our own page."),
}).describe(
  'A recovery code was shown: what is left, and what to do about it, before the sign-in ends.',
)
/** What is told to whoever came in by a recovery code. */
export type CodesLeftStep = z.infer<typeof codesLeftStep>

const acceptStep = view({
  name: z.literal('accept'),
  inviter,
  additions: list(
    view({
      unit: z
        .string()
        .nullable()
        .describe('Name of the unit; null for a role in the whole portal.'),
      role: z.string().describe('Its id.'),
      roleName: z
        .string()
        .nullable()
        .describe('What the portal calls it in the language of the screen; null for nothing.'),
      until: endView.nullable().describe('When the role ends; null for open-ended.'),
    }),
  ),
}).describe('Invited again: what is added to an existing account.')
/** What is added, each with its unit and its end. */
export type AcceptStep = z.infer<typeof acceptStep>

const offerStep = view({
  name: z.literal('offer'),
  method: methodKind.describe('What finds its person, and may be set up now.'),
  isAutomatic: z
    .boolean()
    .describe(
      'The browser may be asked first, by `quietly`; the person where nothing comes of it.',
    ),
}).describe(
  'Signed in, and asked whether to do without a password next time. `cannot` is answered where the device has nowhere to keep one.',
)

const confirmStep = view({ name: z.literal('confirm') }).describe(
  'One act, as `confirms` of the flow says it: agreed to before a factor is shown for it.',
)

const noticeStep = view({
  name: z.literal('notice'),
  document: z.string(),
  version: z.int(),
  language: z.string(),
  hash: z
    .string()
    .describe('SHA-256 of the text shown, base64url: what the acceptance is recorded over.'),
  title: z.string(),
  sections: list(view({ heading: z.string(), body: z.string() })),
  changed: z.boolean().describe('True when an earlier version was accepted before.'),
}).describe('A notice to be accepted.')

const deniedReason = z
  .enum([
    'no-membership',
    'no-usable-method',
    'suspended',
    'frozen',
    'invitation-unknown',
    'invitation-expired',
    'invitation-revoked',
    'invitation-used',
    'no-invitation',
    'invitation-declined',
    'signed-out',
    'too-many-methods',
    'method-not-offered',
    'needs-other-factor',
    'needs-older-method',
    'needs-key',
    'verification-unknown',
    'confirmation-unknown',
    'trial-unknown',
    'address-taken',
    'method-needed',
    'own-origin',
  ])
  .describe(
    "`invitation-declined`: the inviter has been told that it was for somebody else. `frozen`: somebody pressed `this was not me`, so nothing is changed, and only a strong method signs in. `signed-out`: `add-method`, `try-method`, `change-password` and `confirm` are for whoever is signed in, and nobody is. `too-many-methods`: five authenticator apps and tokens in all, so remove one or ask the help contacts. `verification-unknown`: what the host's server made for `verify-email` is unknown, used, or out of date. `confirmation-unknown`: so is what `confirm` was to be for, or it is somebody else's, or no new address was proven. `trial-unknown`: what `try-method` was to be for is not there, is nobody's to try here, or the session is below two factors. `address-taken`: it is that of another account. `method-not-offered`: the portal does not accept the kind that was to be added. `needs-other-factor`: a recovery code does not vouch for it, nor, for a day, what was set up by one. `needs-older-method`: an address is changed by what was set up at least a day before; for 30 days after a change by what was there a day before that, and so are recovery codes made. `needs-key`: in the console a key is set up by another one that was made there, an invitation, or a pass of the helpdesk. `method-needed`: it is the last method that a portal asks the person for. `own-origin`: the person has a role in another portal, or in the console, so what lets them in is set up and replaced on the page of ours that `ownPage` names.",
  )
/** Why a journey ends here; the widget has a sentence for each. */
export type DeniedReason = z.infer<typeof deniedReason>

const deniedStep = view({
  name: z.literal('denied'),
  reason: deniedReason,
  newLink: z
    .enum(['askable', 'asked'])
    .nullable()
    .describe(
      '`invitation-expired`: whether a new link can be asked for, or has been. Null for all else.',
    ),
  ownPage: z
    .string()
    .exactOptional()
    .describe(
      '`own-origin` alone: where it can be done. A sign-in comes back to the host from there, with its `state`, where the portal has registered a return address.',
    ),
}).describe('The journey ends here, without what it was for.')
/** Takes one answer, `ask`, and that only where `newLink` is `askable`. */
export type DeniedStep = z.infer<typeof deniedStep>

const doneStep = view({
  name: z.literal('done'),
  acr: acrValue.nullable().describe('Null where the journey makes no session.'),
  amr: amrValues,
  person: z
    .string()
    .describe(
      "The person's name, for a friendly last word; empty where none is known (`verify-email`).",
    ),
  code: z
    .string()
    .nullable()
    .describe(
      "One-time code for the host's server; null when the host gave no `state` to bind it to.",
    ),
  state: z.string().nullable(),
  codeExpiresInSeconds: z.int(),
  codesLeft: z
    .int()
    .nullable()
    .describe(
      'How many recovery codes are left, where one was shown here and nobody is signed in by it; null elsewhere.',
    ),
  codesMade: z.boolean().describe('A new set of recovery codes was made here.'),
  tries: z
    .string()
    .nullable()
    .describe(
      'Id of what was added here and can be tried at once: the `object` of `try-method`. Null for nothing.',
    ),
  portalUrl: z.string().describe("The portal's own start page, where the hosted page leads on to."),
}).describe('The journey is complete.')
/** Takes no answer. `code` works once and for a minute; the rest is for the page to show. */
export type DoneStep = z.infer<typeof doneStep>

const ownSteps = [
  identifyStep,
  chooseAddressStep,
  successorStep,
  otherPersonStep,
  registerStep,
  enrolStep,
  pickStep,
  accessPassStep,
  codesLeftStep,
  acceptStep,
  offerStep,
  confirmStep,
  noticeStep,
  deniedStep,
  doneStep,
] as const

/** Those that belong to no method, and those of every method. */
export const stepViews = [...ownSteps, ...methodStepViews]

/** What `view.step` of a flow is; one of `stepViews`. */
export const step = z
  .discriminatedUnion('name', [...ownSteps, ...methodStepViews])
  .describe('The one step that a flow stands at, told apart by `name`.')
/** The same as a type: switch on `name`. */
export type Step = z.infer<(typeof ownSteps)[number]> | MethodStep
/** Name of a step, as answers give it back in `step`. */
export type StepName = Step['name']
