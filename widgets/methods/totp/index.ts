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
  picked: {
    icon: 'M7 2h10v20H7zM10 8h4M10 12h4M12 18.5h.01',
    words: fetchTotpWords,
  },
  shared: 'app-code',
  beside: null,
}
