/** The steps that tell kinds of methods apart, in one chunk. */
export { FarstuStepEnrol } from './enrol-step.ts'
export { FarstuStepPick } from './pick-step.ts'
