import type { CheckSessionResponse } from '../../../api/contract/responses.ts'

export const BARE_PATH = '/v1/bare'

/** As long as the answer of a session check. */
export const BARE_ANSWER: CheckSessionResponse = {
  active: true,
  personId: 'AAAAAAAAAAAAAAAAAAAAAA',
  acr: 'aal1',
  amr: ['pwd'],
  auth_time: 1_800_000_000,
  memberships: [{ unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null }],
  idleInSeconds: 86_400,
  endsInSeconds: 2_592_000,
}
