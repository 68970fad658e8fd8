import { fetchThisDeviceWords } from '../../words/generated/this-device.ts'
import type { MethodEntry } from '../method.ts'
import { withCeremony } from '../webauthn/with-ceremony.ts'

export const thisDevice: MethodEntry<'this-device'> = {
  steps: {
    'this-device': { element: () => import('../webauthn/verify-steps.ts'), next: 'done' },
    'this-device-enrol': {
      element: () => import('./this-device-enrol-step.ts'),
      next: 'second-setup',
    },
  },
  words: withCeremony(fetchThisDeviceWords),
  picked: {
    icon: 'M4 4h16v12H4zM2 20h20M12 7a3 3 0 0 1 3 3v2M9 12v-2a3 3 0 0 1 .5-1.6M12 10v3',
    words: fetchThisDeviceWords,
  },
  shared: 'ceremony',
  beside: null,
}
