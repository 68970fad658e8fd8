import { describe, expect, it } from 'vitest'
import { createBrowser } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

describe('whom a visitor can ask', () => {
  it.each([
    ['in their language', { en: ['Help'], sv: ['Hjälp'] }, ['Hjälp']],
    ['as another language has them, where theirs has none', { en: ['Help'], sv: [] }, ['Help']],
    ['nowhere, where nobody is named', { en: [], sv: [] }, []],
  ])('is told %s', async (_how, labels, told) => {
    const helpContacts = Object.fromEntries(
      Object.entries(labels).map(([tag, names]) => [tag, names.map((label) => ({ label }))]),
    )
    const server = await openServer({ portal: { helpContacts } })
    const { help } = (await createBrowser(server, { language: 'sv' }).start()).body
    expect(help.map(({ label }: { readonly label: string }) => label)).toEqual(told)
  })
})
