import { join } from 'node:path'
import { type Config, ConfigMistakes, parseConfig } from '../config/config.ts'
import type { Environment } from '../config/env-reader.ts'
import { demoKeys } from '../demo/demo-keys.ts'
import { run } from './run.ts'

/**
 * Starts the server as the environment says; stops it in order on SIGINT and SIGTERM.
 * @param root the package's own folder.
 */
export async function start(env: Environment, root: string): Promise<void> {
  const config = readConfig(env)
  const keys = config.keys ?? (await demoKeys(config.dataFolder))
  const begun = run(config, keys, {
    migrationsRoot: join(root, 'db'),
    widgetsFolder: join(root, 'dist', 'widgets'),
    pagesFolder: join(root, 'dist', 'pages'),
    consoleFolder: join(root, 'dist', 'console'),
    docsFolder: root,
  })
  stopOnSignals(begun)
  await begun
}

/** From the first moment on: whoever is told to stop while starting starts, and stops in order. */
function stopOnSignals(begun: Promise<() => Promise<void>>): void {
  let isEnding = false
  const stop = () => {
    if (isEnding) return
    isEnding = true
    begun
      .then((end) => end())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}

function readConfig(env: Environment): Config {
  try {
    return parseConfig(env)
  } catch (fault) {
    if (!(fault instanceof ConfigMistakes)) throw fault
    process.stderr.write(
      `Farstu cannot start:\n${fault.mistakes.map((mistake) => `  - ${mistake}\n`).join('')}`,
    )
    process.stderr.write('Every knob is explained in .env.example.\n')
    return process.exit(2)
  }
}
