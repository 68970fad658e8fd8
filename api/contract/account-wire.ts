import { z } from 'zod'
import { methodKind } from './method-wires.ts'
import { BROWSER_NAMES, SYSTEM_NAMES } from './plain/account/browsers.ts'
import { TOLD_ACTS } from './plain/account/told-acts.ts'
import { LONGEST_LANGUAGE, LONGEST_LINE, LONGEST_NAME, LONGEST_TELEPHONE } from './plain/lengths.ts'
import { proof } from './requests.ts'
import { instant, list, view } from './shapes.ts'
import { address, id, line, personName } from './texts.ts'

/** The own account of whoever is signed in: read, and changed where no further factor is asked for. */

const work = proof.optional()

/**
 * `POST /v1/account/who` → `AccountWho`; `…/helpdesk-code` → `CallerCodeView`; `…/read`, `…/sessions/end-others` and
 * `…/unfreeze` → `AccountView`; `…/freeze` → 204.
 */
export const ownAccount = z.strictObject({ portal: id })

/** `POST /v1/account/methods/rename` → `AccountView`. */
export const renameMethod = z.strictObject({
  portal: id,
  method: id,
  name: line(LONGEST_NAME).describe('Another method of the person may not have it.'),
  proof: work,
})

/** `POST /v1/account/methods/default` → `AccountView`. */
export const chooseDefault = z.strictObject({ portal: id, method: id, proof: work })

/** `POST /v1/account/name` → `AccountView`. Either of the two may be empty, not both. */
export const changeName = z.strictObject({
  portal: id,
  firstName: personName,
  lastName: personName,
  proof: work,
})

/** `POST /v1/account/telephone` → `AccountView`. */
export const changeTelephone = z.strictObject({
  portal: id,
  telephone: line(LONGEST_TELEPHONE, 0).describe(
    'As people write it; without `+` it is of the country of the portal. Empty for none.',
  ),
  proof: work,
})

/** `POST /v1/account/address/code` → `AddressCodeView`: nothing is changed by it. */
export const mailAddressCode = z.strictObject({
  portal: id,
  address: address.describe('The new one, as it is typed.'),
  proof: work,
})

/** `POST /v1/account/address/prove` → 204: the change is act `address.change` of `confirm`, within 15 minutes. */
export const proveAddress = z.strictObject({
  portal: id,
  address,
  code: line(LONGEST_LINE).describe('As it was mailed to the new address.'),
})

/** Answer of `POST /v1/account/address/code`. */
export const addressCodeView = view({
  reference: z.string().describe('The mail has the same letters.'),
  lastsSeconds: z.int(),
}).describe('A code is on its way to the new address.')
/** The same as it is shown. */
export type AddressCodeView = z.infer<typeof addressCodeView>

/** `POST /v1/account/mail-language` → `AccountView`. */
export const chooseMailLanguage = z.strictObject({
  portal: id,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .max(LONGEST_LANGUAGE)
    .describe('One of `mailLanguages`.'),
  proof: work,
})

/** Answer of `POST /v1/account/helpdesk-code`. */
export const callerCodeView = view({
  code: z
    .string()
    .describe('Digits in groups, to be read out to an agent. One works at a time, and once.'),
  lastsSeconds: z.int(),
  word: z
    .string()
    .describe(
      'The agent sees it once the code is typed, and says it: a caller who hears another hangs up.',
    ),
  numbers: list(z.string()).describe("Telephones of the portal's help, to ring back."),
}).describe('What a caller reads out to the helpdesk, so that it knows who is calling.')
/** The same as it is shown. */
export type CallerCodeView = z.infer<typeof callerCodeView>

/** `POST /v1/account/notices/read` → `AcceptedNotice`. */
export const readOwnNotice = z.strictObject({ portal: id, document: id, version: z.int().min(1) })

/** Answer of `POST /v1/account/notices/read`. */
export const acceptedNotice = view({
  document: z.string(),
  version: z.int(),
  language: z.string(),
  title: z.string(),
  sections: list(view({ heading: z.string(), body: z.string() })),
  at: instant.describe('When it was accepted.'),
}).describe('A notice as its reader accepted it: that version, in that language.')
/** The same as it is shown. */
export type AcceptedNotice = z.infer<typeof acceptedNotice>

/** `POST /v1/account/not-me` → 204. */
export const pressNotMe = z.strictObject({
  portal: id,
  token: z
    .string()
    .max(100)
    .regex(/^[\w-]+\.[\w-]+$/)
    .describe("As the mail's link has it in its fragment."),
})

/** `POST /v1/account/colleague/confirm` → `AccountView`: on a page of ours alone. */
export const confirmColleague = z.strictObject({
  portal: id,
  ask: id.describe('One of `colleagues`.'),
})

/** `POST /v1/account/sessions/end` → `AccountView`. */
export const endOwnSession = z.strictObject({ portal: id, session: id })

/** Answer of `POST /v1/account/who`: 200, signed in or not. */
export const accountWho = z
  .union([
    view({ active: z.literal(false) }),
    view({ active: z.literal(true), name: z.string(), address: z.string() }),
  ])
  .describe('Who is signed in in this browser, for a menu.')
/** Told apart by `active`. */
export type AccountWho = z.infer<typeof accountWho>

const accountMethod = view({
  id: z.string(),
  kind: methodKind,
  name: z.string().describe("The person's own; empty for kinds without names."),
  addedAt: instant,
  lastUsedAt: instant.nullable().describe('Null for never.'),
  isDefault: z.boolean().describe('It is asked for first.'),
  mayBeDefault: z.boolean().describe('It can be made the default here.'),
  state: z
    .enum(['active', 'paused', 'off'])
    .describe(
      '`paused`: it counts again at `pausedUntil`. `off`: switched off after wrong answers; it comes back by being set up anew.',
    ),
  pausedUntil: instant.nullable(),
  counts: view({
    signIn: z
      .enum(['yes', 'not-now', 'not-accepted', 'other-portal'])
      .describe('Signing in to this portal.'),
    reset: z
      .enum(['yes', 'not-now', 'no'])
      .describe('Vouching for a change of another, such as a new password.'),
    elsewhere: z
      .enum(['yes', 'not-now', 'no'])
      .describe('In other portals, where those accept the kind.'),
  }).describe('What it counts for, and why not.'),
  device: view({
    isCopied: z.boolean().describe('It was copied to other devices when it was last used.'),
    verifies: z.boolean().describe('It verified its user when it was made.'),
    model: z.string().nullable().describe('What its maker calls it; null where that is not known.'),
    page: z.string().describe('Origin of the page that it was made on.'),
  })
    .nullable()
    .describe('What its authenticator says of itself; null for kinds that have none.'),
  canTry: z
    .boolean()
    .describe('It can be tried here, by `try-method`, which changes nothing else.'),
  usesLeft: z.int().nullable().describe('How often it still works; null for any number of times.'),
  renewal: z
    .enum(['change-password', 'add-method'])
    .nullable()
    .describe('The journey by which another takes its place; null where none does.'),
  removal: z
    .enum(['yes', 'needed', 'no'])
    .describe(
      '`yes`: by act `method.remove` of `confirm`. `needed`: a portal asks for it, and there is no other. `no`: it is replaced, or is switched off.',
    ),
})
/** One of a person's methods, as they are told of it. */
export type AccountMethod = z.infer<typeof accountMethod>

const accountSession = view({
  id: z.string(),
  portal: z.string().describe('Its name.'),
  browser: z.enum(BROWSER_NAMES).nullable().describe('Null where it is not known.'),
  system: z.enum(SYSTEM_NAMES).nullable(),
  network: z.string().nullable().describe('A /24 or a /48, never the whole address.'),
  startedAt: instant,
  lastSeenAt: instant,
  isThis: z.boolean().describe('That of this request.'),
})
/** A sign-in that is live. */
export type AccountSession = z.infer<typeof accountSession>

/** Answer of `POST /v1/account/read`, and of every change. */
export const accountView = view({
  name: z.string(),
  firstName: z.string().describe('Of `name`; empty for whoever has one name only.'),
  lastName: z.string(),
  address: z.string(),
  telephone: view({
    number: z.string().describe('With its calling code, in groups.'),
    since: instant,
    isOwn: z
      .boolean()
      .describe('Given by its person; otherwise by whoever invited or helped them.'),
  })
    .nullable()
    .describe('To be rung at; it lets nobody in. Null for none.'),
  mailLanguage: z.string(),
  mailLanguages: list(z.string()).describe('That mails can be had in.'),
  timeZone: z.string().describe("The portal's, IANA: times are told in it."),
  methods: list(accountMethod).describe('Second factors first, each oldest first.'),
  adding: list(
    view({
      kind: methodKind,
      isSpare: z.boolean().describe('A way back in a drawer, and no default.'),
      whyNot: z
        .enum(['not-accepted', 'limited', 'full'])
        .nullable()
        .describe(
          'Null where it can be added. `limited`: not by somebody of these roles, or not any more.',
        ),
      most: z.int().describe('How many of its group anybody may have.'),
    }),
  ).describe('Kinds that people set up themselves.'),
  signals: view({
    rpId: z.string(),
    userId: z.string().describe('base64url.'),
    name: z.string(),
    displayName: z.string(),
    credentials: list(z.string()).describe(
      'base64url ids of all that the person has in this portal: whatever else a browser holds of them, it need not offer.',
    ),
  }).describe(
    'For `PublicKeyCredential.signalAllAcceptedCredentials` and `…signalCurrentUserDetails`, where a browser has them.',
  ),
  sessions: list(accountSession).describe(
    "Newest first. To a host's page those of its portal alone; to a page of ours all of them.",
  ),
  sessionsElsewhere: z.int().describe('Live ones that are not listed, in other portals.'),
  notices: list(
    view({
      document: z.string(),
      version: z.int(),
      title: z.string().nullable().describe('Of the newest version; null where there is none.'),
      at: instant,
    }),
  ).describe('That were accepted in this portal, newest first.'),
  colleagues: list(view({ id: z.string(), name: z.string(), at: instant })).describe(
    'Whom the helpdesk asks about: whether it is they who are calling. To a page of ours alone.',
  ),
  freeze: view({
    since: instant,
    lift: z
      .enum(['here', 'other-method', 'helpdesk'])
      .describe(
        '`here`: by this session. `other-method`: by signing in with a strong method that is older than every change of the last 30 days. `helpdesk`: by the helpdesk alone.',
      ),
  })
    .nullable()
    .describe(
      '"This was not me" was pressed: nothing is changed until it is lifted. Null for not.',
    ),
  activity: list(view({ at: instant, act: z.enum(TOLD_ACTS), isOwn: z.boolean() })).describe(
    "The last twenty, newest first; to a host's page those of its portal. `isOwn`: done by the person, or in their name.",
  ),
}).describe('The own account, as its person sees it.')
/** All that `<farstu-account>` shows. */
export type AccountView = z.infer<typeof accountView>
