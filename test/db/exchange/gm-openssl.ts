import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sm2Keys } from '../../../db/vault/sm2-keys.ts'

/** The words of FORMAT.md (section 1) spelled by OpenSSL's command line, which shares no code with the program. */

const chunk = 65_536 + 16 + 32

export class OpenSsl {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xuncha-gm-'))

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }

  file(name: string, bytes: Buffer | string): string {
    writeFileSync(join(this.#folder, name), bytes)
    return join(this.#folder, name)
  }

  run(args: readonly string[], input?: Buffer): Buffer {
    return execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 64 * 1024 ** 2 })
  }

  /** SEC 1 private key with its point, on the curve 1.2.156.10197.1.301. */
  pem({ privateKey, publicKey }: Sm2Keys): string {
    const inner = `30770201010420${privateKey.use((key) => key.toString('hex'))}a00a06082a811ccf5501822da144034200${publicKey}`
    const base64 = Buffer.from(inner, 'hex').toString('base64')
    return this.file('key.pem', `-----BEGIN EC PRIVATE KEY-----\n${base64}\n-----END EC PRIVATE KEY-----\n`)
  }

  /** The public key of a card, a compressed point in base64, as a PEM file. */
  publicPem(spelled: string): string {
    const info = Buffer.from('3039301306072a8648ce3d020106082a811ccf5501822d032200', 'hex')
    const base64 = Buffer.concat([info, Buffer.from(spelled, 'base64')]).toString('base64')
    return this.file('public.pem', `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`)
  }

  hmac(key: Buffer, ...parts: Buffer[]): Buffer {
    return this.run(['dgst', '-sm3', '-mac', 'HMAC', '-macopt', `hexkey:${key.toString('hex')}`, '-binary'], Buffer.concat(parts))
  }

  /** The plaintext of a container; throws where a MAC does not hold. `at`: which of the stanzas is for this key. */
  open(container: Buffer, keys: Sm2Keys, at = 0): Buffer {
    const text = container.toString('latin1')
    const header = text.slice(0, text.indexOf('\n---') + 4)
    const mac = text.slice(header.length + 1, header.length + 45)
    const [, , , sealed = ''] = (header.split('\n')[1 + at] ?? '').split(' ')
    const stanza = this.file('stanza', Buffer.from(sealed, 'base64'))
    const fileKey = this.run(['pkeyutl', '-decrypt', '-inkey', this.pem(keys), '-in', stanza])
    const expected = this.hmac(this.hmac(fileKey, Buffer.from('xuncha-gm/header')), Buffer.from(header)).toString('base64')
    if (expected !== mac) throw new Error('the MAC of the header does not hold')
    const start = header.length + 46
    const nonce = container.subarray(start, start + 16)
    return this.payload(container.subarray(start + 16), (purpose) => this.hmac(fileKey, Buffer.from(`xuncha-gm/${purpose}`), nonce))
  }

  private payload(payload: Buffer, key: (purpose: string) => Buffer): Buffer {
    const [cipher, mac, vector] = [key('cipher').subarray(0, 16), key('mac'), key('vector')]
    const plain: Buffer[] = []
    for (let at = 0, index = 0; at < payload.length; at += chunk, index += 1) {
      const place = Buffer.alloc(9)
      place.writeUInt32BE(index, 4)
      place[8] = at + chunk >= payload.length ? 1 : 0
      const block = payload.subarray(at, at + chunk)
      const body = block.subarray(0, -32)
      if (!this.hmac(mac, place, body).equals(block.subarray(-32))) throw new Error(`the MAC of chunk ${index} does not hold`)
      const iv = this.hmac(vector, place).toString('hex', 0, 16)
      plain.push(this.run(['enc', '-d', '-sm4-cbc', '-K', cipher.toString('hex'), '-iv', iv], body))
    }
    return Buffer.concat(plain)
  }

  /** Whether OpenSSL believes a signature of a card's device. */
  believes(spelled: string, signed: Buffer, signature: Buffer): boolean {
    const files = ['-in', this.file('signed', signed), '-sigfile', this.file('signature', signature)]
    const how = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    try {
      this.run(['pkeyutl', '-verify', '-pubin', '-inkey', this.publicPem(spelled), ...files, ...how])
      return true
    } catch {
      return false
    }
  }
}
