import { readFile } from 'node:fs/promises'
import { type PortalDefinition, portalDefinition } from '../domain/portal-setup.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu portal add <file>`: prints the portal's secret, this once. */
export const portal: Command = async ([verb, file], { say, withDomain }) => {
  if (verb !== 'add' || !file) throw new UsageError('Say: farstu portal add <file>')
  const definition = await readDefinition(file)
  await withDomain(async ({ portalSetup }) => {
    const secret = await portalSetup.add(definition)
    if (secret === null) throw new UsageError(`There is a portal "${definition.id}" already`)
    say(`Portal "${definition.id}" added. Its secret, shown this once:\n${secret}`)
  })
}

async function readDefinition(file: string): Promise<PortalDefinition> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) throw new UsageError(`The file ${file} cannot be read`)
  const parsed = portalDefinition.safeParse(jsonOf(text, file))
  if (parsed.success) return parsed.data
  const said = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new UsageError([`The file ${file} does not describe a portal:`, ...said].join('\n'))
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`The file ${file} is not JSON`)
  }
}
