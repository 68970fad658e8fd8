import type { CommonPasswords } from '../ports/common-passwords.ts'

/** About 49 000 passwords from public collections of what people chose; loaded on first use. */
export function createCommonPasswordList(): CommonPasswords {
  let list: Promise<ReadonlySet<string>> | undefined
  return {
    async open() {
      list ??= load()
      const common = await list
      return (password) => common.has(password.toLowerCase())
    },
  }
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].map(String))
}
