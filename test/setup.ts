import { spawnSync } from 'node:child_process'
import { findElectron } from './host/built.ts'
import { findChromium } from './host/chromium.ts'

/**
 * What the tests need from the machine beside npm's packages, installed where it is missing (Debian and its kin).
 * Quick when everything is there.
 */

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0

const hasChineseFont = (): boolean => {
  if (process.platform !== 'linux') return true
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return (stdout ?? '').trim() !== ''
}

const needs = [
  { what: 'Chromium', debian: 'chromium', isThere: () => findElectron() !== undefined || findChromium() !== undefined },
  { what: 'fontconfig', debian: 'fontconfig', isThere: () => process.platform !== 'linux' || runs('fc-list', '--version') },
  { what: 'a Chinese font (Noto Sans CJK)', debian: 'fonts-noto-cjk', isThere: hasChineseFont },
  { what: 'age (age-encryption.org)', debian: 'age', isThere: () => runs('age', '--version') },
  { what: 'OpenSSL', debian: 'openssl', isThere: () => runs('openssl', 'version') },
  { what: 'ripgrep', debian: 'ripgrep', isThere: () => runs('rg', '--version') },
]

const missing = needs.filter(({ isThere }) => !isThere())
if (missing.length > 0) {
  console.log(`Needed for the tests and not here: ${missing.map(({ what }) => what).join(', ')}.`)
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (!runs('apt-get', '--version') || (asRoot.length > 0 && !runs('sudo', '-n', 'true'))) {
    console.error(`Please install: ${missing.map(({ what, debian }) => `${what} (Debian: ${debian})`).join('; ')}.`)
    process.exit(1)
  }
  const packages = missing.map(({ debian }) => debian)
  console.log(`Installing the Debian packages ${packages.join(', ')} …`)
  const apt = (...args: string[]): void => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    const { status } = spawnSync(command, rest, { stdio: 'inherit' })
    if (status !== 0) process.exit(status ?? 1)
  }
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  const still = missing.filter(({ isThere }) => !isThere())
  if (still.length > 0) {
    console.error(`Still missing after the installation: ${still.map(({ what }) => what).join(', ')}.`)
    process.exit(1)
  }
}
