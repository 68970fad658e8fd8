export { FarstuPassword } from './elements/password-element.ts'
export type * from './events/all.ts'
