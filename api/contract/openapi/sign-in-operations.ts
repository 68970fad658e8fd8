import {
  askConfirmation,
  confirmationResponse,
  confirmedResponse,
  redeemConfirmation,
} from '../confirmation-wire.ts'
import { checkSession, endSession, makeVerification, redeem } from '../requests.ts'
import {
  checkSessionResponse,
  redeemResponse,
  verificationResponse,
  verifiedEmailResponse,
} from '../responses.ts'
import * as example from './examples.ts'
import type { Operation } from './operation.ts'

const host = { tag: 'Host servers', caller: 'portal-secret' } as const

/** Sign-ins, sessions and proven addresses, for hosts' servers. */
export const signInOperations: readonly Operation[] = [
  {
    ...host,
    id: 'redeem',
    method: 'post',
    path: '/v1/redeem',
    summary: 'Exchange a one-time code for who signed in',
    description:
      "Once, within a minute. Compare `state` with the one of this browser's pre-session, in constant time; if they differ, end the session named by `sid` and sign nobody in. Never send a code again: the second time is refused and noted.",
    body: { schema: redeem, example: { code: example.code } },
    answer: {
      status: 200,
      description: 'Who signed in.',
      json: {
        schema: redeemResponse,
        example: {
          person: example.person,
          ...example.session,
          sid: example.sid,
          state: example.state,
          id_token: 'eyJhbGciOiJFUzI1NiJ9.claims.signature',
        },
      },
    },
    codes: ['code_refused'],
  },
  {
    ...host,
    id: 'checkSession',
    method: 'post',
    path: '/v1/sessions/check',
    summary: 'Ask whether a session lives',
    description:
      'Ask at each request of the person that matters. An unknown session is not active, and that is no error.',
    body: { schema: checkSession, example: { sid: example.sid, active: true } },
    answer: {
      status: 200,
      description: 'Whether it lives, and what it may do now.',
      json: {
        schema: checkSessionResponse,
        example: {
          active: true,
          personId: example.person.id,
          ...example.session,
          ...example.time,
        },
      },
    },
  },
  {
    ...host,
    id: 'endSession',
    method: 'post',
    path: '/v1/sessions/end',
    summary: 'End a session',
    body: { schema: endSession, example: { sid: example.sid } },
    answer: { status: 204, description: 'It has ended, now or earlier.' },
  },
  {
    ...host,
    id: 'makeVerification',
    method: 'post',
    path: '/v1/verifications',
    summary: 'Name an address that somebody may prove',
    description: 'For `<farstu-email-code>`. Nothing is mailed until the person asks for it.',
    body: { schema: makeVerification, example: { address: example.person.email } },
    answer: {
      status: 201,
      description: 'What to put into the page.',
      json: {
        schema: verificationResponse,
        example: { verification: 'verification-for-the-element', expiresInSeconds: 3600 },
      },
    },
  },
  {
    ...host,
    id: 'redeemVerification',
    method: 'post',
    path: '/v1/verifications/redeem',
    summary: 'Exchange a one-time code for the address that was proven',
    description: 'Once. Compare `state` as after a sign-in.',
    body: { schema: redeem, example: { code: example.code } },
    answer: {
      status: 200,
      description: 'The address.',
      json: {
        schema: verifiedEmailResponse,
        example: {
          email: example.person.email,
          verifiedAt: 1790000000,
          state: example.state,
        },
      },
    },
    codes: ['code_refused'],
  },
  {
    ...host,
    id: 'askConfirmation',
    method: 'post',
    path: '/v1/confirmations',
    summary: 'Have one act confirmed by whoever is signed in',
    description:
      'For `<farstu-confirm>`: step-up as in RFC 9470, for one act. Say what is shown, and the level (`acr_values` there) and freshness (`max_age`) that you want; the page can change none of it. A factor is shown for this act alone, in this session alone.',
    body: {
      schema: askConfirmation,
      example: { sid: example.sid, ...example.act, text: example.actText, acr: 'aal2' },
    },
    answer: {
      status: 201,
      description: 'What to put into the page.',
      json: {
        schema: confirmationResponse,
        example: { confirmation: 'confirmation-for-the-element', expiresInSeconds: 1800 },
      },
    },
  },
  {
    ...host,
    id: 'redeemConfirmation',
    method: 'post',
    path: '/v1/confirmations/redeem',
    summary: 'Exchange a one-time code for the act that was confirmed',
    description:
      'Once, within two minutes of the right answer. Name the act, object and session that you are about to do it for, from your own records: for any other the code gives nothing, and is used up. Then do the act, and nothing else.',
    body: {
      schema: redeemConfirmation,
      example: { code: example.code, sid: example.sid, ...example.act },
    },
    answer: {
      status: 200,
      description: 'The act, and who confirmed it.',
      json: {
        schema: confirmedResponse,
        example: {
          ...example.act,
          personId: example.person.id,
          acr: 'aal2',
          amr: example.session.amr,
          auth_time: example.session.auth_time,
          confirmedAt: 1790001200,
        },
      },
    },
    codes: ['code_refused'],
  },
]
