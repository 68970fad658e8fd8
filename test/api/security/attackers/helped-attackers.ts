import type { World } from '../../../support/attackers/world.ts'
import { circles, endedMidway, heardPass, spentPasses } from '../../../support/attackers/helpdesk/begun.ts'
import { callers } from '../../../support/attackers/helpdesk/starts.ts'
import { OWNER } from '../../../support/webauthn/console-keys.ts'
import type { Row } from './attackers.ts'

/** Who comes by the helpdesk: with an agent's place there, or with the ear of agents who do whatever they are told. */
export interface HelpedAttacker extends Row {
  readonly starts: () => Promise<readonly World[]>
}

export const HELPED = {
  desk: { name: 'helpdesk account', starts: () => callers({}), gains: {}, because: '' },
  own: { name: 'helpdesk account, and their own account', starts: () => callers({ about: 'helpdesk@example.org' }), gains: {}, because: '' },
  owner: { name: 'helpdesk account, and an owner’s account', starts: () => callers({ about: OWNER }), gains: {}, because: '' },
  elsewhere: { name: 'helpdesk account of a portal that has invited the person', starts: () => callers({ desk: 'elsewhere' }), gains: {}, because: '' },
  password: { name: 'helpdesk account and password', starts: () => callers({ has: ['password'] }), gains: {}, because: '' },
  mailbox: { name: 'helpdesk account and mailbox', starts: () => callers({ has: ['mailbox'] }), gains: {}, because: '' },
  both: { name: 'helpdesk account, mailbox and password', starts: () => callers({ has: ['mailbox', 'password'] }), gains: {}, because: '' },
  session: { name: 'helpdesk account and live session', starts: () => callers({ has: ['session'] }), gains: {}, because: '' },
  colleague: { name: 'colleague', starts: () => callers({ colleagues: 1 }), gains: {}, because: '' },
  circle: { name: 'circle of colleagues', starts: circles, gains: {}, because: '' },
  heard: { name: 'pass heard on the line', starts: () => heardPass([]), gains: {}, because: '' },
  heardAndPassword: { name: 'pass heard on the line and password', starts: () => heardPass(['password']), gains: {}, because: '' },
  heardAndMailbox: { name: 'pass heard on the line and mailbox', starts: () => heardPass(['mailbox']), gains: {}, because: '' },
  bare: { name: 'pass heard on the line that opens the password, and mailbox', starts: () => heardPass(['mailbox'], true), gains: {}, because: '' },
  spent: { name: 'pass that is spent, mailbox and password', starts: () => spentPasses(['mailbox', 'password']), gains: {}, because: '' },
  ended: { name: 'agent whose rights end midway', starts: endedMidway, gains: {}, because: '' },
} as const satisfies Readonly<Record<string, HelpedAttacker>>
