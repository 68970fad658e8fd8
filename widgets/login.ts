export { FarstuLogin } from './elements/login/login.ts'
