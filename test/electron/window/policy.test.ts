import { describe, expect, it } from 'vitest'
import { mayLoad } from '../../../electron/window/policy.ts'

describe('the session', () => {
  it.each(['app://workstation/', 'app://workstation/assets/page.js', 'blob:app://workstation/0b2c'])('loads %s', (url) => {
    expect(mayLoad(url)).toBe(true)
  })

  it.each([
    'http://example.com/',
    'https://example.com/',
    'ws://example.com/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://elsewhere/',
    'app://workstation.example.com/',
    'app://workstation@example.com/',
    'blob:https://example.com/0b2c',
    'devtools://devtools/',
    'chrome://gpu/',
    'https://app.localhost/',
  ])('refuses %s', (url) => {
    expect(mayLoad(url)).toBe(false)
  })
})
