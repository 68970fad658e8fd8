import type { Page } from '../../api/contract/console/console.ts'
import type {
  InvitationChanged,
  InvitationView,
  InvitedResult,
  OverviewView,
  RolesView,
  WantedInvitation,
} from '../../api/contract/console/invitations.ts'
import type {
  ImportedUnits,
  PersonRow,
  PersonView,
  UnitRow,
} from '../../api/contract/console/people.ts'
import type {
  AddedPortal,
  AddPortal,
  ChangePortal,
  MadeSecret,
  PortalSetupView,
  PublishNotice,
  ReplaceContacts,
} from '../../api/contract/console/portals.ts'
import type { Api, Outcome, Query } from './send.ts'

type Answer<T> = Promise<Outcome<T>>

const id = encodeURIComponent

/** Typed calls for everything that one portal holds. */
export function portalCalls(api: Api, portal: string) {
  const base = `console/portals/${id(portal)}`
  const change = (invitation: string, act: string, body: object = {}): Answer<InvitationChanged> =>
    api.post(`${base}/invitations/${id(invitation)}/${act}`, body)
  const person = (of: string, act: string, body: object = {}): Answer<PersonView> =>
    api.post(`${base}/people/${id(of)}/${act}`, body)
  return {
    overview: (): Answer<OverviewView> => api.get(`${base}/overview`),
    invitations: (query: Query): Answer<Page<InvitationView>> =>
      api.get(`${base}/invitations`, query),
    exportInvitations: (query: Query) => api.file(`${base}/invitations.csv`, query),
    invite: (body: {
      readonly invitations: readonly WantedInvitation[]
      readonly days: number
      readonly dryRun: boolean
    }): Answer<{ readonly results: readonly InvitedResult[] }> =>
      api.post(`${base}/invitations`, body),
    roles: (): Answer<RolesView> => api.get(`${base}/roles`),
    resend: (invitation: string) => change(invitation, 'resend'),
    revoke: (invitation: string) => change(invitation, 'revoke'),
    correct: (
      invitation: string,
      to: { readonly address: string; readonly firstName: string; readonly lastName: string },
    ) => change(invitation, 'correct', to),
    people: (query: Query): Answer<Page<PersonRow>> => api.get(`${base}/people`, query),
    exportPeople: (query: Query) => api.file(`${base}/people.csv`, query),
    person: (of: string): Answer<PersonView> => api.get(`${base}/people/${id(of)}`),
    endMembership: (of: string, membership: string, lastDay: string | null) =>
      person(of, `memberships/${id(membership)}/end`, lastDay ? { lastDay } : {}),
    endSessions: (of: string) => person(of, 'sessions/end'),
    suspend: (of: string) => person(of, 'suspend'),
    reopen: (of: string) => person(of, 'reopen'),
    units: (query: Query): Answer<Page<UnitRow>> => api.get(`${base}/units`, query),
    importUnits: (csv: string, dryRun: boolean): Answer<ImportedUnits> =>
      api.post(`${base}/units/import`, { csv, dryRun }),
    setup: (): Answer<PortalSetupView> => api.get(`${base}/setup`),
    changeSetup: (body: ChangePortal): Answer<PortalSetupView> => api.post(`${base}/setup`, body),
    replaceContacts: (body: ReplaceContacts): Answer<PortalSetupView> =>
      api.post(`${base}/setup/contacts`, body),
    publishNotice: (body: PublishNotice): Answer<PortalSetupView> =>
      api.post(`${base}/setup/notices`, body),
    makeSecret: (): Answer<MadeSecret> => api.post(`${base}/setup/secrets`),
    revokeSecret: (secret: string): Answer<PortalSetupView> =>
      api.post(`${base}/setup/secrets/${id(secret)}/revoke`),
    /** Another portal than this one. */
    addPortal: (body: AddPortal): Answer<AddedPortal> => api.post('console/portals', body),
    setupOf: (other: string): Answer<PortalSetupView> =>
      api.get(`console/portals/${id(other)}/setup`),
  }
}

export type PortalCalls = ReturnType<typeof portalCalls>
