import { answerFlow, cancelFlow, ownSession, resumeFlow, startFlow } from '../requests.ts'
import { ownSessionResponse } from '../responses.ts'
import { flowView } from '../views.ts'
import * as example from './examples.ts'
import type { Operation } from './operation.ts'

const widget = { tag: 'Widgets', caller: 'browser', method: 'post' } as const
const identify = {
  ...example.flow,
  step: { name: 'identify', session: null, methods: [], isPasswordless: false },
}
const who = { address: example.person.email, masked: false }
const password = {
  name: 'password',
  isReplaced: false,
  invitation: null,
  canRecover: true,
  canRestart: false,
}
const ownBody = { schema: ownSession, example: { portal: 'demo' } }
const left = { schema: ownSessionResponse, example: { active: true, ...example.time } }

/** Journeys and the browser's own session, for widgets. */
export const widgetOperations: readonly Operation[] = [
  {
    ...widget,
    id: 'startFlow',
    path: '/v1/flows',
    summary: 'Begin a journey',
    description: 'Sets the cookie that binds the flow to this browser.',
    body: {
      schema: startFlow,
      example: { portal: 'demo', journey: 'sign-in', state: example.state },
    },
    answer: {
      status: 201,
      description: 'The flow, at its first step.',
      json: { schema: flowView, example: identify },
    },
    codes: ['not_found', 'proof_required'],
  },
  {
    ...widget,
    id: 'resumeFlow',
    path: '/v1/flows/{flow}/resume',
    summary: 'See where a journey stands',
    description: 'After a reload. May finish a journey whose last answer was just written.',
    body: { schema: resumeFlow, example: {} },
    answer: {
      status: 200,
      description: 'The flow as it stands.',
      json: { schema: flowView, example: identify },
    },
    codes: ['flow_not_found'],
  },
  {
    ...widget,
    id: 'answerFlow',
    path: '/v1/flows/{flow}/answer',
    summary: 'Answer the step that a journey stands at',
    description: 'Sets the cookie of the session when the journey ends in one.',
    body: {
      schema: answerFlow,
      example: { answer: { step: 'identify', address: example.person.email } },
    },
    answer: {
      status: 200,
      description: 'The flow, at its next step.',
      json: { schema: flowView, example: { ...example.flow, who, step: password } },
    },
    codes: [
      'flow_not_found',
      'step_changed',
      'wrong_code',
      'code_expired',
      'code_used',
      'wrong_password',
      'password_spent',
      'password_refused',
      'locked',
      'wait_to_resend',
      'proof_required',
    ],
  },
  {
    ...widget,
    id: 'cancelFlow',
    path: '/v1/flows/{flow}/cancel',
    summary: 'Leave a journey',
    body: { schema: cancelFlow, example: {} },
    answer: { status: 204, description: 'It has ended.' },
    codes: ['flow_not_found'],
  },
  {
    ...widget,
    id: 'checkOwnSession',
    path: '/v1/session/check',
    summary: "Ask how long this browser's session lives",
    description: 'Does not count as activity.',
    body: ownBody,
    answer: { status: 200, description: 'How long.', json: left },
  },
  {
    ...widget,
    id: 'extendOwnSession',
    path: '/v1/session/extend',
    summary: "Go on with this browser's session",
    body: ownBody,
    answer: { status: 200, description: 'How long it lives now.', json: left },
  },
  {
    ...widget,
    id: 'endOwnSession',
    path: '/v1/session/end',
    summary: "End this browser's session",
    body: ownBody,
    answer: { status: 204, description: 'It has ended, now or earlier, and its cookie is gone.' },
  },
]
