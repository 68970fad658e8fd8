/**
 * The attacker looks for a step that somebody forgot to put a price on, and tries there what is paid
 * for elsewhere. Each step says itself whether its answers are counted, and so says this list, which
 * no step can be missing from.
 */
import { expect, it } from 'vitest'
import type { Answer } from '../../../../api/contract/requests.ts'
import { createBrowser } from '../../../support/api/browser.ts'
import { changeRows, useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const SIGNED = { id: 'AAAA', clientDataJSON: 'AAAA' }
const ASSERTION = { ...SIGNED, authenticatorData: 'AAAA', signature: 'AAAA', userHandle: null }
const ATTESTATION = { ...SIGNED, attestationObject: 'AAAA', transports: [] }

/** An answer to each step there is, and whether it names an address, mails, guesses or hashes. */
const ANSWERS: { readonly [Name in Answer['step']]: readonly [isCostly: boolean, object] } = {
  identify: [true, { address: REPORTER }],
  'choose-address': [true, { id: 'one-of-them' }],
  remember: [false, { forget: 'one-of-them' }],
  'email-code': [true, { send: true }],
  successor: [true, { name: 'Somebody Else' }],
  'other-person': [false, { switch: true }],
  register: [false, { firstName: 'Some', lastName: 'Body' }],
  password: [true, { password: 'a guess' }],
  totp: [true, { code: '123456' }],
  'totp-enrol': [true, { code: '123456' }],
  'new-password': [true, { password: 'a new one' }],
  passkey: [true, { assertion: ASSERTION }],
  'passkey-enrol': [true, { attestation: ATTESTATION }],
  'security-key': [true, { assertion: ASSERTION }],
  'security-key-enrol': [true, { attestation: ATTESTATION }],
  'this-device': [true, { assertion: ASSERTION }],
  'this-device-enrol': [true, { attestation: ATTESTATION }],
  'recovery-codes': [true, { code: '7K3M-9QXD-2V5H-C' }],
  'recovery-codes-enrol': [true, { kept: true }],
  enrol: [false, { method: 'totp' }],
  pick: [false, { method: 'totp' }],
  'access-pass': [true, { code: '7K3M9-QXD2V' }],
  'codes-left': [false, {}],
  accept: [false, {}],
  offer: [false, { later: true }],
  confirm: [false, {}],
  notice: [false, { document: 'privacy', version: 1, hash: 'h' }],
  denied: [true, { ask: true }],
}

it('an answer that costs something is paid for at whatever step it is given', async () => {
  const server = await openServer()
  const browser = createBrowser(server, { network: '203.0.113.7', doesWork: false })
  const { flow } = (await browser.start()).body
  changeRows(server, "update attempt_budget set failures = 300 where kind = 'network'")
  for (const [step, [isCostly, answer]] of Object.entries(ANSWERS)) {
    const body = { answer: { step, ...answer } }
    const reply = await browser.send('POST', `/v1/flows/${flow}/answer`, body)
    expect([step, reply.body.code]).toEqual([step, isCostly ? 'proof_required' : 'step_changed'])
  }
})
