import type { Session, WebContents } from 'electron'

/**
 * What the window may do, in one place: it shows our own page and nothing else. Every refusal below is a wall behind
 * a wall; the page has no reason to run into any of them.
 */

/** The page's own scheme: a secure, standard origin of its own, so that `self` means our files alone. */
export const scheme = 'app'
export const pageOrigin = 'app://workstation'

/** Sent with every answer of the scheme. Nothing is allowed that is not named. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // WebAssembly for the decoders of scanned PDF (JBIG2, JPEG 2000); it is fetched from our own files like any script.
  "script-src 'self' 'wasm-unsafe-eval'",
  // antd computes its styles in the page and adds them as <style>; styles cannot run code or reach the network here.
  "style-src 'self' 'unsafe-inline'",
  // blob: for pictures that were pasted and are shown before they are stored.
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  // The PDF viewer's worker.
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No DOM sink takes a string that was not made by us: there is no remote content, so none is needed.
  "object-src 'none'",
].join('; ')

/** Attachments come from outside: even if one were opened as a document, it could do nothing. */
export const attachmentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** Whether the session may load the address at all. */
export const mayLoad = (url: string): boolean => url.startsWith(`${pageOrigin}/`) || url.startsWith(`blob:${pageOrigin}/`)

/** The session keeps nothing on disk (a partition without `persist:`) and reaches no network. */
export const guardSession = (session: Session, developing: boolean): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const tools = developing && details.url.startsWith('devtools://')
    decide({ cancel: !mayLoad(details.url) && !tools })
  })
  session.on('will-download', (event) => event.preventDefault())
  // Chromium would fetch dictionaries from the internet.
  session.setSpellCheckerEnabled(false)
}

/** The page stays where it is: no navigation, no redirect, no window, no webview. Routes change by hash alone. */
export const guardContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
