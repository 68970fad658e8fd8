import { z } from 'zod'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Services } from '../../services.ts'
import { SECOND } from '../../values/time.ts'
import type { Ceremony } from '../ceremony.ts'
import type { MethodModule, MethodTraits } from '../method.ts'
import type { VerifyWorks } from '../works.ts'
import { createSending } from './code-sending.ts'
import { turnIn } from './code-turn.ts'
import { codeLength, createCodes, noteOf } from './codes.ts'
import { GUESSES_PER_CODE } from './sending-rules.ts'
import { emailCodeWire } from './wire.ts'

const traits: MethodTraits = {
  kind: 'email-code',
  role: 'mailbox',
  restricted: false,
  categories: [],
  instance: {
    data: z.strictObject({}),
    secret: 'none',
    isNamed: false,
    isPicked: false,
    scope: 'installation',
    group: { name: 'mailbox', most: 0 },
    spentAt: null,
    reaches: null,
    device: null,
    timesUsable: null,
    mayBeOnPhone: false,
    isRenewed: false,
  },
  uses: {
    signIn: 'never',
    level: 'aal2',
    identifies: emailCodeWire.identifies,
    forgettable: false,
    vouchesFor: 'nothing',
    canBeTried: false,
    isSpare: false,
  },
  attempts: {
    // Over all codes sent to one mailbox; a new code gives nothing back. Never slowed, because anybody
    // can ask for codes to a mailbox they know: its codes become longer instead.
    rule: { free: 10, hardStop: null, isSlowed: false },
    spent: null,
    spentCode: 'locked',
    promptRule: null,
    enrolRule: null,
    isTimed: false,
    overtaken: 'code_used',
  },
  steps: {
    verify: { name: 'email-code', isCostly: true, isGuess: false },
    enrol: null,
  },
  told: null,
}

/**
 * The kind `email-code`: a mailed code proves the mailbox. It is never a factor (SP 800-63B-4 §3.1.3.1), is
 * never set up and has no row of a method: each code is a one-time secret of its flow.
 */
export const emailCode: MethodModule = {
  traits,
  create: (services) => ({ verify: createVerify(services), enrol: null, elsewhere: null }),
}

/** Nothing is sent by arriving, and an address nobody knows gets the same answers. */
function createVerify(services: Services): VerifyWorks {
  const codes = createCodes(services)
  const sending = createSending(services)

  return {
    find: null,
    show: (at) => ({
      name: 'email-code',
      purpose: at.mailbox.shownPurpose,
      invitation: at.mailbox.shownPurpose === 'invitation' ? at.around.toldByLink : null,
      canDecline: at.around.canDecline,
      sent: sentView(at),
      resendInSeconds: Math.ceil(turnIn(at) / SECOND),
      length: newestNote(at)?.length ?? codeLength(at.mailbox.wrongCodes, 0),
      sender: { name: at.portal.name, address: services.mailSender },
    }),
    sends: sending,
    // Nothing can be guessed where no code is out.
    whyNot: ({ secrets }) => (secrets.length === 0 ? { code: 'code_expired' } : null),
    check: (at, answer) => codes.check(at.flowId, typedIn(answer)),
  }
}

function newestOf({ secrets }: Ceremony) {
  return secrets.find(({ guesses }) => guesses < GUESSES_PER_CODE)
}

function newestNote(at: Ceremony) {
  const newest = newestOf(at)
  return newest ? noteOf(newest) : null
}

function sentView(at: Ceremony) {
  const newest = newestOf(at)
  if (!newest) return null
  return {
    secondsAgo: Math.floor((at.now - newest.createdAt) / 1000),
    clock: wallClock(newest.createdAt, at.portal.timeZone),
    expiresInSeconds: Math.floor((newest.expiresAt - at.now) / 1000),
    reference: noteOf(newest).reference,
  }
}

/** `HH:MM` in the portal's time zone. */
function wallClock(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
  return format.format(at)
}

/** @throws for an answer without a code: a fault in the caller. */
function typedIn(answer: MethodAnswer): string {
  if (!('code' in answer)) throw new Error('No code was typed')
  return answer.code
}
