export { FarstuLogin } from './elements/login-element.ts'
export type * from './events/all.ts'
