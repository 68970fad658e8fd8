import type { Answer } from '../../../api/contract/requests.ts'
import type { Step } from '../../../api/contract/views.ts'
import type { Browser, Reply } from '../api/browser.ts'
import { MINUTE, SECOND } from '../api/clock.ts'
import type { TestServer } from '../api/test-server.ts'
import { totpAt } from '../totp.ts'
import { createAuthenticator } from '../webauthn/authenticator.ts'
import { KINDS } from '../webauthn/passkeys.ts'
import type { Held, HeldKey } from './world.ts'

/** Any password that the attacker chooses. */
export const CHOSEN = 'nine stolen harbours'

/** Where one thing is tried: a flow in a browser of a server, and what the attacker has. */
export interface At {
  readonly server: TestServer
  readonly browser: Browser
  readonly flow: string
}

/** One thing that an attacker can do at a step. */
export interface Try {
  /** The same name is the same thing, wherever it is done. */
  readonly name: string
  /** Where it is an answer. */
  readonly step: string
  /** It proves and changes nothing: only what is asked for next is another. */
  readonly turns?: true
  answer(at: At): Promise<Reply>
  /** What they have once it was right. Default: what they had. */
  readonly leaves?: (held: Held) => Held
}

const sends = (name: string, answer: Answer, leaves?: Try['leaves']): Try => ({
  name,
  step: answer.step,
  answer: ({ browser, flow }) => browser.answer(flow, answer),
  ...(leaves ? { leaves } : {}),
})

/** A code works once, and so does the next one after a minute that is waited for. */
const appTry = (name: string, secret: string, answer: (code: string) => Answer): Try => ({
  name,
  step: answer('').step,
  answer({ server, browser, flow }) {
    server.clock.advance(MINUTE)
    return browser.answer(flow, answer(totpAt(secret, server.clock.now())))
  },
})

async function typeMailedCode({ server, browser, flow }: At, to: string): Promise<Reply> {
  const sent = await browser.answer(flow, { step: 'email-code', send: true })
  const { step } = sent.body.view ?? sent.body
  if (step?.name !== 'email-code') return sent
  if (sent.body.code && step.resendInSeconds > 0) {
    server.clock.advance(step.resendInSeconds * SECOND)
    await browser.answer(flow, { step: 'email-code', send: true })
  }
  return browser.answer(flow, { step: 'email-code', code: await server.mailedCode(to) })
}

const mailedTry = (address: string): Try => ({
  name: 'mailed code',
  step: 'email-code',
  answer: (at) => typeMailedCode(at, address),
})

const turns = (name: string, answer: Answer): Try => ({ ...sends(name, answer), turns: true })

const passTries = (passes: Held['passes']): readonly Try[] => [
  turns('pick the pass', { step: 'pick', pass: true }),
  turns('no pass', { step: 'access-pass', other: true }),
  ...passes.map((code, at) => sends(`pass ${at + 1}`, { step: 'access-pass', code })),
]

const PRESSES: readonly Try[] = (['password', 'totp', 'recovery-codes', ...KINDS] as const).flatMap(
  (step) => [
    turns('another way', { step, other: true } as Answer),
    turns('lost', { step, lost: true } as Answer),
    turns('skip', { step, skip: true } as Answer),
  ],
)

/** Whatever the attacker has, put into every answer that takes it. */
export function triesOf(held: Held): readonly Try[] {
  const { password, mailbox, address, apps, keys, codes, passes } = held
  const [code = '', ...left] = codes
  return [
    sends('address', { step: 'identify', address }),
    sends('go on', { step: 'identify', continue: true }),
    sends('forgotten', { step: 'password', forgotten: true }),
    sends('begin the app anew', { step: 'totp', restart: true }),
    sends('begin the password anew', { step: 'password', restart: true }),
    sends('agree', { step: 'confirm' }),
    sends('read what is left', { step: 'codes-left' }),
    sends('more codes', { step: 'codes-left', renew: true }),
    sends('accept', { step: 'accept' }),
    sends('another app instead', { step: 'enrol', method: 'totp' }),
    sends('later', { step: 'enrol', later: true }),
    sends('switch', { step: 'other-person', switch: true }),
    sends('name', { step: 'register', firstName: 'Not', lastName: 'Them' }),
    turns('pick the app', { step: 'pick', method: 'totp' }),
    turns('pick the sheet', { step: 'pick', method: 'recovery-codes' }),
    turns('pick the mailbox', { step: 'pick', method: 'email-code' }),
    ...(passes.length === 0 ? [] : passTries(passes)),
    sends('choose', { step: 'new-password', password: CHOSEN }, (had) => ({
      ...had,
      password: CHOSEN,
    })),
    ...PRESSES,
    ...(keys.length === 0 ? [] : [sends('by a passkey', { step: 'identify', method: 'passkey' })]),
    ...(password === null ? [] : [sends('password', { step: 'password', password })]),
    ...(mailbox ? [mailedTry(address)] : []),
    ...apps.map((secret, at) =>
      appTry(`app ${at + 1}`, secret, (typed) => ({ step: 'totp', code: typed })),
    ),
    ...(code === ''
      ? []
      : [sends('sheet', { step: 'recovery-codes', code }, (had) => ({ ...had, codes: left }))]),
  ]
}

/** Before a page: what a browser there signs names it. */
interface Showing {
  readonly held: Held
  readonly origin: string
}

/** What only a step that is shown can be answered with: a secret, a challenge, a list, a text. */
export function triesAt(step: Step, showing: Showing): readonly Try[] {
  switch (step.name) {
    case 'passkey':
    case 'security-key':
    case 'this-device':
      return showing.held.keys.map(({ kind, show }) =>
        sends(`show the ${kind}`, {
          step: step.name as 'passkey',
          assertion: show(step.options, showing.origin),
        }),
      )
    case 'passkey-enrol':
    case 'security-key-enrol':
    case 'this-device-enrol':
      return [makes(step, showing)]
    case 'pick':
      return step.methods
        .filter(({ kind }) => isKey(kind))
        .map(({ id, kind }) => turns(`pick the ${kind}`, { step: 'pick', method: id }))
    case 'enrol':
      return step.methods
        .filter(isKey)
        .map((method) => sends(`set up ${method} instead`, { step: 'enrol', method }))
    case 'totp-enrol': {
      const { secret } = step
      const taken = appTry('set up an app', secret, (code) => ({
        step: 'totp-enrol',
        code,
        name: 'Taken',
      }))
      return [{ ...taken, leaves: (had) => ({ ...had, apps: [...had.apps, secret] }) }]
    }
    case 'recovery-codes-enrol': {
      const { codes } = step
      return [
        sends('keep the codes', { step: 'recovery-codes-enrol', kept: true }, (had) => ({
          ...had,
          codes,
        })),
      ]
    }
    case 'notice': {
      const { document, version, hash } = step
      return [sends('read', { step: 'notice', document, version, hash })]
    }
    case 'choose-address':
      return step.addresses.map(({ id }) => sends('remembered', { step: 'choose-address', id }))
    default:
      return []
  }
}

const isKey = (kind: string): boolean => (KINDS as readonly string[]).includes(kind)

/** On an authenticator of the attacker's own. */
function makes(
  step: Extract<Step, { name: 'passkey-enrol' | 'security-key-enrol' | 'this-device-enrol' }>,
  { origin }: Showing,
): Try {
  const kind = step.name.replace('-enrol', '') as (typeof KINDS)[number]
  const authenticator = createAuthenticator()
  const attestation = authenticator.create(step.options, { origin })
  const key: HeldKey = { kind, show: (options, at) => authenticator.get(options, { origin: at }) }
  return sends(
    `make a ${kind}`,
    { step: step.name as 'passkey-enrol', attestation, name: 'Taken' },
    (had) => ({ ...had, keys: [...had.keys, key] }),
  )
}
