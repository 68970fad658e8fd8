import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/** Debian, and allowed to: as in containers and on CI. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs Debian's packages; resolves whether they are there. */
export const install = async (packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quietly = (...args) => run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env })
  const code =
    (await quietly('update')) ||
    (await quietly('install', '-y', '--no-install-recommends', ...packages))
  return code === 0
}
