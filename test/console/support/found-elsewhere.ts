import type { PeopleAnywhere } from '../../../api/contract/console/people-wire.ts'

/** One in another portal, and one in two of them, who is suspended. */
export const FOUND_ELSEWHERE: PeopleAnywhere = {
  items: [
    {
      id: 'p21',
      firstName: 'Exa',
      lastName: 'Sample',
      address: 'exa@example.org',
      isSuspended: false,
      portals: [
        {
          id: 'other',
          name: 'Library statistics',
          units: ['Sample Library'],
          hasPortalRole: false,
        },
      ],
    },
    {
      id: 'p22',
      firstName: 'Kim',
      lastName: 'Example',
      address: 'kim.example@example.org',
      isSuspended: true,
      portals: [
        { id: 'other', name: 'Library statistics', units: [], hasPortalRole: true },
        { id: 'third', name: 'Waste survey', units: ['Example Town'], hasPortalRole: false },
      ],
    },
  ],
  hasMore: true,
}
