import { ALL_TRAITS } from './registry.ts'

/** Names of the steps at which a method is set up. */
export const SETTING_UP: ReadonlySet<string> = new Set(
  ALL_TRAITS.flatMap(({ steps }) => (steps.enrol ? [steps.enrol.name] : [])),
)
