import type { HelpdeskActView } from '../../../api/contract/console/helpdesk-wire.ts'
import { daysAgo } from './data.ts'

export const WAITING_ACT: HelpdeskActView = {
  id: 'act-1',
  act: 'reset',
  method: null,
  scope: 'phone',
  paperGone: false,
  withoutPassword: false,
  corrects: null,
  to: null,
  reason: 'The telephone was stolen on the train',
  ticket: 'CASE-17',
  by: 'Robin Sample',
  isOwn: false,
  verifiedBy: 'mailbox',
  at: daysAgo(0.1),
  state: 'waiting',
  dueAt: daysAgo(-0.9),
  expiresAt: daysAgo(-2.9),
  decidedBy: null,
  may: ['approve', 'refuse'],
}

/** An address that a second agent is to agree to, who sees which it would be. */
export const CORRECTION_ACT: HelpdeskActView = {
  ...WAITING_ACT,
  id: 'act-3',
  act: 'correct',
  scope: null,
  corrects: 'address',
  to: 'kim.example@sample.org',
  reason: 'She works for the county now',
  verifiedBy: 'portal',
  dueAt: null,
}
