import type { CommonPasswords } from '../ports/common-passwords.ts'

/** About 49 000 passwords from public collections of what people chose; loaded on first use. */
export function createCommonPasswordList(): CommonPasswords {
  let list: Promise<ReadonlySet<string>> | undefined
  return {
    async has(password) {
      list ??= load()
      return (await list).has(password.toLowerCase())
    },
  }
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].map(String))
}
