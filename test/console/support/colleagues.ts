import type { ColleaguesView } from '../../../api/contract/console/colleague-wire.ts'
import { daysAgo } from './data.ts'

const DEMO = { id: 'demo', name: 'Personnel statistics' }
const TOWN = { externalId: '0001', name: 'Example Town – Personnel statistics' }

/** An owner who looks, somebody of the helpdesk without a key, a frozen auditor, somebody suspended; two who are invited. */
export const COLLEAGUES: ColleaguesView = {
  mayInvite: true,
  portals: [{ id: 'other', name: 'Library statistics' }, DEMO],
  colleagues: [
    {
      id: 'c1',
      name: 'Test Owner',
      address: 'owner@example.org',
      isSelf: true,
      roles: [{ id: 'r1', role: 'owner', portal: null, unit: null, until: null, mayEnd: false }],
      hasKey: true,
      lastSeenAt: daysAgo(0.01),
      isSuspended: false,
      maySuspend: false,
      isFrozen: false,
    },
    {
      id: 'c2',
      name: 'Robin Sample',
      address: 'robin@example.org',
      isSelf: false,
      roles: [
        { id: 'r2', role: 'helpdesk', portal: DEMO, unit: null, until: null, mayEnd: true },
        { id: 'r3', role: 'auditor', portal: null, unit: null, until: daysAgo(-30), mayEnd: true },
      ],
      hasKey: false,
      lastSeenAt: null,
      isSuspended: false,
      maySuspend: true,
      isFrozen: true,
    },
    {
      id: 'c3',
      name: 'Sam Trial',
      address: 'sam@example.org',
      isSelf: false,
      roles: [
        { id: 'r4', role: 'administrator', portal: null, unit: null, until: null, mayEnd: true },
      ],
      hasKey: true,
      lastSeenAt: daysAgo(3),
      isSuspended: true,
      maySuspend: true,
      isFrozen: false,
    },
  ],
  invited: [
    {
      id: 'v1',
      name: 'Alex Test',
      address: 'alex@example.org',
      roles: [{ role: 'unit-coordinator', portal: DEMO, unit: TOWN }],
      expiresAt: daysAgo(-20),
      isExpired: false,
      mayChange: true,
    },
    {
      id: 'v2',
      name: 'Kim Example',
      address: 'kim@example.org',
      roles: [{ role: 'owner', portal: null, unit: null }],
      expiresAt: daysAgo(1),
      isExpired: true,
      mayChange: false,
    },
  ],
}
