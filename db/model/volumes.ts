import { z } from 'zod'

/** 分卷: a bundle cut into plain slices, one a disc. Laid end to end they are the bundle again. */

export const discs = ['cd', 'dvd'] as const
export type Disc = (typeof discs)[number]
export const Disc = z.enum(discs)

/** Bytes of a volume that a disc surely holds. */
export const discBytes: Readonly<Record<Disc, number>> = {
  cd: 700_000_000,
  // 4.7 GB would fit the disc itself, but ISO 9660 and FAT32 hold no file of 4 GiB (4,294,967,296 bytes).
  dvd: 4_290_000_000,
}

/** What the names have room for. */
export const mostVolumes = 999

export interface Volume {
  /** Name of the bundle that the volumes make. */
  readonly whole: string
  /** From 1. */
  readonly number: number
  readonly count: number
}

const three = (n: number): string => String(n).padStart(3, '0')

/** `成果包_….xcb.002of003`: in the order of their names the volumes follow one another. */
export const volumeName = ({ whole, number, count }: Volume): string => `${whole}.${three(number)}of${three(count)}`

/** Reads the name (or the path) of a volume; null for any other file, a bundle in one piece among them. */
export function volumeOf(name: string): Volume | null {
  const parts = /^(.+\.xcb)\.(\d{3})of(\d{3})$/s.exec(name)
  const [number, count] = [Number(parts?.[2]), Number(parts?.[3])]
  if (parts?.[1] === undefined || count < 2 || number < 1 || number > count) return null
  return { whole: parts[1], number, count }
}

/** The names of a whole set, by that of any of its volumes; the name alone where it is none. */
export function volumesOf(name: string): readonly string[] {
  const volume = volumeOf(name)
  if (volume === null) return [name]
  return Array.from({ length: volume.count }, (_, before) => volumeName({ ...volume, number: before + 1 }))
}

/** A set goes by the name of its first volume. */
export const nameOfSet = (name: string): string => volumesOf(name)[0] ?? name

/** Each bundle once, however many of its volumes were named. */
export const oneOfEach = (names: readonly string[]): readonly string[] => [...new Set(names.map(nameOfSet))]
