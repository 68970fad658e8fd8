import type { OwnUnitsView } from '../../../api/contract/console/own-units-wire.ts'
import { daysAgo, invitation } from './data.ts'

const reporter = {
  id: 'm1',
  name: 'Kim Example',
  address: 'kim@example.org',
  role: 'reporter',
  until: null,
  isSuspended: false,
  isSelf: false,
  mayEnd: true,
}

/** Two units: one where somebody leaves and somebody is to take over, one where nobody is yet. */
export const OWN_UNITS: OwnUnitsView = {
  units: [
    {
      externalId: '0001',
      name: 'Example Town',
      people: [
        reporter,
        {
          ...reporter,
          id: 'm2',
          name: 'Test Owner',
          address: 'owner@example.org',
          until: daysAgo(-40),
          isSelf: true,
          mayEnd: false,
        },
        {
          ...reporter,
          id: 'm3',
          name: 'Sam Trial',
          address: 'sam@example.org',
          isSuspended: true,
        },
      ],
      invited: [
        { ...invitation({ id: 'i1', firstName: 'Robin', lastName: 'Sample' }), mayChange: true },
        { ...invitation({ id: 'i2', firstName: 'Alex', lastName: 'Test' }), mayChange: false },
      ],
      older: 12,
    },
    { externalId: '0002', name: 'Sample City', people: [], invited: [], older: 0 },
  ],
}
