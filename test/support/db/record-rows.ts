/** As `rows.ts`, for what is published, sent and written down. */
import type { AuditDetail, AuditEvent } from '../../../api/ports/store/audit-log-store.ts'
import type { Acceptance, Notice } from '../../../api/ports/store/notice-store.ts'
import type { OutboxMail } from '../../../api/ports/store/outbox-store.ts'
import type { SigningKey } from '../../../api/ports/store/signing-key-store.ts'
import { newId, now } from './rows.ts'

export const noticeOf = (portalId: string, overrides: Partial<Notice> = {}): Notice => ({
  id: newId('notice'),
  portalId,
  document: 'terms',
  version: 1,
  language: 'en',
  title: 'Terms of use',
  sections: '[]',
  hash: 'digest-of-the-text',
  material: true,
  publishedAt: now,
  ...overrides,
})

export const acceptanceOf = (
  personId: string,
  portalId: string,
  overrides: Partial<Acceptance> = {},
): Acceptance => ({
  id: newId('acceptance'),
  personId,
  portalId,
  document: 'terms',
  version: 1,
  language: 'en',
  hash: 'digest-of-the-text',
  at: now,
  ...overrides,
})

export const mailOf = (portalId: string, overrides: Partial<OutboxMail> = {}): OutboxMail => ({
  id: newId('mail'),
  portalId,
  to: 'somebody@example.org',
  language: 'en',
  template: 'email-code',
  variables: '{}',
  sealed: 'sealed-code',
  state: 'queued',
  attempts: 0,
  nextAt: now,
  leasedUntil: null,
  createdAt: now,
  expiresAt: null,
  handedOverAt: null,
  providerId: null,
  reportedAt: null,
  invitationId: null,
  lastFault: null,
  ...overrides,
})

export const eventOf = (overrides: Partial<AuditEvent> = {}): AuditEvent => ({
  id: newId('event'),
  at: now,
  act: 'session.started',
  actorType: 'person',
  actorId: null,
  targetType: 'person',
  targetId: null,
  portalId: null,
  digest: 'digest-of-details',
  seq: null,
  hash: null,
  ...overrides,
})

export const detailOf = (eventId: string, overrides: Partial<AuditDetail> = {}): AuditDetail => ({
  eventId,
  salt: 'salt',
  details: '{"acr":"aal2"}',
  ...overrides,
})

export const keyOf = (overrides: Partial<SigningKey> = {}): SigningKey => ({
  id: newId('key'),
  purpose: 'id-token',
  algorithm: 'ES256',
  publicJwk: '{}',
  sealedPrivateJwk: 'sealed',
  createdAt: now,
  retiredAt: null,
  ...overrides,
})
