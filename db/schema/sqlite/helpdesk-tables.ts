import type { CallerCode } from '../../../api/ports/store/helpdesk/caller-code-store.ts'
import type { HelpdeskAct } from '../../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import { flag, index, instant, table, text } from './columns.ts'
import { flow } from './journey-tables.ts'
import { person } from './person-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * An act of the helpdesk on somebody's ways to verify. Born `done`, or `waiting` for a second agent, who makes it
 * `approved` or `refused`; what nobody decides expires. It stays as long as its person.
 */
export const helpdeskAct = table(
  'helpdesk_act',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    act: text('act').$type<HelpdeskAct['act']>().notNull(),
    details: text('details').notNull(),
    reason: text('reason').notNull(),
    ticket: text('ticket').notNull(),
    agentId: text('agent_id'),
    agentBrowser: text('agent_browser'),
    verifiedBy: text('verified_by').$type<NonNullable<HelpdeskAct['verifiedBy']>>(),
    state: text('state').$type<HelpdeskAct['state']>().notNull(),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at'),
    expiresAt: instant('expires_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    handedOverAt: instant('handed_over_at'),
  },
  (t) => [
    index('helpdesk_act_by_person').on(t.personId, t.createdAt),
    index('helpdesk_act_by_state').on(t.state, t.expiresAt),
    index('helpdesk_act_by_agent').on(t.agentId, t.createdAt),
  ],
)

/**
 * A code that a caller reads out. Born where they are signed in, or mailed; typed once by one agent, for whom it
 * says a while who is calling. Swept a day after its end. The code itself is never here.
 * Where a colleague was asked instead, there is none; what they have confirmed stays, for nobody vouches in a circle.
 */
export const callerCode = table(
  'caller_code',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    via: text('via').$type<CallerCode['via']>().notNull(),
    agentId: text('agent_id'),
    hash: text('hash').notNull(),
    evidence: text('evidence').notNull(),
    word: text('word'),
    colleagueId: text('colleague_id'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('caller_code_by_person').on(t.personId, t.createdAt),
    index('caller_code_by_end').on(t.expiresAt),
    index('caller_code_by_colleague').on(t.colleagueId, t.createdAt),
  ],
)

/**
 * A temporary access pass. Born when an agent issues it; ended by use, an hour, the next one or an agent. The pass
 * itself is never here. It stays as long as its person, so that what was issued can be told.
 */
export const accessPass = table(
  'access_pass',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    actId: text('act_id')
      .notNull()
      .references(() => helpdeskAct.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
    opensPassword: flag('opens_password').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    flowId: text('flow_id').references(() => flow.id, { onDelete: 'set null' }),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('access_pass_by_person').on(t.personId, t.createdAt),
    index('access_pass_by_flow').on(t.flowId),
    index('access_pass_by_act').on(t.actId),
  ],
)
