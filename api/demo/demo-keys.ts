import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemRandom } from '../adapters/system-random.ts'
import { type Keys, makeKeys, parseKeyRing } from '../config/key-ring.ts'

export function demoKeysFile(dataFolder: string): string {
  return join(dataFolder, 'demo-keys.json')
}

/** Keys of the demo, made once and kept beside its data, readable by its owner only. */
export async function demoKeys(dataFolder: string): Promise<Keys> {
  const file = demoKeysFile(dataFolder)
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) return parseKeyRing(JSON.parse(kept.replace(/^\ufeff/, '')))
  const made = makeKeys(systemRandom)
  await mkdir(dataFolder, { recursive: true })
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  return parseKeyRing(made)
}
