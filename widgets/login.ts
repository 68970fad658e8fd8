export { FarstuLogin } from './elements/login/login.ts'
export type * from './events/all.ts'
