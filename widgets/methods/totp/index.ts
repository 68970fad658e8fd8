import { fetchTotpWords } from '../../words/generated/totp.ts'
import type { MethodEntry } from '../method.ts'

async function loadEnrol(): Promise<void> {
  const [{ drawBy }, { FarstuQr }] = await Promise.all([
    import('./totp-enrol-step.ts'),
    import('../../ui/qr.ts'),
  ])
  drawBy(FarstuQr)
}

export const totp: MethodEntry<'totp'> = {
  steps: {
    totp: { element: () => import('./totp-step.ts'), next: 'done' },
    'totp-enrol': { element: loadEnrol, next: 'second-setup' },
  },
  words: fetchTotpWords,
  shared: 'app-code',
}
