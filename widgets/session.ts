export { FarstuSession } from './elements/session/session.ts'
export type * from './events/all.ts'
