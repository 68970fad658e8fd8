import type { MethodKind } from '../../api/contract/views.ts'

/** What each kind of method is called; a kind without a name does not compile. */
export const methods: Readonly<Record<MethodKind, string>> = {
  password: 'Lösenord',
  totp: 'Autentiseringsapp',
  'email-code': 'Kod via e-post',
}
