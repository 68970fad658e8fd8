import type { ManagedPortalView } from '../../api/contract/console/console-wire.ts'

/** Where somebody stands who has no portal yet: there is nothing in it, and nothing may be done. */
export const noPortal: ManagedPortalView = {
  id: '',
  name: '',
  languages: [],
  timeZone: 'UTC',
  roles: [],
  role: 'owner',
  permissions: [],
}
