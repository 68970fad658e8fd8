export { FarstuSession } from './elements/session/session-element.ts'
export type * from './events/all.ts'
