import { createInterface } from 'node:readline/promises'
import type Electron from 'electron'

/** An answer to the next question of the system: paths, or none when the person gives up. */
export type DialogAnswer = readonly string[]

const answers: DialogAnswer[] = []
const waiting: ((answer: DialogAnswer) => void)[] = []

/** Lays an answer ready for the next question, or gives it to the one that is open. */
export const answerDialog = (answer: DialogAnswer): void => {
  const question = waiting.shift()
  if (question === undefined) answers.push(answer)
  else question(answer)
}

/** In a test the fixture answers; in the development window the terminal does, there being no file chooser. */
const ask = async (title: string): Promise<DialogAnswer> => {
  const ready = answers.shift()
  if (ready !== undefined) return ready
  if (process.connected) return new Promise((resolve) => waiting.push(resolve))
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const path = await terminal.question(`${title}（输入完整路径，留空为取消）：`)
  terminal.close()
  return path.trim() === '' ? [] : [path.trim()]
}

export const dialog = {
  async showOpenDialog(_window: unknown, { title = '' }: Electron.OpenDialogOptions) {
    const filePaths = await ask(title)
    return { canceled: filePaths.length === 0, filePaths: [...filePaths] }
  },
  async showSaveDialog(_window: unknown, { title = '', defaultPath = '' }: Electron.SaveDialogOptions) {
    const [filePath = ''] = await ask(`${title} ${defaultPath}`)
    return { canceled: filePath === '', filePath }
  },
}
