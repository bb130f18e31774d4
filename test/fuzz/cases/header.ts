import { Chance } from '../forging/chance.ts'
import type { Bend } from '../forging/forge.ts'
import { base64, forPassphrase, forRecipient, headed, pairOf, type Stanza, spelled } from '../forging/sealing.ts'
import { otherReceiver, passphrase, receiver } from '../forging/sound.ts'
import { accepted, damaged, outcome } from './case.ts'

/** Vectors whose header is not as it should be: version, stanzas, MAC, recipients, passphrases. */

const header = (change: (header: string) => string): Bend => ({ header: change })
const stanzas = (change: NonNullable<Bend['stanzas']>): Bend => ({ stanzas: change })
const lines = (change: (lines: string[]) => string[]): Bend => header((text) => change(text.split('\n')).join('\n'))
const salt = new Chance('salt').bytes(16)

/** The honest X25519 stanza with other parts, and a MAC that fits. */
const stanza = (change: (honest: Stanza) => Partial<Stanza>): Bend =>
  stanzas((fileKey, _, ephemeral) => {
    const honest = forRecipient(fileKey, receiver.publicKey, ephemeral)
    return spelled({ ...honest, ...change(honest) })
  })
/** The text of the honest stanza, changed, and a MAC that fits. */
const respelled = (change: (text: string) => string): Bend => stanzas((_, honest) => change(honest))
const scrypt = (change: (honest: Stanza) => Partial<Stanza> = () => ({}), phrase = passphrase): Bend =>
  stanzas((fileKey) => {
    const honest = forPassphrase(fileKey, phrase, salt, 8)
    return spelled({ ...honest, ...change(honest) })
  })
const grease = (args: readonly string[] = ['grease', 'x'], body = Buffer.alloc(5, 7)): string => spelled({ args, body })
const macFlipped = (text: string): string => text.replace(/--- (.)/, (_, first: string) => `--- ${first === 'A' ? 'B' : 'A'}`)
const toOther: Bend['stanzas'] = (fileKey, _, ephemeral) => spelled(forRecipient(fileKey, otherReceiver.publicKey, ephemeral))
const longKey = (size: number): Bend =>
  stanzas((_, __, ephemeral) => spelled(forRecipient(new Chance('long').bytes(size), receiver.publicKey, ephemeral)))

export const headerCases = [
  ...accepted('header', {
    sound: {},
    'another recipient beside': stanzas(
      (key, honest) => spelled(forRecipient(key, otherReceiver.publicKey, pairOf('x25519', 'second'))) + honest,
    ),
    'a stanza of an unknown type before': respelled((honest) => grease() + honest),
    'a stanza of an unknown type without a body': respelled((honest) => honest + grease(['grease'], Buffer.alloc(0))),
    'a stanza of an unknown type with a body of 48 bytes': respelled((honest) => honest + grease(['grease'], Buffer.alloc(48, 1))),
  }),
  ...accepted('passphrase', { right: scrypt() }, 'passphrase'),
  ...outcome('bundle_wrong_passphrase', 'other passphrase', 'passphrase', { wrong: scrypt() }),
  ...outcome('bundle_needs_passphrase', 'office', 'passphrase', { 'none given': scrypt() }),
  ...outcome('bundle_foreign', 'office', 'recipient', {
    'another alone': stanzas(toOther),
    'a wrapped key with a flipped bit': stanza(({ body }) => ({ body: Buffer.concat([Buffer.from([body[0]! ^ 1]), body.subarray(1)]) })),
    'a tag with a flipped bit': stanza(({ body }) => ({ body: Buffer.concat([body.subarray(0, 31), Buffer.from([body[31]! ^ 1])]) })),
    'a share of another key': stanza(() => ({ args: ['X25519', base64(pairOf('x25519', 'no share').publicKey)] })),
    'no stanza': stanzas(() => ''),
    'unknown types alone': stanzas(() => grease()),
    'the type in lower case': stanza(({ args }) => ({ args: ['x25519', ...args.slice(1)] })),
  }),
  ...outcome('bundle_newer', 'office', 'header', {
    'version 2': header((text) => text.replace('/v1', '/v2')),
    'version 10': header((text) => text.replace('/v1', '/v10')),
  }),
  ...damaged('header', {
    'an empty file': { file: () => Buffer.alloc(0) },
    'zeros instead': { file: (file) => Buffer.alloc(file.length) },
    'no version line': lines((all) => all.slice(1)),
    'another program': header((text) => text.replace('age-', 'agf-')),
    'no version number': header((text) => text.replace('/v1', '/v')),
    'a space before': header((text) => ` ${text}`),
    'a byte order mark': { file: (file) => Buffer.concat([Buffer.from('\ufeff'), file]) },
    'carriage returns': header((text) => text.replaceAll('\n', '\r\n')),
    'a carriage return in the version line': header((text) => text.replace('\n', '\r\n')),
    'an empty line': lines(([first = '', ...rest]) => [first, '', ...rest]),
    armor: {
      file: (file) => Buffer.from(`-----BEGIN AGE ENCRYPTED FILE-----\n${file.toString('base64')}\n-----END AGE ENCRYPTED FILE-----\n`),
    },
    'no MAC': lines((all) => all.filter((line) => !line.startsWith('---'))),
    'a MAC with a flipped bit': header(macFlipped),
    'a MAC of another file key': { header: (text) => headed(Buffer.alloc(16, 1), text.split('\n').slice(1, 3).join('\n').concat('\n')) },
    'a short MAC': header((text) => `${text.slice(0, -2)}\n`),
    'a padded MAC': header((text) => `${text.slice(0, -1)}=\n`),
    'a space behind the MAC': header((text) => `${text.slice(0, -1)} \n`),
    'no space before the MAC': header((text) => text.replace('--- ', '---')),
    'two spaces before the MAC': header((text) => text.replace('--- ', '---  ')),
    'a MAC with spare bits': header((text) => `${text.slice(0, -2)}${text.at(-2) === 'B' ? 'C' : 'B'}\n`),
    'a MAC in the alphabet of addresses': header((text) => text.replace(/--- .*/, '--- --------------------------------------------')),
    'the stanza doubled after the MAC was made': lines(([a = '', b = '', c = '', ...rest]) => [a, b, c, b, c, ...rest]),
    'a stanza added after the MAC was made': header((text) => text.replace('\n---', `\n${grease()}---`)),
    'longer than 65,536 bytes': respelled((honest) => honest + grease(['grease', 'x'.repeat(70_000)])),
    'ends before the nonce': { file: (file) => file.subarray(0, file.indexOf('\n', file.indexOf('\n---') + 1) + 1) },
    'ends inside the nonce': { file: (file) => file.subarray(0, file.indexOf('\n', file.indexOf('\n---') + 1) + 16) },
  }),
  ...damaged('recipient', {
    'no share': stanza(() => ({ args: ['X25519'] })),
    'an argument more': stanza(({ args }) => ({ args: [...args, 'x'] })),
    'a share of 31 bytes': stanza(() => ({ args: ['X25519', base64(Buffer.alloc(31, 9))] })),
    'a share of 33 bytes': stanza(() => ({ args: ['X25519', base64(Buffer.alloc(33, 9))] })),
    'a share of zeros': stanza(() => ({ args: ['X25519', base64(Buffer.alloc(32))] })),
    'a padded share': stanza(({ args: [type = '', share = ''] }) => ({ args: [type, `${share}=`] })),
    'a share with spare bits': stanza(({ args: [type = '', share = ''] }) => ({
      args: [type, `${share.slice(0, -1)}${share.endsWith('B') ? 'C' : 'B'}`],
    })),
    'a body of 31 bytes': stanza(({ body }) => ({ body: body.subarray(1) })),
    'a body of 33 bytes': stanza(({ body }) => ({ body: Buffer.concat([body, Buffer.alloc(1)]) })),
    'no body': stanza(() => ({ body: Buffer.alloc(0) })),
    'a file key of 15 bytes': longKey(15),
    'a file key of 17 bytes': longKey(17),
    'a padded body': respelled((text) => text.replace(/\n$/, '=\n')),
    'a body over two short lines': respelled((text) => text.replace(/(.{10})\n$/, '\n$1\n')),
    'a body line of 65': respelled((honest) => `${honest}-> grease\n${'A'.repeat(65)}\n`),
    'a full body line alone': respelled((honest) => `${honest}-> grease\n${'A'.repeat(64)}\n`),
    'no type': respelled((honest) => `${honest}-> \n\n`),
    'two spaces': respelled((text) => text.replace('X25519 ', 'X25519  ')),
    'a space at the end': respelled((text) => text.replace(/^(.*)\n/, '$1 \n')),
    'a letter beyond ASCII': respelled((honest) => `${honest}-> gr\u00e4se\n\n`),
    'no arrow': respelled((text) => text.replace('-> ', '-')),
  }),
  ...damaged(
    'passphrase',
    {
      'beside a recipient': stanzas((key, honest) => honest + spelled(forPassphrase(key, passphrase, salt, 8))),
      twice: stanzas((key) => spelled(forPassphrase(key, passphrase, salt, 8)).repeat(2)),
      'a short salt': scrypt(({ args: [, , work = ''] }) => ({ args: ['scrypt', base64(salt.subarray(1)), work] })),
      'no work factor': scrypt(({ args }) => ({ args: args.slice(0, 2) })),
      'an argument more': scrypt(({ args }) => ({ args: [...args, '1'] })),
      'work factor 0': scrypt(({ args }) => ({ args: [...args.slice(0, 2), '0'] })),
      'work factor 08': scrypt(({ args }) => ({ args: [...args.slice(0, 2), '08'] })),
      'work factor +8': scrypt(({ args }) => ({ args: [...args.slice(0, 2), '+8'] })),
      'work factor 8.0': scrypt(({ args }) => ({ args: [...args.slice(0, 2), '8.0'] })),
      'work factor 21': scrypt(({ args }) => ({ args: [...args.slice(0, 2), '21'] })),
      'work factor 64': scrypt(({ args }) => ({ args: [...args.slice(0, 2), '64'] })),
      'a body of 33 bytes': scrypt(({ body }) => ({ body: Buffer.concat([body, Buffer.alloc(1)]) })),
    },
    'passphrase',
  ),
]
