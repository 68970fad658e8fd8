import {
  circles,
  endedMidway,
  heardPass,
  spentPasses,
} from '../../../support/attackers/helpdesk/begun.ts'
import { AGENTS } from '../../../support/attackers/helpdesk/scenes.ts'
import { callers } from '../../../support/attackers/helpdesk/starts.ts'
import type { World } from '../../../support/attackers/world.ts'
import { OWNER } from '../../../support/webauthn/console-keys.ts'
import type { Row } from './attackers.ts'

/** Who comes by the helpdesk: with an agent's place there, or with the ear of agents who do whatever they are told. */
export interface HelpedAttacker extends Row {
  readonly starts: () => Promise<readonly World[]>
}

/** What an agent takes away, or agrees to, whoever calls. */
const UNVERIFIED = { removal: 'at once', freeze: 'at once', approval: 'at once' } as const

/** What is given to whoever is verified by more than a mailbox. */
const VERIFIED = {
  ...UNVERIFIED,
  methods: 'at once',
  pass: 'at once',
  name: 'at once',
  telephone: 'at once',
  address: 'with a second agent',
  unfreeze: 'at once',
} as const

export const HELPED = {
  desk: {
    name: 'helpdesk account',
    starts: () => callers({}),
    gains: UNVERIFIED,
    because:
      'An agent’s session with its key, and nobody on the line: it takes away, fifty times a day, and gives nothing. The person is mailed of each, the owners at the limit. What another agent has asked for is approved, which is what a second agent is there for.',
  },
  own: {
    name: 'helpdesk account, on their own account',
    starts: () => callers({ about: AGENTS.first }),
    gains: {},
    because: 'Nobody helps themselves, nor agrees to what was asked for them.',
  },
  owner: {
    name: 'helpdesk account, on an owner',
    starts: () => callers({ about: OWNER }),
    gains: {},
    because: 'Nobody acts on a role that is not below theirs, not even to take away.',
  },
  elsewhere: {
    name: 'helpdesk account of a portal that has invited the person',
    starts: () => callers({ desk: 'elsewhere' }),
    gains: {},
    because: 'An invitation that nobody has accepted makes nobody theirs: no hostages.',
  },
  colleague: {
    name: 'colleague',
    starts: () => callers({ colleagues: 1 }),
    gains: VERIFIED,
    because:
      'Says to agents who believe anything that it is the person who calls: as good as a code, once in thirty days, mailed to the person and to the unit, and no second agent. It comes to a pass, and by that to nothing without the password and the mailbox.',
  },
  circle: {
    name: 'circle of colleagues',
    starts: circles,
    gains: { removal: 'at once', freeze: 'at once' },
    because:
      'Whoever was vouched for by the person, or has vouched for somebody else this month, vouches for nobody: what is left is what an agent takes away.',
  },
  heard: {
    name: 'pass heard on the line',
    starts: () => heardPass([]),
    gains: {},
    because: 'It stands behind a first proof, and lets nobody in by itself (R-63).',
  },
  heardAndPassword: {
    name: 'pass heard on the line and password',
    starts: () => heardPass(['password']),
    gains: {},
    because: 'What it opens is set up after a mailed code.',
  },
  heardAndMailbox: {
    name: 'pass heard on the line and mailbox',
    starts: () => heardPass(['mailbox']),
    gains: {},
    because:
      'It replaces no password. One that was issued without a password does, which a second agent has approved: with the mailbox that one is the person, for an hour, once.',
  },
  spent: {
    name: 'pass that is spent, mailbox and password',
    starts: () => spentPasses(['mailbox', 'password']),
    gains: {},
    because: 'Used by its person, taken back, late, or another person’s: it opens nothing.',
  },
  ended: {
    name: 'agent whose rights end midway',
    starts: endedMidway,
    gains: {},
    because:
      'Role ended, suspended, frozen, or without a key by now, in the middle of a call, with what they asked for waiting or approved: nothing is done by them (R-73), and what they asked for is approved by nobody.',
  },
} as const satisfies Readonly<Record<string, HelpedAttacker>>
