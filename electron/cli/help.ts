import type { Command } from './usage.ts'

const line = ({ name, takes }: Command): string => [...name, takes].filter((part) => part !== '').join(' ')

/** What the command line can do, in one screen. */
export function overview(commands: readonly Command[]): string {
  const widest = Math.max(...commands.map((command) => line(command).length))
  return [
    '巡察单机工作站 命令行',
    '',
    '用法：npm run xuncha -- 命令 [选项]',
    '',
    '命令：',
    ...commands.map((command) => `  ${line(command).padEnd(widest)}  ${command.summary}`),
    '',
    '各命令都有：',
    '  --json              标准输出只有一个 JSON 文档，其余信息写到标准错误',
    '  --help              说明；也可写 命令 --help',
    '',
    '密码从终端输入（不显示），或用 --password-file、--password-fd 给出；不能写在命令行里。',
    '退出码：0 已完成；1 被拒绝；2 用法不对。',
    '',
  ].join('\n')
}

/** One command and its options. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.explained)
  const widest = Math.max(0, ...options.map(([option]) => option.length))
  return [
    `用法：npm run xuncha -- ${line(command)} [选项]`,
    '',
    command.summary,
    '',
    ...(options.length === 0 ? [] : ['选项：', ...options.map(([option, words]) => `  ${option.padEnd(widest)}  ${words}`), '']),
  ].join('\n')
}
