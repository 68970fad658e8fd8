import { z } from 'zod'
import { list, view } from '../../../contract/shapes.ts'
import { acts, answerTo, givenName } from '../../../contract/step-wire.ts'
import { base64url, printable } from '../../../contract/texts.ts'

/**
 * Passkeys, security keys and this device as they travel: three kinds with one shape. What the browser's dialog takes
 * is as `PublicKeyCredential.parseCreationOptionsFromJSON` and `…parseRequestOptionsFromJSON` read it (Web
 * Authentication Level 3 §5.1.8 and §5.1.9); of what it gives back that alone is sent which the server looks at.
 */

/** Level 3 §6.1.1.1: a credential id has up to 1,023 bytes; the others are the largest that are met, doubled. */
const LONGEST = {
  credentialId: 1364,
  clientData: 4096,
  authenticatorData: 4096,
  signature: 2048,
  userHandle: 88,
  attestation: 24_576,
} as const

const MOST_TRANSPORTS = 12
const LONGEST_TRANSPORT = 32

const credential = view({
  type: z.literal('public-key'),
  id: z.string().describe('base64url.'),
  transports: list(z.string()).describe(
    'How it was reached when it was made; hints for the dialog.',
  ),
}).describe('One that there is already.')

const verification = z.enum(['required', 'preferred'])
const challenge = z
  .string()
  .describe('base64url of 32 bytes. Right once, in this flow, for this page, until `validUntil`.')
const timeout = z.int().describe('Milliseconds that the dialog may take.')
const hints = list(z.enum(['security-key', 'client-device', 'hybrid']))
const validUntil = z.iso
  .datetime()
  .describe(
    'When the challenge ends: resume the flow for another before the dialog is opened later.',
  )

const request = view({
  challenge,
  rpId: z.string().describe("The domain that the portal's credentials belong to."),
  timeout,
  userVerification: verification,
  allowCredentials: list(credential).describe(
    'Empty before anything is proven, whoever asks: the browser then offers what it holds.',
  ),
  hints,
}).describe('Options for `navigator.credentials.get`, as JSON.')

const creation = view({
  challenge,
  rp: view({ id: z.string(), name: z.string() }),
  user: view({
    id: z.string().describe('base64url; of this person in this portal, and nowhere else.'),
    name: z.string().describe('The address.'),
    displayName: z.string(),
  }),
  pubKeyCredParams: list(view({ type: z.literal('public-key'), alg: z.int() })),
  timeout,
  excludeCredentials: list(credential).describe(
    'What the person has in this portal, of all three kinds: an authenticator that holds one of them refuses.',
  ),
  authenticatorSelection: view({
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
    residentKey: z.enum(['required', 'discouraged']),
    requireResidentKey: z.boolean(),
    userVerification: verification,
  }),
  hints,
  attestation: z.literal('none'),
}).describe('Options for `navigator.credentials.create`, as JSON.')

const assertion = z
  .strictObject({
    id: base64url(LONGEST.credentialId),
    clientDataJSON: base64url(LONGEST.clientData),
    authenticatorData: base64url(LONGEST.authenticatorData),
    signature: base64url(LONGEST.signature),
    userHandle: base64url(LONGEST.userHandle)
      .nullable()
      .describe('Null where the authenticator gives none.'),
  })
  .describe('What `navigator.credentials.get` gave, in base64url.')

const attestation = z
  .strictObject({
    id: base64url(LONGEST.credentialId),
    clientDataJSON: base64url(LONGEST.clientData),
    attestationObject: base64url(LONGEST.attestation),
    transports: z.array(printable.max(LONGEST_TRANSPORT)).max(MOST_TRANSPORTS),
  })
  .describe('What `navigator.credentials.create` gave, in base64url, with `getTransports()`.')

const wireOf = <const Kind extends string, const Finds extends boolean>(
  kind: Kind,
  { identifies, called }: { readonly identifies: Finds; readonly called: string },
) => {
  const enrol = `${kind}-enrol` as const
  return {
    verify: {
      view: view({
        name: z.literal(kind),
        options: request,
        validUntil,
        methods: list(z.string()).describe(
          "The person's own names for those that will do; empty before anything is proven.",
        ),
        isRecovery: z
          .boolean()
          .describe('It stands before a new password in place of a forgotten one.'),
        canRecover: z
          .boolean()
          .describe(
            'True where nobody has a password: `forgotten` leads to another, after the mailbox and what vouches for it.',
          ),
        canRestart: z
          .boolean()
          .describe(
            'True where enrolment may be restarted with another (an invitation not yet completed).',
          ),
        canChooseOther: z
          .boolean()
          .describe('True where it was chosen to begin with: an address may be typed instead.'),
      }).describe(`Asks for ${called}.`),
      answers: [
        answerTo(kind, { assertion }),
        answerTo(kind, { restart: acts.restart }),
        answerTo(kind, { forgotten: acts.forgotten }),
      ],
    },
    enrol: {
      view: view({
        name: z.literal(enrol),
        options: creation,
        validUntil,
        taken: list(z.string()).describe(
          'Names that their other methods have: one is told from another whatever the capitals.',
        ),
      }).describe(`Sets up ${called}.`),
      answers: [
        answerTo(enrol, {
          attestation,
          name: givenName
            .optional()
            .describe(
              'Where there is none, it is called as its maker calls it, else as the portal.',
            ),
        }),
      ],
    },
    identifies,
    elsewhere: null,
  }
}

/** On a phone, in a password manager or on a key: it finds its person, and may be the only thing asked for. */
export const passkeyWire = wireOf('passkey', {
  identifies: true,
  called: 'a passkey, which may be copied between devices',
})

/** A key for the pocket, by USB or NFC. */
export const securityKeyWire = wireOf('security-key', {
  identifies: false,
  called: 'a security key',
})

/** What is built into the computer or phone in use. */
export const thisDeviceWire = wireOf('this-device', {
  identifies: false,
  called: 'what is built into this very device, such as a fingerprint reader',
})
