import { METHODS as OURS } from '../../../../widgets/methods/registry.ts'

export { EXPECTED } from '../../../../widgets/methods/registry.ts'

export const METHODS = {
  ...OURS,
  paper: {
    steps: { paper: { element: () => import('./paper-step.ts'), next: 'done' } },
    words: { sv: () => import('./words.sv.ts'), en: () => import('./words.en.ts') },
  },
}
