import { createContext, useContext } from 'react'
import { type Permission, permits, type Session } from '../../electron/contract/index.ts'

/** Who is at the keyboard; given by the gate while the case file is open. */
export const SessionContext = createContext<Session | null>(null)

/** The session. Only inside the unlocked frame. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside the unlocked frame')
  return session
}

/** Whether the person at the keyboard may do it; the worker decides again. */
export const useMay = (permission: Permission): boolean => permits(useSession().post, permission)
