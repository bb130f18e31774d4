import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import type { AfterPackContext } from 'electron-builder'

/**
 * What the packaged binary can no longer be talked into. Every fuse is named: a new one in a later Electron stops
 * the packaging until somebody has decided about it.
 */
const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // The snapshot file for it does not ship with Electron.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

/**
 * Runs after packing, before signing. The packager's own way knows one fuse less than Electron 45 has, so the binary
 * is named here.
 */
export default async ({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> => {
  const windows = electronPlatformName === 'win32'
  await flipFuses(join(appOutDir, windows ? `${packager.appInfo.productFilename}.exe` : packager.appInfo.linuxPackageName), fuses)
}
