import { nothingMore } from '../console/invitation-wire.ts'
import {
  hostInvitation,
  hostInvitationPage,
  hostInvitationQuery,
  hostInvited,
  hostRevoked,
} from '../host-invitation-wire.ts'
import {
  endRole,
  hostPeoplePage,
  hostPeopleQuery,
  putUnits,
  roleEnded,
  unitsPut,
} from '../host-people-wire.ts'
import { PEOPLE_PER_PAGE } from '../plain/paging.ts'
import { MOST_UNITS } from '../plain/portal-limits.ts'
import * as example from './examples.ts'
import type { Operation } from './operation.ts'

const host = { tag: 'Host servers', caller: 'portal-secret' } as const

/** Invitations, units, people and roles, for hosts' servers. */
export const registerOperations: readonly Operation[] = [
  {
    ...host,
    id: 'invite',
    method: 'post',
    path: '/v1/invitations',
    summary: 'Invite somebody',
    description: 'Queues the letter; who has an account already is asked to accept what is added.',
    body: {
      schema: hostInvitation,
      example: {
        address: example.person.email,
        firstName: 'Test',
        lastName: 'Reporter',
        roles: [{ unit: '0001', role: 'reporter' }],
        inviterName: 'Example Agency',
      },
    },
    answer: {
      status: 201,
      description: 'The invitation is there, and its letter waits to be sent.',
      json: {
        schema: hostInvited,
        example: { id: example.invitation.id, expiresAt: example.invitation.expiresAt },
      },
    },
  },
  {
    ...host,
    id: 'listInvitations',
    method: 'get',
    path: '/v1/invitations',
    summary: "List the portal's invitations",
    query: hostInvitationQuery,
    answer: {
      status: 200,
      description: 'A part of them, newest first.',
      json: { schema: hostInvitationPage, example: { items: [example.invitation], next: null } },
    },
  },
  {
    ...host,
    id: 'revokeInvitation',
    method: 'post',
    path: '/v1/invitations/{id}/revoke',
    summary: 'Revoke an invitation',
    description: 'Its link leads nowhere afterwards, and a letter that still waits is withdrawn.',
    body: { schema: nothingMore, example: {} },
    answer: {
      status: 200,
      description: 'Whether there was anything left to revoke.',
      json: { schema: hostRevoked, example: { revoked: true } },
    },
    codes: ['not_found'],
  },
  {
    ...host,
    id: 'putUnits',
    method: 'put',
    path: '/v1/units',
    summary: 'Add and change units',
    description: `At most ${MOST_UNITS} at a time. Units that are not named stay as they are.`,
    body: {
      schema: putUnits,
      example: {
        units: [{ externalId: '0001', name: 'Example Town', contact: 'desk@example.org' }],
      },
    },
    answer: {
      status: 200,
      description: 'How many there were of each kind.',
      json: { schema: unitsPut, example: { added: 0, changed: 1, unchanged: 0 } },
    },
  },
  {
    ...host,
    id: 'listPeople',
    method: 'get',
    path: '/v1/people',
    summary: 'List who has, or had, a role in the portal',
    query: hostPeopleQuery,
    answer: {
      status: 200,
      description: `A part of them, ${PEOPLE_PER_PAGE} at most, by last and first name.`,
      json: {
        schema: hostPeoplePage,
        example: {
          items: [{ ...example.person, memberships: [example.membership] }],
          next: null,
        },
      },
    },
  },
  {
    ...host,
    id: 'endRole',
    method: 'post',
    path: '/v1/memberships/end',
    summary: 'End a role',
    description: 'At once, or with `until`. Ending a role never prolongs it.',
    body: {
      schema: endRole,
      example: { person: example.person.id, unit: '0001', role: 'reporter' },
    },
    answer: {
      status: 200,
      description: 'Whether anything was changed.',
      json: { schema: roleEnded, example: { ended: true } },
    },
  },
]
