import type { HelpedView, PersonView } from '../../api/contract/console/people-wire.ts'
import type { Outcome } from '../../widgets/client/problem.ts'
import type { BodyOf, Call, QueryOf } from './call.ts'

type HelpReason = BodyOf<'POST /portals/:portal/people/:id/methods/:method/suspend'>

/** What can be asked about one portal, and of the console besides. */
export function portalCalls(call: Call, portal: string) {
  return {
    overview: () => call('GET /portals/:portal/overview', { portal }),
    invitations: (query: QueryOf<'GET /portals/:portal/invitations'>) =>
      call('GET /portals/:portal/invitations', { portal, query }),
    exportInvitations: (query: QueryOf<'GET /portals/:portal/invitations.csv'>) =>
      call('GET /portals/:portal/invitations.csv', { portal, query }),
    invite: (body: BodyOf<'POST /portals/:portal/invitations'>) =>
      call('POST /portals/:portal/invitations', { portal, body }),
    readInvitations: (text: string) =>
      call('POST /portals/:portal/invitations/read', { portal, body: { text } }),
    resend: (id: string) => call('POST /portals/:portal/invitations/:id/resend', { portal, id }),
    revoke: (id: string) => call('POST /portals/:portal/invitations/:id/revoke', { portal, id }),
    correct: (id: string, body: BodyOf<'POST /portals/:portal/invitations/:id/correct'>) =>
      call('POST /portals/:portal/invitations/:id/correct', { portal, id, body }),
    people: (query: QueryOf<'GET /portals/:portal/people'>) =>
      call('GET /portals/:portal/people', { portal, query }),
    exportPeople: (query: QueryOf<'GET /portals/:portal/people.csv'>) =>
      call('GET /portals/:portal/people.csv', { portal, query }),
    person: (id: string) => call('GET /portals/:portal/people/:id', { portal, id }),
    endMembership: (id: string, membership: string, lastDay: string | null) =>
      call('POST /portals/:portal/people/:id/memberships/:membership/end', {
        portal,
        id,
        membership,
        body: lastDay ? { lastDay } : {},
      }),
    endSessions: (id: string) =>
      call('POST /portals/:portal/people/:id/sessions/end', { portal, id }),
    suspend: (id: string) => call('POST /portals/:portal/people/:id/suspend', { portal, id }),
    reopen: (id: string) => call('POST /portals/:portal/people/:id/reopen', { portal, id }),
    onMethod: (
      id: string,
      method: string,
      { act, why }: { act: 'suspend' | 'remove' | 'give-back'; why: HelpReason },
    ): Promise<Outcome<PersonView | HelpedView>> =>
      call(`POST /portals/:portal/people/:id/methods/:method/${act}`, {
        portal,
        id,
        method,
        body: why,
      }),
    renameMethod: (
      id: string,
      method: string,
      body: BodyOf<'POST /portals/:portal/people/:id/methods/:method/rename'>,
    ) =>
      call('POST /portals/:portal/people/:id/methods/:method/rename', { portal, id, method, body }),
    mailCaller: (id: string) =>
      call('POST /portals/:portal/people/:id/caller/mail', { portal, id }),
    verifyCaller: (id: string, code: string) =>
      call('POST /portals/:portal/people/:id/caller/verify', { portal, id, body: { code } }),
    askColleague: (id: string, address: string) =>
      call('POST /portals/:portal/people/:id/caller/colleague', { portal, id, body: { address } }),
    freeze: (id: string, body: BodyOf<'POST /portals/:portal/people/:id/freeze'>) =>
      call('POST /portals/:portal/people/:id/freeze', { portal, id, body }),
    unfreeze: (id: string, body: BodyOf<'POST /portals/:portal/people/:id/unfreeze'>) =>
      call('POST /portals/:portal/people/:id/unfreeze', { portal, id, body }),
    resetMethods: (id: string, body: BodyOf<'POST /portals/:portal/people/:id/reset'>) =>
      call('POST /portals/:portal/people/:id/reset', { portal, id, body }),
    mailToNewAddress: (id: string, address: string) =>
      call('POST /portals/:portal/people/:id/correct/address-code', {
        portal,
        id,
        body: { address },
      }),
    correctPerson: (id: string, body: BodyOf<'POST /portals/:portal/people/:id/correct'>) =>
      call('POST /portals/:portal/people/:id/correct', { portal, id, body }),
    issuePass: (id: string, body: BodyOf<'POST /portals/:portal/people/:id/pass'>) =>
      call('POST /portals/:portal/people/:id/pass', { portal, id, body }),
    revokePass: (id: string) =>
      call('POST /portals/:portal/people/:id/pass/revoke', { portal, id }),
    decide: (
      id: string,
      act: string,
      decision: 'approve' | 'refuse' | 'carry-out',
    ): Promise<Outcome<PersonView | HelpedView>> =>
      call(`POST /portals/:portal/people/:id/helpdesk/:act/${decision}`, { portal, id, act }),
    handedOverHelp: () => call('GET /helpdesk/handed-over', {}),
    waitingHelp: () => call('GET /portals/:portal/helpdesk', { portal }),
    units: (query: QueryOf<'GET /portals/:portal/units'>) =>
      call('GET /portals/:portal/units', { portal, query }),
    importUnits: (csv: string, dryRun: boolean) =>
      call('POST /portals/:portal/units/import', { portal, body: { csv, dryRun } }),
    ownUnits: () => call('GET /portals/:portal/own-units', { portal }),
    inviteToUnit: (body: BodyOf<'POST /portals/:portal/own-units/invitations'>) =>
      call('POST /portals/:portal/own-units/invitations', { portal, body }),
    onOwnInvitation: (id: string, act: 'resend' | 'revoke') =>
      call(`POST /portals/:portal/own-units/invitations/:id/${act}`, { portal, id }),
    endOwnMembership: (id: string, lastDay: string | null) =>
      call('POST /portals/:portal/own-units/memberships/:id/end', {
        portal,
        id,
        body: lastDay ? { lastDay } : {},
      }),
    setup: () => call('GET /portals/:portal/setup', { portal }),
    changeSetup: (body: BodyOf<'POST /portals/:portal/setup'>) =>
      call('POST /portals/:portal/setup', { portal, body }),
    previewPolicy: (body: BodyOf<'POST /portals/:portal/setup/preview'>) =>
      call('POST /portals/:portal/setup/preview', { portal, body }),
    exportPreview: (body: BodyOf<'POST /portals/:portal/setup/preview.csv'>) =>
      call('POST /portals/:portal/setup/preview.csv', { portal, body }),
    mailPreview: (body: BodyOf<'POST /portals/:portal/setup/preview/mail'>) =>
      call('POST /portals/:portal/setup/preview/mail', { portal, body }),
    replaceContacts: (body: BodyOf<'POST /portals/:portal/setup/contacts'>) =>
      call('POST /portals/:portal/setup/contacts', { portal, body }),
    publishNotice: (body: BodyOf<'POST /portals/:portal/setup/notices'>) =>
      call('POST /portals/:portal/setup/notices', { portal, body }),
    makeSecret: () => call('POST /portals/:portal/setup/secrets', { portal }),
    revokeSecret: (id: string) =>
      call('POST /portals/:portal/setup/secrets/:id/revoke', { portal, id }),
    /** In every other portal. */
    peopleElsewhere: (q: string) => call('GET /people', { query: { q, except: portal } }),
    /** Of the whole console. */
    colleagues: () => call('GET /colleagues', {}),
    inviteColleague: (body: BodyOf<'POST /colleagues'>) => call('POST /colleagues', { body }),
    endColleague: (id: string, membership: string) =>
      call('POST /colleagues/:id/memberships/:membership/end', { id, membership }),
    suspendColleague: (id: string) => call('POST /colleagues/:id/suspend', { id }),
    reopenColleague: (id: string) => call('POST /colleagues/:id/reopen', { id }),
    resendColleague: (id: string) => call('POST /colleagues/invitations/:id/resend', { id }),
    revokeColleague: (id: string) => call('POST /colleagues/invitations/:id/revoke', { id }),
    /** Another portal than this one. */
    addPortal: (body: BodyOf<'POST /portals'>) => call('POST /portals', { body }),
    unitsOf: (other: string, query: QueryOf<'GET /portals/:portal/units'>) =>
      call('GET /portals/:portal/units', { portal: other, query }),
    setupOf: (other: string) => call('GET /portals/:portal/setup', { portal: other }),
  }
}

export type PortalCalls = ReturnType<typeof portalCalls>
