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
]
