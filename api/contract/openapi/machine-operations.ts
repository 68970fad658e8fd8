import { z } from 'zod'
import { keySet } from '../key-set.ts'
import { relatedOrigins } from '../related-origins.ts'
import type { Operation } from './operation.ts'

const machine = { tag: 'Operations', caller: 'anybody', method: 'get' } as const

const text = (example: string) => ({ type: 'text/plain', example })

/** Read by the adapter of the provider, which tolerates what it does not know. */
const report = z
  .looseObject({ type: z.string() })
  .describe('As Resend sends it; kinds that say nothing about a mail of ours are passed over.')

/** What monitoring, the mail provider and whoever verifies tokens ask. */
export const machineOperations: readonly Operation[] = [
  {
    ...machine,
    id: 'isAlive',
    path: '/healthz',
    summary: 'Alive?',
    description: 'Answers under any name, for probes.',
    answer: { status: 200, description: 'The process answers.', text: text('ok\n') },
  },
  {
    ...machine,
    id: 'isReady',
    path: '/readyz',
    summary: 'Ready?',
    description: 'Answers under any name, for probes.',
    answer: { status: 200, description: 'The database answers too.', text: text('ready\n') },
    codes: ['unavailable'],
  },
  {
    ...machine,
    caller: 'metrics-token',
    id: 'metrics',
    path: '/metrics',
    summary: 'Figures for Prometheus',
    answer: {
      status: 200,
      description: 'In the text format of Prometheus.',
      text: text('farstu_outbox_waiting 0\n'),
    },
    codes: ['not_found'],
  },
  {
    ...machine,
    id: 'keys',
    path: '/.well-known/jwks.json',
    summary: 'Keys to verify an `id_token` with',
    description: 'ES256 only; `iss` is the address of the API, `aud` the portal. May be cached.',
    answer: {
      status: 200,
      description: 'A JWK Set.',
      json: {
        schema: keySet,
        example: {
          keys: [
            {
              kty: 'EC',
              crv: 'P-256',
              x: 'x-coordinate-in-base64url',
              y: 'y-coordinate-in-base64url',
              kid: 'k1',
              alg: 'ES256',
              use: 'sig',
            },
          ],
        },
      },
    },
    codes: ['misdirected', 'unavailable'],
  },
  {
    ...machine,
    id: 'relatedOrigins',
    path: '/.well-known/webauthn',
    summary: 'Pages beside our host that may use its passkeys',
    description:
      'Read by browsers where the passkeys of a portal belong to our own host and its page stands beside it. May be cached.',
    answer: {
      status: 200,
      description: 'None where no page needs it.',
      json: {
        schema: relatedOrigins,
        example: { origins: ['https://portal.example.org'] },
      },
    },
    codes: ['misdirected', 'unavailable'],
  },
  {
    ...machine,
    id: 'openapi',
    path: '/openapi.json',
    summary: 'This description',
    answer: {
      status: 200,
      description: 'An OpenAPI 3.1 document. May be cached.',
      json: { schema: z.looseObject({ openapi: z.string() }), example: { openapi: '3.1.1' } },
    },
    codes: ['misdirected'],
  },
  {
    ...machine,
    method: 'post',
    caller: 'resend-signature',
    id: 'takeMailReport',
    path: '/v1/webhooks/resend',
    summary: "Take Resend's report on a mail",
    description:
      'There only where mail leaves through Resend. Signed as Standard Webhooks describes; whatever is signed is answered alike.',
    body: {
      schema: report,
      example: { type: 'email.delivered', data: { email_id: 'id-of-resend' } },
    },
    answer: { status: 200, description: 'Taken.' },
  },
]
