import { Button, type ButtonProps, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { inLandmark } from './in-landmark.ts'

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick'> {
  /** What will happen, as a question. */
  readonly question: string
  /** What it means for the work. */
  readonly meaning?: ReactNode
  /** Word on the button that does it; never merely 确定. */
  readonly act: string
  readonly onConfirm: () => void
}

/** A button for what should not happen by a slip of the hand. What can be undone needs none. */
export const ConfirmButton = ({ question, meaning, act, onConfirm, danger, ...rest }: ConfirmButtonProps) => (
  <Popconfirm
    title={question}
    description={meaning}
    okText={act}
    cancelText="不，返回"
    {...(danger && { okButtonProps: { danger: true } })}
    // opened by a key, it is answered by a key: the focus goes to the way back
    cancelButtonProps={{ autoFocus: true }}
    destroyOnHidden
    getPopupContainer={inLandmark}
    icon={null}
    onConfirm={onConfirm}
  >
    <Button {...rest} {...(danger && { danger: true })} />
  </Popconfirm>
)
