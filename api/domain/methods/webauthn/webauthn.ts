import type { MethodModule, MethodTraits } from '../method.ts'
import { credentialData, dataIn, deviceOf } from './credential.ts'
import { createEnrol } from './enrolling.ts'
import { type Form, PASSKEY, SECURITY_KEY, THIS_DEVICE } from './form.ts'
import { createVerify } from './verifying.ts'
import { passkeyWire, securityKeyWire, thisDeviceWire } from './wire.ts'

/** Of the three kinds together: more nobody tells apart. */
const MOST = 10

/** As the wire format has it. */
type Wire = { readonly identifies: boolean }

const traitsOf = (
  { kind, isDiscoverable, mayBeOnPhone }: Form,
  { identifies }: Wire,
): MethodTraits => ({
  kind,
  role: 'factor',
  restricted: false,
  categories: ['possession', 'inherence'],
  instance: {
    data: credentialData,
    secret: 'none',
    isNamed: true,
    // A browser shows whichever passkeys will do; of keys and devices one is fetched before it is asked for.
    isPicked: !isDiscoverable,
    scope: 'portal',
    group: { name: 'credentials', most: MOST },
    // What was answered is a challenge, and none of those outlives a restored copy.
    spentAt: null,
    reaches: (method) => {
      const { isUnasked, isCopyable } = dataIn(method)
      if (isUnasked) return 'aal1'
      return isCopyable ? 'aal2' : 'aal3'
    },
    device: deviceOf,
    timesUsable: null,
    mayBeOnPhone,
    isRenewed: false,
  },
  uses: {
    signIn: isDiscoverable ? 'alone' : 'on-top',
    // Where it cannot be copied, and verified its user.
    level: 'aal3',
    identifies,
    forgettable: false,
    vouchesFor: 'every-change',
    canBeTried: true,
    isSpare: false,
  },
  attempts: {
    // Counted and told, and nobody is slowed: a signature is not guessed at, and whoever knows an address could slow its owner.
    rule: { free: 5, hardStop: null, isSlowed: false },
    spent: null,
    spentCode: 'locked',
    promptRule: null,
    enrolRule: null,
    isTimed: false,
    overtaken: 'code_used',
  },
  steps: {
    verify: { name: kind, isCostly: true, isGuess: false },
    enrol: { name: `${kind}-enrol`, isCostly: true, isGuess: false },
  },
  told: {
    added: { act: 'method.added', mail: 'method-added' },
    replaced: null,
    disabled: null,
  },
})

const moduleOf = (form: Form, wire: Wire): MethodModule => ({
  traits: traitsOf(form, wire),
  create: (services) => ({
    verify: createVerify(services, form),
    enrol: createEnrol(services, form),
    elsewhere: null,
  }),
})

/**
 * The kinds `passkey`, `security-key` and `this-device`: a key pair that a browser's authenticator keeps for one
 * portal (Web Authentication Level 3). A row holds the public half and what the authenticator says of itself as
 * `data`, the credential's id as `lookup`, its signature counter as `counter`.
 */
export const passkey = moduleOf(PASSKEY, passkeyWire)
/** See `passkey`: a key for the pocket. */
export const securityKey = moduleOf(SECURITY_KEY, securityKeyWire)
/** See `passkey`: what is built into the device in use. */
export const thisDevice = moduleOf(THIS_DEVICE, thisDeviceWire)
